// The database that a migration meets: statements are read as the server would read them and folded into a schema,
// which can be looked at between two of them. What perhaps runs makes what it touches unknown.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "schema/change.h"
#include "schema/replay.h"

namespace ormlint::migrations {

// A piece of a statement and the place in Python that it comes from.
struct Origin {
  std::size_t begin = 0;  // in the statement, in bytes; up to the next one's
  Location at;
};

struct Executed {
  std::string sql;
  Location at;
  bool perhaps = false;  // under a condition that is not known
  std::vector<schema::Change> changes;
  std::vector<schema::Fault> faults;  // what the server would have said
  Problems problems;                  // what is not understood
};

class Database {
 public:
  explicit Database(schema::Schema before) : session_(std::move(before)) {}

  void execute(std::string sql, Location at, std::vector<Origin> origins, bool perhaps);
  // Something that may do anything to these objects, or to all there are.
  void lose(schema::Opaque lost, Location at, std::string why);

  const schema::Schema& schema() const { return session_.schema(); }
  std::vector<Executed> take() { return std::exchange(executed_, {}); }
  // Applies what another run has found out.
  void apply(const std::vector<Executed>& done);

  // The enum types that SQLAlchemy remembers to have made: it makes each once in a process.
  std::set<std::pair<std::string, std::string>> made_types;

 private:
  void apply(Executed& done, schema::Change change);

  schema::Session session_;
  std::vector<Executed> executed_;
};

}  // namespace ormlint::migrations
