#include "migrations/history.h"

#include <algorithm>
#include <set>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

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
