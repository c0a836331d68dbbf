// Flags an Enum column whose table has text or a number there, and the reverse.
#include "rule/drift.h"
#include "rule/labels.h"
#include "rule/rule.h"
#include "schema/types.h"

namespace ormlint {

namespace {

void check(const DriftContext& context, Reporter& report) {
  for (const ColumnPair& pair : column_pairs(context)) {
    const TypeDrift drift = compare_types(pair.column, pair.actual, context.side.schema);
    if (drift != TypeDrift::not_enum && drift != TypeDrift::enum_only) continue;
    Finding& finding =
        report(pair.type_at(), "the column `{}.{}` is declared as {}{}{}, and is {}`{}` {}", shown(context.actual.name),
               pair.column.name, drift == TypeDrift::not_enum ? "" : "`", declared_type(pair.column),
               drift == TypeDrift::not_enum ? "" : "`", drift == TypeDrift::not_enum ? "" : "the enum ",
               schema::print(pair.actual.type), context.side.where());
    finding.notes.push_back({pair.actual.at, "the column is here"});
    if (drift == TypeDrift::not_enum) finding.help = "with native_enum=False SQLAlchemy takes the column for text";
  }
}

}  // namespace

namespace rules {
extern const Rule enum_column_not_enum;
const Rule enum_column_not_enum{
    .summary = "an Enum column that its table has as text, or the reverse",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
