// Flags an import of a name that a module of the project does not have.
#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const MissingImport& missing : context.here(context.domain.missing_imports)) {
    if (missing.is_module) continue;
    Finding& finding = missing.promised ? report(missing.at, "`__all__` names `{}`, which `{}` does not have",
                                                 missing.name, missing.module)
                                        : report(missing.at, "`{}` has no name `{}`", missing.module, missing.name);
    if (missing.there && !missing.promised)
      finding.notes.push_back({missing.there, fmt::format("`{}` is here", missing.module)});
    if (missing.defined) {
      finding.notes.push_back(
          {missing.defined, fmt::format("`{}` is defined in `{}`", missing.name, missing.defined_in)});
    } else if (const auto meant = closest(missing.near, missing.name)) {
      finding.help = fmt::format("`{}` has a name `{}`", missing.module, missing.near[*meant]);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule import_unknown_name;
const Rule import_unknown_name{
    .summary = "an import of a name that the project's own module does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
