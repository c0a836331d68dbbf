// CHECKs as they are declared, beside those that a table has. Compared by content; a name decides only that a check is
// there after all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rule/context.h"

namespace ormlint {

struct CheckDrift {
  Location at;
  std::string declared;                   // the condition; empty: an expression of Python's
  const schema::Check* actual = nullptr;  // the list of values in its place; null: nothing is
  std::string column;                     // that the lists are of
  std::vector<std::string> refused;       // values that are declared, and that the table does not take
  std::vector<std::string> besides;       // values that it takes besides
};

// What is proved to differ. A check is missing where none of the table's speaks of its columns, and differs where both
// are a list of one column's values.
std::vector<CheckDrift> compare_checks(const DriftContext& context);

// A label of an Enum(native_enum=False) that a CHECK of its column does not list, though none is declared for it; the
// first, where it lists none of them.
struct RefusedLabel {
  const StoredLabel& label;
  const Column& column;
  const schema::Check& check;
};
std::vector<RefusedLabel> refused_labels(const DriftContext& context);

}  // namespace ormlint
