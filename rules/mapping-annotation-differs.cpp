// Flags Mapped[T] beside a column type that loads something else, or beside nullable=True without None.
#include "rule/foreign_keys.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

constexpr std::string_view instances[]{"", "str",  "int", "float",   "bool", "bytes", "datetime", "UUID",
                                       "", "list", "",    "Decimal", "date", "time",  "timedelta"};

// The two kinds that are an instance of each other, or that Python takes for each other, are no contradiction.
bool agree(Loads declared, Loads loaded) {
  const auto numeric = [](Loads kind) {
    return kind == Loads::integer || broad(kind) == Loads::number || kind == Loads::boolean;
  };
  return broad(declared) == broad(loaded) || (numeric(declared) && numeric(loaded));
}

std::string loaded(const Domain& domain, const ColumnType& type) {
  if (type.loads == Loads::member && type.labels && type.labels->members)
    return fmt::format("members of `{}`", domain.enums[*type.labels->members].name);
  const std::string_view instance = instances[static_cast<std::size_t>(type.loads)];
  return instance.empty() ? "" : fmt::format("`{}`", instance);
}

bool contradicts(const Domain& domain, const Column& column) {
  const Declaration& declared = *column.declared;
  const ColumnType& type = column.type;
  if (declared.loads == Loads::unknown || type.loads == Loads::unknown || type.own || type.array) return false;
  if (type.labels && type.labels->members) {
    const Enum& members = domain.enums[*type.labels->members];
    const bool same = declared.members == type.labels->members || members.name == declared.text;
    const bool either = members.open || (members.is_text && declared.loads == Loads::text) ||
                        (members.is_integer && agree(declared.loads, Loads::integer));
    return !same && !either;
  }
  return !agree(declared.loads, type.loads);
}

void check(const TableContext& context, Reporter& report) {
  for (const Column& column : context.table.columns) {
    if (!column.declared || column.conditional) continue;
    const Declaration& declared = *column.declared;
    const std::string gives = loaded(context.domain, column.type);
    if (!gives.empty() && contradicts(context.domain, column)) {
      Finding& finding = report(declared.at, "`{}` is declared as `{}`, but its column type `{}` loads {}",
                                column.attribute, declared.text, column.type.name, gives);
      finding.notes.push_back({column.type.at, "the type that counts"});
    } else if (!declared.optional && column.nullable == true && !column.primary_key && !declared.text.empty() &&
               !column.has_default) {
      report(declared.at, "`{}` is declared as `{}`, but the column is nullable: None is read where nobody expects it",
             column.attribute, declared.text);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule mapping_annotation_differs;
const Rule mapping_annotation_differs{
    .summary = "an annotation that contradicts the column's type, or its nullable=",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
