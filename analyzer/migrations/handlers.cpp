// What an `except` clause makes of a statement that the server refuses.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

// Of sqlalchemy.exc: those that never come from the server.
constexpr std::array<std::string_view, 8> own_errors{"NoSuchTableError",     "NoSuchColumnError", "NoResultFound",
                                                     "MultipleResultsFound", "ArgumentError",     "CompileError",
                                                     "InvalidRequestError",  "NoSuchModuleError"};

bool ends_with_raise(const FileIndex& index, Slice<Stmt> body) {
  return !body.empty() && index[body[body.size() - 1]].kind == StmtKind::raise_stmt;
}

// connection.rollback(), op.execute("ROLLBACK")
bool gives_up(const FileIndex& index, const Stmt& handler) {
  const auto speaks = [&](const Expr& expr) { return lower_case(index.text(expr)).starts_with("rollback"); };
  return std::ranges::any_of(index.calls, [&](Id<Expr> call) {
    if (!handler.span.contains(index[call].span)) return false;
    const Expr& called = index[index[call].parts[0]];
    const Id<Expr> sql = positional(index, call, 0);
    return (called.kind == ExprKind::attribute && speaks(called)) ||
           (sql && index[sql].kind == ExprKind::string && speaks(index[sql]));
  });
}

}  // namespace

// The class of an `except`, or a tuple of them; none given: all.
Caught Interpreter::caught_by(Id<Expr> exception) const {
  const Expr& expr = index()[exception];
  if (expr.kind == ExprKind::absent) return Caught::surely;
  if (expr.kind == ExprKind::tuple) {
    Caught most = Caught::no;
    for (const Id<Expr> part : expr.parts) most = std::max(most, caught_by(part));
    return most;
  }
  const Entity entity = follow(project_, resolve(project_, frame().file, exception));
  const std::string* const dotted = external_name(entity);
  if (!dotted) return Caught::perhaps;
  const std::string_view last = std::string_view(*dotted).substr(dotted->rfind('.') + 1);
  if (*dotted == "builtins.Exception" || *dotted == "builtins.BaseException") return Caught::surely;
  if (dotted->starts_with("builtins.")) return Caught::no;
  const bool own = std::ranges::find(own_errors, last) != own_errors.end();
  if (dotted->starts_with("sqlalchemy.") && dotted->find("exc.") != dotted->npos)
    return own ? Caught::no : Caught::surely;
  return dotted->starts_with("psycopg") || dotted->starts_with("asyncpg") ? Caught::surely : Caught::perhaps;
}

// One that gives a transaction up by itself knows what it does.
Caught Interpreter::swallows(const Stmt& handler) const {
  if (ends_with_raise(index(), handler.body)) return Caught::no;
  const Caught caught = caught_by(handler.exprs[0]);
  return gives_up(index(), handler) ? std::min(caught, Caught::perhaps) : caught;
}

void Interpreter::be_caught(const Stmt& stmt) {
  for (const Id<Stmt> id : stmt.handlers) {
    const Stmt& handler = index()[id];
    const Caught caught = swallows(handler);
    if (caught == Caught::no && caught_by(handler.exprs[0]) != Caught::no) {  // it raises again
      around_.savepoint |= gives_up(index(), handler);
      return;
    }
    if (caught == Caught::no) continue;
    around_.caught = caught;
    around_.handler = {frame().file, {handler.span.begin, handler.span.begin + 6}};  // `except`
    around_.savepoint = false;
    return;
  }
}

}  // namespace ormlint::migrations
