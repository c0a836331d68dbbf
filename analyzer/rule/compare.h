// Models beside the schemas they are compared with: which table is which, and one finding where several sides say the
// same. Three descriptions of one schema exist; the finding tells which two agree.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rule/rule.h"

namespace ormlint {

// What the user named, if anything, and what the migrations make, one for each tree that is whole.
struct Sides {
  std::vector<Side> database, migrations;
};

// A declared table and the tables of that name that are its own.
struct Compared {
  const Table* table = nullptr;
  const Side* database_side = nullptr;
  const schema::Table* in_database = nullptr;  // null also where it was not understood
  const Side* migrations_side = nullptr;
  const schema::Table* migrated = nullptr;
};

// Tables of tests, frozen copies and other databases are none of these. Where several bases declare a table of one
// name (an example beside the application), it is of the base that most of the schema's tables are of.
std::vector<Compared> compared_tables(const Domain& domain, const Sides& sides);

std::vector<Finding> check_drift(std::string_view id, Check<DriftContext> check, const Facts& facts,
                                 const Compared& compared);
std::vector<Finding> check_databases(std::string_view id, Check<DatabaseContext> check, const Facts& facts,
                                     const Sides& sides);

}  // namespace ormlint
