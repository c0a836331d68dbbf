// Flags types that PostgreSQL does not have, or not with a length.
#include <algorithm>
#include <array>

#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

bool takes_no_length(const schema::Type& type) {
  constexpr std::array<std::string_view, 9> names{"text", "uuid",  "json",    "jsonb", "boolean",
                                                  "date", "bytea", "integer", "bigint"};
  return type.name.schema == "pg_catalog" && !type.modifiers.empty() &&
         std::ranges::find(names, type.name.name) != names.end();
}

// Of MySQL, SQLite or Oracle, unless somebody has made a type of this name.
bool is_foreign(const schema::Type& type, const schema::Schema& schema) {
  constexpr std::array<std::string_view, 10> names{"datetime", "double",    "nvarchar", "clob",     "blob",
                                                   "binary",   "varbinary", "tinyint",  "longtext", "mediumtext"};
  return type.name.schema.empty() && std::ranges::find(names, type.name.name) != names.end() &&
         !schema.domains.contains({"public", type.name.name}) &&
         !schema.other_types.contains({"public", type.name.name});
}

void check_type(const schema::Type& type, Location at, const RevisionContext& context, Reporter& report) {
  if (takes_no_length(type))
    report(at, "PostgreSQL has no `{}`: the type takes no length", schema::print(type));
  else if (is_foreign(type, context.history.last))
    report(at, "PostgreSQL has no type `{}`", schema::print(type));
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql) return;
  for (const migrations::Executed& statement : context.upgrade) {
    if (statement.perhaps) continue;
    if (!statement.foreign_type.empty()) report(statement.at, "PostgreSQL has no type `{}`", statement.foreign_type);
    for (const schema::Change& change : statement.changes) {
      if (const auto* const table = std::get_if<schema::CreateTable>(&change.step))
        for (const schema::Column& column : table->table.columns) check_type(column.type, column.at, context, report);
      if (const auto* const add = std::get_if<schema::AddColumn>(&change.step))
        check_type(add->column.type, add->column.at, context, report);
      if (const auto* const set = std::get_if<schema::SetColumnType>(&change.step))
        check_type(set->type, statement.at, context, report);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_wrong_dialect_type;
const Rule migration_wrong_dialect_type{
    .summary = "a type that only another database has",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
