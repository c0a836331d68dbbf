// How SQLAlchemy joins two mapped classes: which foreign keys it takes, which columns are the other side's, and which
// way the relationship goes. Follows what `JoinCondition` in its `orm/relationships.py` and `Join._join_condition` in
// its `sql/selectable.py` do; the documentation's chapter is "Configuring how Relationship Joins".
#pragma once

#include <optional>
#include <vector>

#include "domain/domain.h"

namespace ormlint {

// A column in a join's condition; foreign() and remote() as written, or as SQLAlchemy would mark it.
struct JoinTerm {
  ColumnRef column;
  bool foreign = false;
  bool remote = false;
};

struct Equality {
  JoinTerm left, right;
};

struct JoinCondition {
  std::vector<Equality> equalities;
  std::vector<JoinTerm> lone;  // columns compared with a value
};

// The tables that a mapped class selects from: its own first, then those of joined inheritance.
struct MappedTables {
  std::vector<Id<Table>> all;
  bool has(const ColumnRef& column) const;
  bool is_local(const ColumnRef& column) const { return column.table == all.front(); }
};

struct JoinQuestion {
  MappedTables parent, child;
  std::optional<Id<Table>> secondary;
  std::optional<JoinCondition> primary, beyond;  // primaryjoin= and secondaryjoin=, where given
  std::vector<ColumnRef> foreign_keys;           // foreign_keys=
  std::vector<ColumnRef> remote_side;
  bool viewonly = false;
};

struct Join {
  bool known = false;  // false: a table or a key is not known; nothing else is meant then
  JoinFault fault = JoinFault::none;
  std::vector<ForeignKeyPath> paths;  // of an ambiguous one
  Direction direction = Direction::unknown;
  std::vector<JoinPair> pairs;
  std::vector<SyncPair> syncs;
  std::optional<JoinCondition> primary, beyond;  // given or found, with foreign() and remote() only where written
};

Join find_join(const Domain& domain, const JoinQuestion& question);

}  // namespace ormlint
