#include "rule/handed_on.h"

namespace ormlint {

void tell_where_met(Finding& finding, const GivenValue& given) {
  if (given.put_at)
    finding.notes.push_back({*given.put_at, "it is put into a dict here, which gets to the other place"});
  if (given.put_at && given.met_at != given.at) finding.notes.push_back({*given.met_at, "it meets the column here"});
  if (!given.met_at || !given.handed_at) return;
  if (given.handed_at != given.at) finding.notes.push_back({*given.handed_at, "it is handed on here"});
  finding.notes.push_back({*given.met_at, "it meets the column here"});
}

}  // namespace ormlint
