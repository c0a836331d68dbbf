#include "rule/labels.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rule/context.h"

namespace ormlint {

namespace {

// What the column would store if it took values for names, or names for values; empty when that is not known.
std::set<std::string> other_labels(const Domain& domain, const EnumType& type) {
  std::set<std::string> other;
  if (!type.members) return other;
  for (const EnumMember& member : domain.enums[*type.members].members) {
    if (member.alias) continue;
    if (type.stores_names && !member.text) return {};
    other.insert(type.stores_names ? *member.text : std::string(member.name));
  }
  return other;
}

}  // namespace

LabelDrift compare_labels(const Domain& domain, const EnumType& type, const schema::Enum& actual) {
  LabelDrift drift;
  if (!actual.complete) return drift;
  std::set<std::string> database, folded_database;
  for (const schema::Label& label : actual.labels) {
    database.insert(label.text);
    folded_database.insert(lower_case(label.text));
  }
  std::set<std::string> stored;
  for (const StoredLabel& label : type.labels) {
    stored.insert(label.text);
    if (!database.contains(label.text)) drift.missing_in_database.push_back(&label);
  }
  std::set<std::string> explained = stored;
  if (!drift.missing_in_database.empty()) {
    const std::set<std::string> other = other_labels(domain, type);
    const bool swapped = !other.empty() && std::ranges::includes(database, other);
    const bool other_case = std::ranges::all_of(
        type.labels, [&](const StoredLabel& label) { return folded_database.contains(lower_case(label.text)); });
    if (swapped) {
      drift.swap = Swap::names_and_values;
      explained = other;
    } else if (other_case) {
      drift.swap = Swap::letter_case;
      for (const std::string& label : database) {
        const bool same =
            std::ranges::any_of(stored, [&](const std::string& text) { return lower_case(text) == lower_case(label); });
        if (same) explained.insert(label);
      }
    }
  }
  for (const schema::Label& label : actual.labels) {
    if (!explained.contains(label.text)) drift.missing_in_code.push_back(&label);
  }
  return drift;
}

std::vector<LabelledColumn> labelled_columns(const Table& table, const schema::Table& actual,
                                             const schema::Schema& database) {
  std::vector<LabelledColumn> found;
  for (const Column& column : table.columns) {
    if (!column.name_known || !column.type.labels || !column.type.labels->native) continue;
    const schema::Column* const in_database = actual.column(column.name);
    const schema::Enum* const type = in_database ? enum_of(database, in_database->type) : nullptr;
    if (type) found.push_back({column, *column.type.labels, *in_database, *type});
  }
  return found;
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t n = 0; n < names.size() && n < most; ++n) {
    const bool last = n + 1 == names.size() && n > 0;
    out += fmt::format("{}`{}`", n == 0 ? "" : last ? " and " : ", ", names[n]);
  }
  if (names.size() > most) out += fmt::format(" and {} more", names.size() - most);
  return out;
}

std::string shown(const schema::Name& name) {
  return name.schema.empty() || name.schema == "public" ? name.name : name.schema + "." + name.name;
}

}  // namespace ormlint
