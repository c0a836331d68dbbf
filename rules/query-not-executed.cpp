// Flags a statement that is built and dropped, and a coroutine of a session that nobody awaits.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const NotExecuted& found : context.here(context.usage.not_executed)) {
    if (found.awaits) {
      Finding& finding = report(found.at, "`{}()` is a coroutine that nobody awaits: nothing happens", found.what);
      finding.fix =
          Fix{"Await it", Safety::unsafe, {{{found.at.file, {found.at.span.begin, found.at.span.begin}}, "await "}}};
    } else {
      Finding& finding = report(found.at, "`{}()` gives a new statement, and nobody takes it", found.what);
      finding.severity = Severity::warning;  // what the author wanted of it may be little
      finding.help = "assign it to the name of the statement";
    }
  }
}

}  // namespace

namespace rules {
extern const Rule query_not_executed;
const Rule query_not_executed{
    .summary = "a statement that is built and dropped, or a call of an AsyncSession that nobody awaits",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
