// Flags `Model.column.value`: the class's attribute is an expression for queries, not a value.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const ValueRead& read : context.here(context.usage.value_reads)) {
    // A type of the project's own may bring its own comparator, with attributes of its own.
    if (!read.on_class || read.column->type.name.empty()) continue;

    const Model& model = context.domain.models[read.model];
    Finding& finding = report(read.at, "`{}.{}` is an attribute of the class, which has no `.{}`", model.name,
                              read.column->attribute, read.read);
    finding.notes.push_back({read.column->at, fmt::format("`{}` is declared here", read.column->attribute)});
    finding.help = "read it from an object, or compare the attribute itself in a query";
  }
}

}  // namespace

namespace rules {
extern const Rule value_of_class_attribute;
const Rule value_of_class_attribute{
    .summary = "an enum member's attribute read from a column of the class itself",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
