// Classes that are mapped by nothing, which a relationship leads to nonetheless: those without a base, and abstract
// ones. SQLAlchemy raises UnmappedClassError where one is given, and finds none where its name is.
#include <algorithm>
#include <array>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// What maps a class that it is given: methods of registry, functions of SQLAlchemy 1.x.
constexpr std::array<std::string_view, 7> mapping_calls{
    "map_imperatively", "map_declaratively",     "mapped", "mapped_as_dataclass", "mapper",
    "as_declarative",   "instrument_declarative"};

bool is_object(const BaseRef& base) {
  const std::string* const dotted = external_name(base.entity);
  return dotted && *dotted == "builtins.object";
}

}  // namespace

// Nothing but bodies of the project, at the top of a module: no base, decorator or metaclass that could map it.
bool ModelReader::is_bare(const ClassInfo& info) const {
  if (!info.unresolved.empty() || !std::ranges::all_of(info.external, is_object)) return false;
  return std::ranges::all_of(info.mro, [&](ClassRef ref) {
    const FileIndex& index = file(ref.file);
    const Stmt& stmt = index[ref.stmt];
    const bool told = std::ranges::any_of(stmt.exprs, [&](Id<Expr> part) {
      return index[part].kind == ExprKind::keyword || index[part].kind == ExprKind::starred;
    });
    return stmt.decorators.size() == 0 && !told && !index.damaged(stmt.span) && !is_conditional(ref) &&
           !own_value(ref, "__init_subclass__") && !own_value(ref, "__mapper__");
  });
}

void ModelReader::note_mapping_call(FileId in, Id<Expr> call, std::string_view name) {
  if (std::ranges::find(mapping_calls, name) == mapping_calls.end()) return;
  const FileIndex& index = file(in);
  for (const Id<Expr> part : index[call].parts.from(1)) {
    const bool given = index[part].kind == ExprKind::keyword;
    const Id<Expr> value = given ? index[part].parts[0] : part;
    const bool named = index[value].kind == ExprKind::name || index[value].kind == ExprKind::attribute;
    const Entity entity = named ? follow(project_, resolve(project_, in, value)) : Entity{};
    const auto* ref = std::get_if<ClassRef>(&entity);
    if (ref) mapped_by_call_.insert(*ref);
    any_mapped_by_call_ |= !ref && !given && part == index[call].parts[1];
  }
}

bool ModelReader::may_be_mapped_by_call(ClassRef ref) const {
  return any_mapped_by_call_ || mapped_by_call_.contains(ref);
}

// Proved: the class is seen whole, and nothing maps it.
bool ModelReader::is_unmapped(ClassRef ref) const {
  if (const Mapped* const known = mapped(ref)) return known->nameless;
  return std::ranges::find(bare_classes_, ref) != bare_classes_.end() && !may_be_mapped_by_call(ref);
}

void ModelReader::link_class_targets() {
  for (const ClassTarget& given : class_targets_) {
    std::vector<Relationship>& rows = domain_.models[given.model].relationships;
    const auto row = std::ranges::find(rows, given.attribute, &Relationship::attribute);
    if (row == rows.end() || row->target || !row->target_name.empty()) continue;
    const auto imperative = imperative_.find(given.target);
    if (imperative != imperative_.end()) {
      row->target = imperative->second;
    } else if (!row->open && is_unmapped(given.target)) {
      row->target_missing = true;
      row->target_name = project_.class_name(given.target);
    }
  }
}

}  // namespace ormlint
