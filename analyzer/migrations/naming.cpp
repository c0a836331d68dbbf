#include "migrations/naming.h"

namespace ormlint::migrations {

namespace {

// The dict of naming_convention=, wherever it is.
const Value* find_convention(const Value& value, int depth) {
  if (value.kind != Kind::object || depth == 0) return nullptr;
  if (const Value* const found = value.object->keyword("naming_convention")) return found;
  const Value* const inner = value.object->keyword("metadata");
  return inner ? find_convention(*inner, depth - 1) : nullptr;
}

// It is a MetaData, or makes one of its own, for certain without a convention.
bool has_none(const Value& value, int depth) {
  if (value.is_none()) return true;
  if (value.kind != Kind::object || value.object->given.open || depth == 0) return false;
  const std::string_view last = value.object->last_name();
  if (last != "MetaData" && last != "declarative_base" && last != "SQLAlchemy") return false;
  const Value* const inner = value.object->keyword("metadata");
  return !inner || has_none(*inner, depth - 1);
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string made;
  for (const std::string& name : names) made += (made.empty() ? "" : std::string(between)) + name;
  return made;
}

std::optional<std::string> token(std::string_view key, const Named& what, const std::optional<std::string>& given) {
  if (key == "table_name") return what.table;
  if (key == "constraint_name") return given;
  if (key == "referred_table_name") return what.referred_table;
  if (key == "referred_column_0_name") return what.referred_column;
  if (what.columns.empty()) return std::nullopt;
  if (key == "column_0_name" || key == "column_0_key") return what.columns.front();
  if (key == "column_0_label") return what.table + "_" + what.columns.front();
  if (key == "column_0_N_name" || key == "column_0_N_key") return joined(what.columns, "_");
  if (key == "column_0N_name") return joined(what.columns, "");
  if (key == "column_0_N_label") return what.table + "_" + joined(what.columns, "_" + what.table + "_");
  return std::nullopt;
}

}  // namespace

NamingConvention::NamingConvention(const Value& metadata) {
  const Value* const found = find_convention(metadata, 3);
  known_ = found ? found->kind == Kind::dict || found->is_none() : has_none(metadata, 3);
  if (!found || found->kind != Kind::dict) return;
  for (const auto& [key, value] : *found->entries) {
    if (key.is_text() && value.is_text()) templates_.emplace(key.text, value.text);
  }
}

NamingConvention NamingConvention::unknown() {
  NamingConvention made;
  made.known_ = false;
  return made;
}

std::optional<std::string> NamingConvention::name(const Named& what, const Value* given) const {
  const auto own = as_text(given);
  const bool final = given && given->kind == Kind::object;  // op.f("…")
  const auto found = templates_.find(what.kind);
  if (found == templates_.end()) {
    if (own || what.kind != "ix" || what.columns.empty()) return own;
    return "ix_" + what.table + "_" + what.columns.front();
  }
  const std::string& pattern = found->second;
  const bool wraps = pattern.find("%(constraint_name)s") != std::string::npos;
  if (own && (final || !wraps)) return own;
  std::string made;
  for (std::size_t n = 0; n < pattern.size(); ++n) {
    const std::size_t end = pattern.compare(n, 2, "%(") == 0 ? pattern.find(")s", n) : std::string::npos;
    if (end == std::string::npos) {
      made += pattern[n];
      continue;
    }
    const auto piece = token(std::string_view(pattern).substr(n + 2, end - n - 2), what, own);
    if (!piece) return own;
    made += *piece;
    n = end + 1;
  }
  return made;
}

}  // namespace ormlint::migrations
