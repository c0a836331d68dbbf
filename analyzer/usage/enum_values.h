// Enums by value, in JSON, and classes that only look like one.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<EnumValue> enum_values(FileView& view);
std::vector<MemberInJson> members_in_json(FileView& view);
std::vector<FalseEnum> false_enums(FileView& view);
// Members among the values of a dict or list that is written out.
void find_members(FileView& view, Id<Expr> value, const Column* column, std::vector<MemberInJson>& found);

}  // namespace ormlint
