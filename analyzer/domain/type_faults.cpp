// Types that are none: a class of the project's which SQLAlchemy knows nothing of, a TypeDecorator that decorates
// nothing. Facts: SQLAlchemy 2.0.36, which was given each form, and what its `TypeDecorator.__init__` asks for.
#include <algorithm>
#include <array>
#include <cctype>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 8> hooks{"__init__",           "__new__",    "__getattr__", "__init_subclass__",
                                                "__clause_element__", "_sqla_type", "_set_parent", "type_engine"};

// What its statements say is all that there is of the class: no metaclass, no decorator, no method that may change it.
bool is_plain(const Project& project, const ClassInfo& info) {
  return info.unresolved.empty() &&
         std::ranges::all_of(info.mro,
                             [&](ClassRef ref) {
                               const FileIndex& index = project.index(ref.file);
                               const Stmt& written = index[ref.stmt];
                               const Scope& body = index[index.body_scope_of_stmt[ref.stmt.value]];
                               return written.decorators.empty() && !body.dynamic && !index.damaged(written.span) &&
                                      std::ranges::none_of(written.exprs, [&](Id<Expr> part) {
                                        return index[part].kind == ExprKind::keyword ||
                                               index[part].kind == ExprKind::starred;
                                      });
                             }) &&
         std::ranges::none_of(hooks,
                              [&](std::string_view hook) { return find_member(project, info, hook).has_value(); });
}

// What a type keeps of its arguments under their own names; none of it is a type.
constexpr std::array<std::string_view, 16> arguments{
    "values_callable", "native_enum",    "create_constraint", "validate_strings",
    "omit_aliases",    "inherit_schema", "create_type",       "sort_key_function",
    "length",          "collation",      "precision",         "scale",
    "asdecimal",       "timezone",       "as_uuid",           "none_as_null"};

// Enum(Status).values_callable, where Enum(Status, values_callable=…) is meant.
bool reads_argument(const Project& project, FileId in, const FileIndex& index, Id<Expr> type) {
  const Expr& read = index[type];
  if (read.kind != ExprKind::attribute || std::ranges::find(arguments, index.text(read)) == arguments.end())
    return false;
  const Id<Expr> call = read.parts[0];
  if (index[call].kind != ExprKind::call) return false;
  const OrmName made = orm_name(project, in, index[call].parts[0]);
  return made && made.package == Package::sqlalchemy && !made.name.empty() &&
         std::isupper(static_cast<unsigned char>(made.name.front())) != 0;
}

bool is_object(const BaseRef& base) {
  const std::string* const dotted = external_name(base.entity);
  return dotted && *dotted == "builtins.object";
}

}  // namespace

// The type as it is given to a column, a class or a call of one.
void ModelReader::read_type_fault(Column& column, FileId in, Id<Expr> type) const {
  const Place place = value_of(project_, in, type);
  const FileIndex& index = file(place.file);
  if (reads_argument(project_, place.file, index, place.expr)) {
    const Location read{place.file, index[place.expr].span};
    return column.faults.push_back({ColumnFault::type_argument, read, index.text(index[place.expr]), "column"});
  }
  const Id<Expr> named = index[place.expr].kind == ExprKind::call ? index[place.expr].parts[0] : place.expr;
  if (index[named].kind != ExprKind::name && index[named].kind != ExprKind::attribute) return;
  const Entity entity = follow(project_, resolve(project_, place.file, named));
  const auto* const ref = std::get_if<ClassRef>(&entity);
  const ClassInfo* const info = ref ? project_.class_info(*ref) : nullptr;
  if (!info || !is_plain(project_, *info)) return;
  const Location at{in, file(in)[type].span};
  if (std::ranges::all_of(info->external, is_object))
    return column.faults.push_back({ColumnFault::no_type, at, project_.class_name(*ref), "column"});
  const bool decorator = std::ranges::all_of(info->external, [](const BaseRef& base) {
    return is_object(base) || orm_name(base.entity).name == "TypeDecorator";
  });
  if (decorator && !find_member(project_, *info, "impl"))
    column.faults.push_back({ColumnFault::no_impl, at, project_.class_name(*ref), "column"});
}

// Mapped[X] where neither the base's type_annotation_map nor SQLAlchemy's own has a type for X.
void ModelReader::read_annotation_fault(Declared& made, const Annotation& annotation, const Base* base) const {
  if (!base || base->types_open || made.open || !made.row.name_known || made.row.has_foreign_key) return;
  if (!annotation.core.expr || annotation.open || annotation.many || annotation.extra.expr) return;
  const FileId in = annotation.core.file;
  const FileIndex& index = file(in);
  const Expr& core = index[annotation.core.expr];
  if (core.kind != ExprKind::name && core.kind != ExprKind::attribute) return;
  const Entity entity = follow(project_, resolve(project_, in, annotation.core.expr));
  const auto* const ref = std::get_if<ClassRef>(&entity);
  const ClassInfo* const info = ref ? project_.class_info(*ref) : nullptr;
  if (!info || !info->unresolved.empty() || info->mro.size() != 1 || !std::ranges::all_of(info->external, is_object))
    return;
  const bool known = std::ranges::any_of(base->types, [&](const std::pair<Place, Place>& entry) {
    const Entity key = follow(project_, resolve(project_, entry.first.file, entry.first.expr));
    return key == entity || !(std::holds_alternative<ClassRef>(key) || external_name(key));
  });
  if (!known)
    made.row.faults.push_back({ColumnFault::no_type, {in, core.span}, project_.class_name(*ref), "annotation"});
}

}  // namespace ormlint
