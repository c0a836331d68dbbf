// What a base was made with: cls=, metadata=, type_annotation_map, and the same in the body of a class.
#include "domain/orm_names.h"
#include "domain/registries.h"

namespace ormlint {

void Registries::read_options(Base& base, FileId file_id, Id<Expr> call) {
  const FileIndex& file = project_.index(file_id);
  if (const Id<Expr> metadata = keyword(file, call, "metadata")) read_metadata(base, file_id, metadata);
  if (has_unpacking(file, call)) domain_.metadatas[domain_.registries[base.id].metadata].schema_known = false;
  const Id<Expr> shared = keyword(file, call, "cls");
  if (!shared) return;
  const Entity entity = follow(project_, resolve(project_, file_id, shared));
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    base.shared.push_back(*ref);
  } else {
    domain_.registries[base.id].open = true;
  }
}

void Registries::read_metadata(Base& base, FileId file_id, Id<Expr> metadata) {
  MetaData& row = domain_.metadatas[domain_.registries[base.id].metadata];
  const Place place = value_of(project_, file_id, metadata);
  const FileIndex& file = project_.index(place.file);
  if (called_name(project_, place.file, place.expr).name != "MetaData") {
    row.schema_known = false;
    return;
  }
  const Id<Expr> schema = keyword(file, place.expr, "schema");
  if (!schema || is_none(file, schema)) return;
  const auto text = constant_text(project_, place.file, schema);
  row.schema = text.value_or("");
  row.schema_known = text.has_value();
}

void Registries::read_types(Base& base, FileId file_id, Id<Expr> mapping) {
  const Place place = value_of(project_, file_id, mapping);
  const FileIndex& file = project_.index(place.file);
  if (file[place.expr].kind != ExprKind::dict) {
    base.types_open = true;
    return;
  }
  const Slice<Expr> parts = file[place.expr].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    base.types_open |= file[parts[n]].kind == ExprKind::absent;
    base.types.push_back({{place.file, parts[n]}, {place.file, parts[n + 1]}});
  }
}

// class Base(DeclarativeBase): metadata = …; registry = …; type_annotation_map = …
void Registries::read_class_body(Base& base, ClassRef ref) {
  const FileIndex& file = project_.index(ref.file);
  const Id<Scope> body = file.body_scope_of_stmt[ref.stmt.value];
  const auto value = [&](std::string_view name) {
    const Slice<Binding> found = file.bindings_of(body, name);
    return found.empty() ? Id<Expr>{} : file[found[0]].value;
  };
  if (const Id<Expr> metadata = value("metadata")) read_metadata(base, ref.file, metadata);
  if (const Id<Expr> types = value("type_annotation_map")) read_types(base, ref.file, types);
  if (const Id<Expr> registry = value("registry")) {
    const Place place = value_of(project_, ref.file, registry);
    if (const Id<Expr> types = keyword(project_.index(place.file), place.expr, "type_annotation_map")) {
      read_types(base, place.file, types);
    }
    if (const Id<Expr> metadata = keyword(project_.index(place.file), place.expr, "metadata")) {
      read_metadata(base, place.file, metadata);
    }
  }
}

}  // namespace ormlint
