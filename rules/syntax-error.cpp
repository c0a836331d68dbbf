// Flags a file that CPython refuses, at its place and in its words.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const BrokenFile& broken : context.here(context.domain.broken)) {
    if (!broken.is_template) report(broken.at, "{}", broken.message);
  }
  for (const TooNewFile& file : context.here(context.domain.too_new)) {
    Finding& finding =
        report(file.at, "Python 3.{}, which `requires-python` allows, cannot compile this: {} needs 3.{}", file.oldest,
               file.syntax, file.needs);
    if (file.imported) finding.notes.push_back({*file.imported, "this import runs the file there too"});
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
