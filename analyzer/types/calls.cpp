// What calls give: constructors, SQLAlchemy's ways to load objects, the project's own functions by their annotations.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/orm_names.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

// Methods of Query and Select that give the same rows, in another order or number.
constexpr std::array<std::string_view, 31> same_rows{"filter",
                                                     "filter_by",
                                                     "where",
                                                     "order_by",
                                                     "limit",
                                                     "offset",
                                                     "options",
                                                     "join",
                                                     "outerjoin",
                                                     "group_by",
                                                     "having",
                                                     "distinct",
                                                     "with_for_update",
                                                     "execution_options",
                                                     "select_from",
                                                     "populate_existing",
                                                     "yield_per",
                                                     "params",
                                                     "enable_eagerloads",
                                                     "autoflush",
                                                     "correlate",
                                                     "prefix_with",
                                                     "suffix_with",
                                                     "with_hint",
                                                     "slice",
                                                     "fetch",
                                                     "unique",
                                                     "reset_joinpoint",
                                                     "with_session",
                                                     "partitions",
                                                     "join_from"};

// A row of one entity is that entity where Query gives it, and where scalars() takes it.
Type first_of(const Type& row) {
  return row.kind == TypeKind::row ? (row.parts.empty() ? Type{} : row.parts.front()) : row;
}

Type maybe(Type type) {
  type.optional = true;
  return type;
}

}  // namespace

Type Evaluator::call(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = file[id].parts[0];
  const ExprKind kind = file[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return {};
  const Entity entity = follow(project_, resolve(project_, file_id, called));
  if (Type type = call_of_name(file_id, id, entity, depth); type.known()) return type;
  if (Type type = clause_function(file_id, id); type.known()) return type;
  return kind == ExprKind::attribute ? method(file_id, id, depth) : Type{};
}

Type Evaluator::call_of_name(FileId file_id, Id<Expr> call, const Entity& called, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (const auto members = declarations_.find_enum(called)) {
    Type type;
    type.kind = TypeKind::member;  // Status("active")
    type.members = *members;
    return file[call].parts.size() == 2 ? type : Type{};
  }
  if (const auto* ref = std::get_if<ClassRef>(&called)) {
    if (const auto model = declarations_.find_model(*ref)) return model_type(TypeKind::fresh, *model);
    Type type;
    type.kind = TypeKind::object;
    type.object = *ref;
    return type;
  }
  if (const auto* function = std::get_if<FunctionRef>(&called)) return returned(function->file, function->stmt, depth);
  const std::string* const dotted = external_name(called);
  if (!dotted) return {};
  const OrmName orm = orm_name(called);
  if (orm && orm.name == "select") return type_of_parts(TypeKind::statement, {row_of(file_id, call, depth)});
  if (orm && orm.name == "aliased") {
    const Type of = evaluate(file_id, positional(file, call, 0), depth - 1);
    return of.kind == TypeKind::model_class ? of : Type{};
  }
  if (orm && orm.name == "Session") return type_of_parts(TypeKind::session, {});
  if (orm && orm.name == "AsyncSession") return type_of_parts(TypeKind::async_session, {});
  const bool collects = *dotted == "builtins.list" || *dotted == "builtins.sorted" || *dotted == "builtins.set" ||
                        *dotted == "builtins.tuple" || *dotted == "builtins.reversed";
  if (collects || *dotted == "builtins.next" || *dotted == "builtins.iter") {
    const Type item = element(evaluate(file_id, positional(file, call, 0), depth - 1));
    if (*dotted == "builtins.next" || !item.known()) return item;
    return type_of_parts(TypeKind::sequence, {item});
  }
  return library_call(file_id, call, *dotted, depth);
}

// What a function of the project returns, by its annotation; a coroutine's await is transparent here.
Type Evaluator::returned(FileId file_id, Id<Stmt> function, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (depth <= 0 || file[function].exprs.size() < 2) return {};
  const Id<Expr> annotation = file[function].exprs[1];
  if (file[annotation].kind == ExprKind::absent) return inferred(file_id, function, depth);
  return from_annotation(file_id, annotation);
}

// Of a function at a module's level, which nothing overrides: what all its returns agree on.
Type Evaluator::inferred(FileId file_id, Id<Stmt> function, int depth) {
  const FileIndex& file = project_.index(file_id);
  const bool at_module = file[file.scope_of_stmt[function.value]].kind == ScopeKind::module;
  if (!at_module || !file[function].decorators.empty()) return {};
  const std::uint64_t key = static_cast<std::uint64_t>(file_id) << 32 | function.value;
  const auto [at, fresh] = returned_.try_emplace(key);
  if (!fresh) return at->second;
  const Id<Scope> body = file.body_scope_of_stmt[function.value];
  const bool yields = std::ranges::any_of(file.tree.exprs.ids(), [&](Id<Expr> expr) {
    const ExprKind kind = file[expr].kind;
    return (kind == ExprKind::yield || kind == ExprKind::yield_from) && file.scope_of_expr[expr.value] == body;
  });
  std::optional<Type> joined;
  ++unfinished_;
  if (!yields) {
    for (const Id<Expr> value : returns_of(file, function)) {
      Type none;
      none.kind = TypeKind::none;
      Type type = file[value].kind == ExprKind::absent ? none : evaluate(file_id, value, depth - 1);
      joined = joined ? join(*joined, type) : std::move(type);
    }
  }
  --unfinished_;
  if (joined && joined->kind == TypeKind::none) joined.reset();
  return returned_[key] = joined.value_or(Type{});
}

// self.session, repository.model: declared in the class's body, or assigned by its __init__ alone.
Type Evaluator::of_object(const Type& object, std::string_view name, int depth) {
  const ClassInfo* const info = project_.class_info(object.object);
  const auto member = info && depth > 0 ? find_member(project_, *info, name) : std::nullopt;
  if (!member) return {};
  const Binding& binding = project_.index(member->owner.file)[member->binding];
  return binding.annotation ? from_annotation(member->owner.file, binding.annotation) : Type{};
}

Type Evaluator::method(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Expr& called = file[file[call].parts[0]];
  const std::string_view name = file.text(called);
  const Type object = evaluate(file_id, called.parts[0], depth - 1);
  switch (object.kind) {
    case TypeKind::query:
    case TypeKind::statement:
      return query_method(object, name, file_id, call, depth);
    case TypeKind::result:
    case TypeKind::scalars:
      return result_method(object, name);
    case TypeKind::column:
    case TypeKind::clause:
      return clause_method(object, name);
    case TypeKind::object: {
      const ClassInfo* const info = project_.class_info(object.object);
      const auto member = info ? find_member(project_, *info, name) : std::nullopt;
      if (!member) return {};
      const Binding& binding = project_.index(member->owner.file)[member->binding];
      if (binding.kind == BindingKind::function_def) return returned(member->owner.file, binding.stmt, depth);
      return {};
    }
    case TypeKind::plain:
      return plain_method(object, file_id, call, depth);
    case TypeKind::session:
    case TypeKind::async_session:
    case TypeKind::unknown: {
      const Type made = session_method(file_id, call, name, depth);
      const bool by_key = name == "get" || name == "get_one" || name == "merge";
      // `anything.get(Model, key)` is a session's only where the object is known to be one.
      return by_key && object.kind == TypeKind::unknown ? Type{} : made;
    }
    default:
      return {};
  }
}

Type Evaluator::session_method(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  if (name == "query") {
    Type row = row_of(file_id, call, depth);
    const bool proved = row.kind == TypeKind::row ? std::ranges::any_of(row.parts, &Type::known) : row.known();
    return proved ? type_of_parts(TypeKind::query, {std::move(row)}) : Type{};
  }
  if (name == "get" || name == "get_one") {
    const Type wanted = evaluate(file_id, positional(file, call, 0), depth - 1);
    if (wanted.kind != TypeKind::model_class || !positional(file, call, 1)) return {};
    Type made = model_type(TypeKind::instance, wanted.model);
    return name == "get" ? maybe(made) : made;
  }
  const bool executes = name == "execute" || name == "exec" || name == "scalars" || name == "scalar" ||
                        name == "stream" || name == "stream_scalars";
  if (!executes) return {};
  Id<Expr> argument = positional(file, call, 0);
  if (!argument) argument = keyword(file, call, "statement");
  const Type statement = evaluate(file_id, argument, depth - 1);
  if (statement.kind != TypeKind::statement || statement.parts.empty()) return {};
  const Type& row = statement.parts.front();
  if (name == "execute" || name == "stream") return type_of_parts(TypeKind::result, {row});
  if (name == "scalar") return maybe(first_of(row));
  // SQLModel's exec gives entities where one was selected, rows else.
  if (name == "exec") return type_of_parts(TypeKind::scalars, {row.parts.size() == 1 ? first_of(row) : row});
  return type_of_parts(TypeKind::scalars, {first_of(row)});
}

Type Evaluator::query_method(const Type& query, std::string_view name, FileId file_id, Id<Expr> call, int depth) {
  if (std::ranges::find(same_rows, name) != same_rows.end()) return query;
  if (query.kind == TypeKind::statement || query.parts.empty()) return {};
  // Query gives the entity itself where it was asked for one, a row for one column or several things.
  const Type& row = query.parts.front();
  const bool entity = row.parts.size() == 1 && row.parts.front().kind == TypeKind::instance;
  const Type item = row.kind == TypeKind::row && !entity ? row : first_of(row);
  if (name == "all") return type_of_parts(TypeKind::sequence, {item});
  if (name == "one" || name == "get_or_404" || name == "first_or_404" || name == "one_or_404") return item;
  if (name == "first" || name == "one_or_none" || name == "get") return maybe(item);
  if (name == "scalar") return maybe(first_of(row));
  if (name == "with_entities") return type_of_parts(TypeKind::query, {row_of(file_id, call, depth)});
  return {};
}

Type Evaluator::result_method(const Type& result, std::string_view name) const {
  if (result.parts.empty()) return {};
  const Type& item = result.parts.front();
  const bool rows = result.kind == TypeKind::result;
  if (name == "unique" || name == "yield_per" || name == "partitions") return name == "partitions" ? Type{} : result;
  if (name == "all" || name == "fetchall" || name == "fetchmany") return type_of_parts(TypeKind::sequence, {item});
  if (name == "one") return item;
  if (name == "first" || name == "one_or_none" || name == "fetchone") return maybe(item);
  if (!rows) return {};
  if (name == "scalars") return type_of_parts(TypeKind::scalars, {first_of(item)});
  if (name == "scalar_one") return first_of(item);
  if (name == "scalar" || name == "scalar_one_or_none") return maybe(first_of(item));
  return {};
}

// The row of select(…) and query(…): one part for each thing selected.
Type Evaluator::row_of(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  Type row;
  row.kind = TypeKind::row;
  for (const Id<Expr> part : file[call].parts.from(1)) {
    if (file[part].kind == ExprKind::starred) return {};
    if (file[part].kind == ExprKind::keyword) continue;
    row.parts.push_back(selected(file_id, part, depth));
  }
  return row.parts.empty() ? Type{} : row;
}

Type Evaluator::selected(FileId file_id, Id<Expr> expr, int depth) {
  const Type type = evaluate(file_id, expr, depth - 1);
  if (type.kind == TypeKind::model_class) return model_type(TypeKind::instance, type.model);
  if (type.kind != TypeKind::column) return {};
  const Column* const read = column(type.model, type.attribute);
  return read ? loaded(type.model, *read) : Type{};
}

}  // namespace ormlint
