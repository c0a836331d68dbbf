// How a mapped class inherits from another one: by the same table, by a table joined to the parent's, or by one of its
// own that repeats everything. Facts: SQLAlchemy's documentation, "Mapping Class Inheritance Hierarchies".
#include <algorithm>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

// Whether __mapper_args__ says concrete: unset when that cannot be seen.
std::optional<bool> ModelReader::is_concrete(const Mapped& mapped) const {
  for (const BaseRef& base : mapped.info->external) {
    const OrmName name = orm_name(base.entity);
    if (name && (name.name == "ConcreteBase" || name.name == "AbstractConcreteBase")) return std::nullopt;
  }
  const std::optional<MapperOptions> options = mapper_options(mapped.ref);
  if (!options) return false;
  const Place concrete = (*options)["concrete"];
  if (concrete.expr) return constant_bool(project_, concrete.file, concrete.expr);
  return options->known ? std::optional(false) : std::nullopt;
}

// inherit_condition in its __mapper_args__ or in those of a class above, or arguments that are not understood.
bool ModelReader::may_give_condition(const Mapped& mapped) const {
  return std::ranges::any_of(lineage(mapped), [&](ClassRef ref) {
    if (own_value(ref, "__mapper_cls__")) return true;
    const std::optional<MapperOptions> options = mapper_options(ref);
    return options && (!options->known || std::ranges::any_of(options->given, [](const auto& option) {
             return option.first.starts_with("inherit");
           }));
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
