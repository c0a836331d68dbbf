// composite(mapped_column(…), …): columns that belong to no attribute of their own. The fields of the composite's
// dataclass give them types and names. Facts: SQLAlchemy's documentation, "Composite Column Types".
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

// Names and annotations, in order of the source; empty for what is no dataclass, or inherits from something.
std::vector<std::pair<std::string_view, Place>> ModelReader::dataclass_fields(Place type) const {
  std::vector<std::pair<std::string_view, Place>> found;
  if (!type.expr) return found;
  const Entity entity = follow(project_, resolve(project_, type.file, type.expr));
  const auto* ref = std::get_if<ClassRef>(&entity);
  const ClassInfo* const info = ref ? project_.class_info(*ref) : nullptr;
  if (!info || info->mro.size() != 1) return found;
  const FileIndex& index = file(ref->file);
  const bool dataclass = std::ranges::any_of(index[ref->stmt].decorators, [&](Id<Expr> written) {
    const Id<Expr> decorator = index[written].kind == ExprKind::call ? index[written].parts[0] : written;
    const Entity named = resolve(project_, ref->file, decorator);
    const std::string* const dotted = external_name(named);
    return dotted && *dotted == "dataclasses.dataclass";
  });
  if (!dataclass) return found;
  for (const Id<Binding> id : index[index.body_scope_of_stmt[ref->stmt.value]].bindings) {
    const Binding& binding = index[id];
    const bool field = binding.annotation && binding.reach == Reach::always;
    if (field) found.emplace_back(index.text(binding.name), Place{ref->file, binding.annotation});
  }
  std::ranges::sort(found, {}, [&](const auto& field) { return index[field.second.expr].span.begin; });
  return found;
}

void ModelReader::read_composite(const Mapped& mapped, const Written& written) {
  const FileId in = written.value.file;
  const FileIndex& index = file(in);
  const Id<Expr> call = written.value.expr;
  const Id<Expr> first = positional(index, call, 0);
  const bool classed = first && index[first].kind != ExprKind::string && index[first].kind != ExprKind::call &&
                       std::holds_alternative<ClassRef>(follow(project_, resolve(project_, in, first)));
  Place type = classed ? Place{in, first} : Place{};
  if (!classed && written.annotation.expr)
    type = read_annotation(project_, written.annotation.file, written.annotation.expr).core;
  const std::vector<std::pair<std::string_view, Place>> fields = dataclass_fields(type);
  for (std::size_t n = classed ? 1 : 0;; ++n) {
    const Id<Expr> column = positional(index, call, n);
    if (!column) return;
    const std::size_t number = classed ? n - 1 : n;
    const OrmName made = called_name(project_, in, column);
    if (!made || (made.name != "Column" && made.name != "mapped_column")) continue;
    const std::string_view field = number < fields.size() ? fields[number].first : std::string_view{};
    Declared declared = read_column(in, column, field, {in, index[column].span});
    if (declared.row.name.empty() || !declared.row.name_known) {  // whatever it is called
      if (const auto table = domain_.models[*mapped.model].table) domain_.tables[*table].open = true;
      continue;
    }
    if (made.name == "mapped_column" && !field.empty()) {
      const Place annotated = fields[number].second;
      apply_annotation(declared, read_annotation(project_, annotated.file, annotated.expr), mapped.base);
    }
    declared.row.attribute = *domain_.made_names.insert(declared.row.key).first;
    const Written part{declared.row.attribute, declared.row.at,        {in, column}, {},
                       written.conditional,    written.inherited_table};
    add_column(mapped, part, std::move(declared));
  }
}

}  // namespace ormlint
