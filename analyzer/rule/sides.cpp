#include "rule/sides.h"

#include <algorithm>

namespace ormlint {

bool tells_what_is_missing(const Side& side) {
  if (!side.migrations) return side.schema.complete;
  return side.schema.complete && side.migrations->from_nothing && !side.migrations->creates_all;
}

bool is_made_elsewhere(const Side& side, std::string_view table) {
  return side.migrations && side.migrations->made_elsewhere.contains(table);
}

bool is_made_once(const Side& side, std::string_view table) {
  const auto makes = [&](const schema::Change& change) {
    if (const auto* const create = std::get_if<schema::CreateTable>(&change.step)) return create->name.name == table;
    const auto* const rename = std::get_if<schema::RenameTable>(&change.step);
    return rename && rename->to == table;
  };
  return side.migrations && std::ranges::any_of(side.migrations->upgrades, [&](const auto& upgrade) {
           return std::ranges::any_of(upgrade, [&](const migrations::Executed& executed) {
             return std::ranges::any_of(executed.changes, makes);
           });
         });
}

}  // namespace ormlint
