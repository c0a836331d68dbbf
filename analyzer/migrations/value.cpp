#include "migrations/value.h"

#include <algorithm>

namespace ormlint::migrations {

const Value* Arguments::keyword(std::string_view wanted) const {
  const auto found = std::ranges::find_if(keywords, [&](const auto& entry) { return entry.first == wanted; });
  return found == keywords.end() ? nullptr : &found->second;
}

const Value* Arguments::get(std::size_t n, std::string_view name) const {
  if (const Value* const named = keyword(name)) return named;
  return n < positional.size() ? &positional[n] : nullptr;
}

std::string_view Object::last_name() const {
  const std::string_view all = name;
  return all.substr(all.rfind('.') + 1);
}

Value none() {
  Value value;
  value.kind = Kind::none;
  return value;
}

Value boolean(bool truth) {
  Value value;
  value.kind = Kind::boolean;
  value.truth = truth;
  return value;
}

Value integer(std::int64_t number) {
  Value value;
  value.kind = Kind::integer;
  value.number = number;
  return value;
}

Value text(std::string text) {
  Value value;
  value.kind = Kind::text;
  value.text = std::move(text);
  return value;
}

Value list(Values items) {
  Value value;
  value.kind = Kind::list;
  value.items = std::make_shared<Values>(std::move(items));
  return value;
}

Value made(std::string name, Values positional) {
  return made_by_call(std::move(name), {std::move(positional), {}, false, {}});
}

Value made_by_call(std::string name, Arguments given) {
  Value value;
  value.kind = Kind::object;
  value.object = std::make_shared<Object>(std::move(name), std::move(given));
  return value;
}

Value of_entity(Entity entity) {
  Value value;
  value.kind = std::holds_alternative<Unknown>(entity) ? Kind::unknown : Kind::entity;
  value.entity = std::move(entity);
  return value;
}

// Of a class; what a function has returned may be anything, and an expression of SQL is neither true nor false.
bool is_instance(const Object& object) {
  const std::string_view last = object.last_name();
  return object.name != "expression" && (object.name == last || (last[0] >= 'A' && last[0] <= 'Z'));
}

std::optional<bool> truth(const Value& value) {
  switch (value.kind) {
    case Kind::none:
      return false;
    case Kind::boolean:
      return value.truth;
    case Kind::integer:
      return value.number != 0;
    case Kind::text:
      return value.truth ? std::nullopt : std::optional(!value.text.empty());
    case Kind::list:
      if (value.items->empty()) return false;
      return value.items->back().is_rest() ? std::nullopt : std::optional(true);
    case Kind::dict:
      return !value.entries->empty();
    case Kind::entity:
    case Kind::lambda:
    case Kind::member:
      return true;
    case Kind::object:
      return is_instance(*value.object) ? std::optional(true) : std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<std::string> shown(const Value& value) {
  switch (value.kind) {
    case Kind::none:
      return "None";
    case Kind::boolean:
      return value.truth ? "True" : "False";
    case Kind::integer:
      return std::to_string(value.number);
    case Kind::text:
      return value.truth ? std::nullopt : std::optional(value.text);
    default:
      return std::nullopt;
  }
}

std::optional<bool> equal(const Value& left, const Value& right) {
  if (!left.known() || !right.known()) return std::nullopt;
  if (left.is_object("alembic.op.f")) return equal(left.object->given.positional[0], right);
  if (right.is_object("alembic.op.f")) return equal(left, right.object->given.positional[0]);
  const auto number = [](const Value& value) -> std::optional<std::int64_t> {
    if (value.kind == Kind::integer) return value.number;
    return value.kind == Kind::boolean ? std::optional<std::int64_t>(value.truth) : std::nullopt;
  };
  if (number(left) && number(right)) return *number(left) == *number(right);
  if (left.kind == Kind::object || right.kind == Kind::object) return std::nullopt;
  if (left.kind != right.kind) return false;
  switch (left.kind) {
    case Kind::none:
      return true;
    case Kind::text:
      return left.text == right.text;
    case Kind::entity:
      return left.entity == right.entity;
    case Kind::member:
      return left.entity == right.entity && left.text == right.text;
    case Kind::list: {
      if (left.items->size() != right.items->size()) return false;
      bool sure = true;
      for (std::size_t n = 0; n < left.items->size(); ++n) {
        const auto same = equal((*left.items)[n], (*right.items)[n]);
        if (same == false) return false;
        sure &= same.has_value();
      }
      return sure ? std::optional(true) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<std::string> as_text(const Value* value) {
  if (!value) return std::nullopt;
  if (value->is_text()) return value->text;
  if (value->kind == Kind::member && value->items->front().is_text()) return value->items->front().text;
  // sa.text("…"), op.f("…"), quoted_name("…"): what they wrap.
  constexpr std::string_view wrappers[]{"text", "f", "quoted_name", "literal_column", "column", "_truncated_label"};
  if (value->kind == Kind::object && std::ranges::find(wrappers, value->object->last_name()) != std::end(wrappers))
    return as_text(value->object->argument(0, "text"));
  return std::nullopt;
}

std::optional<std::int64_t> as_integer(const Value* value) {
  return value && value->kind == Kind::integer ? std::optional(value->number) : std::nullopt;
}

std::optional<bool> as_bool(const Value* value) {
  if (value && value->kind == Kind::integer) return value->number != 0;
  return value && value->kind == Kind::boolean ? std::optional(value->truth) : std::nullopt;
}

std::optional<std::string> formatted(const Value* value) {
  if (!value) return std::nullopt;
  auto text = as_text(value);
  return text ? text : shown(*value);
}

void add_piece(Value& text, const std::optional<std::string>& piece) {
  text.text += piece.value_or(std::string(hole));
  text.truth |= !piece;
}

std::optional<std::vector<std::string>> as_texts(const Value* value) {
  if (!value || value->kind != Kind::list) return std::nullopt;
  std::vector<std::string> made;
  for (const Value& item : *value->items) {
    auto one = as_text(&item);
    if (!one) return std::nullopt;
    made.push_back(std::move(*one));
  }
  return made;
}

}  // namespace ormlint::migrations
