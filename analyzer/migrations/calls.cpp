// Calls: of the project's functions, of lambdas, of builtins, of what lies outside.
#include <algorithm>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

Arguments Interpreter::arguments(Id<Expr> call) {
  Arguments made;
  made.at = at(call);
  for (const Id<Expr> part : index()[call].parts.from(1)) {
    const Expr expr = index()[part];
    if (expr.kind == ExprKind::starred) {
      const auto more = iterate(evaluate(expr.parts[0]));
      made.open |= !more;
      if (more) made.positional.insert(made.positional.end(), more->begin(), more->end());
    } else if (expr.kind != ExprKind::keyword) {
      made.positional.push_back(evaluate(part));
    } else if (const std::string name(index().text(expr)); !name.empty()) {
      made.keywords.emplace_back(name, evaluate(expr.parts[0]));
    } else {
      const Value more = evaluate(expr.parts[0]);
      made.open |= more.kind != Kind::dict;
      if (more.kind != Kind::dict) continue;
      for (const auto& [key, value] : *more.entries) {
        made.open |= !key.is_text();
        if (key.is_text()) made.keywords.emplace_back(key.text, value);
      }
    }
  }
  return made;
}

Value Interpreter::call(Id<Expr> id) {
  const Id<Expr> called = index()[id].parts[0];
  const Expr expr = index()[called];
  if (expr.kind == ExprKind::attribute) {
    const Value object = evaluate(expr.parts[0]);
    if (object.kind != Kind::entity && object.kind != Kind::unknown)
      return method(object, index().text(expr), arguments(id));
    // A statement that is built on a table nobody knows changes rows, and no table.
    constexpr std::string_view builders[]{"insert", "update", "delete", "select"};
    if (object.kind == Kind::unknown && std::ranges::find(builders, index().text(expr)) != std::end(builders))
      return made("expression", {});
    const Value callee = attribute_of_value(object, index().text(expr));
    const Arguments given = arguments(id);
    if (!callee.known()) metadata_method(index().text(expr), given, is_own(expr.parts[0]));
    // What a query gave, or a loop over it, is a row.
    const Expr& owner = index()[expr.parts[0]];
    const bool row =
        object.kind == Kind::unknown && owner.kind == ExprKind::name && frame().locals.contains(index().text(owner));
    // Asked last: it reads the whole method.
    if (!callee.known() && !row && speaks_of_operations(object, index().text(expr)) != false)
      lose_if_given_database(given);
    return call_value(callee, given);
  }
  const Value callee = evaluate(called);
  // Flask-Migrate's `globals()["upgrade_" + engine]()`.
  Id<Expr> root = called;
  while (index()[root].kind == ExprKind::call || index()[root].kind == ExprKind::subscript ||
         index()[root].kind == ExprKind::attribute)
    root = index()[root].parts[0];
  const bool by_name = index()[root].kind == ExprKind::name && index().text(index()[root]) == "globals";
  if (!callee.known() && by_name) database_.lose({{}, {}, true}, at(id), "the function that is called is not known");
  return call_value(callee, arguments(id));
}

Value Interpreter::call_value(const Value& callee, Arguments given) {
  if (callee.kind == Kind::lambda) return call_lambda(callee, given);
  if (callee.is_object("connection")) return callee;  // what sessionmaker() has made
  if (callee.kind != Kind::entity) return {};
  if (const auto* function = std::get_if<FunctionRef>(&callee.entity))
    return callee.truth ? call_body(*function, given) : call_function(*function, given);
  if (const std::string* const dotted = external_name(callee.entity)) return call_external(*dotted, given);
  if (const auto* ref = std::get_if<ClassRef>(&callee.entity)) {
    if (const auto all = members(*ref); all && given.positional.size() == 1) {  // Status("active")
      for (const Value& member : *all)
        if (equal(member.items->front(), given.positional[0]) == true) return member;
      return {};
    }
    given.positional.insert(given.positional.begin(), callee);
    return made_by_call("class", std::move(given));
  }
  return {};
}

Value Interpreter::call_lambda(const Value& lambda, const Arguments& given) {
  if (frames_.size() >= most_frames) return {};
  Frame inner{lambda.file, {}, {}, {}, false};
  frames_.push_back(&inner);
  const Expr& expr = index()[lambda.expr];
  bind(index(), expr.parts[0], given);
  Value value = evaluate(expr.parts[1]);
  frames_.pop_back();
  return value;
}

// In the frame of the function, where defaults are evaluated too: they are constants.
void Interpreter::bind(const FileIndex& there, Id<Expr> parameters, const Arguments& given) {
  std::size_t place = 0;
  std::vector<std::string_view> taken;
  for (const Id<Expr> part : there[parameters].parts) {
    const Expr& parameter = there[part];
    const std::string name(there.text(parameter));
    Value value;
    if (parameter.op == Op::var_positional) {
      Values rest;
      for (; place < given.positional.size(); ++place) rest.push_back(given.positional[place]);
      value = list(std::move(rest));
    } else if (parameter.op == Op::var_keyword) {
      value.kind = Kind::dict;
      value.entries = std::make_shared<Entries>();
      for (const auto& [key, one] : given.keywords)
        if (std::ranges::find(taken, key) == taken.end()) value.entries->emplace_back(text(key), one);
    } else if (parameter.op != Op::keyword_only && place < given.positional.size()) {
      value = given.positional[place++];
    } else if (const Value* const named = given.keyword(name)) {
      value = *named;
    } else if (there[parameter.parts[1]].kind != ExprKind::absent) {
      value = evaluate(parameter.parts[1]);
    }
    taken.push_back(there.text(parameter));
    frame().locals.insert_or_assign(name, std::move(value));
  }
}

Value Interpreter::call_external(const std::string& dotted, const Arguments& given) {
  if (dotted.starts_with("alembic.op.")) return operation(std::string_view(dotted).substr(11), given);
  if (dotted.starts_with("builtins.")) return call_builtin(std::string_view(dotted).substr(9), given);
  const std::string_view last = std::string_view(dotted).substr(dotted.rfind('.') + 1);
  const bool connected = !given.positional.empty() && given.positional[0].is_object("connection");
  if (last == "inspect" || last == "from_engine" || (last == "Inspector" && connected)) return made("inspector", {});
  if (last.ends_with("Session") || last == "sessionmaker" || last == "get_context" || last == "get_bind")
    return made("connection", {});
  if (dotted.ends_with("context.is_offline_mode")) return boolean(false);  // no script is written
  // A deployment may say otherwise; without its word the default counts.
  const bool environment = dotted == "os.getenv" || dotted == "os.environ.get";
  if (environment) return given.positional.size() > 1 ? given.positional[1] : none();
  if ((dotted == "textwrap.dedent" || dotted == "inspect.cleandoc") && !given.positional.empty())
    return given.positional[0];
  if (dotted == "typing.cast" && given.positional.size() == 2) return given.positional[1];
  return made_by_call(dotted, given);
}

// Of the builtin classes, for what is known.
Value Interpreter::is_instance(const Value& value, const Value& wanted) {
  const std::string* const name = wanted.kind == Kind::entity ? external_name(wanted.entity) : nullptr;
  if (!name || !value.known() || value.kind == Kind::object) return {};
  if (*name == "builtins.str") return boolean(value.kind == Kind::text);
  if (*name == "builtins.int") return boolean(value.kind == Kind::integer || value.kind == Kind::boolean);
  if (*name == "builtins.bool") return boolean(value.kind == Kind::boolean);
  return *name == "builtins.dict" ? boolean(value.kind == Kind::dict) : Value{};
}

// Connections and inspectors have what people ask them for.
Value Interpreter::call_attribute(std::string_view name, const Arguments& given) {
  const auto wanted = given.positional.size() > 1 ? as_text(&given.positional[1]) : std::nullopt;
  if (!wanted) return {};
  const Value& object = given.positional[0];
  const bool known = object.is_object("connection") || object.is_object("inspector");
  if (name == "hasattr") return known ? boolean(true) : Value{};
  return attribute_of_value(object, *wanted);
}

Value Interpreter::call_builtin(std::string_view name, const Arguments& given) {
  const Value* const first = given.positional.empty() ? nullptr : given.positional.data();
  if (name == "str") {
    const auto spelled = first ? formatted(first) : std::optional<std::string>("");
    return spelled ? text(*spelled) : Value{};
  }
  if (name == "globals") return made("globals", {});
  if (name == "dict" && !first) {
    Value made;
    made.kind = Kind::dict;
    made.entries = std::make_shared<Entries>();
    for (const auto& [key, value] : given.keywords) made.entries->emplace_back(text(key), value);
    return made;
  }
  if (!first) return name == "list" || name == "set" || name == "tuple" ? list({}) : Value{};
  if (name == "dict" && first->kind == Kind::dict) {
    Value copy = *first;
    copy.entries = std::make_shared<Entries>(*first->entries);
    return copy;
  }
  if (name == "int") return first->kind == Kind::integer ? *first : Value{};
  if (name == "range" && first->kind == Kind::integer) {
    const bool two = given.positional.size() > 1 && given.positional[1].kind == Kind::integer;
    Values items;
    const std::int64_t end = two ? given.positional[1].number : first->number;
    for (std::int64_t n = two ? first->number : 0; n < end && items.size() < 10'000; ++n) items.push_back(integer(n));
    return list(std::move(items));
  }
  if (name == "bool") {
    const auto decided = truth(*first);
    return decided ? boolean(*decided) : Value{};
  }
  if (name == "isinstance") return is_instance(*first, given.positional.size() > 1 ? given.positional[1] : Value{});
  if (name == "hasattr" || name == "getattr") return call_attribute(name, given);
  return call_over_items(name, given);
}

// Those that go through a list.
Value Interpreter::call_over_items(std::string_view name, const Arguments& given) {
  const Value* const first = given.positional.data();
  if (name == "map" && given.positional.size() == 2) {
    const auto each = iterate(given.positional[1]);
    if (!each) return {};
    Values made;
    for (const Value& item : *each) made.push_back(call_value(*first, {{item}, {}, false, given.at}));
    return list(std::move(made));
  }
  const auto items = iterate(*first);
  if (!items) return {};
  if (name == "list" || name == "set" || name == "tuple" || name == "frozenset") return list(*items);
  if (name == "next")
    return !items->empty() ? items->front() : given.positional.size() > 1 ? given.positional[1] : Value{};
  if (name == "iter") return *first;
  if (name == "len") return integer(static_cast<std::int64_t>(items->size()));
  if (name == "sorted" && given.keywords.empty()) {
    Values sorted = *items;
    if (!std::ranges::all_of(sorted, &Value::is_text)) return {};
    std::ranges::sort(sorted, {}, &Value::text);
    return list(std::move(sorted));
  }
  if (name == "reversed") return list(Values(items->rbegin(), items->rend()));
  if (name == "enumerate" || name == "zip") {
    Values pairs;
    const auto second = name == "zip" && given.positional.size() == 2 ? iterate(given.positional[1]) : std::nullopt;
    if (name == "zip" && !second) return {};
    for (std::size_t n = 0; n < items->size() && (!second || n < second->size()); ++n)
      pairs.push_back(name == "zip" ? list({(*items)[n], (*second)[n]})
                                    : list({integer(static_cast<std::int64_t>(n)), (*items)[n]}));
    return list(std::move(pairs));
  }
  if (name == "any" || name == "all") {
    bool sure = true;
    for (const Value& item : *items) {
      const auto decided = truth(item);
      if (decided && *decided == (name == "any")) return boolean(name == "any");
      sure &= decided.has_value();
    }
    return sure ? boolean(name == "all") : Value{};
  }
  return {};
}

}  // namespace ormlint::migrations
