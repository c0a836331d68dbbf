// Flags a name that is read where no scope binds it.
#include "rule/rule.h"

namespace ormlint {

namespace {

void say_home(const UndefinedName& row, Finding& finding) {
  const ImportHome& home = *row.home;
  if (home.defined) finding.notes.push_back({*home.defined, fmt::format("`{}` is defined here", row.name)});
  if (home.circular) {
    finding.help = fmt::format("import it where it is used, since that module imports this file: `{}`", home.statement);
  } else if (home.declared && !home.insert.empty()) {
    finding.fix = {fmt::format("Add `{}`", home.statement), Safety::unsafe, {{home.insert_at, home.insert}}};
  } else if (home.defined) {
    finding.help = fmt::format("import it: `{}`", home.statement);
  } else {
    finding.help = fmt::format("other files have `{}`", home.statement);
  }
}

void say_where(const UndefinedName& row, Finding& finding) {
  if (row.home) return say_home(row, finding);
  if (!row.owner.empty()) {
    finding.help = fmt::format(
        "`{}` is an attribute of the class `{}`, which code inside of it reaches only through it", row.name, row.owner);
  } else if (!row.closest.empty()) {
    finding.help = fmt::format("there is a name `{}`", row.closest);
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const UndefinedName& row : context.here(context.usage.undefined)) {
    if (row.fault == NameFault::later) {
      report(row.at, "`{}` is not defined yet: only what comes after this line defines it", row.name);
    } else if (row.fault == NameFault::later_local) {
      report(row.at, "`{}` has no value yet: it is local to this function, which binds it only later", row.name);
    } else if (row.fault == NameFault::handler_ended) {
      report(row.at, "`{}` is no longer defined: an exception's name ends with its `except` clause", row.name);
    } else if (row.unevaluated) {
      Finding& finding = report(row.at, "`{}` is not defined, so this annotation cannot be resolved", row.name);
      finding.severity = Severity::warning;
      say_where(row, finding);
    } else {
      say_where(row, report(row.at, "`{}` is not defined", row.name));
    }
  }
}

}  // namespace

namespace rules {
extern const Rule undefined_name;
const Rule undefined_name{
    .summary = "a name that nothing binds",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
