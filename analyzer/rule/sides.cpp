#include "rule/sides.h"

namespace ormlint {

bool tells_what_is_missing(const Side& side) {
  if (!side.migrations) return side.schema.complete;
  return side.schema.complete && side.migrations->from_nothing && !side.migrations->creates_all;
}

bool is_made_elsewhere(const Side& side, std::string_view table) {
  return side.migrations && side.migrations->made_elsewhere.contains(table);
}

}  // namespace ormlint
