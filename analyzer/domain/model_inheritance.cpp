// How a mapped class inherits from another one: by the same table, by a table joined to the parent's, or by one of its
// own that repeats everything. Facts: SQLAlchemy's documentation, "Mapping Class Inheritance Hierarchies".
#include <algorithm>

#include "domain/models.h"
#include "domain/orm_names.h"

namespace ormlint {

// Whether __mapper_args__ says concrete: unset when that cannot be seen.
std::optional<bool> ModelReader::is_concrete(const Mapped& mapped) const {
  for (const BaseRef& base : mapped.info->external) {
    const OrmName name = orm_name(base.entity);
    if (name && (name.name == "ConcreteBase" || name.name == "AbstractConcreteBase")) return std::nullopt;
  }
  const std::optional<Place> written = own_value(mapped.ref, "__mapper_args__");
  if (!written) return false;
  if (!written->expr) return std::nullopt;
  const Place place = value_of(project_, written->file, written->expr);
  const FileIndex& index = file(place.file);
  const Expr& options = index[place.expr];
  if (options.kind == ExprKind::call) {
    if (has_unpacking(index, place.expr)) return std::nullopt;
    const Id<Expr> concrete = keyword(index, place.expr, "concrete");
    return concrete ? constant_bool(project_, place.file, concrete) : false;
  }
  if (options.kind != ExprKind::dict) return std::nullopt;
  for (std::uint32_t n = 0; n + 1 < options.parts.size(); n += 2) {
    const Expr& key = index[options.parts[n]];
    if (key.kind == ExprKind::absent) return std::nullopt;  // **shared
    if (key.kind == ExprKind::string && index.text(key) == "concrete")
      return constant_bool(project_, place.file, options.parts[n + 1]);
  }
  return false;
}

// inherit_condition in its __mapper_args__ or in those of a class above, or arguments that are not understood.
bool ModelReader::may_give_condition(const Mapped& mapped) const {
  return std::ranges::any_of(lineage(mapped), [&](ClassRef ref) {
    if (own_value(ref, "__mapper_cls__")) return true;
    const std::optional<Place> written = own_value(ref, "__mapper_args__");
    if (!written) return false;
    if (!written->expr) return true;
    const Place place = value_of(project_, written->file, written->expr);
    const FileIndex& index = file(place.file);
    const Expr& options = index[place.expr];
    if (options.kind != ExprKind::dict) return true;
    for (std::uint32_t n = 0; n + 1 < options.parts.size(); n += 2) {
      const Expr& key = index[options.parts[n]];
      if (key.kind != ExprKind::string || index.text(key).starts_with("inherit")) return true;
    }
    return false;
  });
}

void ModelReader::read_inheritance(const Mapped& mapped) {
  Model& model = domain_.models[*mapped.model];
  if (model.parents.empty()) return;
  const std::optional<Id<Table>> above = domain_.models[model.parents.front()].table;
  if (model.table && model.table == above) return void(model.inheritance = Inheritance::single);
  const std::optional<bool> concrete = is_concrete(mapped);
  model.inheritance_known = concrete && model.table && above;
  model.inheritance_given = may_give_condition(mapped);
  model.inheritance = concrete.value_or(false) ? Inheritance::concrete : Inheritance::joined;
}

}  // namespace ormlint
