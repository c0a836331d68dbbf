// Flags a call that the project's own function, method or class cannot take.
#include "rule/rule.h"

namespace ormlint {

namespace {

void say(const WrongCall& call, Reporter& report) {
  switch (call.fault) {
    case WrongCall::unknown_keyword:
      report(call.at, "`{}` takes no argument `{}`: TypeError", call.called, call.names);
      return;
    case WrongCall::twice:
      report(call.at, "`{}` gets its argument `{}` twice: TypeError", call.called, call.names);
      return;
    case WrongCall::too_many:
      report(call.at, "`{}` takes {} arguments by position and gets {}: TypeError", call.called, call.takes,
             call.given);
      return;
    case WrongCall::missing:
      report(call.at, "`{}` is called without {}: TypeError", call.called, call.names);
      return;
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const WrongCall& call : context.here(context.usage.wrong_calls)) {
    say(call, report);
    Finding& finding = report.last();
    finding.notes.push_back({call.declared, fmt::format("`{}` is defined here", call.called)});
    if (call.meant.empty()) continue;
    finding.fix =
        Fix{fmt::format("Change it to `{}`", call.meant), Safety::unsafe, {{call.at, std::string(call.meant)}}};
  }
}

}  // namespace

namespace rules {
extern const Rule call_wrong_arguments;
const Rule call_wrong_arguments{
    .summary = "a call whose arguments a function, method or constructor of the project cannot take",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
