#include "migrations/history.h"

#include <algorithm>
#include <set>

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
  for (auto& [name, table] : schema.tables) table.complete &= !refused.contains(name.name);
  for (auto& [name, type] : schema.enums) type.complete &= !refused.contains(name.name);
}

void find_beginning(History& history, const MigrationTree& tree) {
  Names created;
  bool first_creates = false;
  for (const std::size_t n : tree.order) {
    const Names made = created_by(history.upgrades[n]);
    first_creates |= tree.above[n].empty() && !made.empty();
    created.insert(made.begin(), made.end());
  }
  Names refused;
  for (const auto& upgrade : history.upgrades) {
    for (const Executed& statement : upgrade) {
      for (const schema::Fault& fault : statement.faults) {
        refused.insert(fault.name.name);
        const bool table =
            fault.kind == schema::FaultKind::unknown_table || fault.kind == schema::FaultKind::unknown_target;
        if (table && !created.contains(fault.name.name)) history.made_elsewhere.insert(fault.name.name);
      }
    }
  }
  doubt(history.last, refused);
  history.made_elsewhere.insert("alembic_version");  // which Alembic makes itself
  history.from_nothing = first_creates && history.made_elsewhere.size() * 10 <= created.size();
}

class Runner {
 public:
  Runner(const Project& project, const MigrationTree& tree) : project_(project), tree_(tree) {
    made_.upgrades.resize(tree.revisions.size());
    if (tree.environment && project.has_index(*tree.environment))
      naming_ = Interpreter(project, database_).convention(*tree.environment);
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
    if (tree_.heads.size() > 1) rebuild(tree_.order);
    made_.last = database_.schema();
    find_beginning(made_, tree_);
    return std::move(made_);
  }

 private:
  // From nothing, with what the ancestors were found to do.
  void rebuild(const std::vector<std::size_t>& wanted) {
    auto types = std::move(database_.made_types);
    database_ = Database({});
    database_.made_types = std::move(types);
    applied_.clear();
    for (const std::size_t n : wanted) {
      if (!done_.contains(n)) continue;
      database_.apply(made_.upgrades[n]);
      applied_.insert(n);
    }
  }

  void run_revision(std::size_t n) {
    const Revision& revision = tree_.revisions[n];
    done_.insert(n);
    if (!revision.upgrade) return;
    Interpreter interpreter(project_, database_);
    interpreter.use(naming_);
    interpreter.run(revision.file, *revision.upgrade);
    made_.upgrades[n] = database_.take();
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

schema::Schema schema_at(const History& history, const MigrationTree& tree, std::size_t revision) {
  Database database({});
  for (const std::size_t n : tree.ancestors(revision)) database.apply(history.upgrades[n]);
  return database.schema();
}

}  // namespace ormlint::migrations
