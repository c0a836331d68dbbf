#include "rule/handed_on.h"

namespace ormlint {

void tell_where_met(Finding& finding, const GivenValue& given) {
  if (!given.met_at || !given.handed_at) return;
  if (given.handed_at != given.at) finding.notes.push_back({*given.handed_at, "it is handed on here"});
  finding.notes.push_back({*given.met_at, "it meets the column here"});
}

}  // namespace ormlint
