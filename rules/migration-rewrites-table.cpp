// Tells of changes after which every row is written anew.
#include <algorithm>
#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"

#include "base/text.h"
#include "schema/replay.h"
#include "schema/types.h"

namespace ormlint {

namespace {

// A function that gives another value for each row.
bool is_volatile(const std::string& expression) {
  const std::string text = lower_case(expression);
  constexpr std::string_view functions[]{"gen_random_uuid(", "uuid_generate_v", "random(", "clock_timestamp(",
                                         "nextval("};
  return std::ranges::any_of(functions, [&](std::string_view one) { return text.find(one) != std::string::npos; });
}

bool rewrites(const schema::Column& column) {
  return behind_serial(column.type) || column.identity != schema::Identity::none ||
         (column.generated_sql && !column.generated_virtual) ||
         (column.default_sql && is_volatile(*column.default_sql));
}

bool is_text(const schema::Type& type) {
  return type.name.schema == "pg_catalog" && (type.name.name == "text" || type.name.name == "character varying");
}

// A longer text, or the same type.
bool keeps_rows(const schema::Type& from, const schema::Type& to) {
  if (from == to) return true;
  const bool longer = to.modifiers.empty() || (!from.modifiers.empty() && from.modifiers[0] <= to.modifiers[0]);
  if (is_text(from) && is_text(to) && from.dimensions == to.dimensions) return longer;
  const bool numeric = from.name == to.name && to.name.name == "numeric" && !from.modifiers.empty();
  return numeric &&
         (to.modifiers.empty() || (from.modifiers[0] <= to.modifiers[0] && from.modifiers[1] == to.modifiers[1]));
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql || !changes_columns(context.upgrade)) return;
  schema::Session session(migrations::schema_before(context.history, context.tree, context.number));
  for (std::size_t n = 0; n < context.upgrade.size(); ++n) {
    for (const schema::Change& change : context.upgrade[n].changes) {
      const auto* const add = std::get_if<schema::AddColumn>(&change.step);
      const auto* const set = std::get_if<schema::SetColumnType>(&change.step);
      const std::string table = add ? add->table.name : set ? set->table.name : "";
      const schema::Table* const before =
          set ? session.schema().table({set->table.schema.empty() ? "public" : set->table.schema, table}) : nullptr;
      const schema::Column* const column = before ? before->column(set->column) : nullptr;
      const bool all = (add && rewrites(add->column)) ||
                       (column && column->type.known() && set->type.known() && !keeps_rows(column->type, set->type));
      if (all && !is_made_before(context.upgrade, n, table) && !context.upgrade[n].perhaps)
        report(context.upgrade[n].at, "all rows of `{}` are written anew, and nobody can read or write meanwhile",
               table);
      session.apply(change);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_rewrites_table;
const Rule migration_rewrites_table{
    .summary = "a change that writes a whole table anew",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
