#include "migrations/failures.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "migrations/events.h"
#include "migrations/history.h"
#include "migrations/value.h"

namespace ormlint::migrations {

namespace {

using schema::FaultKind;

// What is the same in every dialect of SQL that SQLAlchemy knows; the rest holds for PostgreSQL alone.
bool is_general(FaultKind kind) {
  using enum FaultKind;
  return kind == unknown_table || kind == unknown_column || kind == unknown_target || kind == duplicate_table ||
         kind == duplicate_column;
}

// Both sides are there.
bool is_of_types(FaultKind kind) { return kind > FaultKind::still_used; }

class Finder {
 public:
  Finder(const MigrationTree& tree, const History& history)
      : tree_(tree), history_(history), events_(tree, history.upgrades), found_(tree.revisions.size()) {}

  std::vector<std::vector<Failure>> run() {
    for (const std::size_t n : tree_.order) {
      for (const Collision& beside : history_.collisions)
        if (beside.revision == n) judge(n, beside.statement, beside.fault, true);
      const std::vector<Executed>& upgrade = history_.upgrades[n];
      for (std::size_t at = 0; at < upgrade.size(); ++at)
        for (const schema::Fault& fault : upgrade[at].faults) judge(n, at, fault, false);
    }
    for (const std::size_t n : tree_.order) {
      told_.clear();
      const std::vector<Executed>& downgrade = history_.downgrades[n];
      for (std::size_t at = 0; at < downgrade.size(); ++at)
        for (const schema::Fault& fault : downgrade[at].faults) judge_downgrade(n, at, fault);
      if (std::ranges::none_of(found_[n], &Failure::down)) find_theft(n);
    }
    return std::move(found_);
  }

 private:
  bool may_be_told(const Executed& executed, const schema::Fault& fault) const {
    if (executed.perhaps || executed.caught != Caught::no) return false;
    const auto has_hole = [](const std::string& name) { return name.find(hole) != std::string::npos; };
    return (is_general(fault.kind) || history_.postgresql) && !has_hole(fault.name.name) && !has_hole(fault.part);
  }

  // A downgrade meets what its revision and those above have left.
  void judge_downgrade(std::size_t revision, std::size_t statement, const schema::Fault& fault) {
    if (!may_be_told(history_.downgrades[revision][statement], fault)) return;
    Failure failure{fault, true, Cause::made_before, {}, {}, 0};
    if (is_of_types(fault.kind)) failure.cause = Cause::of_types;
    const Thing thing = thing_of(fault);
    if (thing.sort == Sort::other && !is_of_types(fault.kind)) return;
    // It ends at the first one; the rest is told of as a number.
    const auto first = std::ranges::find_if(found_[revision], &Failure::down);
    if (first != found_[revision].end()) ++first->more;
    if (first != found_[revision].end() || follows(revision, thing)) return;
    const bool proved =
        is_of_types(fault.kind) || (is_missing(fault.kind) && explain_downgrade(failure, revision, thing));
    told_[thing] = {revision, proved ? found_[revision].size() : none_};
    if (proved) found_[revision].push_back(std::move(failure));
  }

  // A downgrade that drops what an earlier revision has made: on the way further down that one drops it again.
  void find_theft(std::size_t revision) {
    for (const Executed& statement : history_.downgrades[revision]) {
      if (statement.perhaps) continue;
      for (const schema::Change& change : statement.changes) {
        const auto dropped = surely_dropped(change);
        const Event* const maker = dropped ? earlier_maker(*dropped, revision) : nullptr;
        if (!maker || !drops(maker->revision, *dropped)) continue;
        const bool column = dropped->sort == Sort::column;
        const schema::Fault fault{column ? FaultKind::unknown_column : FaultKind::unknown_table,
                                  {{}, column ? dropped->owner : dropped->name},
                                  column ? dropped->name : "",
                                  change.at,
                                  true,
                                  {},
                                  {}};
        return found_[revision].push_back({fault, true, Cause::of_another, maker->revision, maker->at, 0});
      }
    }
  }

  static std::optional<Thing> surely_dropped(const schema::Change& change) {
    if (change.guarded) return std::nullopt;
    if (const auto* const table = std::get_if<schema::DropTable>(&change.step); table && !table->name.if_exists)
      return Thing{Sort::table, {}, table->name.name};
    if (const auto* const column = std::get_if<schema::DropColumn>(&change.step); column && !column->if_exists)
      return Thing{Sort::column, column->table.name, column->column};
    return std::nullopt;
  }

  // Where the revision itself does nothing to it.
  const Event* earlier_maker(const Thing& thing, std::size_t revision) {
    const Event* maker = nullptr;
    for (const Event& event : events_.of(thing)) {
      if (event.revision == revision) return nullptr;
      if (is_above(event.revision, revision)) maker = event.made && event.sure && !event.renamed ? &event : nullptr;
    }
    return maker;
  }

  // Its downgrade does, and none makes the thing again.
  bool drops(std::size_t revision, const Thing& thing) const {
    const auto any_of = [](const std::vector<Executed>& downgrade, const auto& is) {
      return std::ranges::any_of(downgrade, [&](const Executed& statement) {
        return std::ranges::any_of(statement.changes, [&](const auto& change) { return is(statement, change); });
      });
    };
    const auto remakes = [&](const Executed&, const schema::Change& change) {
      const std::string& table_name = thing.sort == Sort::table ? thing.name : thing.owner;
      const auto* const column = std::get_if<schema::AddColumn>(&change.step);
      const auto* const renamed_column = std::get_if<schema::RenameColumn>(&change.step);
      const auto* const table = std::get_if<schema::CreateTable>(&change.step);
      const auto* const renamed = std::get_if<schema::RenameTable>(&change.step);
      const auto* const opaque = std::get_if<schema::Opaque>(&change.step);
      if (opaque)
        return opaque->everything ||
               std::ranges::find(opaque->tables, table_name, &schema::Ref::name) != opaque->tables.end();
      if ((table && table->name.name == table_name) || (renamed && renamed->to == table_name)) return true;
      return thing.sort == Sort::column &&
             ((column && column->column.name == thing.name) || (renamed_column && renamed_column->to == thing.name));
    };
    const auto drops_surely = [&](const Executed& statement, const schema::Change& change) {
      const bool sure = !statement.perhaps && !statement.asked && statement.caught == Caught::no;
      return sure && surely_dropped(change) == thing;
    };
    return any_of(history_.downgrades[revision], drops_surely) &&
           std::ranges::none_of(history_.downgrades,
                                [&](const std::vector<Executed>& one) { return any_of(one, remakes); });
  }

  bool explain_downgrade(Failure& failure, std::size_t revision, const Thing& thing) {
    if (may_be_named_otherwise(thing) || may_come_back(thing)) return false;
    const Event* last = nullptr;
    for (const Event& event : events_.of(thing))
      if (is_above(event.revision, revision) && (last || event.made || event.sure)) last = &event;
    failure.cause = !last ? Cause::never_made : last->renamed ? Cause::renamed_before : Cause::dropped_before;
    if (!last) return never_made(thing);
    failure.other = last->at;
    failure.other_revision = last->revision;
    return !last->made;
  }

  void judge(std::size_t revision, std::size_t statement, const schema::Fault& fault, bool beside) {
    const Executed& executed = history_.upgrades[revision][statement];
    if (!may_be_told(executed, fault)) return;
    if (is_of_types(fault.kind)) return found_[revision].push_back({fault, false, Cause::of_types, {}, {}, 0});
    const Thing thing = thing_of(fault);
    if (thing.sort == Sort::other || follows(revision, thing)) return;
    Failure failure{fault, false, Cause::made_before, {}, {}, 0};
    const bool proved = beside                   ? !executed.asked && explain_twice(failure, revision, thing)
                        : is_missing(fault.kind) ? explain_missing(failure, revision, statement, thing)
                                                 : explain_duplicate(failure, revision, statement, thing);
    // What was dropped in vain is as it should be afterwards; what is only not known to be there says nothing.
    if (!fault.dropping && (proved || !is_missing(fault.kind)))
      told_[thing] = {revision, proved ? found_[revision].size() : none_};
    if (proved) found_[revision].push_back(std::move(failure));
  }

  // What follows from a fault that was told, or could not be: the table or the thing itself is not as it seems.
  bool follows(std::size_t revision, const Thing& thing) {
    auto earlier = told_.find(thing);
    if (earlier == told_.end() && !thing.owner.empty())
      earlier = told_.find({thing.sort == Sort::label ? Sort::type : Sort::table, {}, thing.owner});
    if (earlier == told_.end()) return false;
    const auto [where, number] = earlier->second;
    if (where == revision && number != none_) ++found_[where][number].more;
    return true;
  }

  bool is_above(std::size_t one, std::size_t other) {
    auto& above = above_[other];
    if (above.empty()) {
      const std::vector<std::size_t> all = tree_.ancestors(other);
      above.insert(all.begin(), all.end());
    }
    return above.contains(one);
  }

  bool runs_before(std::size_t one, std::size_t other) const {
    const auto place = [&](std::size_t n) { return std::ranges::find(tree_.order, n); };
    return place(one) < place(other);
  }

  // Those that have no name in a migration get one that is not known.
  bool may_be_named_otherwise(const Thing& thing) const {
    return (thing.sort == Sort::index || thing.sort == Sort::constraint) && !history_.naming_known;
  }

  // What revisions only drop, others make; an application that makes its tables when it starts makes them again.
  bool may_come_back(const Thing& thing) const {
    if (history_.from_nothing || !history_.creates_all || thing.sort != Sort::table) return false;
    return std::ranges::none_of(events_.of(thing), &Event::made);
  }

  bool explain_missing(Failure& failure, std::size_t revision, std::size_t statement, const Thing& thing) {
    if (may_be_named_otherwise(thing) || may_come_back(thing)) return false;
    const Event* last = nullptr;
    const Event* later = nullptr;
    for (const Event& event : events_.of(thing)) {
      const bool before = event.revision == revision ? event.statement < statement : is_above(event.revision, revision);
      if (before && (last || event.made || event.sure)) last = &event;  // DROP … IF EXISTS says nothing by itself
      if (!before && event.made && !(event.revision == revision && event.statement == statement) && !later)
        later = &event;
    }
    if (last && last->made) return false;  // it was made, and the reason why it is not there is not known
    if (const Event* const event = last ? last : later) {
      failure.other = event->at;
      failure.other_revision = event->revision;
    }
    // Made on another branch, which Alembic runs first as the files are called today.
    if (!last && later && runs_before(later->revision, revision)) return false;
    failure.cause = last     ? (last->renamed ? Cause::renamed_before : Cause::dropped_before)
                    : !later ? Cause::never_made
                    : is_above(revision, later->revision) ? Cause::made_later
                                                          : Cause::made_beside;
    return last || (later && later->sure && history_.from_nothing) || (never_made(thing) && (!later || later->sure));
  }

  // A table that no revision makes is missing only where the revisions make all others; what a table has is known from
  // the statement that makes it, unless something else may have made it before.
  bool never_made(const Thing& thing) const {
    if (thing.sort == Sort::table) return history_.from_nothing && !spelled_otherwise(thing.name);
    if (thing.sort == Sort::sequence) return false;  // a serial column may have made it
    if (thing.sort == Sort::index) return history_.from_nothing;
    if (thing.sort == Sort::type) return history_.from_nothing && history_.enum_names.contains(thing.name);
    const Thing owner{thing.sort == Sort::label ? Sort::type : Sort::table, {}, thing.owner};
    const auto& made = events_.of(owner);
    return history_.from_nothing ||
           std::ranges::any_of(made, [](const Event& event) { return event.made && event.sure; });
  }

  // In another letter case, which is another table in PostgreSQL alone.
  bool spelled_otherwise(const std::string& name) const {
    if (history_.postgresql) return false;
    return std::ranges::any_of(history_.last.tables, [&](const auto& entry) {
      return entry.first.name != name && lower_case(entry.first.name) == lower_case(name);
    });
  }

  bool explain_duplicate(Failure& failure, std::size_t revision, std::size_t statement, const Thing& thing) {
    const Event* last = nullptr;
    for (const Event& event : events_.of(thing)) {
      const bool before = event.revision == revision ? event.statement < statement : is_above(event.revision, revision);
      if (before) last = &event;
    }
    if (last) failure.other = last->at;
    if (last) failure.other_revision = last->revision;
    return !may_be_named_otherwise(thing) && (!last || last->made);
  }

  // Two branches make it, and neither takes it away again.
  bool explain_twice(Failure& failure, std::size_t revision, const Thing& thing) {
    failure.cause = Cause::made_twice;
    for (const Event& event : events_.of(thing)) {
      if (!event.made) return false;
      if (event.revision == revision || is_above(event.revision, revision)) continue;
      if (!event.sure || is_above(revision, event.revision)) continue;
      failure.other = event.at;
      failure.other_revision = event.revision;
    }
    return failure.other.has_value();
  }

  static constexpr std::size_t none_ = -1;

  const MigrationTree& tree_;
  const History& history_;
  Events events_;
  std::vector<std::vector<Failure>> found_;
  std::map<Thing, std::pair<std::size_t, std::size_t>> told_;  // the revision, and which of its failures
  std::map<std::size_t, std::set<std::size_t>> above_;
};

}  // namespace

std::vector<std::vector<Failure>> find_failures(const MigrationTree& tree, const History& history) {
  return Finder(tree, history).run();
}

}  // namespace ormlint::migrations
