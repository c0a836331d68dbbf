// Expressions: names, displays, attributes, comprehensions.
#include "migrations/interpreter.h"

namespace ormlint::migrations {

Value Interpreter::evaluate(Id<Expr> expr) {
  if (spent()) return {};
  Value value = evaluate_kind(expr);
  if (value.at == Location{}) value.at = at(expr);
  return value;
}

Value Interpreter::evaluate_in(FileId file, Id<Expr> expr) {
  if (frames_.size() >= most_frames) return {};
  Frame module{file, {}, {}, {}, false};
  frames_.push_back(&module);
  Value value = evaluate(expr);
  frames_.pop_back();
  return value;
}

Value Interpreter::evaluate_kind(Id<Expr> id) {
  const Expr& expr = index()[id];
  switch (expr.kind) {
    case ExprKind::name:
      return name(id);
    case ExprKind::attribute:
      return attribute(id);
    case ExprKind::subscript:
      return subscript(expr);
    case ExprKind::call:
      return call(id);
    case ExprKind::string:
      return text(std::string(index().text(expr)));
    case ExprKind::number: {
      const auto number = integer_value(index(), id);
      return number ? integer(*number) : Value{};
    }
    case ExprKind::constant: {
      const std::string_view spelled = index().text(expr);
      return spelled == "None" ? none() : spelled == "..." ? Value{} : boolean(spelled == "True");
    }
    case ExprKind::joined_string:
      return joined_string(expr);
    case ExprKind::tuple:
    case ExprKind::list:
    case ExprKind::set:
      return elements(expr);
    case ExprKind::dict:
      return dict(expr);
    case ExprKind::unary:
      return unary(expr);
    case ExprKind::binary:
      return binary(expr.op, evaluate(expr.parts[0]), evaluate(expr.parts[1]));
    case ExprKind::boolean:
      return boolean_chain(expr);
    case ExprKind::compare:
      return compare(expr);
    case ExprKind::conditional: {
      const auto decided = truth(evaluate(expr.parts[0]));
      return decided ? evaluate(expr.parts[*decided ? 1 : 2]) : Value{};
    }
    case ExprKind::named: {
      const Value value = evaluate(expr.parts[1]);
      assign(expr.parts[0], value);
      return value;
    }
    case ExprKind::lambda: {
      Value value;
      value.kind = Kind::lambda;
      value.file = frame().file;
      value.expr = id;
      return value;
    }
    case ExprKind::yield: {
      const Value value = evaluate(expr.parts[0]);
      if (frame().at_yield) frame().at_yield(value);
      return {};
    }
    case ExprKind::await:
    case ExprKind::starred:
      return evaluate(expr.parts[0]);
    case ExprKind::list_comp:
    case ExprKind::set_comp:
    case ExprKind::generator:
    case ExprKind::dict_comp:
      return comprehension(id);
    default:
      return {};
  }
}

// A local of this function, or of one around it that is being followed; else what the module sees.
Value Interpreter::name(Id<Expr> expr) {
  const std::string_view spelled = index().text(index()[expr]);
  for (auto level = frames_.rbegin(); level != frames_.rend(); ++level) {
    if ((*level)->file != frame().file) continue;
    const auto found = (*level)->locals.find(spelled);
    if (found != (*level)->locals.end()) return found->second;
  }
  return entity_value(resolve(project_, frame().file, expr));
}

Value Interpreter::entity_value(const Entity& entity) {
  if (const auto* variable = std::get_if<VariableRef>(&entity)) return module_variable(*variable);
  return of_entity(entity);
}

Value Interpreter::attribute(Id<Expr> id) {
  const Expr& expr = index()[id];
  return attribute_of_value(evaluate(expr.parts[0]), index().text(expr));
}

Value Interpreter::attribute_of_value(const Value& object, std::string_view name) {
  if (object.kind == Kind::member) {
    if (name == "value") return object.items->front();
    return name == "name" ? text(object.text) : Value{};
  }
  if (object.kind == Kind::object) {
    const Object& made = *object.object;
    if (name == "dialect" || name == "engine" || name == "bind" || name == "connection" || name == "impl")
      return made.name == "connection" || made.name == "context" ? ormlint::migrations::made("connection", {})
                                                                 : Value{};
    if (name == "name" && made.name == "connection") return text("postgresql");
    if (name == "url" && made.name == "connection") return text("postgresql://localhost/database");
    if (name == "name" && !made.given.positional.empty()) return made.given.positional.front();
    if (name == "as_sql" && made.name == "connection")
      return boolean(false);  // a database is upgraded, no script written
    return {};
  }
  if (object.kind != Kind::entity) return {};
  if (const auto* ref = std::get_if<ClassRef>(&object.entity))
    return name == "__table__" ? table_of(*ref) : class_attribute(*ref, name);
  return entity_value(attribute_of(project_, object.entity, name));
}

// What the module binds a name to.
Value Interpreter::global(const Value& name) {
  if (!name.is_text()) return {};
  const Slice<Binding> found = index().bindings_of(index().module(), name.text);
  return found.size() == 1 ? entity_value(entity_of(project_, frame().file, found[0])) : Value{};
}

Value Interpreter::subscript(const Expr& expr) {
  const Value object = evaluate(expr.parts[0]);
  const Value key = evaluate(expr.parts[1]);
  if (object.is_object("globals")) return global(key);
  if (object.kind == Kind::dict) {
    for (const auto& [known, value] : *object.entries)
      if (equal(known, key) == true) return value;
    return {};
  }
  if (object.kind == Kind::list && key.kind == Kind::integer) {
    const auto size = static_cast<std::int64_t>(object.items->size());
    const std::int64_t n = key.number < 0 ? key.number + size : key.number;
    return n >= 0 && n < size ? (*object.items)[static_cast<std::size_t>(n)] : Value{};
  }
  const auto* ref = object.kind == Kind::entity ? std::get_if<ClassRef>(&object.entity) : nullptr;
  return ref && key.is_text() ? class_attribute(*ref, key.text) : Value{};
}

// A piece that is not known leaves a hole, so that the rest can still tell what kind of statement it is.
Value Interpreter::joined_string(const Expr& expr) {
  Value made = text("");
  for (const Id<Expr> part : expr.parts) {
    const Expr& piece = index()[part];
    if (piece.kind != ExprKind::formatted_value) {
      made.text += index().text(piece);
      continue;
    }
    const Value value = evaluate(piece.parts[0]);
    const bool plain = index()[piece.parts[1]].kind == ExprKind::absent;
    const bool quoted = piece.op == Op::to_repr && value.is_text();
    if (!plain) {
      add_piece(made, std::nullopt);
    } else {
      add_piece(made, quoted ? std::optional("'" + value.text + "'") : formatted(&value));
    }
  }
  return made;
}

Value Interpreter::elements(const Expr& expr) {
  Values items;
  for (const Id<Expr> part : expr.parts) {
    if (index()[part].kind != ExprKind::starred) {
      items.push_back(evaluate(part));
      continue;
    }
    const auto more = iterate(evaluate(index()[part].parts[0]));
    if (!more) return {};
    items.insert(items.end(), more->begin(), more->end());
  }
  Value made = list(std::move(items));
  made.truth = expr.kind == ExprKind::tuple;
  return made;
}

Value Interpreter::dict(const Expr& expr) {
  Value made;
  made.kind = Kind::dict;
  made.entries = std::make_shared<Entries>();
  for (std::uint32_t n = 0; n + 1 < expr.parts.size(); n += 2) {
    const bool unpacked = index()[expr.parts[n]].kind == ExprKind::absent;
    const Value value = evaluate(expr.parts[n + 1]);
    if (!unpacked) {
      made.entries->emplace_back(evaluate(expr.parts[n]), value);
      continue;
    }
    if (value.kind != Kind::dict) return {};
    made.entries->insert(made.entries->end(), value.entries->begin(), value.entries->end());
  }
  return made;
}

Value Interpreter::comprehension(Id<Expr> id) {
  const Expr expr = index()[id];
  const bool pairs = expr.kind == ExprKind::dict_comp;
  const auto before = frame().locals;
  bool sure = true;
  Value made = list({});
  if (pairs) {
    made.kind = Kind::dict;
    made.entries = std::make_shared<Entries>();
  }
  comprehend(
      expr, pairs ? 2 : 1,
      [&] {
        if (pairs) return void(made.entries->emplace_back(evaluate(expr.parts[0]), evaluate(expr.parts[1])));
        made.items->push_back(evaluate(expr.parts[0]));
      },
      sure);
  frame().locals = before;
  return sure ? made : Value{};
}

void Interpreter::comprehend(const Expr& expr, std::size_t clause, const std::function<void()>& element, bool& sure) {
  if (clause >= expr.parts.size()) return element();
  const Expr part = index()[expr.parts[static_cast<std::uint32_t>(clause)]];
  const auto items = iterate(evaluate(part.parts[1]));
  if (!items) {
    sure = false;
    return;
  }
  for (const Value& item : *items) {
    if (spent()) return;
    assign(part.parts[0], item);
    bool wanted = true;
    for (const Id<Expr> condition : part.parts.from(2)) {
      const auto decided = truth(evaluate(condition));
      sure &= decided.has_value();
      wanted &= decided.value_or(false);
    }
    if (wanted) comprehend(expr, clause + 1, element, sure);
  }
}

std::optional<Values> Interpreter::iterate(const Value& value) {
  if (value.kind == Kind::list) {
    const bool whole = value.items->empty() || !value.items->back().is_rest();
    return whole ? std::optional(*value.items) : std::nullopt;
  }
  if (value.kind == Kind::dict) {
    Values keys;
    for (const auto& entry : *value.entries) keys.push_back(entry.first);
    return keys;
  }
  const auto* ref = value.kind == Kind::entity ? std::get_if<ClassRef>(&value.entity) : nullptr;
  return ref ? members(*ref) : std::nullopt;
}

}  // namespace ormlint::migrations
