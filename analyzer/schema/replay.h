// Changes folded into a schema, with the server's semantics: names are looked for along the search path, a primary key
// makes its columns NOT NULL, what has no name gets the one PostgreSQL would give it, and what depends on something
// goes or is renamed with it.
//
// A change that the server would refuse is a Fault, a value for those who ask (a chain of migrations is checked with
// them). The fold goes on: what exists stays when it is made again, what is dropped is gone though something used it.
// Where the schema is not completely known, nothing is said to be missing.
//
// Facts: PostgreSQL's documentation, "Data Definition", "CREATE TABLE", "ALTER TABLE", "DROP …".
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/problem.h"
#include "schema/change.h"

namespace ormlint::schema {

enum class FaultKind : std::uint8_t {
  unknown_schema,
  unknown_table,  // a view, sequence or index too, where a statement takes any of them
  unknown_column,
  unknown_constraint,
  unknown_index,
  unknown_sequence,
  unknown_type,  // of a column: it may be an extension's, or the dump may be of a part only
  unknown_label,
  unknown_target,  // of a foreign key: likewise
  duplicate_schema,
  duplicate_table,
  duplicate_sequence,
  duplicate_column,
  duplicate_constraint,
  duplicate_index,
  duplicate_type,
  duplicate_label,
  still_used,  // dropped without CASCADE, though `part` depends on it
  no_cast,     // of a column to a new type, without a USING that gives one
  no_cast_of_using,
  no_cast_of_default,
  incomparable_key,  // a foreign key's column and its target
};
// Something that a statement needs is not there; else it is there already, or does not fit.
inline bool is_missing(FaultKind kind) { return kind < FaultKind::duplicate_schema; }

struct Fault {
  FaultKind kind;
  Name name;         // the table, type or other object the change is about
  std::string part;  // the column, constraint or label, where it is one of those
  Location at;       // the change
  bool dropping = false;
  std::string from, to;  // of types, as they are printed, and the target of a foreign key
};

// One sentence.
std::string print(const Fault& fault);

// // From nothing, but for the schema public. Each fault becomes a problem, once; not so those of unknown types and
// targets and of dependents, which a dump of a part of a database has without being wrong, and of dropping what is not
// there, which is how `pg_dump --clean` begins.
Schema replay(std::span<const Change> changes, Problems& problems);

// On top of a schema, with the search path as a new session has it.
Schema replay_onto(Schema before, std::span<const Change> changes, std::vector<Fault>& faults);

// A fold that is looked at between its steps.
class Session {
 public:
  explicit Session(Schema before);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // What the server would have said against it.
  std::vector<Fault> apply(const Change& change);
  const Schema& schema() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ormlint::schema
