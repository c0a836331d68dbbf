#include "migrations/catalog_query.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/text.h"

namespace ormlint::migrations {

namespace {

// A query with its words one blank apart, lower case but for its strings; parameters replaced by their values.
class Question {
 public:
  Question(std::string_view sql, const Value* parameters) {
    for (std::size_t n = 0; n < sql.size(); ++n) {
      const char c = sql[n];
      if (c == '\'') {
        const std::size_t end = std::min(sql.find('\'', n + 1), sql.size() - 1);
        text_ += sql.substr(n, end - n + 1);
        n = end;
      } else if (c == ':' && n + 1 < sql.size() && std::isalpha(static_cast<unsigned char>(sql[n + 1])) &&
                 (n == 0 || sql[n - 1] != ':')) {
        std::size_t end = n + 1;
        while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) || sql[end] == '_')) ++end;
        text_ += parameter(sql.substr(n + 1, end - n - 1), parameters);
        n = end - 1;
      } else if (std::isspace(static_cast<unsigned char>(c))) {
        if (!text_.ends_with(' ')) text_ += ' ';
      } else {
        text_ += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
    }
  }

  bool has(std::string_view words) const { return text_.find(words) != std::string::npos; }

  // column = 'text', with or without a cast or a table's name in front.
  std::optional<std::string> compared(std::string_view column) const {
    for (std::size_t n = 0; (n = text_.find(column, n)) != std::string::npos; n += column.size()) {
      if (n > 0 && (std::isalnum(static_cast<unsigned char>(text_[n - 1])) || text_[n - 1] == '_')) continue;
      std::size_t at = n + column.size();
      while (at < text_.size() && text_[at] == ' ') ++at;
      if (at >= text_.size() || text_[at] != '=') continue;
      do ++at;
      while (at < text_.size() && text_[at] == ' ');
      if (const auto found = literal(at)) return found;
    }
    return std::nullopt;
  }

  // function('text')
  std::optional<std::string> given(std::string_view function) const {
    const std::size_t n = text_.find(std::string(function) + "(");
    return n == std::string::npos ? std::nullopt : literal(n + function.size() + 1);
  }

  // More than the names that are compared, which nobody looks at: then nothing is answered.
  std::size_t comparisons() const { return static_cast<std::size_t>(std::ranges::count(text_, '=')); }

 private:
  std::optional<std::string> literal(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '\'') return std::nullopt;
    const std::size_t end = text_.find('\'', at + 1);
    return end == std::string::npos ? std::nullopt : std::optional(text_.substr(at + 1, end - at - 1));
  }

  static std::string parameter(std::string_view name, const Value* parameters) {
    if (parameters && parameters->kind == Kind::dict)
      for (const auto& [key, value] : *parameters->entries)
        if (key.is_text() && key.text == name && value.is_text()) return "'" + value.text + "'";
    return "?";
  }

  std::string text_;
};

bool has_constraint(const schema::Table& table, const std::string& name) {
  const auto named = [&](const auto& rows) {
    return std::ranges::any_of(rows, [&](const auto& row) { return row.name == name; });
  };
  return named(table.uniques) || named(table.foreign_keys) || named(table.checks) || named(table.exclusions) ||
         (table.primary_key && table.primary_key->name == name);
}

bool has_index(const schema::Table& table, const std::string& name) {
  const auto named = [&](const auto& row) { return row.name == name; };
  return std::ranges::any_of(table.indexes, named) || std::ranges::any_of(table.uniques, named) ||
         (table.primary_key && table.primary_key->name == name);
}

template <class Test>
std::optional<bool> any_table(const schema::Schema& schema, const std::optional<std::string>& only, Test test) {
  bool complete = schema.complete;
  for (const auto& [name, table] : schema.tables) {
    if (only && name.name != *only) continue;
    if (test(table)) return true;
    complete &= table.complete;
  }
  return complete ? std::optional(false) : std::nullopt;
}

// Whether there is what the query looks for.
std::optional<bool> exists(const Question& ask, const schema::Schema& schema) {
  if (ask.has("pg_enum")) {
    const auto label = ask.compared("enumlabel"), type = ask.compared("typname");
    if (!label || !type) return std::nullopt;
    for (const auto& [name, row] : schema.enums)
      if (name.name == *type)
        return row.has(*label) ? std::optional(true) : row.complete ? std::optional(false) : std::nullopt;
    return schema.complete ? std::optional(false) : std::nullopt;
  }
  if (ask.has("pg_type")) {
    const auto type = ask.compared("typname");
    if (!type) return std::nullopt;
    for (const auto& [name, row] : schema.enums)
      if (name.name == *type) return true;
    for (const auto& [name, row] : schema.other_types)
      if (name.name == *type) return true;
    return schema.complete ? std::optional(false) : std::nullopt;
  }
  const auto table = ask.compared("table_name");
  if (ask.has("information_schema.columns")) {
    const auto column = ask.compared("column_name");
    if (!table || !column) return std::nullopt;
    return any_table(schema, table, [&](const schema::Table& row) { return row.column(*column) != nullptr; });
  }
  if (ask.has("table_constraints") || ask.has("pg_constraint")) {
    const auto name = ask.has("pg_constraint") ? ask.compared("conname") : ask.compared("constraint_name");
    if (!name) return std::nullopt;
    return any_table(schema, table, [&](const schema::Table& row) { return has_constraint(row, *name); });
  }
  if (ask.has("pg_indexes")) {
    const auto name = ask.compared("indexname");
    if (!name) return std::nullopt;
    return any_table(schema, std::nullopt, [&](const schema::Table& row) { return has_index(row, *name); });
  }
  if (ask.has("information_schema.tables") || ask.has("pg_tables")) {
    const auto name = ask.has("pg_tables") ? ask.compared("tablename") : table;
    if (!name) return std::nullopt;
    return any_table(schema, name, [](const schema::Table&) { return true; });
  }
  if (const auto name = ask.given("to_regclass")) {
    const std::string last = name->substr(name->rfind('.') == std::string::npos ? 0 : name->rfind('.') + 1);
    return any_table(schema, std::nullopt,
                     [&](const schema::Table& row) { return row.name.name == last || has_index(row, last); });
  }
  return std::nullopt;
}

}  // namespace

bool is_query(std::string_view sql) {
  const std::size_t begin = sql.find_first_not_of(" \t\r\n(");
  return begin != sql.npos && lower_case(sql.substr(begin, 6)) == "select" &&
         lower_case(sql).find(" into ") == std::string::npos;
}

Value answer(const Object& result, std::string_view method, const schema::Schema& schema) {
  const Value* const parameters = result.given.positional.size() > 1 ? &result.given.positional[1] : nullptr;
  if (result.given.positional.empty() || !result.given.positional[0].is_text()) return {};
  const Question ask(result.given.positional[0].text, parameters);
  const auto found = exists(ask, schema);
  if (!found) return {};
  const bool one = method == "fetchone" || method == "first" || method == "one_or_none";
  const bool scalar = method == "scalar" || method == "scalar_one" || method == "scalar_one_or_none";
  const bool counts = ask.has("count(");
  const bool asks = ask.has("select exists");
  const Value value = counts ? integer(*found ? 1 : 0) : asks ? boolean(*found) : *found ? integer(1) : none();
  if (scalar) return value;
  if (one) return counts || asks || *found ? list({value}) : none();
  if (method == "fetchall" || method == "all") return *found ? Value{} : list({});
  return {};
}

}  // namespace ormlint::migrations
