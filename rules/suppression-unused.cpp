// Flags a suppression comment that suppresses nothing. The report layer finds them, since only it knows what was said.
#include "rule/rule.h"

namespace ormlint {

namespace rules {
extern const Rule suppression_unused;
const Rule suppression_unused{
    .summary = "a suppression comment that suppresses nothing",
    .severity = Severity::warning,
    .check = ByReport{},
};
}  // namespace rules

}  // namespace ormlint
