// Members compared with strings.
#include <algorithm>

#include "usage/file_reader.h"

namespace ormlint {

void FileReader::member_compared(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.parts.size() != 2) return;
  const Expr& comparator = file_[expr.parts[1]];
  const Id<Expr> left = expr.parts[0], right = comparator.parts[0];
  const Expr& values = file_[right];
  if (comparator.op == Op::equal || comparator.op == Op::not_equal) {
    member_and_text(left, right);
    member_and_text(right, left);
  } else if (comparator.op == Op::in || comparator.op == Op::not_in) {
    if (values.kind != ExprKind::list && values.kind != ExprKind::tuple && values.kind != ExprKind::set) return;
    const std::size_t before = usage_.members_compared.size();
    for (const Id<Expr> value : values.parts) {
      member_and_text(left, value);
      // Of a member that equals no string at all one of them says enough.
      if (usage_.members_compared.size() > before && !domain_.enums[usage_.members_compared.back().members].is_text)
        break;
    }
  }
}

void FileReader::member_and_text(Id<Expr> object, Id<Expr> text) {
  if (file_[text].kind != ExprKind::string || file_[object].kind == ExprKind::string) return;
  const Type type = view_.type(object);
  if (type.kind != TypeKind::member || type.promised) return;
  const Enum& owner = domain_.enums[type.members];
  if (owner.open || owner.attributes.contains("__eq__") || owner.attributes.contains("_missing_")) return;
  const std::string_view with = file_.text(file_[text]);
  const auto may_be = [&](const EnumMember& member) { return !member.text && !member.number; };
  const auto is_it = [&](const EnumMember& member) { return member.text == with; };
  // A str mixin's members equal their values; of an integer's, or a plain one's, none ever equals a string.
  const bool text_like = owner.is_text;
  if (text_like && (std::ranges::any_of(owner.members, may_be) || std::ranges::any_of(owner.members, is_it))) return;
  usage_.members_compared.push_back(
      {type.members, view_.at(text), written(file_, object), std::string(with), type.column});
}

}  // namespace ormlint
