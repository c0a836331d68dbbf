// Annotations that SQLAlchemy 2.0 refuses on what it maps: those without Mapped[]. Facts: its documentation, "Migrating
// an Existing Mapping" in the guide to 2.0, and 2.0.36 itself, which was given each form of them. 1.4 accepts them all.
#include <algorithm>
#include <array>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 8> plain_modules{"builtins", "typing", "collections.abc", "datetime", "decimal",
                                                        "uuid",     "enum",   "collections"};
// What wraps an annotation, or says that it is none.
constexpr std::array<std::string_view, 9> wrappers{"Annotated",   "ClassVar", "Final",  "InitVar",  "Required",
                                                   "NotRequired", "ReadOnly", "Unpack", "TypeAlias"};
// Whatever is the value of an annotated name is mapped, if one of these made it. Column is none of them.
constexpr std::array<std::string_view, 6> mapping_calls{"relationship", "mapped_column", "composite",
                                                        "synonym",      "deferred",      "column_property"};

bool is_plain(const Project& project, FileId in, Id<Expr> expr, int depth);

bool is_annotated(const Project& project, FileId in, Id<Expr> name) {
  const Entity entity = resolve(project, in, name);
  const std::string* const dotted = external_name(entity);
  return dotted && (*dotted == "typing.Annotated" || *dotted == "typing_extensions.Annotated");
}

bool is_plain_name(const Project& project, FileId in, Id<Expr> name, int depth) {
  const Entity entity = resolve(project, in, name);
  if (const auto* alias = std::get_if<VariableRef>(&entity)) {
    const FileIndex& there = project.index(alias->file);
    const Binding& binding = there[alias->binding];
    const bool type = binding.sole_target && binding.value && there[binding.value].kind == ExprKind::subscript;
    return type && is_plain(project, alias->file, binding.value, depth - 1);
  }
  if (const std::string* const dotted = external_name(entity)) {
    const std::size_t dot = dotted->rfind('.');
    if (dot == dotted->npos) return false;
    const std::string_view module = std::string_view(*dotted).substr(0, dot), last = *dotted;
    return std::ranges::find(plain_modules, module) != plain_modules.end() &&
           std::ranges::find(wrappers, last.substr(dot + 1)) == wrappers.end();
  }
  return std::holds_alternative<ClassRef>(entity);
}

// Whether an annotation is none of SQLAlchemy's own, and no alias of one.
bool is_plain(const Project& project, FileId in, Id<Expr> expr, int depth) {
  const FileIndex& index = project.index(in);
  const Expr& written = index[expr];
  if (depth <= 0) return false;
  switch (written.kind) {
    case ExprKind::string:
      return !written.parts.empty() && is_plain(project, in, written.parts[0], depth - 1);
    case ExprKind::name:
    case ExprKind::attribute:
      return is_plain_name(project, in, expr, depth);
    case ExprKind::subscript: {
      const ExprKind kind = index[written.parts[0]].kind;
      const bool named = kind == ExprKind::name || kind == ExprKind::attribute;
      if (named && is_annotated(project, in, written.parts[0])) {
        const Expr& argument = index[written.parts[1]];
        return argument.kind == ExprKind::tuple && is_plain(project, in, argument.parts[0], depth - 1);
      }
      const Entity entity = named ? resolve(project, in, written.parts[0]) : Entity{};
      return named && external_name(entity) && is_plain_name(project, in, written.parts[0], depth);
    }
    case ExprKind::binary:
      return written.op == Op::bit_or && std::ranges::all_of(written.parts, [&](Id<Expr> part) {
               return is_none(index, part) || is_plain(project, in, part, depth - 1);
             });
    default:
      return false;
  }
}

bool has_keyword(const FileIndex& index, Id<Stmt> class_def) {
  return std::ranges::any_of(index[class_def].exprs, [&](Id<Expr> part) {
    return index[part].kind == ExprKind::keyword || index[part].kind == ExprKind::starred;
  });
}

// Class.__allow_unmapped__ = True, or setattr: then any class may accept them.
bool is_allowed_from_outside(const Project& project) {
  return std::ranges::any_of(project.files, [](const ProjectFile& entry) {
    constexpr std::string_view option = "__allow_unmapped__";
    if (!entry.index || !entry.index->tree.strings.contains(option)) return false;
    return std::ranges::any_of(entry.index->tree.exprs, [&](const Expr& expr) {
      const bool named = expr.kind == ExprKind::attribute || expr.kind == ExprKind::string;
      return named && entry.index->text(expr) == option;
    });
  });
}

}  // namespace

// 2.0 for certain, and nothing in sight that makes it accept such annotations: __allow_unmapped__, dataclasses, a
// metaclass or a hook that may change them, a table of its own.
bool ModelReader::refuses_plain_annotations(const Mapped& mapped) const {
  if (domain_.models[*mapped.model].open || mapped.base->dress == Dress::sqlmodel) return false;
  bool modern = false;
  for (const BaseRef& base : mapped.info->external) {
    const OrmName name = orm_name(base.entity);
    if (name && name.name == "MappedAsDataclass") return false;
    modern |= name && (name.name == "DeclarativeBase" || name.name == "DeclarativeBaseNoMeta");
  }
  for (const ClassRef ref : lineage(mapped)) {
    const FileIndex& index = file(ref.file);
    if (has_keyword(index, ref.stmt) || own_value(ref, "__allow_unmapped__") || own_value(ref, "__init_subclass__") ||
        own_value(ref, "__table__") || own_value(ref, "__table_cls__"))
      return false;
    const bool decorated = std::ranges::any_of(index[ref.stmt].decorators, [&](Id<Expr> written) {
      const Id<Expr> decorator = index[written].kind == ExprKind::call ? index[written].parts[0] : written;
      return orm_name(project_, ref.file, decorator).name != "as_declarative";
    });
    if (decorated) return false;
  }
  const FileIndex& index = file(mapped.ref.file);
  const Id<Scope> body = index.body_scope_of_stmt[mapped.ref.stmt.value];
  return modern || std::ranges::any_of(index[body].bindings, [&](Id<Binding> id) {
           const Binding& binding = index[id];
           return binding.value && binding.reach == Reach::always && index[binding.value].kind == ExprKind::call &&
                  called_name(project_, mapped.ref.file, binding.value).name == "mapped_column";
         });
}

// Whether SQLAlchemy maps what an annotation stands at: what one of its constructs made, or nothing yet. What a base or
// a mixin declares under that name is mapped with its own annotation.
bool ModelReader::is_mapped_binding(const Mapped& mapped, ClassRef owner, const Binding& binding) const {
  const FileIndex& index = file(owner.file);
  const std::string_view name = index.text(binding.name);
  const Slice<Binding> same = index.bindings_of(binding.scope, name);
  if (!binding.annotation || binding.reach != Reach::always || same.size() != 1 || name.starts_with("__")) return false;
  if (binding.kind == BindingKind::annotation) {
    return owner == mapped.ref && std::ranges::none_of(lineage(mapped), [&](ClassRef ref) {
             const FileIndex& there = file(ref.file);
             return ref != mapped.ref && !there.bindings_of(there.body_scope_of_stmt[ref.stmt.value], name).empty();
           });
  }
  if (binding.kind != BindingKind::assignment || !binding.sole_target || !binding.value) return false;
  if (index[binding.value].kind != ExprKind::call) return false;
  const OrmName made = called_name(project_, owner.file, binding.value);
  // In a mixin SQLAlchemy refuses the others, whatever their annotation is.
  if (owner != mapped.ref) return made && made.name == "mapped_column";
  return made && std::ranges::find(mapping_calls, made.name) != mapping_calls.end();
}

void ModelReader::read_plain_annotations(const Mapped& mapped) {
  if (!refuses_plain_annotations(mapped)) return;
  for (const ClassRef ref : lineage(mapped)) {
    const Mapped* const above = ref == mapped.ref ? nullptr : this->mapped(ref);
    if (!above || !above->model) read_plain_annotations(mapped, ref);
  }
}

// A mixin's say the same of every class, so the first one tells them.
void ModelReader::read_plain_annotations(const Mapped& mapped, ClassRef ref) {
  const FileIndex& index = file(ref.file);
  for (const Id<Binding> id : index[index.body_scope_of_stmt[ref.stmt.value]].bindings) {
    const Binding& binding = index[id];
    if (!is_mapped_binding(mapped, ref, binding) || !is_plain(project_, ref.file, binding.annotation, 8)) continue;
    const std::string_view name = index.text(binding.name);
    const auto used = domain_.models[*mapped.model].attributes.find(name);
    const bool overridden = used == domain_.models[*mapped.model].attributes.end() ||
                            used->second.at != Location{ref.file, index[binding.expr].span};
    if (ref != mapped.ref && (overridden || !told_mixins_.insert({ref.file, index[binding.annotation].span}).second))
      continue;
    if (is_allowed_from_outside(project_)) continue;
    domain_.models[*mapped.model].plain_annotations.push_back({name, {ref.file, index[binding.annotation].span}});
  }
}

}  // namespace ormlint
