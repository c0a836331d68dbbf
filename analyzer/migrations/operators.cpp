// Python's operators on what is known.
#include "migrations/interpreter.h"

namespace ormlint::migrations {

Value Interpreter::unary(const Expr& expr) {
  const Value value = evaluate(expr.parts[0]);
  if (expr.op == Op::logical_not) {
    const auto decided = truth(value);
    return decided ? boolean(!*decided) : Value{};
  }
  return expr.op == Op::negate && value.kind == Kind::integer ? integer(-value.number) : Value{};
}

Value Interpreter::binary(Op op, const Value& left, const Value& right) {
  if (op == Op::mod && left.is_text()) return format_percent(left.text, right);
  if (left.kind == Kind::integer && right.kind == Kind::integer) {
    if (op == Op::add) return integer(left.number + right.number);
    if (op == Op::sub) return integer(left.number - right.number);
    if (op == Op::mult) return integer(left.number * right.number);
    return {};
  }
  if (op == Op::bit_or && left.kind == Kind::dict && right.kind == Kind::dict) {
    Value made = left;
    made.entries = std::make_shared<Entries>(*left.entries);
    made.entries->insert(made.entries->end(), right.entries->begin(), right.entries->end());
    return made;
  }
  if (op != Op::add) return {};
  if (left.kind == Kind::list && right.kind == Kind::list) {
    Values items = *left.items;
    items.insert(items.end(), right.items->begin(), right.items->end());
    return list(std::move(items));
  }
  if (left.kind == Kind::text || right.kind == Kind::text) {
    const auto piece = [](const Value& value) {
      return value.kind == Kind::text ? value.text : as_text(&value).value_or(std::string(hole));
    };
    Value made = text(piece(left) + piece(right));
    made.truth = !left.known() || !right.known();
    return made;
  }
  return {};
}

// "… %s …" % value, and "… %(name)s …" % {…}.
Value Interpreter::format_percent(const std::string& format, const Value& values) {
  Value made = text("");
  std::size_t next = 0;
  const auto take = [&](const Value* value) { add_piece(made, formatted(value)); };
  for (std::size_t n = 0; n < format.size(); ++n) {
    if (format[n] != '%' || n + 1 == format.size()) {
      made.text += format[n];
      continue;
    }
    if (format[++n] == '%') {
      made.text += '%';
    } else if (format[n] == '(') {
      const std::size_t end = format.find(')', n);
      if (end == format.npos) return {};
      const Value key = text(format.substr(n + 1, end - n - 1));
      const Value* found = nullptr;
      if (values.kind == Kind::dict)
        for (const auto& [known, value] : *values.entries)
          if (equal(known, key) == true) found = &value;
      take(found);
      n = end + 1;
    } else {
      const bool several = values.kind == Kind::list && values.truth;
      take(several ? (next < values.items->size() ? &(*values.items)[next] : nullptr) : &values);
      ++next;
    }
  }
  return made;
}

namespace {

// `unknown or "text"` is true, and its text is not known.
Value boolean_or_hole(const Value& last, bool decided) {
  if (last.kind == Kind::integer || last.is_none()) return boolean(decided);
  return {};
}

}  // namespace

Value Interpreter::boolean_chain(const Expr& expr) {
  const bool all = expr.op == Op::logical_and;
  bool sure = true;
  Value last;
  for (const Id<Expr> part : expr.parts) {
    if (!sure) ++perhaps_;
    last = evaluate(part);
    if (!sure) --perhaps_;
    const auto decided = truth(last);
    // Decided whatever the others give; but which of them it is may not be known.
    if (decided && *decided != all) return sure || last.kind == Kind::boolean ? last : boolean_or_hole(last, *decided);
    sure &= decided.has_value();
  }
  return sure ? last : Value{};
}

Value Interpreter::compare(const Expr& expr) {
  Value left = evaluate(expr.parts[0]);
  bool sure = true;
  for (const Id<Expr> part : expr.parts.from(1)) {
    const Expr comparator = index()[part];
    const Value right = evaluate(comparator.parts[0]);
    const auto decided = truth(compare_once(comparator.op, left, right));
    if (decided == false) return boolean(false);
    sure &= decided.has_value();
    left = right;
  }
  return sure ? boolean(true) : Value{};
}

Value Interpreter::compare_once(Op op, const Value& left, const Value& right) {
  const auto answer = [](std::optional<bool> same, bool wanted) { return same ? boolean(*same == wanted) : Value{}; };
  switch (op) {
    case Op::equal:
    case Op::is:
      return answer(right.is_none() && left.kind == Kind::object ? std::optional(false) : equal(left, right), true);
    case Op::not_equal:
    case Op::is_not:
      return answer(right.is_none() && left.kind == Kind::object ? std::optional(false) : equal(left, right), false);
    case Op::in:
    case Op::not_in: {
      if (right.is_text() && left.is_text())
        return boolean((right.text.find(left.text) != std::string::npos) == (op == Op::in));
      const auto items = iterate(right);
      if (!items) return {};
      bool sure = true;
      for (const Value& item : *items) {
        const auto same = equal(item, left);
        if (same == true) return boolean(op == Op::in);
        sure &= same.has_value();
      }
      return sure ? boolean(op == Op::not_in) : Value{};
    }
    default:
      break;
  }
  if (left.kind != Kind::integer || right.kind != Kind::integer) return {};
  switch (op) {
    case Op::less:
      return boolean(left.number < right.number);
    case Op::less_equal:
      return boolean(left.number <= right.number);
    case Op::greater:
      return boolean(left.number > right.number);
    case Op::greater_equal:
      return boolean(left.number >= right.number);
    default:
      return {};
  }
}

}  // namespace ormlint::migrations
