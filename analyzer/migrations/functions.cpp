// Functions of the project: their bodies, and what decorators of the project's own put around them.
#include <algorithm>
#include <utility>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

// Neither by itself nor too deeply.
bool Interpreter::may_call(const FunctionRef& ref) const {
  return frames_.size() < most_frames && std::ranges::none_of(frames_, [&](const Frame* level) {
           return level->file == ref.file && level->function == ref.stmt;
         });
}

Value Interpreter::call_function(const FunctionRef& ref, const Arguments& given) {
  if (!may_call(ref) || given.open) return {};
  const FileIndex& there = project_.index(ref.file);
  if (there[ref.stmt].decorators.empty()) return call_body(ref, given);
  if (const auto wrapper = wrapper_of(ref)) return call_wrapper(ref, *wrapper, given);
  // Another decorator makes something else of it, which may call it.
  if (!lose_if_given_database(given) && speaks_of_operations(ref.file, there[ref.stmt].span))
    database_.lose({{}, {}, true}, given.at, "a decorated function that speaks of operations is not followed");
  return {};
}

Value Interpreter::call_body(const FunctionRef& ref, const Arguments& given) {
  return may_call(ref) && !given.open ? run_body(ref, given) : Value{};
}

Value Interpreter::run_body(const FunctionRef& ref, const Arguments& given,
                            std::function<void(const Value&)> at_yield) {
  const FileIndex& there = project_.index(ref.file);
  Frame inner{ref.file, ref.stmt, {}, none(), false, std::move(at_yield)};
  const bool uncertain = perhaps();
  frames_.push_back(&inner);
  bind(there, there[ref.stmt].exprs[0], given);
  perhaps_ += uncertain ? 1 : 0;
  block(there[ref.stmt].body);
  perhaps_ -= uncertain ? 1 : 0;
  frames_.pop_back();
  return inner.result;
}

// The only decorator is a function of the project that defines one within it and returns that.
std::optional<Interpreter::Wrapper> Interpreter::wrapper_of(const FunctionRef& ref) const {
  const FileIndex& there = project_.index(ref.file);
  const Slice<Expr> decorators = there[ref.stmt].decorators;
  if (decorators.size() != 1) return std::nullopt;
  const Entity entity = follow(project_, resolve(project_, ref.file, decorators[0]));
  const auto* const outer = std::get_if<FunctionRef>(&entity);
  if (!outer || frames_.size() + 2 >= most_frames) return std::nullopt;
  const FileIndex& file = project_.index(outer->file);
  const Stmt& function = file[outer->stmt];
  const Slice<Expr> parameters = file[function.exprs[0]].parts;
  if (!function.decorators.empty() || parameters.size() != 1 || function.body.empty()) return std::nullopt;
  Id<Stmt> inner;
  for (const Id<Stmt> stmt : function.body) {
    if (file[stmt].kind == StmtKind::function_def) inner = stmt;
  }
  const Stmt& last = file[function.body[function.body.size() - 1]];
  if (!inner || last.kind != StmtKind::return_stmt) return std::nullopt;
  const Expr& returned = file[last.exprs[0]];
  const bool own = returned.kind == ExprKind::name && file.text(returned) == file.text(file[inner].name);
  return own ? std::optional(Wrapper{*outer, {outer->file, inner}, file.text(file[parameters[0]])}) : std::nullopt;
}

// The wrapper sees the function, as it is written, under the decorator's parameter. A wrapper may be within another of
// the same decorator; that nothing calls itself is asked of the functions.
Value Interpreter::call_wrapper(const FunctionRef& ref, const Wrapper& wrapper, const Arguments& given) {
  Frame outer{wrapper.outer.file, wrapper.outer.stmt, {}, none(), frame().perhaps_returned};
  Value written = of_entity(ref);
  written.truth = true;
  outer.locals.emplace(wrapper.parameter, std::move(written));
  frames_.push_back(&outer);
  Value result = run_body(wrapper.inner, given);
  frames_.pop_back();
  return result;
}

}  // namespace ormlint::migrations
