#include "types/stub_use.h"

#include <algorithm>
#include <utility>

#include "domain/orm_names.h"

namespace ormlint {

// What is asked for by several readers, or stands in a chain of calls, is evaluated once, unless the answer lacks what
// something gives that is being found out.
Type Evaluator::evaluate(FileId file_id, Id<Expr> id, int depth) {
  if (!id) return {};
  if (depth <= 0) return cut_short();
  const ExprKind kind = project_.index(file_id)[id].kind;
  const bool kept = kind == ExprKind::call || kind == ExprKind::attribute || kind == ExprKind::name;
  if (!kept) return evaluate_anew(file_id, id, depth);
  const bool here = file_id == file_;
  if (here && found_unknown_[id.value]) return {};
  const std::uint64_t key = static_cast<std::uint64_t>(file_id) << 32 | id.value;
  if (const auto known = evaluated_.find(key); known != evaluated_.end()) {
    height_ = std::max(height_, known->second.height);
    return known->second.type;
  }
  const unsigned lowest = std::exchange(lowest_, no_cut);
  const int height = std::exchange(height_, 0);
  Type type = evaluate_anew(file_id, id, depth);
  const bool cut = lowest_ != no_cut;
  lowest_ = std::min(lowest, lowest_);
  const int own = std::exchange(height_, std::max(height, height_));
  if (cut) return type;
  if (here && !type.known()) {
    found_unknown_[id.value] = true;
    return {};
  }
  return evaluated_.emplace(key, Memory::Known{std::move(type), own}).first->second.type;
}

Type Evaluator::evaluate_anew(FileId file_id, Id<Expr> id, int depth) {
  const Expr& expr = project_.index(file_id)[id];
  switch (expr.kind) {
    case ExprKind::name:
      return name(file_id, id, depth);
    case ExprKind::attribute:
      return read(file_id, id, depth);
    case ExprKind::await:
      return awaited(evaluate(file_id, expr.parts[0], depth - 1));
    case ExprKind::call:
      return call(file_id, id, depth);
    case ExprKind::subscript:
      return subscript(file_id, expr, depth);
    case ExprKind::unary:
    case ExprKind::binary:
    case ExprKind::boolean:
    case ExprKind::compare:
      return operation(file_id, id, depth);
    case ExprKind::list:
    case ExprKind::tuple:
    case ExprKind::set: {
      if (expr.parts.empty()) return {};
      Type joined = evaluate(file_id, expr.parts[0], depth - 1);
      for (const Id<Expr> part : expr.parts.from(1)) joined = join(joined, evaluate(file_id, part, depth - 1));
      return joined.known() ? type_of_parts(TypeKind::sequence, {std::move(joined)}) : Type{};
    }
    case ExprKind::list_comp:
    case ExprKind::set_comp:
    case ExprKind::generator:
      return comprehension(file_id, expr, depth);
    case ExprKind::conditional:
      return join(evaluate(file_id, expr.parts[1], depth - 1), evaluate(file_id, expr.parts[2], depth - 1));
    case ExprKind::named:
      return evaluate(file_id, expr.parts[1], depth - 1);
    default:
      return literal(file_id, id);
  }
}

Type Evaluator::literal(FileId file_id, Id<Expr> id) const {
  const FileIndex& file = project_.index(file_id);
  switch (file[id].kind) {
    case ExprKind::string: {
      Type type = plain_type(Loads::text);
      type.literal = file.text(file[id]);
      return type;
    }
    case ExprKind::joined_string:
      return plain_type(Loads::text);
    case ExprKind::bytes:
      return plain_type(Loads::bytes);
    case ExprKind::number:
      return plain_type(integer_value(file, id) ? Loads::integer : Loads::number);
    case ExprKind::dict:
    case ExprKind::dict_comp:
      return plain_type(Loads::json);
    case ExprKind::constant:
      if (bool_value(file, id)) return plain_type(Loads::boolean);
      return is_none(file, id) ? type_of_parts(TypeKind::none, {}) : Type{};
    default:
      return {};
  }
}

Type Evaluator::read(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  if (Type type = entity(file_id, resolved(file_id, id), depth - 1); type.known()) return type;
  if (file.text(expr) == "session" && flask_database(project_, file_id, expr.parts[0]))
    return type_of_parts(TypeKind::session, {});
  const Type object = evaluate(file_id, expr.parts[0], depth - 1);
  const Type made = attribute(object, file.text(expr));
  return !made.known() && is_core_column(file_id, id, depth) ? clause_type(Truth::raises) : made;
}

Type Evaluator::comprehension(FileId file, const Expr& expr, int depth) {
  Type made = evaluate(file, expr.parts[0], depth - 1);
  return made.known() ? type_of_parts(TypeKind::sequence, {std::move(made)}) : Type{};
}

Type Evaluator::subscript(FileId file_id, const Expr& expr, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Type object = evaluate(file_id, expr.parts[0], depth - 1);
  const auto number = integer_value(file, expr.parts[1]);
  if (object.kind == TypeKind::row && number && *number >= 0 &&
      static_cast<std::size_t>(*number) < object.parts.size()) {
    const Type& part = object.parts[static_cast<std::size_t>(*number)];
    return part.kind == TypeKind::rest ? Type{} : part;
  }
  if (object.kind == TypeKind::row_mapping) {
    if (const auto key = string_value(file, expr.parts[1])) return of_row(object, *key);
    const Type by = evaluate(file_id, expr.parts[1], depth - 1);
    return by.kind == TypeKind::column ? of_row(object, by.attribute) : Type{};
  }
  if (object.kind == TypeKind::enum_class) {
    Type type;
    type.kind = TypeKind::member;
    type.members = object.members;
    return type;
  }
  if (object.is_sql()) return clause_type(Truth::raises);
  if (const auto key = string_value(file, expr.parts[1])) {
    if (object.kind == TypeKind::foreign) return of_columns(object, *key);
    if (object.kind == TypeKind::object && is_typed_dict(object.object)) return of_object(object, *key);
  }
  if (object.kind == TypeKind::plain && object.loads == Loads::json && !object.optional)
    return object.parts.size() == 2 ? object.parts.back() : Type{};
  if (object.kind == TypeKind::sequence || object.kind == TypeKind::query || object.kind == TypeKind::related) {
    if (file[expr.parts[1]].kind != ExprKind::slice) return element(object);
    return object.kind == TypeKind::query ? type_of_parts(TypeKind::sequence, {element(object)}) : object;
  }
  return {};
}

Type Evaluator::element(const Type& iterable) {
  switch (iterable.kind) {
    case TypeKind::sequence:
    case TypeKind::result:
    case TypeKind::scalars:
      return iterable.parts.empty() ? Type{} : iterable.parts.front();
    case TypeKind::query: {  // of one entity it gives that, not a row
      if (iterable.parts.empty()) return {};
      const Type& row = iterable.parts.front();
      const bool entity =
          row.kind == TypeKind::row && row.parts.size() == 1 && row.parts.front().kind == TypeKind::instance;
      return entity ? row.parts.front() : row;
    }
    case TypeKind::row: {
      std::optional<Type> joined;
      for (const Type& part : iterable.parts) joined = joined ? join(*joined, part) : part;
      return joined && joined->kind != TypeKind::rest ? *joined : Type{};
    }
    case TypeKind::related:
      return model_type(TypeKind::instance, iterable.model);
    case TypeKind::plain:  // a dictionary gives its keys
      return iterable.loads == Loads::json && !iterable.parts.empty() ? iterable.parts.front() : Type{};
    case TypeKind::enum_class: {
      Type type;
      type.kind = TypeKind::member;
      type.members = iterable.members;
      return type;
    }
    default:
      return {};
  }
}

// A coroutine is known by what it returns; a task is another object.
Type Evaluator::awaited(const Type& object) {
  if (object.kind != TypeKind::foreign) return object;
  return StubUse(*this, object, max_depth).of_base("typing.Awaitable");
}

// A dotted expression is one step from what is before its last dot. In a class's body a name is what was bound before
// it.
const Entity& Evaluator::resolved(FileId file_id, Id<Expr> id) {
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  Known key{file_id, {}, id.value};
  const Entity* object = nullptr;
  if (expr.kind == ExprKind::attribute) {
    object = &resolved(file_id, expr.parts[0]);
    const bool has_names = std::holds_alternative<External>(*object) || std::holds_alternative<ClassRef>(*object) ||
                           std::holds_alternative<Id<Module>>(*object);
    if (!has_names) return unknown_;
  } else if (expr.kind != ExprKind::name) {
    return unknown_;
  } else if (const Id<Scope> scope = file.scope_of_expr[id.value]) {
    const ScopeKind kind = file[scope].kind;
    if (kind != ScopeKind::class_body && kind != ScopeKind::annotation)
      key = {file_id, scope, static_cast<std::uint32_t>(expr.text)};
  }
  const auto [at, fresh] = resolved_.try_emplace(key);
  if (fresh) at->second = object ? attribute_of(project_, *object, file.text(expr)) : resolve(project_, file_id, id);
  return at->second;
}

Type Evaluator::entity(FileId from, const Entity& wanted, int depth) {
  Type type;
  if (std::holds_alternative<Unknown>(wanted)) return type;
  if (const std::string* const dotted = external_name(wanted)) {
    if (!is_queried(from, *dotted)) return library_value(*dotted);
    type.kind = TypeKind::other_model;
    return type;
  }
  if (const auto members = declarations_.find_enum(wanted)) {
    type.kind = TypeKind::enum_class;
    type.members = *members;
    return type;
  }
  if (const auto* ref = std::get_if<ClassRef>(&wanted)) {
    if (const auto model = declarations_.find_model(*ref)) return model_type(TypeKind::model_class, *model);
    return {};
  }
  const auto* variable = std::get_if<VariableRef>(&wanted);
  if (!variable) return {};
  if (depth <= 0) return cut_short();
  const FileIndex& file = project_.index(variable->file);
  const Binding& binding = file[variable->binding];
  if (file[binding.scope].kind == ScopeKind::class_body) return {};  // an attribute: its owner says what it is
  return bound(variable->file, variable->binding, depth - 1).value_or(Type{});
}

}  // namespace ormlint
