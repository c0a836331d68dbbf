// Sums of numbers, texts and moments. Facts: Python's documentation, of numeric types, decimal and datetime.
#include "types/type.h"

namespace ormlint {

namespace {

bool is_sum(Op op) { return op == Op::add || op == Op::sub; }

// bool counts as int, int as either of the others, which do not mix.
Type numbers(Op op, Loads left, Loads right) {
  const auto number = [](Loads loads) { return loads == Loads::boolean ? Loads::integer : loads; };
  const Loads one = number(left), other = number(right);
  const Loads wide = one == Loads::integer ? other : one;
  if (other != Loads::integer && other != wide) return {};
  if (op == Op::div) return plain_type(wide == Loads::integer ? Loads::number : wide);
  const bool plain = is_sum(op) || op == Op::mult || op == Op::floor_div || op == Op::mod;
  return plain ? plain_type(wide) : Type{};
}

// A moment and a span of time are a moment, as aware as that; two moments apart are a span.
Type moments(Op op, const Type& left, const Type& right) {
  if (!is_sum(op)) return {};
  if (right.loads == Loads::interval) return left;
  if (left.loads == Loads::interval && op == Op::add) return right;
  return op == Op::sub && left.loads == right.loads ? plain_type(Loads::interval) : Type{};
}

}  // namespace

Type arithmetic(Op op, const Type& left, const Type& right) {
  if (left.kind != TypeKind::plain) return {};
  if (left.loads == Loads::text && op == Op::mod) return plain_type(Loads::text);  // whatever is put in
  if (left.loads == Loads::text && op == Op::add) return plain_type(Loads::text);  // nothing else can be added
  if (right.kind != TypeKind::plain) return {};
  const auto is_number = [](const Type& type) {
    return broad(type.loads) == Loads::number || type.loads == Loads::integer || type.loads == Loads::boolean;
  };
  if (is_number(left) && is_number(right)) return numbers(op, left.loads, right.loads);
  const auto is_moment = [](const Type& type) { return broad(type.loads) == Loads::date_time; };
  if (!is_moment(left) || !is_moment(right)) return {};
  Type made = moments(op, left, right);
  made.column = nullptr;
  made.model = {};
  made.key = {};
  return made;
}

}  // namespace ormlint
