#include "types/evaluate.h"

#include <algorithm>
#include <utility>

#include "domain/models.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

Type plain(Loads loads) {
  Type type;
  type.kind = TypeKind::plain;
  type.loads = loads;
  return type;
}

Type of_model(TypeKind kind, Id<Model> model) {
  Type type;
  type.kind = kind;
  type.model = model;
  return type;
}

Type sequence_of(Type element) {
  Type type;
  type.kind = TypeKind::sequence;
  type.parts.push_back(std::move(element));
  return type;
}

bool is_session_class(const OrmName& name) {
  return name && (name.name == "Session" || name.name == "AsyncSession" || name.name == "scoped_session" ||
                  name.name == "async_scoped_session");
}

// The tuple of names that a loop or a comprehension's clause unpacks into, one of which is bound here.
Expr unpacked(const FileIndex& file, const Binding& binding) {
  if (binding.stmt) return file[file[binding.stmt].exprs[0]];
  for (const Id<Expr> part : file[file[binding.scope].expr].parts) {
    if (file[part].kind != ExprKind::comprehension) continue;
    const Expr& target = file[file[part].parts[0]];
    if (target.span.contains(file[binding.expr].span)) return target;
  }
  return {};
}

void make_fresh(Type& type) {
  if (type.kind == TypeKind::instance) type.kind = TypeKind::fresh;
  for (Type& part : type.parts) make_fresh(part);
}

bool within(Slice<Stmt> block, Id<Stmt> stmt) { return stmt.value - block.first < block.count; }

// The statement runs before the other one whenever that runs: it stands earlier in the same block, or in a block
// around.
bool dominates(const FileIndex& file, Id<Stmt> earlier, Id<Stmt> later) {
  const Id<Stmt> parent = file.parent_of_stmt[earlier.value];
  Id<Stmt> at = later;
  while (at && file.parent_of_stmt[at.value] != parent) at = file.parent_of_stmt[at.value];
  if (!at || at == earlier) return false;
  if (!parent) return true;
  const Stmt& around = file[parent];
  for (const Slice<Stmt> block : {around.body, around.orelse, around.handlers, around.final_body}) {
    if (within(block, earlier)) return within(block, at);
  }
  return false;
}

bool in_one_loop(const FileIndex& file, Id<Stmt> one, Id<Stmt> other) {
  for (Id<Stmt> loop = file.parent_of_stmt[one.value]; loop; loop = file.parent_of_stmt[loop.value]) {
    if (file[loop].kind != StmtKind::for_stmt && file[loop].kind != StmtKind::while_stmt) continue;
    if (file[loop].span.contains(file[other].span)) return true;
  }
  return false;
}

// The bindings of a scope's name that may be the one a use sees: those before it back to the last one that surely ran,
// and those behind it in a loop around both. From another scope (a nested function, run who knows when) all of them.
std::vector<Id<Binding>> reaching(const FileIndex& file, Slice<Binding> bindings, Id<Expr> use, bool same_scope) {
  std::vector<Id<Binding>> found;
  const Id<Stmt> here = file.stmt_of_expr[use.value];
  const std::uint32_t place = file[use].span.begin;
  for (const Id<Binding> id : bindings) {
    const Binding& binding = file[id];
    if (binding.kind == BindingKind::annotation) continue;
    const bool ordered = same_scope && binding.stmt && binding.kind != BindingKind::parameter && here;
    if (!ordered) {
      found.push_back(id);
      continue;
    }
    const bool before = binding.stmt != here && file[binding.stmt].span.begin <= place;
    if (before && dominates(file, binding.stmt, here)) found.clear();
    if (before || in_one_loop(file, here, binding.stmt)) found.push_back(id);
  }
  return found;
}

Loads plain_class(std::string_view dotted) {
  if (dotted == "builtins.str") return Loads::text;
  if (dotted == "builtins.int") return Loads::integer;
  if (dotted == "builtins.float") return Loads::number;
  if (dotted == "builtins.bool") return Loads::boolean;
  return Loads::unknown;
}

}  // namespace

bool Type::operator==(const Type& other) const {
  return kind == other.kind && loads == other.loads && members == other.members && model == other.model &&
         attribute == other.attribute && object == other.object && parts == other.parts;
}

Type join(const Type& left, const Type& right) {
  if (left.kind == TypeKind::none || right.kind == TypeKind::none) {
    Type type = left.kind == TypeKind::none ? right : left;
    type.optional = true;
    return type;
  }
  if (!(left == right)) return {};
  Type type = left;
  type.optional |= right.optional;
  return type;
}

Type Evaluator::evaluate(FileId file_id, Id<Expr> id, int depth) {
  if (!id || depth <= 0) return {};
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  switch (expr.kind) {
    case ExprKind::name:
      return name(file_id, id, depth);
    case ExprKind::attribute: {
      const Entity whole = resolve(project_, file_id, id);
      if (Type type = entity(whole, depth - 1); type.known()) return type;
      if (flask_database(project_, file_id, expr.parts[0]) && file.text(expr) == "session") {
        Type type;
        type.kind = TypeKind::session;
        return type;
      }
      return attribute(evaluate(file_id, expr.parts[0], depth - 1), file.text(expr));
    }
    case ExprKind::await:
      return evaluate(file_id, expr.parts[0], depth - 1);
    case ExprKind::call:
      return call(file_id, id, depth);
    case ExprKind::subscript:
      return subscript(file_id, expr, depth);
    case ExprKind::string:
    case ExprKind::joined_string:
      return plain(Loads::text);
    case ExprKind::constant: {
      Type type;
      if (is_none(file, id)) type.kind = TypeKind::none;
      return type;
    }
    case ExprKind::list:
    case ExprKind::tuple:
    case ExprKind::set: {
      if (expr.parts.empty()) return {};
      Type joined = evaluate(file_id, expr.parts[0], depth - 1);
      for (const Id<Expr> part : expr.parts.from(1)) joined = join(joined, evaluate(file_id, part, depth - 1));
      return joined.known() ? sequence_of(std::move(joined)) : Type{};
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
      return {};
  }
}

Type Evaluator::comprehension(FileId file, const Expr& expr, int depth) {
  Type made = evaluate(file, expr.parts[0], depth - 1);
  return made.known() ? sequence_of(std::move(made)) : Type{};
}

Type Evaluator::subscript(FileId file_id, const Expr& expr, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Type object = evaluate(file_id, expr.parts[0], depth - 1);
  const auto number = integer_value(file, expr.parts[1]);
  if (object.kind == TypeKind::row && number && *number >= 0 &&
      static_cast<std::size_t>(*number) < object.parts.size()) {
    return object.parts[static_cast<std::size_t>(*number)];
  }
  if (object.kind == TypeKind::enum_class) {
    Type type;
    type.kind = TypeKind::member;
    type.members = object.members;
    return type;
  }
  if (object.kind == TypeKind::sequence || object.kind == TypeKind::query) {
    return file[expr.parts[1]].kind == ExprKind::slice ? object : element(object);
  }
  return {};
}

// A name inside a function: every binding of it that may reach this place must agree. Elsewhere what the project
// resolves it to.
Type Evaluator::name(FileId file_id, Id<Expr> id, int depth) {
  const FileIndex& file = project_.index(file_id);
  const std::string_view wanted = file.text(file[id]);
  Id<Scope> from = file.scope_of_expr[id.value];
  for (Id<Scope> at = from; at; at = file[at].parent) {
    const Scope& scope = file[at];
    if (scope.kind == ScopeKind::module) break;
    if (scope.kind == ScopeKind::class_body && at != from) continue;
    const Slice<Binding> bindings = file.bindings_of(at, wanted);
    if (bindings.empty()) continue;
    std::optional<Type> joined;
    for (const Id<Binding> binding : reaching(file, bindings, id, at == from)) {
      std::optional<Type> type = bound(file_id, binding, depth - 1);
      if (!type) continue;
      joined = joined ? join(*joined, *type) : std::move(type);
    }
    return joined.value_or(Type{});
  }
  return entity(resolve(project_, file_id, id), depth - 1);
}

std::optional<Type> Evaluator::bound(FileId file_id, Id<Binding> id, int depth) {
  const std::uint64_t key = static_cast<std::uint64_t>(file_id) << 32 | id.value;
  const auto [at, fresh] = bound_.try_emplace(key);
  if (!fresh) return at->second;
  Type type = bind(file_id, project_.index(file_id)[id], depth);
  bound_[key] = type;
  return type;
}

Type Evaluator::bind(FileId file_id, const Binding& binding, int depth) {
  const FileIndex& file = project_.index(file_id);
  switch (binding.kind) {
    case BindingKind::parameter:
      return parameter(file_id, binding);
    case BindingKind::assignment:
      if (binding.annotation) {
        if (Type type = from_annotation(file_id, binding.annotation); type.known()) return type;
      }
      return binding.sole_target ? evaluate(file_id, binding.value, depth) : Type{};
    case BindingKind::iteration: {
      if (!binding.value) return {};
      const Type iterable = evaluate(file_id, binding.value, depth);
      const Type item = element(iterable);
      if (binding.sole_target) return item;
      // for order, status in rows: the names are in the order of the row.
      const Expr target = unpacked(file, binding);
      if (item.kind != TypeKind::row || target.kind != ExprKind::tuple) return {};
      for (std::uint32_t n = 0; n < target.parts.size() && n < item.parts.size(); ++n) {
        if (target.parts[n] == binding.expr) return item.parts[n];
      }
      return {};
    }
    case BindingKind::context: {
      const Type manager = evaluate(file_id, binding.value, depth);
      return manager.kind == TypeKind::session && binding.sole_target ? manager : Type{};
    }
    case BindingKind::class_def:
      return entity(ClassRef{file_id, binding.stmt}, depth);
    case BindingKind::import_module:
    case BindingKind::import_name: {
      for (const Id<Binding> id : file[binding.scope].bindings) {
        if (&file[id] == &binding) return entity(entity_of(project_, file_id, id), depth);
      }
      return {};
    }
    default:
      return {};
  }
}

Type Evaluator::parameter(FileId file_id, const Binding& binding) const {
  const FileIndex& file = project_.index(file_id);
  if (!binding.stmt) return {};  // of a lambda
  const Expr& written = file[binding.expr];
  const bool collects = written.op == Op::var_positional || written.op == Op::var_keyword;
  if (binding.annotation && !collects) {
    Type type = from_annotation(file_id, binding.annotation);
    // pytest's fixtures hand over objects that the test has just made.
    if (is_test_file(project_.files[static_cast<std::size_t>(file_id)].path)) make_fresh(type);
    return type;
  }
  // self: the first parameter of a function in a class's body, unless a decorator says otherwise.
  const Stmt& function = file[binding.stmt];
  const Id<Scope> around = file.scope_of_stmt[binding.stmt.value];
  if (file[around].kind != ScopeKind::class_body || function.exprs.empty()) return {};
  const Slice<Expr> parameters = file[function.exprs[0]].parts;
  if (parameters.empty() || parameters[0] != binding.expr || !function.decorators.empty()) return {};
  const ClassRef ref{file_id, file[around].stmt};
  if (const auto model = declarations_.find_model(ref)) return of_model(TypeKind::fresh, *model);
  Type type;
  type.kind = TypeKind::object;
  type.object = ref;
  return type;
}

Type Evaluator::element(const Type& iterable) const {
  switch (iterable.kind) {
    case TypeKind::sequence:
    case TypeKind::result:
    case TypeKind::scalars:
      return iterable.parts.empty() ? Type{} : iterable.parts.front();
    case TypeKind::query: {  // of one entity it gives that, not a row
      if (iterable.parts.empty()) return {};
      const Type& row = iterable.parts.front();
      const bool entity = row.parts.size() == 1 && row.parts.front().kind == TypeKind::instance;
      return entity ? row.parts.front() : row;
    }
    case TypeKind::related:
      return of_model(TypeKind::instance, iterable.model);
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

Type Evaluator::entity(const Entity& wanted, int depth) {
  Type type;
  if (const auto members = declarations_.find_enum(wanted)) {
    type.kind = TypeKind::enum_class;
    type.members = *members;
    return type;
  }
  if (const auto* ref = std::get_if<ClassRef>(&wanted)) {
    if (const auto model = declarations_.find_model(*ref)) return of_model(TypeKind::model_class, *model);
    return {};
  }
  const auto* variable = std::get_if<VariableRef>(&wanted);
  if (!variable || depth <= 0) return {};
  const FileIndex& file = project_.index(variable->file);
  const Binding& binding = file[variable->binding];
  if (file[binding.scope].kind == ScopeKind::class_body) return {};  // an attribute: its owner says what it is
  return bound(variable->file, variable->binding, depth - 1).value_or(Type{});
}

const Column* Evaluator::column(Id<Model> id, std::string_view attribute) const {
  const Model& model = domain_.models[id];
  const auto found = model.attributes.find(attribute);
  if (found == model.attributes.end() || found->second.kind != AttributeKind::column) return nullptr;
  const auto in_table = [&](const std::optional<Id<Table>>& table) -> const Column* {
    if (!table) return nullptr;
    const std::vector<Column>& columns = domain_.tables[*table].columns;
    const auto column = std::ranges::find(columns, attribute, &Column::attribute);
    return column == columns.end() ? nullptr : &*column;
  };
  if (const Column* own = in_table(model.table)) return own;
  for (const Id<Model> parent : model.parents) {
    if (const Column* inherited = in_table(domain_.models[parent].table)) return inherited;
  }
  return nullptr;
}

Type Evaluator::loaded(Id<Model> model, const Column& column) {
  Type type;
  if (column.conditional || column.type.array) return type;
  if (column.type.loads == Loads::member && column.type.labels && column.type.labels->members) {
    type.kind = TypeKind::member;
    type.members = *column.type.labels->members;
  } else if (column.type.loads != Loads::unknown && column.type.loads != Loads::member) {
    type.kind = TypeKind::plain;
    type.loads = column.type.loads;
  }
  type.optional = column.nullable.value_or(true);
  type.column = &column;
  type.model = model;
  return type;
}

Type Evaluator::attribute(const Type& object, std::string_view name) const {
  switch (object.kind) {
    case TypeKind::enum_class: {
      Type type;
      if (!domain_.enums[object.members].member(name)) return type;
      type.kind = TypeKind::member;
      type.members = object.members;
      return type;
    }
    case TypeKind::member: {
      const Enum& owner = domain_.enums[object.members];
      if (name == "name") return plain(Loads::text);
      if (name == "value" && owner.is_text) return plain(Loads::text);
      return {};
    }
    case TypeKind::model_class: {
      Type type;
      if (name == "query") {  // Flask-SQLAlchemy
        type.kind = TypeKind::query;
        type.parts = {of_model(TypeKind::instance, object.model)};
        if (domain_.models[object.model].attributes.contains(name)) return {};
        return type;
      }
      if (!column(object.model, name)) return type;
      type = of_model(TypeKind::column, object.model);
      type.attribute = domain_.models[object.model].attributes.find(name)->first;
      return type;
    }
    case TypeKind::instance:
    case TypeKind::fresh:
    case TypeKind::related: {
      const Model& model = domain_.models[object.model];
      for (const Relationship& relationship : model.relationships) {
        if (relationship.attribute == name && relationship.target)
          return of_model(TypeKind::related, *relationship.target);
      }
      if (object.kind == TypeKind::fresh) return {};
      const Column* const read = column(object.model, name);
      return read ? loaded(object.model, *read) : Type{};
    }
    default:
      return {};
  }
}

Type Evaluator::from_annotation(FileId file_id, Id<Expr> expr) const {
  const Annotation annotation = read_annotation(project_, file_id, expr);
  if (annotation.open || !annotation.core.expr || annotation.class_var) return {};
  const Entity core = follow(project_, resolve(project_, annotation.core.file, annotation.core.expr));
  Type type;
  if (const auto members = declarations_.find_enum(core)) {
    type.kind = TypeKind::member;
    type.members = *members;
  } else if (const auto* ref = std::get_if<ClassRef>(&core)) {
    const auto model = declarations_.find_model(*ref);
    type = model ? of_model(TypeKind::instance, *model) : Type{};
    if (!model) {
      type.kind = TypeKind::object;
      type.object = *ref;
    }
  } else if (const std::string* const dotted = external_name(core)) {
    if (is_session_class(orm_name(core))) {
      type.kind = TypeKind::session;
    } else if (plain_class(*dotted) != Loads::unknown) {
      type = plain(plain_class(*dotted));
    }
  }
  if (!type.known()) return {};
  type.optional = annotation.optional;
  return annotation.many ? sequence_of(std::move(type)) : type;
}

}  // namespace ormlint
