#include "rule/unknown_attributes.h"

#include <fmt/core.h>

#include <string>

namespace ormlint {

void explain(Finding& finding, const Model& model, const UnknownAttribute& unknown) {
  finding.notes.push_back({model.at, fmt::format("`{}` is mapped here", model.name)});
  if (unknown.meant.empty()) return;
  finding.fix =
      Fix{fmt::format("Change it to `{}`", unknown.meant), Safety::unsafe, {{unknown.at, std::string(unknown.meant)}}};
}

}  // namespace ormlint
