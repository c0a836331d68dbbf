#include "migrations/history.h"

#include <algorithm>
#include <set>

#include "migrations/dialect.h"
#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

using Names = std::set<std::string, std::less<>>;

Names created_by(const std::vector<Executed>& upgrade) {
  Names made;
  for (const Executed& statement : upgrade) {
    for (const schema::Change& change : statement.changes) {
      if (const auto* table = std::get_if<schema::CreateTable>(&change.step)) made.insert(table->table.name.name);
      if (const auto* table = std::get_if<schema::RenameTable>(&change.step)) made.insert(table->to);
    }
  }
  return made;
}

// Where the server would have refused a statement, what came of it is not known.
void doubt(schema::Schema& schema, const Names& refused) {
  for (auto& [name, table] : schema.tables) {
    if (refused.contains(name.name)) table.doubt();
  }
  for (auto& [name, type] : schema.enums) type.complete &= !refused.contains(name.name);
}

void find_beginning(History& history, const MigrationTree& tree) {
  Names created;
  bool first_creates = false, first_needs = false;
  for (const std::size_t n : tree.order) {
    const Names made = created_by(history.upgrades[n]);
    first_creates |= tree.above[n].empty() && !made.empty();
    created.insert(made.begin(), made.end());
  }
  Names refused;
  for (std::size_t n = 0; n < history.upgrades.size(); ++n) {
    for (const Executed& statement : history.upgrades[n]) {
      for (const schema::Fault& fault : statement.faults) {
        // Where nothing made the table, what is added to it is still known.
        if (fault.kind != schema::FaultKind::unknown_table) refused.insert(fault.name.name);
        const bool table =
            fault.kind == schema::FaultKind::unknown_table || fault.kind == schema::FaultKind::unknown_target;
        if (!table || created.contains(fault.name.name)) continue;
        history.made_elsewhere.insert(fault.name.name);
        first_needs |= tree.above[n].empty();
      }
    }
  }
  doubt(history.last, refused);
  history.from_nothing = first_creates && !first_needs && history.made_elsewhere.size() * 10 <= created.size();
  history.made_elsewhere.insert("alembic_version");  // which Alembic makes itself
}

class Runner {
 public:
  Runner(const Project& project, const MigrationTree& tree) : project_(project), tree_(tree) {
    for (auto* const runs : {&made_.upgrades, &made_.downgrades, &made_.repeated}) runs->resize(tree.revisions.size());
    made_.postgresql = speaks_postgresql(project);
    made_.creates_all = creates_all(project);
    made_.transactional = !tree.environment || !speaks_of_autocommit(project, *tree.environment);
    if (tree.environment && project.has_index(*tree.environment))
      naming_ = Interpreter(project, database_).convention(*tree.environment);
    if (!speaks_of_naming(project)) naming_ = {};
    made_.naming_known = naming_.known();
  }

  History run() {
    for (const std::size_t n : tree_.order) {
      const std::vector<std::size_t> needed = tree_.ancestors(n);
      // Mostly the database is as the revision before has left it.
      const bool same = needed.size() == applied_.size() + 1 && std::ranges::all_of(needed, [&](std::size_t one) {
                          return one == n || applied_.contains(one);
                        });
      if (!same) rebuild(needed);
      run_revision(n);
      applied_.insert(n);
    }
    const std::size_t collisions = made_.collisions.size();
    if (tree_.heads.size() > 1) rebuild(tree_.order);
    made_.collisions.resize(collisions);  // heads that are not merged may be of two databases
    made_.last = database_.schema();
    made_.enum_names = std::move(database_.enum_names);
    find_beginning(made_, tree_);
    made_.failures = find_failures(tree_, made_);
    return std::move(made_);
  }

 private:
  // From nothing, with what the ancestors were found to do.
  void rebuild(const std::vector<std::size_t>& wanted) {
    Database fresh({});
    fresh.made_types = std::move(database_.made_types);
    fresh.enum_names = std::move(database_.enum_names);
    database_ = std::move(fresh);
    applied_.clear();
    for (const std::size_t n : wanted) {
      if (!done_.contains(n)) continue;
      for (auto& [statement, fault] : database_.apply(made_.upgrades[n])) collide(n, statement, std::move(fault));
      applied_.insert(n);
    }
  }

  void collide(std::size_t revision, std::size_t statement, schema::Fault fault) {
    const bool twice =
        fault.kind == schema::FaultKind::duplicate_table || fault.kind == schema::FaultKind::duplicate_column;
    const auto same = [&](const schema::Fault& other) {
      return other.kind == fault.kind && other.name == fault.name && other.part == fault.part;
    };
    const bool known = std::ranges::any_of(made_.upgrades[revision][statement].faults, same) ||
                       std::ranges::any_of(made_.collisions, [&](const Collision& other) {
                         return other.revision == revision && same(other.fault);
                       });
    if (twice && !known) made_.collisions.push_back({revision, statement, std::move(fault)});
  }

  void run_revision(std::size_t n) {
    const Revision& revision = tree_.revisions[n];
    done_.insert(n);
    if (!revision.upgrade) return;
    Interpreter interpreter(project_, database_);
    interpreter.use(naming_);
    interpreter.run(revision.file, *revision.upgrade);
    made_.upgrades[n] = database_.take();
    if (revision.downgrade) go_back(n);
  }

  // Down and up again, in a process of its own.
  void go_back(std::size_t n) {
    const Revision& revision = tree_.revisions[n];
    Database database(database_.schema());
    Interpreter down(project_, database);
    down.use(naming_);
    const bool ends = down.run(revision.file, *revision.downgrade);
    made_.downgrades[n] = database.take();
    if (!ends) made_.downgrades[n].clear();
    if (made_.downgrades[n].empty()) return;
    Interpreter up(project_, database);
    up.use(naming_);
    up.run(revision.file, *revision.upgrade);
    made_.repeated[n] = database.take();
  }

  const Project& project_;
  const MigrationTree& tree_;
  Database database_{{}};
  NamingConvention naming_;
  History made_;
  std::set<std::size_t> applied_, done_;
};

}  // namespace

History run(const Project& project, const MigrationTree& tree) { return Runner(project, tree).run(); }

schema::Schema schema_before(const History& history, const MigrationTree& tree, std::size_t revision) {
  Database database({});
  for (const std::size_t n : tree.ancestors(revision))
    if (n != revision) database.apply(history.upgrades[n]);
  return database.schema();
}

schema::Schema schema_at(const History& history, const MigrationTree& tree, std::size_t revision) {
  Database database({});
  for (const std::size_t n : tree.ancestors(revision)) database.apply(history.upgrades[n]);
  return database.schema();
}

}  // namespace ormlint::migrations
