// The database that a migration meets: statements are read as the server would read them and folded into a schema,
// which can be looked at between two of them. What perhaps runs makes what it touches unknown.
#pragma once

#include <cstdint>
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

// Whether the code around a statement goes on when the server refuses it.
enum class Caught : std::uint8_t { no, perhaps, surely };

struct Circumstances {
  bool perhaps = false;        // under a condition that is not known
  bool asked = false;          // the same migration has looked into the catalog before
  Caught caught = Caught::no;  // by a handler that does not raise again
  Location handler;            // that one
  bool savepoint = false;      // what is refused undoes no more than a savepoint within the reach of the handler
  bool autocommit = false;     // it is in no transaction
  bool written = false;        // as it stands in the migration; else made from an operation
};

struct Executed : Circumstances {
  std::string sql;  // empty: no statement, but something that is to be known
  Location at;
  bool data = false;         // rows are read, changed or removed in a way that is not understood
  std::string refused;       // why Alembic or SQLAlchemy refuses the operation, whatever the database holds
  std::string foreign_type;  // a type in it that PostgreSQL does not have
  bool creates_all = false;  // metadata.create_all()
  // Of the enum that a column is given though it has it already: the database gets none of them.
  std::vector<std::string> labels_lost;
  std::vector<schema::Change> changes;
  std::vector<schema::Fault> faults;  // what the server would have said
  Problems problems;                  // what is not understood
};

class Database {
 public:
  explicit Database(schema::Schema before) : session_(std::move(before)) {}

  void execute(std::string sql, Location at, std::vector<Origin> origins, const Circumstances& when);
  // A mark among the statements.
  void note_data(Location at, const Circumstances& when);
  void refuse(const std::vector<schema::Ref>& tables, Location at, const Circumstances& when, std::string why);
  // Of the statement that was executed last.
  void note_lost_labels(std::vector<std::string> labels);
  void create_all(Location at, const Circumstances& when);
  // Something that may do anything to these objects, or to all there are.
  void lose(schema::Opaque lost, Location at, std::string why);

  const schema::Schema& schema() const { return session_.schema(); }
  std::vector<Executed> take();
  // Applies what another run has found out; gives what the server says against it now, by statement.
  std::vector<std::pair<std::size_t, schema::Fault>> apply(const std::vector<Executed>& done);

  // The enum types that SQLAlchemy remembers to have made: it makes each once in a process.
  std::set<std::pair<std::string, std::string>> made_types;
  // Those that columns speak of, made or not.
  std::set<std::string, std::less<>> enum_names;
  // A type of another dialect, of the statement that comes next.
  std::string foreign_type;

 private:
  void apply(Executed& done, schema::Change change);

  bool is_temporary(const schema::Change& change) const;

  schema::Session session_;
  std::set<std::string, std::less<>> temporary_;  // tables of the session, which are nobody's schema
  std::vector<Executed> executed_;
};

}  // namespace ormlint::migrations
