// Statements: what runs, in which order, and what perhaps does.
#include <algorithm>

#include "base/text.h"
#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

// A revision that needs more than this is not evaluated to its end.
constexpr std::size_t most_steps = 400'000;

}  // namespace

Circumstances Interpreter::circumstances() const {
  Circumstances now = around_;
  now.perhaps = perhaps();
  return now;
}

bool Interpreter::spent() {
  if (++steps_ == most_steps)
    database_.lose({{}, {}, true}, {frame().file, {}}, "the migration takes too many steps to be followed");
  return steps_ >= most_steps;
}

bool Interpreter::run(FileId file, Id<Stmt> function) {
  Frame outermost{file, function, {}, {}, false};
  frames_.push_back(&outermost);
  bind(index(), index()[function].exprs[0], {});
  const Flow end = block(index()[function].body);
  frames_.pop_back();
  return end != Flow::raised;
}

Interpreter::Flow Interpreter::block(Slice<Stmt> statements) {
  for (const Id<Stmt> id : statements) {
    if (spent()) return Flow::returned;
    const Flow flow = statement(id);
    if (flow != Flow::next) return flow;
  }
  return Flow::next;
}

Interpreter::Flow Interpreter::statement(Id<Stmt> id) {
  const Stmt& stmt = index()[id];
  switch (stmt.kind) {
    case StmtKind::expr_stmt:
      evaluate(stmt.exprs[0]);
      return Flow::next;
    case StmtKind::assign: {
      const Value value = evaluate(stmt.exprs[0]);
      for (const Id<Expr> target : stmt.exprs.from(1)) assign(target, value);
      return Flow::next;
    }
    case StmtKind::ann_assign:
      if (index()[stmt.exprs[2]].kind != ExprKind::absent) assign(stmt.exprs[0], evaluate(stmt.exprs[2]));
      return Flow::next;
    case StmtKind::aug_assign:
      augment(stmt);
      return Flow::next;
    case StmtKind::if_stmt:
      return branch(stmt);
    case StmtKind::for_stmt:
    case StmtKind::while_stmt:
      return loop(stmt);
    case StmtKind::with_stmt:
      return with_block(stmt);
    case StmtKind::try_stmt:
      return try_block(stmt);
    case StmtKind::match_stmt: {
      std::vector<Slice<Stmt>> cases;
      for (const Id<Stmt> clause : stmt.handlers) cases.push_back(index()[clause].body);
      return both_ways(cases);
    }
    case StmtKind::return_stmt:
      frame().result = index()[stmt.exprs[0]].kind == ExprKind::absent ? none() : evaluate(stmt.exprs[0]);
      return Flow::returned;
    case StmtKind::raise_stmt:
      return Flow::raised;
    case StmtKind::break_stmt:
      return Flow::broken;
    case StmtKind::continue_stmt:
      return Flow::continued;
    default:
      return Flow::next;
  }
}

Interpreter::Flow Interpreter::branch(const Stmt& stmt) {
  const auto decided = truth(evaluate(stmt.exprs[0]));
  if (decided) return block(*decided ? stmt.body : stmt.orelse);
  if (const auto set = truth_of_setting(stmt.exprs[0])) return block(*set ? stmt.body : stmt.orelse);
  return both_ways({stmt.body, stmt.orelse});
}

// `if not settings.pg_uri: return`: on PostgreSQL a setting that is called after it is set, and none that is called
// after another database.
std::optional<bool> Interpreter::truth_of_setting(Id<Expr> test) const {
  const Expr& expr = index()[test];
  if (expr.kind == ExprKind::unary && expr.op == Op::logical_not) {
    const auto inner = truth_of_setting(expr.parts[0]);
    return inner ? std::optional(!*inner) : std::nullopt;
  }
  if (expr.kind != ExprKind::attribute) return std::nullopt;
  const std::string name = "_" + lower_case(index().text(expr)) + "_";
  const auto speaks_of = [&](std::string_view word) { return name.find("_" + std::string(word) + "_") != name.npos; };
  if (speaks_of("pg") || speaks_of("postgres") || speaks_of("postgresql")) return true;
  return speaks_of("sqlite") || speaks_of("mysql") ? std::optional(false) : std::nullopt;
}

// Each is followed from the same names; what they bind differently is unknown afterwards. One that returns or raises
// makes everything behind uncertain.
Interpreter::Flow Interpreter::both_ways(const std::vector<Slice<Stmt>>& blocks) {
  const auto before = frame().locals;
  std::optional<std::map<std::string, Value, std::less<>>> after;
  bool leaves = false;
  std::optional<Flow> flow;
  bool same = true;
  ++perhaps_;
  for (const Slice<Stmt> one : blocks) {
    frame().locals = before;
    const Flow end = block(one);
    same &= !flow || *flow == end;
    flow = end;
    leaves |= end == Flow::returned;
    if (end == Flow::raised) continue;  // then the migration has failed, and nothing follows
    if (!after) {
      after = frame().locals;
      continue;
    }
    for (auto& [name, value] : *after) {
      const auto other = frame().locals.find(name);
      const bool agrees = other != frame().locals.end() && equal(value, other->second) == true;
      const bool shared = other != frame().locals.end() && value.kind == Kind::object &&
                          other->second.kind == Kind::object && value.object == other->second.object;
      if (!agrees && !shared) value = {};
    }
    for (const auto& [name, value] : frame().locals) after->try_emplace(name);
  }
  --perhaps_;
  frame().locals = after ? std::move(*after) : before;
  if (same && flow) return *flow == Flow::raised ? Flow::next : *flow;
  frame().perhaps_returned |= leaves;
  if (leaves) frame().result = {};
  return Flow::next;
}

Interpreter::Flow Interpreter::loop(const Stmt& stmt) {
  if (stmt.kind == StmtKind::for_stmt) {
    const auto items = iterate(evaluate(stmt.exprs[1]));
    if (items) return loop_over(stmt, *items);
    ++perhaps_;
    assign(stmt.exprs[0], {});
    --perhaps_;
    return both_ways({stmt.body, {}});
  }
  const auto decided = truth(evaluate(stmt.exprs[0]));
  return decided == false ? Flow::next : both_ways({stmt.body, {}});
}

Interpreter::Flow Interpreter::loop_over(const Stmt& stmt, const Values& items) {
  for (const Value& item : items) {
    if (spent()) return Flow::returned;
    assign(stmt.exprs[0], item);
    const Flow flow = block(stmt.body);
    if (flow == Flow::broken) return Flow::next;
    if (flow == Flow::returned || flow == Flow::raised) return flow;
  }
  return block(stmt.orelse);
}

// The way without exceptions; what is raised in plain sight goes to the first handler.
Interpreter::Flow Interpreter::try_block(const Stmt& stmt) {
  const Circumstances before = around_;
  be_caught(stmt);
  Flow flow = block(stmt.body);
  const bool asked = around_.asked;
  around_ = before;
  around_.asked = asked;
  if (flow == Flow::raised && !stmt.handlers.empty()) flow = block(index()[stmt.handlers[0]].body);
  if (flow == Flow::next) flow = block(stmt.orelse);
  const Flow last = block(stmt.final_body);
  return last == Flow::next ? flow : last;
}

void Interpreter::assign(Id<Expr> target, Value value) {
  const Expr& expr = index()[target];
  switch (expr.kind) {
    case ExprKind::name:
      frame().locals.insert_or_assign(std::string(index().text(expr)), std::move(value));
      return;
    case ExprKind::tuple:
    case ExprKind::list:
      return assign_unpacked(expr, value);
    case ExprKind::subscript: {
      const Value object = evaluate(expr.parts[0]);
      const Value key = evaluate(expr.parts[1]);
      if (object.kind != Kind::dict) return;
      for (auto& [known, old] : *object.entries)
        if (equal(known, key) == true) return void(old = std::move(value));
      object.entries->emplace_back(key, std::move(value));
      return;
    }
    case ExprKind::attribute: {  // type.name = "…"
      const Value object = evaluate(expr.parts[0]);
      if (object.kind != Kind::object) return;
      auto& keywords = object.object->given.keywords;
      std::erase_if(keywords, [&](const auto& entry) { return entry.first == index().text(expr); });
      keywords.emplace_back(index().text(expr), perhaps() ? Value{} : std::move(value));
      return;
    }
    default:
      return;
  }
}

void Interpreter::assign_unpacked(const Expr& target, const Value& value) {
  const auto items = iterate(value);
  const std::size_t wanted = target.parts.size(), given = items ? items->size() : 0;
  const auto is_starred = [&](Id<Expr> part) { return index()[part].kind == ExprKind::starred; };
  const bool rest = std::ranges::any_of(target.parts, is_starred);
  const bool fits = items && (rest ? given + 1 >= wanted : given == wanted);
  std::size_t next = 0;
  for (const Id<Expr> part : target.parts) {
    if (!is_starred(part)) {
      assign(part, fits ? (*items)[next++] : Value{});
      continue;
    }
    Values many;
    for (std::size_t left = fits ? given + 1 - wanted : 0; left > 0; --left) many.push_back((*items)[next++]);
    assign(index()[part].parts[0], fits ? list(std::move(many)) : Value{});
  }
}

void Interpreter::augment(const Stmt& stmt) {
  const Value old = evaluate(stmt.exprs[0]);
  const Value value = evaluate(stmt.exprs[1]);
  if (stmt.op == Op::add && old.kind == Kind::list && value.kind == Kind::list) {
    old.items->insert(old.items->end(), value.items->begin(), value.items->end());
    return;
  }
  assign(stmt.exprs[0], binary(stmt.op, old, value));
}

}  // namespace ormlint::migrations
