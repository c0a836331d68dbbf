#include "migrations/events.h"

#include "schema/names.h"

namespace ormlint::migrations {

namespace {

// What one change makes and takes away.
class Reader {
 public:
  Reader(std::map<Thing, std::vector<Event>>& events, Event here) : events_(events), here_(here) {}

  void operator()(const schema::CreateTable& change) {
    here_.sure &= !change.if_not_exists;
    const std::string& table = change.name.name;
    made({Sort::table, {}, table}, change.table.at);
    for (const schema::Column& column : change.table.columns) made({Sort::column, table, column.name}, column.at);
    for (const auto& key : change.table.uniques) made({Sort::constraint, table, key.name}, key.at);
    for (const auto& key : change.table.foreign_keys) made({Sort::constraint, table, key.name}, key.at);
    for (const auto& check : change.table.checks) made({Sort::constraint, table, check.name}, check.at);
  }
  void operator()(const schema::DropTable& change) { gone({Sort::table, {}, change.name.name}); }
  void operator()(const schema::RenameTable& change) {
    here_.renamed = true;
    gone({Sort::table, {}, change.name.name});
    made({Sort::table, {}, change.to}, {});
  }
  void operator()(const schema::AddColumn& change) {
    here_.sure &= !change.if_not_exists;
    made({Sort::column, change.table.name, change.column.name}, change.column.at);
  }
  void operator()(const schema::DropColumn& change) { gone({Sort::column, change.table.name, change.column}); }
  void operator()(const schema::RenameColumn& change) {
    here_.renamed = true;
    gone({Sort::column, change.table.name, change.column});
    made({Sort::column, change.table.name, change.to}, {});
  }
  void operator()(const schema::SetPrimaryKey& change) { constraint(change.table, change.key.name); }
  void operator()(const schema::AddUnique& change) { constraint(change.table, change.key.name); }
  void operator()(const schema::AddForeignKey& change) { constraint(change.table, change.key.name); }
  void operator()(const schema::AddCheck& change) { constraint(change.table, change.check.name); }
  void operator()(const schema::DropConstraint& change) { gone({Sort::constraint, change.table.name, change.name}); }
  void operator()(const schema::RenameConstraint& change) {
    here_.renamed = true;
    gone({Sort::constraint, change.table.name, change.name});
    constraint(change.table, change.to);
  }
  void operator()(const schema::CreateIndex& change) {
    here_.sure &= !change.if_not_exists;
    made({Sort::index, {}, change.index.name}, {});
  }
  void operator()(const schema::DropIndex& change) { gone({Sort::index, {}, change.name.name}); }
  void operator()(const schema::RenameIndex& change) {
    here_.renamed = true;
    gone({Sort::index, {}, change.name.name});
    made({Sort::index, {}, change.to}, {});
  }
  void operator()(const schema::CreateEnum& change) {
    made({Sort::type, {}, change.name.name}, {});
    for (const schema::Label& label : change.labels) made({Sort::label, change.name.name, label.text}, {});
  }
  void operator()(const schema::AddEnumLabel& change) {
    here_.sure &= !change.if_not_exists;
    made({Sort::label, change.type.name, change.label.text}, {});
  }
  void operator()(const schema::RenameEnumLabel& change) {
    here_.renamed = true;
    gone({Sort::label, change.type.name, change.from});
    made({Sort::label, change.type.name, change.to.text}, {});
  }
  void operator()(const schema::CreateSequence& change) {
    here_.sure &= !change.if_not_exists;
    made({Sort::sequence, {}, change.name.name}, {});
  }
  void operator()(const schema::DropSequence& change) { gone({Sort::sequence, {}, change.name.name}); }
  void operator()(const schema::RenameType& change) {
    here_.renamed = true;
    gone({Sort::type, {}, change.name.name});
    made({Sort::type, {}, change.to}, {});
  }
  void operator()(const schema::DropType& change) { gone({Sort::type, {}, change.name.name}); }
  void operator()(const auto&) {}

 private:
  void constraint(const schema::Ref& table, const std::string& name) { made({Sort::constraint, table.name, name}, {}); }
  void made(Thing thing, Location at) { add(std::move(thing), true, at); }
  void gone(Thing thing) { add(std::move(thing), false, {}); }
  void add(Thing thing, bool made, Location at) {
    if (thing.name.empty()) return;
    thing.owner = schema::truncate_name(thing.owner);
    thing.name = schema::truncate_name(thing.name);
    Event event = here_;
    event.made = made;
    if (at != Location{}) event.at = at;
    events_[std::move(thing)].push_back(event);
  }

  std::map<Thing, std::vector<Event>>& events_;
  Event here_;
};

}  // namespace

Thing thing_of(const schema::Fault& fault) {
  using enum schema::FaultKind;
  switch (fault.kind) {
    case unknown_table:
    case unknown_target:
    case duplicate_table:
      return {Sort::table, {}, fault.name.name};
    case unknown_column:
    case duplicate_column:
      return {Sort::column, fault.name.name, fault.part};
    case unknown_constraint:
    case duplicate_constraint:
      return {Sort::constraint, fault.name.name, fault.part};
    case unknown_index:
    case duplicate_index:
      return {Sort::index, {}, fault.name.name};
    case unknown_type:
    case duplicate_type:
      return {Sort::type, {}, fault.name.name};
    case unknown_sequence:
    case duplicate_sequence:
      return {Sort::sequence, {}, fault.name.name};
    case unknown_label:
    case duplicate_label:
      return {Sort::label, fault.name.name, fault.part};
    default:
      return {Sort::other, fault.name.name, fault.part};
  }
}

Events::Events(const MigrationTree& tree, const std::vector<std::vector<Executed>>& upgrades) {
  for (const std::size_t n : tree.order) {
    for (std::size_t at = 0; at < upgrades[n].size(); ++at) {
      const Executed& statement = upgrades[n][at];
      const bool sure = !statement.asked && statement.caught == Caught::no;
      for (const schema::Change& change : statement.changes)
        std::visit(Reader(events_, {n, at, false, false, sure && !change.guarded, statement.at}), change.step);
    }
  }
}

const std::vector<Event>& Events::of(const Thing& thing) const {
  static const std::vector<Event> none;
  const auto found = events_.find(thing);
  return found == events_.end() ? none : found->second;
}

}  // namespace ormlint::migrations
