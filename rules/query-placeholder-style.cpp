// Flags placeholders that the function's reader does not know.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const WrongPlaceholder& wrong : context.here(context.usage.wrong_placeholders)) {
    if (wrong.function == "text") {
      report(wrong.at, "`{}` is no placeholder of `text()`, which sends it as it is", wrong.placeholder).help =
          "write `:name`, and give a dict of values";
    } else {
      report(wrong.at, "`{}` is no placeholder of a driver, and `{}()` hands the text to the driver as it is",
             wrong.placeholder, wrong.function)
          .help = "use `execute(text(…), values)`";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule query_placeholder_style;
const Rule query_placeholder_style{
    .summary = "placeholders of another style than the function takes",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
