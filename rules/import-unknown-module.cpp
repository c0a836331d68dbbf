// Flags an import of a module that a package of the project does not have.
#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  for (const MissingImport& missing : context.here(context.domain.missing_imports)) {
    if (!missing.is_module) continue;
    Finding& finding = missing.package ? report(missing.at, "`{}` has no module `{}`", missing.module, missing.name)
                                       : report(missing.at, "`{}` is a module, not a package, so it has no module `{}`",
                                                missing.module, missing.name);
    if (missing.there) finding.notes.push_back({missing.there, fmt::format("`{}` is here", missing.module)});
    if (missing.defined) {
      finding.notes.push_back({missing.defined, fmt::format("there is a module `{}`", missing.defined_in)});
    } else if (const auto meant = closest(missing.near, missing.name)) {
      finding.help = fmt::format("`{}` has a module `{}`", missing.module, missing.near[*meant]);
    }
  }
}

}  // namespace

namespace rules {
extern const Rule import_unknown_module;
const Rule import_unknown_module{
    .summary = "an import of a module that the project does not have",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
