#include "rule/checks.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "rule/drift.h"
#include "schema/names.h"
#include "schema/relocate.h"
#include "schema/tokens.h"
#include "schema/value_list.h"

namespace ormlint {

namespace {

struct Declared {
  Location at;
  std::optional<std::string> name;
  std::string sql;
};

// The labels that are text in the database, where all are known.
const EnumType* text_labels(const Column& column) {
  if (!column.type.labels || !column.name_known || column.conditional || column.type.array) return nullptr;
  const EnumType& type = *column.type.labels;
  return type.native || !type.labels_known || type.labels.empty() ? nullptr : &type;
}

// Enum(native_enum=False, create_constraint=True) lists its labels.
std::optional<Declared> of_labels(const Column& column) {
  const EnumType* const labels = text_labels(column);
  if (!labels || !labels->checked) return std::nullopt;
  const EnumType& type = *labels;
  std::string values;
  for (const StoredLabel& label : type.labels)
    values += (values.empty() ? "" : ", ") + schema::quote_literal(label.text);
  return Declared{type.at, type.name_known ? std::optional(type.name) : std::nullopt,
                  schema::quote_name(column.name) + " IN (" + values + ")"};
}

std::vector<Declared> declared_checks(const Table& table) {
  std::vector<Declared> found;
  for (const TableCheck& check : table.checks) found.push_back({check.at, check.name, check.sql});
  for (const Column& column : table.columns)
    if (auto check = of_labels(column)) found.push_back(std::move(*check));
  return found;
}

class Comparison {
 public:
  explicit Comparison(const DriftContext& context) : context_(context) {}

  std::optional<CheckDrift> run(const Declared& declared) const {
    const auto columns = columns_of(declared);
    if (!columns) return std::nullopt;
    std::vector<const schema::Check*> near;
    for (const schema::Check& check : context_.actual.checks)
      if (may_speak_of(check, *columns)) near.push_back(&check);
    if (!near.empty()) return compare_lists(declared, near);
    return is_there(declared) ? std::nullopt
                              : std::optional(CheckDrift{declared.at, declared.sql, nullptr, {}, {}, {}});
  }

 private:
  // The columns that it speaks of, all of them in the table; none where that is not certain. An expression of Python's
  // may speak of any.
  std::optional<std::vector<std::string>> columns_of(const Declared& declared) const {
    std::vector<std::string> columns;
    if (declared.sql.empty() && !context_.actual.complete) return std::nullopt;
    for (const Column& column : context_.table.columns) {
      if (!column.name_known) return std::nullopt;
      if (!declared.sql.empty() && !schema::mentions(declared.sql, column.name)) continue;
      const schema::Column* const actual = context_.actual.column(column.name);
      // A domain has checks of its own.
      if (!actual || context_.side.schema.domains.contains(actual->type.name)) return std::nullopt;
      columns.push_back(column.name);
    }
    return columns.empty() ? std::nullopt : std::optional(columns);
  }

  // A naming convention puts something in front of a name.
  bool is_there(const Declared& declared) const {
    return std::ranges::any_of(context_.actual.checks, [&](const schema::Check& check) {
      return declared.name && !declared.name->empty() && check.name.ends_with(*declared.name);
    });
  }

  bool may_speak_of(const schema::Check& check, const std::vector<std::string>& columns) const {
    const auto mentioned = [&](const std::string& name) { return schema::mentions(check.sql, name); };
    if (check.sql.find(schema::unknown_piece) != check.sql.npos || std::ranges::any_of(columns, mentioned)) return true;
    return std::ranges::none_of(context_.actual.columns,
                                [&](const schema::Column& column) { return mentioned(column.name); });
  }

  static std::optional<CheckDrift> compare_lists(const Declared& declared,
                                                 const std::vector<const schema::Check*>& near) {
    const auto wanted = schema::value_list(declared.sql);
    if (!wanted) return std::nullopt;
    const schema::Check* list = nullptr;
    std::optional<schema::ValueList> actual;
    for (const schema::Check* check : near) {
      auto values = schema::value_list(check->sql);
      if (!values || values->column != wanted->column) continue;
      if (list) return std::nullopt;
      list = check;
      actual = std::move(values);
    }
    if (!list) return std::nullopt;
    CheckDrift drift{declared.at, declared.sql, list, wanted->column, {}, {}};
    std::ranges::set_difference(wanted->values, actual->values, std::back_inserter(drift.refused));
    if (near.size() == 1)
      std::ranges::set_difference(actual->values, wanted->values, std::back_inserter(drift.besides));
    return drift.refused.empty() && drift.besides.empty() ? std::nullopt : std::optional(drift);
  }

  const DriftContext& context_;
};

}  // namespace

std::vector<CheckDrift> compare_checks(const DriftContext& context) {
  std::vector<CheckDrift> found;
  if (!is_table(context.actual)) return found;
  const Comparison comparison(context);
  for (const Declared& declared : declared_checks(context.table))
    if (auto drift = comparison.run(declared)) found.push_back(std::move(*drift));
  return found;
}

std::vector<RefusedLabel> refused_labels(const DriftContext& context) {
  std::vector<RefusedLabel> found;
  if (!is_table(context.actual)) return found;
  for (const Column& column : context.table.columns) {
    const EnumType* const type = text_labels(column);
    if (!type || type->checked) continue;  // compare_checks tells of those
    for (const schema::Check& check : context.actual.checks) {
      const auto list = schema::value_list(check.sql);
      if (!list || list->column != column.name) continue;
      const auto refused = [&](const StoredLabel& label) { return !list->values.contains(label.text); };
      const bool all =
          std::ranges::all_of(type->labels, refused);  // one fault: names for values, or the other way round
      for (const StoredLabel& label : type->labels | std::views::take(all ? 1 : type->labels.size()))
        if (refused(label)) found.push_back({label, column, check});
    }
  }
  return found;
}

}  // namespace ormlint
