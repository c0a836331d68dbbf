// Flags a file that CPython refuses, at its place and in its words.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const BrokenFile& broken : context.here(context.domain.broken)) {
    if (!broken.is_template) report(broken.at, "{}", broken.message);
  }
}

}  // namespace

namespace rules {
extern const Rule syntax_error;
const Rule syntax_error{
    .summary = "a file that Python cannot compile",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
