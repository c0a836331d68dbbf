// Calls of what stubs declare: which overload takes the arguments, and what they make of its type parameters.
#include "types/stub_use.h"

#include <algorithm>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

bool is_decorated(const FileIndex& file, Id<Stmt> function, std::string_view name) {
  return std::ranges::any_of(file[function].decorators,
                             [&](Id<Expr> decorator) { return dotted_name(file, decorator).ends_with(name); });
}

bool is_required(const FileIndex& file, const Expr& parameter) {
  const bool collects = parameter.op == Op::var_positional || parameter.op == Op::var_keyword;
  return !collects && (parameter.parts.size() < 2 || file[parameter.parts[1]].kind == ExprKind::absent);
}

// Of the parameters that arguments fill: `self` and `cls` left out.
Slice<Expr> parameters_of(const FileIndex& file, Id<Stmt> function, bool bound) {
  const Slice<Expr> all = file[file[function].exprs[0]].parts;
  return bound && !all.empty() ? all.from(1) : all;
}

}  // namespace

StubUse::StubUse(Evaluator& evaluator, Type self, int depth)
    : evaluator_(evaluator), library_(*evaluator.project_.library), self_(std::move(self)), depth_(depth) {
  self_.optional = false;  // what None does not have was not asked of None
}

StubUse::StubUse(Evaluator& evaluator, Type self, FileId file, Id<Expr> call, int depth)
    : StubUse(evaluator, std::move(self), depth) {
  file_ = file;
  call_ = call;
}

Type StubUse::function(FunctionRef function) { return overloaded(function.file, function.stmt, false); }

// Of a class without a constructor in view what its name says.
Type StubUse::constructed(ClassRef ref) {
  const auto made_by = member_of(ref, "__init__");
  if (made_by && made_by->owner == ref) {
    const Binding& binding = stub(ref.file)[made_by->binding];
    self_ = {};
    if (binding.kind != BindingKind::function_def || !fits(ref.file, binding.stmt, true)) return {};
    if (!binds(ref.file, binding.stmt, true)) return {};
  }
  std::vector<Type> arguments;
  for (const auto& [name, type] : parameters(ref, {})) {
    const Type* const known = parameter(name);
    arguments.push_back(known ? *known : Type{});
  }
  return instance(ref, std::move(arguments));
}

std::optional<Member> StubUse::member_of(ClassRef ref, std::string_view name) const {
  const ClassInfo* const info = library_.project.class_info(ref);
  return info ? find_member(library_.project, *info, name) : std::nullopt;
}

Type StubUse::method(std::string_view name) {
  const std::optional<ClassRef> ref = class_of(self_);
  return ref ? method_of(*ref, self_.parts, name) : Type{};
}

Type StubUse::inherited(ClassRef ref, std::string_view name) { return method_of(ref, {}, name); }

Type StubUse::method_of(ClassRef ref, const std::vector<Type>& arguments, std::string_view name) {
  const auto member = member_of(ref, name);
  if (!member) return {};
  auto known = above(ref, parameters(ref, arguments), member->owner, depth_);
  if (!known) return {};
  bound_ = std::move(*known);
  const Binding& binding = stub(member->owner.file)[member->binding];
  return binding.kind == BindingKind::function_def ? overloaded(member->owner.file, binding.stmt, true) : Type{};
}

Type StubUse::class_method(ClassRef ref, std::string_view name) {
  const auto member = member_of(ref, name);
  if (!member) return {};
  const FileIndex& file = stub(member->owner.file);
  const Binding& binding = file[member->binding];
  if (binding.kind != BindingKind::function_def) return {};
  self_ = instance(ref, {});
  return overloaded(member->owner.file, binding.stmt, is_decorated(file, binding.stmt, "classmethod"));
}

// The first one that fits: stubs list the narrow ones first. One that fails may have bound type parameters.
Type StubUse::overloaded(FileId file_id, Id<Stmt> function, bool bound) {
  const FileIndex& file = stub(file_id);
  for (const Id<Binding> id : file.bindings_of(file.scope_of_stmt[function.value], file[function].name)) {
    const Binding& binding = file[id];
    if (binding.kind != BindingKind::function_def || !fits(file_id, binding.stmt, bound)) continue;
    const Parameters before = bound_;
    if (binds(file_id, binding.stmt, bound)) return returned(file_id, binding.stmt);
    bound_ = before;
  }
  return {};
}

bool StubUse::fits(FileId file_id, Id<Stmt> function, bool bound) const {
  const FileIndex& file = stub(file_id);
  if (!call_) return true;
  const FileIndex& from = evaluator_.project_.index(file_);
  const Slice<Expr> parameters = parameters_of(file, function, bound);
  const auto has = [&](Op sort) {
    return std::ranges::any_of(parameters, [&](Id<Expr> one) { return file[one].op == sort; });
  };
  const auto by_position = static_cast<std::size_t>(std::ranges::count_if(parameters, [&](Id<Expr> one) {
    const Op sort = file[one].op;
    return sort != Op::keyword_only && sort != Op::var_positional && sort != Op::var_keyword;
  }));
  std::size_t positional = 0;
  for (const Id<Expr> argument : from[call_].parts.from(1)) {
    const Expr& one = from[argument];
    if (one.kind != ExprKind::keyword) {
      if (one.kind != ExprKind::starred && ++positional > by_position && !has(Op::var_positional)) return false;
    } else if (!from.text(one).empty() && !has(Op::var_keyword)) {
      const bool there = std::ranges::any_of(
          parameters, [&](Id<Expr> parameter) { return file.text(file[parameter]) == from.text(one); });
      if (!there) return false;
    }
  }
  if (has_unpacking(from, call_)) return true;
  for (std::uint32_t n = 0; n < parameters.size(); ++n) {
    if (is_required(file, file[parameters[n]]) && !given(file_id, parameters[n], n)) return false;
  }
  return true;
}

Id<Expr> StubUse::given(FileId file_id, Id<Expr> parameter, std::size_t n) const {
  const FileIndex& from = evaluator_.project_.index(file_);
  const Expr& written = stub(file_id)[parameter];
  const bool by_position = written.op != Op::keyword_only && written.op != Op::var_keyword;
  if (by_position && written.op != Op::var_positional) {
    if (const Id<Expr> argument = positional(from, call_, n)) return argument;
  }
  return keyword(from, call_, stub(file_id).text(written));
}

bool StubUse::binds(FileId file_id, Id<Stmt> function, bool bound) {
  const Slice<Expr> parameters = parameters_of(stub(file_id), function, bound);
  for (std::uint32_t n = 0; call_ && n < parameters.size(); ++n) {
    if (!bind(file_id, parameters[n], n)) return false;
  }
  return true;
}

Type StubUse::returned(FileId file_id, Id<Stmt> function) {
  const Slice<Expr> exprs = stub(file_id)[function].exprs;
  return exprs.size() > 1 ? annotation(file_id, exprs[1]) : Type{};
}

bool StubUse::bind(FileId file_id, Id<Expr> parameter, std::size_t n) {
  const FileIndex& file = stub(file_id);
  const Expr& written = file[parameter];
  const bool collects = written.op == Op::var_positional || written.op == Op::var_keyword;
  const Id<Expr> annotation = written.parts.empty() ? Id<Expr>{} : written.parts[0];
  if (collects || !annotation || file[annotation].kind == ExprKind::absent) return true;
  const bool of_class =
      file[annotation].kind == ExprKind::subscript && dotted_name(file, file[annotation].parts[0]) == "type";
  const Id<Expr> argument = given(file_id, parameter, n);
  if (of_class) {
    const Id<Expr> wanted = file[annotation].parts[1];
    if (argument) return unify_class(file_id, wanted, argument);
    const Entity otherwise = entity(file_id, written.parts[1]);
    const auto* ref = std::get_if<ClassRef>(&otherwise);
    return !ref || unify(file_id, wanted, instance(*ref, {}));
  }
  if (!argument) return true;
  // Where nothing is to be found out the argument need not be looked at.
  const bool asks = file[annotation].kind == ExprKind::subscript ||
                    std::holds_alternative<VariableRef>(resolve(library_.project, file_id, annotation));
  return !asks || unify(file_id, annotation, evaluator_.evaluate(file_, argument, depth_ - 1));
}

bool StubUse::is_iterable(ClassRef ref) const {
  const auto wanted = library_.find_class("typing.Iterable");
  const ClassInfo* const info = library_.project.class_info(ref);
  return wanted && info && std::ranges::find(info->mro, *wanted) != info->mro.end();
}

// The annotation's type parameters become what makes it the type; false for what is of no such class.
bool StubUse::unify(FileId file_id, Id<Expr> annotation, const Type& type) {
  const FileIndex& file = stub(file_id);
  const Expr& expr = file[annotation];
  if (expr.kind == ExprKind::subscript) return unify_generic(file_id, expr, type);
  if (expr.kind != ExprKind::name) return true;
  const Entity what = resolve(library_.project, file_id, annotation);
  if (!std::holds_alternative<VariableRef>(what)) return true;
  const std::string_view name = file.text(expr);
  const auto known = std::ranges::find(bound_, name, &Parameters::value_type::first);
  if (known != bound_.end()) return true;
  bound_.emplace_back(name, type);
  if (type.kind == TypeKind::plain) bound_.back().second.literal.reset();  // of that class, and another value
  return true;
}

bool StubUse::unify_generic(FileId file_id, const Expr& expr, const Type& type) {
  const FileIndex& file = stub(file_id);
  const Entity what = entity(file_id, expr.parts[0]);
  const auto* ref = std::get_if<ClassRef>(&what);
  if (!ref || file[expr.parts[1]].kind == ExprKind::tuple) return true;
  const std::string dotted = library_.name_of(*ref);
  if (dotted == "typing.Awaitable") {  // a coroutine is known by what it returns
    const bool other = type.kind == TypeKind::foreign;
    return unify(file_id, expr.parts[1], other ? StubUse(evaluator_, type, depth_).of_base(dotted) : type);
  }
  if (dotted == "sqlalchemy.Select") {
    if (type.kind != TypeKind::statement) return false;
    return type.parts.empty() || unify(file_id, expr.parts[1], type.parts.front());
  }
  if (!is_iterable(*ref)) {
    const auto known = type.kind == TypeKind::foreign
                           ? above(type.object, parameters(type.object, type.parts), *ref, depth_)
                           : std::nullopt;
    return known && (known->empty() || unify(file_id, expr.parts[1], known->front().second));
  }
  const Type element = evaluator_.element(type);
  return !element.known() || unify(file_id, expr.parts[1], element);
}

// type[T], of which an argument is a class.
bool StubUse::unify_class(FileId file_id, Id<Expr> annotation, Id<Expr> argument) {
  const Type given = evaluator_.evaluate(file_, argument, depth_ - 1);
  if (given.kind == TypeKind::model_class)
    return unify(file_id, annotation, model_type(TypeKind::instance, given.model));
  const ExprKind kind = evaluator_.project_.index(file_)[argument].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return false;
  const Entity named = follow(evaluator_.project_, evaluator_.resolved(file_, argument));
  const auto ref = evaluator_.library_class(named);
  return ref && unify(file_id, annotation, instance(*ref, {}));
}

}  // namespace ormlint
