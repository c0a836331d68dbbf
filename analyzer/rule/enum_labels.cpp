#include "rule/enum_labels.h"

#include <algorithm>

#include "base/text.h"

namespace ormlint {

bool is_no_label(const Domain& domain, const EnumType& type, std::string_view text) {
  if (!type.labels_known || type.labels.empty()) return false;
  if (std::ranges::find(type.labels, text, &StoredLabel::text) != type.labels.end()) return false;
  if (!type.members) return true;
  const Enum& members = domain.enums[*type.members];
  if (members.open) return false;
  if (!members.is_text) return true;
  return std::ranges::none_of(members.members,
                              [&](const EnumMember& member) { return !member.text || *member.text == text; });
}

std::string meant_member(const Domain& domain, const EnumType& type, std::string_view text) {
  if (!type.members) return {};
  const Enum& members = domain.enums[*type.members];
  const std::string wanted = lower_case(text);
  for (const EnumMember& member : members.members) {
    if (lower_case(member.name) == wanted || (member.text && lower_case(*member.text) == wanted))
      return std::string(members.name) + "." + std::string(member.name);
  }
  return {};
}

std::string labels_of(const EnumType& type) {
  constexpr std::size_t most = 6;
  std::string made;
  for (std::size_t n = 0; n < type.labels.size() && n < most; ++n) {
    if (n > 0) made += ", ";
    made += "`" + type.labels[n].text + "`";
  }
  return type.labels.size() > most ? made + " …" : made;
}

}  // namespace ormlint
