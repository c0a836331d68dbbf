// Flags `.value` and `.name` on a column's value that is a plain string or number.
#include "rule/rule.h"

namespace ormlint {

namespace {

// What the value is, or nothing where that is not plain.
std::string_view loaded_as(Loads loads) {
  switch (loads) {
    case Loads::text:
      return "a plain string";
    case Loads::integer:
      return "an integer";
    case Loads::number:
    case Loads::decimal:
      return "a number";
    case Loads::boolean:
      return "a boolean";
    case Loads::bytes:
      return "bytes";
    default:
      return {};
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const ValueRead& read : context.here(context.usage.value_reads)) {
    const std::string_view what = loaded_as(read.column->type.loads);
    if (read.on_class || what.empty()) continue;

    Finding& finding = report(read.at, "`{}` loads as {}, which has no `.{}`", read.object, what, read.read);
    const Model& model = context.domain.models[read.model];
    finding.notes.push_back(
        {read.column->at, fmt::format("`{}.{}` is declared here", model.name, read.column->attribute)});
    // Not where a bracket or a line end stands between.
    if (read.whole.span.size() == read.read.size() + 1) {
      finding.fix = {fmt::format("Remove `.{}`", read.read), Safety::unsafe, {{read.whole, ""}}};
    }
  }
}

}  // namespace

namespace rules {
extern const Rule value_of_plain_string;
const Rule value_of_plain_string{
    .summary = "an enum member's attribute read from a column that loads no member",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
