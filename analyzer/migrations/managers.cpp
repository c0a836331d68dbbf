// `with`: what a context manager means to the statements inside. One that the project makes of a generator is followed:
// its body up to `yield`, the statements inside, and the rest. Facts: CPython's documentation, "contextlib".
#include <algorithm>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

bool makes_manager(const Project& project, FileId file, const Stmt& function) {
  if (function.decorators.size() != 1) return false;
  const Entity decorator = follow(project, resolve(project, file, function.decorators[0]));
  const std::string* const dotted = external_name(decorator);
  return dotted && (*dotted == "contextlib.contextmanager" || *dotted == "contextlib.asynccontextmanager");
}

}  // namespace

// What a context manager means to the statements inside.
void Interpreter::enter(Id<Expr> manager) {
  const Expr& call = index()[manager];
  if (call.kind != ExprKind::call) return;
  const Expr& called = index()[call.parts[0]];
  const std::string_view name =
      called.kind == ExprKind::attribute || called.kind == ExprKind::name ? index().text(called) : std::string_view();
  around_.autocommit |= name == "autocommit_block";
  // A connection of its own has a transaction of its own.
  around_.savepoint |= name == "begin_nested" || name == "connect" || name == "savepoint";
  if (name != "suppress") return;
  for (const Id<Expr> exception : call.parts.from(1)) {
    const Caught caught = caught_by(exception);
    if (caught <= around_.caught) continue;
    around_.caught = caught;
    around_.handler = at(manager);
    around_.savepoint = false;
  }
}

Interpreter::Flow Interpreter::with_block(const Stmt& stmt) {
  const Circumstances before = around_, collected = collected_;
  const Flow flow = with_items(stmt, 0);
  const bool asked = around_.asked;
  around_ = before;
  collected_ = collected;
  around_.asked = asked;
  return flow;
}

Interpreter::Flow Interpreter::with_items(const Stmt& stmt, std::size_t done) {
  if (done == stmt.exprs.size()) return block(stmt.body);
  const Expr& item = index()[stmt.exprs[done]];
  const auto inside = [&](const Value& value) {
    if (index()[item.parts[1]].kind != ExprKind::absent) assign(item.parts[1], value);
    return with_items(stmt, done + 1);
  };
  if (const auto manager = generator_of(item.parts[0]))
    if (const auto flow = through(*manager, arguments(item.parts[0]), inside)) return *flow;
  const Value value = evaluate(item.parts[0]);
  enter(item.parts[0]);
  if (value.is_object("alembic.op.batch_alter_table")) collected_ = around_;
  return inside(value);
}

// The project's own generator that a call makes a context manager of.
std::optional<FunctionRef> Interpreter::generator_of(Id<Expr> manager) const {
  const Expr& expr = index()[manager];
  if (expr.kind != ExprKind::call) return std::nullopt;
  const Entity called = follow(project_, resolve(project_, frame().file, expr.parts[0]));
  const auto* const function = std::get_if<FunctionRef>(&called);
  if (!function || !may_call(*function)) return std::nullopt;
  const bool makes = makes_manager(project_, function->file, project_.index(function->file)[function->stmt]);
  return makes ? std::optional(*function) : std::nullopt;
}

// Nothing where it is not known what it is called with, or no `yield` is met.
std::optional<Interpreter::Flow> Interpreter::through(const FunctionRef& manager, const Arguments& given,
                                                      const std::function<Flow(const Value&)>& inside) {
  if (given.open) return std::nullopt;
  std::optional<Flow> flow;
  run_body(manager, given, [&](const Value& value) {
    if (flow) return;  // one of two ways has been there
    Frame* const generator = frames_.back();
    frames_.pop_back();
    flow = inside(value);
    frames_.push_back(generator);
  });
  return flow;
}

}  // namespace ormlint::migrations
