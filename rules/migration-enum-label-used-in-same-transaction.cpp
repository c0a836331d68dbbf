// Flags labels of enums that are used in the transaction which adds them.
#include <algorithm>

#include "base/text.h"
#include "rule/rule.h"
#include "schema/names.h"

namespace ormlint {

namespace {

bool begins_with(const std::string& sql, std::string_view words) {
  const std::size_t begin = std::min(sql.find_first_not_of(" \t\r\n"), sql.size());
  return lower_case(std::string_view(sql).substr(begin, words.size())) == words;
}

// Some column of the type is named in the statement, or the type itself.
bool is_about(const std::string& sql, const schema::Schema& schema, const std::string& type) {
  const std::string text = lower_case(sql);
  if (text.find("::" + lower_case(type)) != std::string::npos) return true;
  return std::ranges::any_of(schema.tables, [&](const auto& entry) {
    return text.find(lower_case(entry.first.name)) != std::string::npos &&
           std::ranges::any_of(entry.second.columns, [&](const schema::Column& column) {
             return column.type.name.name == type && text.find(lower_case(column.name)) != std::string::npos;
           });
  });
}

// Then nothing is added.
bool is_there(const RevisionContext& context, const schema::AddEnumLabel& change) {
  const schema::Schema before = migrations::schema_before(context.history, context.tree, context.number);
  const schema::Enum* const type =
      before.type({change.type.schema.empty() ? "public" : change.type.schema, change.type.name});
  return !type || !type->complete || type->has(change.label.text);
}

void check(const RevisionContext& context, Reporter& report) {
  if (!context.history.postgresql || !context.history.transactional) return;
  std::vector<std::pair<const schema::AddEnumLabel*, Location>> added;
  std::vector<std::string> made;
  for (const migrations::Executed& statement : context.upgrade) {
    if (statement.autocommit || begins_with(statement.sql, "commit")) added.clear();
    for (const auto& [label, at] : added) {
      const bool named = statement.sql.find(schema::quote_literal(label->label.text)) != std::string::npos;
      if (!named || begins_with(statement.sql, "alter type") || statement.perhaps) continue;
      if (!is_about(statement.sql, context.history.last, label->type.name)) continue;
      report(statement.at, "`{}` cannot be used before the transaction that adds it to `{}` is committed",
             label->label.text, label->type.name)
          .notes.push_back({at, "it is added here"});
    }
    for (const schema::Change& change : statement.changes) {
      if (const auto* const type = std::get_if<schema::CreateEnum>(&change.step)) made.push_back(type->name.name);
      const auto* const label = std::get_if<schema::AddEnumLabel>(&change.step);
      const bool old = label && std::ranges::find(made, label->type.name) == made.end();
      const bool sure = statement.written && !statement.autocommit && !statement.perhaps && !change.guarded;
      if (old && sure && !is_there(context, *label)) added.emplace_back(label, statement.at);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule migration_enum_label_used_in_same_transaction;
const Rule migration_enum_label_used_in_same_transaction{
    .summary = "a label of an enum that is used in the transaction which adds it",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
