// Flags Python's `and`, `or`, `not`, `is` and `in` where SQLAlchemy's operators are meant.
#include "rule/rule.h"

namespace ormlint {

namespace {

void say(const PythonOperator& found, Reporter& report) {
  if (found.gives == PythonOperator::one_part) {
    report(found.at, "{} is Python's `{}`: all that is left of this condition is `{}`",
           found.chained ? "a chained comparison" : "this", found.written, found.part);
  } else if (found.gives == PythonOperator::raises && (found.written == "in" || found.written == "not in")) {
    report(found.at, "this is Python's `{}`, which asks what `{}` contains: NotImplementedError", found.written,
           found.part);
  } else if (found.gives == PythonOperator::raises) {
    report(found.at, "{} is Python's `{}`, which asks for the truth of `{}`: TypeError",
           found.chained ? "a chained comparison" : "this", found.written, found.part);
  } else if (found.gives == PythonOperator::unknown) {
    report(found.at, "this is Python's `{}`, which is evaluated before SQL sees it", found.written);
  } else {
    report(found.at, "`{}` is evaluated by Python, not by the database: it is always {}", found.whole,
           found.gives == PythonOperator::always_true ? "True" : "False");
  }
}

void check(const FileContext& context, Reporter& report) {
  for (const PythonOperator& found : context.here(context.usage.python_operators)) {
    say(found, report);
    Finding& finding = report.last();
    if (found.declared)
      finding.notes.push_back({*found.declared, fmt::format("`{}` is declared here", found.attribute)});
    if (found.replacement.empty()) continue;
    finding.fix = Fix{"Use SQLAlchemy's operators", Safety::unsafe, {{found.at, found.replacement}}};
  }
}

}  // namespace

namespace rules {
extern const Rule query_python_operator;
const Rule query_python_operator{
    .summary = "Python's `and`, `or`, `not`, `is` or `in` where a condition of SQL is meant",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
