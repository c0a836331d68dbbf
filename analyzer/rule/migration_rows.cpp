#include "rule/migration_rows.h"

#include <algorithm>
#include <array>
#include <variant>

#include "base/text.h"

namespace ormlint {

namespace {

bool begins_with_word(std::string_view sql, std::string_view word) {
  const std::size_t begin = std::min(sql.find_first_not_of(" \t\r\n("), sql.size());
  return lower_case(sql.substr(begin, word.size())) == word;
}

}  // namespace

bool is_made_before(Upgrade upgrade, std::size_t n, std::string_view table) {
  return std::ranges::any_of(upgrade.first(n), [&](const migrations::Executed& statement) {
    return std::ranges::any_of(statement.changes, [&](const schema::Change& change) {
      const auto* const made = std::get_if<schema::CreateTable>(&change.step);
      const auto* const renamed = std::get_if<schema::RenameTable>(&change.step);
      return (made && made->name.name == table) || (renamed && renamed->to == table);
    });
  });
}

void for_each_sure_change(const RevisionContext& context,
                          const std::function<void(std::size_t, const schema::Change&)>& look) {
  if (!context.history.postgresql) return;
  for (std::size_t n = 0; n < context.upgrade.size(); ++n) {
    if (context.upgrade[n].perhaps) continue;
    for (const schema::Change& change : context.upgrade[n].changes) look(n, change);
  }
}

bool changes_columns(Upgrade upgrade) {
  return std::ranges::any_of(upgrade, [](const migrations::Executed& statement) {
    return std::ranges::any_of(statement.changes, [](const schema::Change& change) {
      return std::holds_alternative<schema::AddColumn>(change.step) ||
             std::holds_alternative<schema::SetColumnType>(change.step);
    });
  });
}

bool may_change_rows(const migrations::Executed& statement, std::string_view table) {
  if (statement.data) return true;
  constexpr std::array<std::string_view, 6> words{"update", "delete", "truncate", "insert", "with", "do"};
  const bool changes =
      std::ranges::any_of(words, [&](std::string_view word) { return begins_with_word(statement.sql, word); });
  return changes && lower_case(statement.sql).find(lower_case(table)) != std::string::npos;
}

}  // namespace ormlint
