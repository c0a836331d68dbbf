// Types of the project's own, TypeDecorators above all, and what methods make of a type.
#include "domain/column_types.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"
#include "domain/value_types.h"

namespace ormlint {

// A type of the project's own: what it inherits, as long as it does not convert values itself.
ColumnType TypeReader::of_class(ClassRef ref, Place place, int depth) const {
  ColumnType made;
  const FileIndex& here = project_.index(place.file);
  const Location at{place.file, here[place.expr].span};
  made.at = at;
  made.own = true;
  const ClassInfo* const info = project_.class_info(ref);
  if (!info || !info->unresolved.empty()) return made;
  if (auto labels = of_enum_decorator(*info, place)) {
    made.name = "Enum";
    made.ddl = enum_ddl(*labels, 0);
    made.labels = std::move(labels);
    return made;
  }
  const Id<Expr> call = here[place.expr].kind == ExprKind::call ? place.expr : Id<Expr>{};
  const std::string ddl = class_ddl(*info, {place.file, call}, depth);
  made.ddl = ddl;
  for (const std::string_view converter : {"result_processor", "load_dialect_impl", "column_expression"}) {
    if (find_member(project_, *info, converter)) return made;
  }
  const auto converter = find_member(project_, *info, "process_result_value");
  if (const auto member = find_member(project_, *info, "impl")) {
    const FileIndex& file = project_.index(member->owner.file);
    const Binding& binding = file[member->binding];
    if (!binding.value) return made;
    made = read_deep(member->owner.file, binding.value, depth - 1);
    made.labels.reset();
    if (made.loads == Loads::member) made.loads = Loads::unknown;
    if (converter) {
      const Loads loads = of_converter(*converter, made.array ? Loads::list : made.loads);
      made = {};
      made.loads = loads;
    }
    made.at = at;
    made.own = true;
    made.ddl = ddl;
    return made;
  }
  if (converter) return made;
  for (const BaseRef& base : info->external) {
    const OrmName orm = orm_name(base.entity);
    if (!orm || kept_name(orm.name).empty()) continue;
    made.name = kept_name(orm.name);
    made.loads = loads_of(orm.name);
  }
  return made;
}

Loads TypeReader::of_converter(const Member& converter, Loads impl) const {
  const Binding& binding = project_.index(converter.owner.file)[converter.binding];
  return binding.kind == BindingKind::function_def ? converted(project_, converter.owner.file, binding.stmt, impl)
                                                   : Loads::unknown;
}

// Its constructor takes what the call gives for itself: `super().__init__()`, or `super().__init__(**others)` where
// there are no others.
bool TypeReader::hands_on_nothing(const ClassInfo& info, Place call) const {
  const auto member = find_member(project_, info, "__init__");
  const FileIndex& file = project_.index(member->owner.file);
  const Binding& binding = file[member->binding];
  if (binding.kind != BindingKind::function_def) return false;
  const auto is_super = [&](Id<Stmt> stmt) {
    const Id<Expr> made = file[stmt].kind == StmtKind::expr_stmt ? file[stmt].exprs[0] : Id<Expr>{};
    if (!made || file[made].kind != ExprKind::call) return false;
    const Expr& called = file[file[made].parts[0]];
    return called.kind == ExprKind::attribute && file.text(called) == "__init__" &&
           file[called.parts[0]].kind == ExprKind::call;
  };
  Id<Expr> found;
  for (const Id<Stmt> stmt : file[binding.stmt].body) {
    if (!found && is_super(stmt)) found = file[stmt].exprs[0];
  }
  if (!found) return false;
  const Slice<Expr> handed = file[found].parts.from(1);
  for (const Id<Expr> one : handed)
    if (file[one].kind != ExprKind::keyword || !file.text(file[one]).empty()) return false;
  if (!call.expr || handed.empty()) return true;
  const FileIndex& here = project_.index(call.file);
  const Id<Scope> scope = file.body_scope_of_stmt[binding.stmt.value];
  for (const Id<Expr> one : here[call.expr].parts.from(1)) {
    const bool named = here[one].kind == ExprKind::keyword;
    const std::string_view name = named ? here.text(here[one]) : "";
    if (here[one].kind == ExprKind::starred || (named && (name.empty() || file.bindings_of(scope, name).empty())))
      return false;
  }
  return true;
}

// What the database has of a type of the project's own: its impl, or the type it inherits from. Its constructor's
// arguments are theirs, unless it has a constructor itself.
std::string TypeReader::class_ddl(const ClassInfo& info, Place call, int depth) const {
  if (find_member(project_, info, "load_dialect_impl") || find_member(project_, info, "get_col_spec")) return "";
  const bool given = call.expr && project_.index(call.file)[call.expr].parts.size() > 1;
  const bool own_arguments = given && find_member(project_, info, "__init__");
  if (const auto member = find_member(project_, info, "impl")) {
    const FileId in = member->owner.file;
    const FileIndex& file = project_.index(in);
    const Id<Expr> impl = file[member->binding].value;
    if (!impl) return "";
    const bool bare = file[impl].kind != ExprKind::call;
    const OrmName orm = bare ? orm_name(project_, in, impl) : OrmName{};
    const bool plain = bare && (!find_member(project_, info, "__init__") || hands_on_nothing(info, call));
    if (!bare || (plain && (!given || own_arguments))) return read_deep(in, impl, depth - 1).ddl;
    return own_arguments || !orm ? "" : type_ddl(project_, call.file, orm.name, call.expr);
  }
  if (find_member(project_, info, "__init__")) return "";
  for (const BaseRef& base : info.external) {
    const OrmName orm = orm_name(base.entity);
    const std::string made = orm ? type_ddl(project_, call.file, orm.name, call.expr) : "";
    if (!made.empty()) return made;
  }
  return "";
}

// String().with_variant(Text, "sqlite"), MutableDict.as_mutable(JSONB): what the database has.
std::string TypeReader::of_method(FileId file_id, Id<Expr> call, int depth) const {
  const FileIndex& file = project_.index(file_id);
  const Expr& called = file[file[call].parts[0]];
  const std::string_view method = file.text(called);
  const Id<Expr> first = positional(file, call, 0);
  if (!first) return "";
  if (method == "as_mutable") return read_deep(file_id, first, depth - 1).ddl;
  if (method != "with_variant") return "";
  for (std::size_t n = 1; const Id<Expr> dialect = positional(file, call, n); ++n) {
    const auto name = constant_text(project_, file_id, dialect);
    if (!name) return "";
    if (*name == "postgresql") return read_deep(file_id, first, depth - 1).ddl;
  }
  return read_deep(file_id, called.parts[0], depth - 1).ddl;
}

// What all variants load alike.
Loads TypeReader::loads_of_method(FileId file_id, Id<Expr> call, int depth) const {
  const FileIndex& file = project_.index(file_id);
  const Expr& called = file[file[call].parts[0]];
  const Id<Expr> first = positional(file, call, 0);
  const bool variant = file.text(called) == "with_variant";
  if (!first || (!variant && file.text(called) != "as_mutable")) return Loads::unknown;
  const ColumnType type = read_deep(file_id, first, depth - 1);
  const Loads loads = type.array || type.labels ? Loads::unknown : type.loads;
  if (!variant) return loads;
  const ColumnType other = read_deep(file_id, called.parts[0], depth - 1);
  return other.loads == loads && !other.array && !other.labels ? loads : Loads::unknown;
}

}  // namespace ormlint
