// CREATE INDEX and DROP INDEX: of operations of their own, and of an Index among a table's items.
#include <algorithm>

#include "migrations/operations.h"
#include "schema/names.h"

namespace ormlint::migrations {

// The name is in quotes, or empty where PostgreSQL makes it up.
std::string Operations::index_statement(const std::string& owner, const std::string& name, std::span<const Value> items,
                                        const Arguments& options) {
  const auto flag = [&](std::string_view option) { return as_bool(options.keyword(option)).value_or(false); };
  std::string columns;
  const Value* const classes = options.keyword("postgresql_ops");
  for (const Value& item : items) {
    columns += columns.empty() ? "" : ", ";
    columns += item.is_text() ? schema::quote_name(item.text) : expression(item);
    if (!classes || classes->kind != Kind::dict || !item.is_text()) continue;
    for (const auto& [key, value] : *classes->entries)
      if (equal(key, item) == true) columns += " " + as_text(&value).value_or("");
  }
  std::string sql = std::string("CREATE ") + (flag("unique") ? "UNIQUE " : "") + "INDEX " +
                    (flag("postgresql_concurrently") ? "CONCURRENTLY " : "") +
                    (flag("if_not_exists") ? "IF NOT EXISTS " : "") + name + " ON " + owner;
  if (const auto method = as_text(options.keyword("postgresql_using"))) sql += " USING " + *method;
  sql += " (" + columns + ")";
  if (const auto more = as_texts(options.keyword("postgresql_include"))) sql += " INCLUDE (" + quoted(*more) + ")";
  if (flag("postgresql_nulls_not_distinct")) sql += " NULLS NOT DISTINCT";
  if (const Value* const where = options.keyword("postgresql_where"); where && !where->is_none())
    sql += " WHERE " + (where->is_text() ? where->text : expression(*where));
  return sql;
}

void Operations::create_index(const Arguments& given) {
  const std::string name = as_text(given.get(1, "table_name")).value_or("");
  const auto own = as_text(given.get(0, "index_name"));
  const Value* const listed = given.get(2, "columns");
  const auto items = listed ? in_.iterate(*listed) : std::nullopt;
  if (!name.empty() && items && items->empty())
    return in_.refuse(name, at_, "an index needs a column or an expression");
  if (name.empty() || !items) return lose(given, name, "the index that is made is not known");
  emit(index_statement(qualified(as_text(given.keyword("schema")), name), own ? label(*own) : "", *items, given));
}

// Index(None, "a", …) in a table is called as the convention has it.
std::optional<std::string> Operations::index_of_table(const Object& index, const std::string& table,
                                                      const std::string& schema) {
  const Values& given = index.given.positional;
  if (given.empty() || index.given.open || !given[0].known()) return std::nullopt;
  std::vector<std::string> columns;
  for (const Value& item : std::span(given).subspan(1)) {
    if (!item.known()) return std::nullopt;
    columns.push_back(item.is_text() ? item.text : "");
  }
  if (columns.empty()) return std::nullopt;
  const auto name =
      in_.naming_.name({"ix", (schema.empty() ? "" : schema + "_") + table, columns, {}, {}}, given.data());
  return index_statement(qualified(schema, table), name ? label(*name) : "", std::span(given).subspan(1), index.given);
}

void Operations::drop_index(const Arguments& given) {
  const auto own = as_text(given.get(0, "index_name"));
  if (!own)
    return lose(given, as_text(given.get(1, "table_name")).value_or(""), "the index that is dropped is not known");
  const auto flag = [&](std::string_view option) { return as_bool(given.keyword(option)).value_or(false); };
  emit(std::string("DROP INDEX ") + (flag("postgresql_concurrently") ? "CONCURRENTLY " : "") +
       (flag("if_exists") ? "IF EXISTS " : "") + qualified(as_text(given.keyword("schema")), "") + label(*own));
}

}  // namespace ormlint::migrations
