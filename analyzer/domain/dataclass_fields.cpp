// Columns and relationships in the metadata of dataclass fields: field(metadata={"sa": Column(…)}) below
// `__sa_dataclass_metadata_key__ = "sa"`. Facts: SQLAlchemy's documentation, "Applying ORM Mappings to an existing
// dataclass".
#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// The dict's value for this key; what is no plain dict may have one that we do not see.
Place metadata_value(const Project& project, Place field, const std::string& key, bool& open) {
  const FileIndex& index = project.index(field.file);
  const Id<Expr> given = keyword(index, field.expr, "metadata");
  open |= has_unpacking(index, field.expr);
  if (!given) return {};
  const Place place = value_of(project, field.file, given);
  const FileIndex& there = project.index(place.file);
  const Slice<Expr> parts = there[place.expr].parts;
  if (there[place.expr].kind != ExprKind::dict) open = true;
  for (std::uint32_t n = 0; there[place.expr].kind == ExprKind::dict && n + 1 < parts.size(); n += 2) {
    const auto name = string_value(there, parts[n]);
    open |= !name;
    if (name != key) continue;
    const Id<Expr> value = parts[n + 1];
    return {place.file, there[value].kind == ExprKind::lambda ? there[value].parts[1] : value};
  }
  return {};
}

}  // namespace

std::optional<std::string> ModelReader::dataclass_key(const Mapped& mapped) const {
  const std::optional<Place> written = inherited_value(mapped, "__sa_dataclass_metadata_key__");
  return written && written->expr ? constant_text(project_, written->file, written->expr) : std::nullopt;
}

void ModelReader::read_dataclass_field(const Mapped& mapped, const Written& written, const std::string& key) {
  const FileIndex& index = file(written.at.file);
  const bool call = written.value.expr && index[written.value.expr].kind == ExprKind::call;
  bool open = false;
  const Place value = call ? metadata_value(project_, written.value, key, open) : Place{};
  if (open) domain_.models[*mapped.model].open = true;
  Written inner = written;
  inner.value = value;
  inner.annotation = {};
  if (value.expr) return read_value(mapped, inner);
  add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
}

}  // namespace ormlint
