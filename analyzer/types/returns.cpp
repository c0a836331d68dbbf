// What functions of the project return, and the questions that are answered once for all files.
#include <algorithm>
#include <utility>

#include "domain/orm_names.h"
#include "types/stub_use.h"

namespace ormlint {

namespace {

// What is asked, of which thing of a file.
enum class Question : std::uint64_t { binding = 0, function = 2, value = 3 };

std::uint64_t question_of(Question what, FileId file, std::uint32_t id) {
  return std::to_underlying(what) << 62 | static_cast<std::uint64_t>(file) << 32 | id;
}

}  // namespace

bool Evaluator::is_annotated(const FileIndex& file, Id<Stmt> function) {
  const Slice<Expr> exprs = file[function].exprs;
  return exprs.size() > 1 && file[exprs[1]].kind != ExprKind::absent;
}

bool Evaluator::is_generator(const FileIndex& file, Id<Stmt> function) {
  const Id<Scope> body = file.body_scope_of_stmt[function.value];
  return std::ranges::any_of(file.yields, [&](Id<Expr> yield) { return file.scope_of_expr[yield.value] == body; });
}

// An answer that was cut short, since it is asked for while it is being found out or leads too far, depends on who
// asks; what was found on the way is not kept for others.
Type Evaluator::cut_short() {
  lowest_ = 0;
  return {};
}

std::optional<Type> Evaluator::answered(Asked& asked) {
  if (asked.open) {
    lowest_ = std::min(lowest_, asked.open);
    return std::nullopt;
  }
  if (asked.cut) lowest_ = 0;
  height_ = std::max(height_, asked.height);
  return asked.type;
}

// Finds it out, and whether the answer depends on something that is still being found out around it.
template <class Find>
Type Evaluator::find_out(std::uint64_t question, Find find) {
  const unsigned lowest = std::exchange(lowest_, no_cut);
  const int height = std::exchange(height_, 0);
  const unsigned open = ++open_;
  asked_[question].open = open;
  Type type = find();
  --open_;
  const bool cut = lowest_ < open;
  asked_[question] = Asked{type, 0, cut, height_};
  height_ = std::max(height, height_);
  lowest_ = std::min(lowest, cut ? lowest_ : no_cut);
  return type;
}

std::optional<Type> Evaluator::bound(FileId file_id, Id<Binding> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const std::uint64_t question = question_of(Question::binding, file_id, id.value);
  const Binding& binding = file[id];
  if (file[binding.scope].kind == ScopeKind::module)
    return shared(question, [&] { return bind(file_id, binding, max_depth); });
  const auto [at, fresh] = asked_.try_emplace(question);
  if (!fresh) return answered(at->second);
  return find_out(question, [&] { return bind(file_id, binding, depth); });
}

// Each begins anew with its depth, so that it is the same for whoever asks.
template <class Find>
std::optional<Type> Evaluator::shared(std::uint64_t question, Find find) {
  const auto [at, fresh] = asked_.try_emplace(question);
  if (!fresh) return answered(at->second);
  const auto known = memory_.find(question);
  if (level_ >= max_level) {
    asked_.erase(at);
    cut_short();
    return std::nullopt;
  }
  if (known && level_ + known->height < max_level) {
    at->second = Asked{known->type, 0, false, known->height};
    height_ = std::max(height_, known->height);
    return known->type;
  }
  ++level_;
  Type type = find_out(question, find);
  --level_;
  Asked& asked = asked_[question];
  ++asked.height;
  if (!asked.cut) memory_.keep(question, {type, asked.height});
  height_ = std::max(height_, asked.height);
  return type;
}

// Of an expression that several files ask for.
Type Evaluator::value_once(FileId file, Id<Expr> value) {
  return shared(question_of(Question::value, file, value.value), [&] { return evaluate(file, value, max_depth); })
      .value_or(Type{});
}

// By the annotation, or else what all its returns agree on; a coroutine's await is transparent here.
Type Evaluator::returned(FileId file_id, Id<Stmt> function, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (depth <= 0) return cut_short();
  if (file[function].exprs.size() < 2) return {};
  if (const std::string_view manager = manager_of(file_id, function); !manager.empty())
    return managed(file_id, function, manager);
  if (is_annotated(file, function)) return from_annotation(file_id, file[function].exprs[1]);
  const bool at_module = file[file.scope_of_stmt[function.value]].kind == ScopeKind::module;
  return at_module && file[function].decorators.empty() ? inferred(file_id, function) : Type{};
}

// @contextmanager makes a manager of a generator function.
std::string_view Evaluator::manager_of(FileId file_id, Id<Stmt> function) const {
  for (const Id<Expr> decorator : project_.index(file_id)[function].decorators) {
    const Entity entity = follow(project_, resolve(project_, file_id, decorator));
    const std::string* const dotted = external_name(entity);
    if (!dotted) continue;
    if (*dotted == "contextlib.contextmanager") return "contextlib._GeneratorContextManager";
    if (*dotted == "contextlib.asynccontextmanager") return "contextlib._AsyncGeneratorContextManager";
  }
  return {};
}

Type Evaluator::managed(FileId file_id, Id<Stmt> function, std::string_view manager) {
  const auto ref = library_class(External{std::string(manager)});
  return ref ? StubUse(*this, {}, max_depth).instance(*ref, {yielded(file_id, function)}) : Type{};
}

// What a generator function gives one after the other.
Type Evaluator::yielded(FileId file_id, Id<Stmt> function) {
  const FileIndex& file = project_.index(file_id);
  if (is_annotated(file, function)) {
    const Type many = from_annotation(file_id, file[function].exprs[1]);
    return many.kind == TypeKind::foreign ? StubUse(*this, many, max_depth).of_base("typing.AsyncIterable")
                                          : element(many);
  }
  const std::uint64_t question = question_of(Question::function, file_id, function.value);
  return shared(question, [&] { return joined_yields(file_id, function); }).value_or(Type{});
}

Type Evaluator::joined_yields(FileId file_id, Id<Stmt> function) {
  const FileIndex& file = project_.index(file_id);
  const Id<Scope> body = file.body_scope_of_stmt[function.value];
  std::optional<Type> joined;
  for (const Id<Expr> yield : file.yields) {
    if (file.scope_of_expr[yield.value] != body) continue;
    if (file[yield].kind != ExprKind::yield) return {};
    Type type = evaluate(file_id, file[yield].parts[0], max_depth);
    joined = joined ? join(*joined, type) : std::move(type);
  }
  return joined.value_or(Type{});
}

// Of a function at a module's level, or one of a class that is known to be the one that runs.
Type Evaluator::inferred(FileId file_id, Id<Stmt> function) {
  const std::uint64_t question = question_of(Question::function, file_id, function.value);
  return shared(question, [&] { return joined_returns(file_id, function); }).value_or(Type{});
}

Type Evaluator::joined_returns(FileId file_id, Id<Stmt> function) {
  const FileIndex& file = project_.index(file_id);
  if (is_generator(file, function)) return {};
  std::optional<Type> joined;
  for (const Id<Expr> value : returns_of(file, function)) {
    Type type =
        file[value].kind == ExprKind::absent ? type_of_parts(TypeKind::none, {}) : evaluate(file_id, value, max_depth);
    joined = joined ? join(*joined, type) : std::move(type);
  }
  return joined && joined->kind != TypeKind::none ? *joined : Type{};
}

}  // namespace ormlint
