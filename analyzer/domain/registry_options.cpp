// What a base was made with: cls=, metadata=, type_annotation_map, and the same in the body of a class.
#include "domain/orm_names.h"
#include "domain/registries.h"

namespace ormlint {

void Registries::read_options(Base& base, FileId file_id, Id<Expr> call) {
  const FileIndex& file = project_.index(file_id);
  if (const Id<Expr> metadata = keyword(file, call, "metadata")) read_metadata(base, file_id, metadata);
  if (has_unpacking(file, call)) {
    MetaData& row = domain_.metadatas[domain_.registries[base.id].metadata];
    row.schema_known = row.naming_known = false;
  }
  base.metaclass |= has_unpacking(file, call) || keyword(file, call, "metaclass");
  const Id<Expr> shared = keyword(file, call, "cls");
  if (!shared) return;
  const Entity entity = follow(project_, resolve(project_, file_id, shared));
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    base.shared.push_back(*ref);
  } else {
    domain_.registries[base.id].open = true;
  }
}

// Several bases may share one MetaData; what a base was given and is not understood may be shared with anything.
void Registries::read_metadata(Base& base, FileId file_id, Id<Expr> metadata) {
  const Id<Registry> id = base.id;
  const Place place = metadata_value(file_id, metadata);
  const FileIndex& file = project_.index(place.file);
  const Location at{place.file, file[place.expr].span};
  const bool made_here = called_name(project_, place.file, place.expr).name == "MetaData";
  if (made_here && !metadata_calls_.contains(at)) {
    metadata_calls_.emplace(at, domain_.registries[id].metadata);
    return read_metadata_call(domain_.metadatas[domain_.registries[id].metadata], place.file, place.expr);
  }
  if (const std::optional<Id<MetaData>> shared = metadata_of(file_id, metadata)) {
    domain_.registries[id].metadata = *shared;
    return;
  }
  MetaData& row = domain_.metadatas[domain_.registries[id].metadata];
  row.schema_known = row.naming_known = false;
  row.open = true;
}

void Registries::read_metadata_call(MetaData& row, FileId file_id, Id<Expr> call) const {
  const FileIndex& file = project_.index(file_id);
  if (has_unpacking(file, call)) row.schema_known = row.naming_known = false;
  Id<Expr> schema = keyword(file, call, "schema");
  if (!schema) schema = positional(file, call, 0);  // in 1.4 that is an engine
  if (schema && !is_none(file, schema)) {
    const auto text = constant_text(project_, file_id, schema);
    row.schema = text.value_or("");
    row.schema_known = text.has_value();
  }
  const Id<Expr> naming = keyword(file, call, "naming_convention");
  if (!naming || is_none(file, naming)) return;
  const Place place = value_of(project_, file_id, naming);
  const FileIndex& there = project_.index(place.file);
  row.naming_known &= there[place.expr].kind == ExprKind::dict;
  if (there[place.expr].kind != ExprKind::dict) return;
  const Slice<Expr> parts = there[place.expr].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    const bool named = there[parts[n]].kind == ExprKind::string;
    const auto format = constant_text(project_, place.file, parts[n + 1]);
    row.naming_known &= named;
    // What is no text is a function that makes a token.
    if (named) row.naming_convention[std::string(there.text(there[parts[n]]))] = format.value_or("%(?)s");
  }
}

// Where a MetaData is made. In a class's body `metadata = metadata` means the one outside; a name that is bound twice
// means nothing in particular.
Place Registries::metadata_value(FileId file_id, Id<Expr> expr) const {
  const FileIndex& file = project_.index(file_id);
  if (file[expr].kind != ExprKind::name) return value_of(project_, file_id, expr);
  const Id<Scope> scope = file.scope_of_expr[expr.value];
  const bool in_class = file[scope].kind == ScopeKind::class_body;
  const std::string_view name = file.text(file[expr]);
  const Entity entity = in_class && name == "metadata" ? resolve_name(project_, file_id, file[scope].parent, name)
                                                       : resolve(project_, file_id, expr);
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return {file_id, expr};
  const FileIndex& there = project_.index(variable->file);
  const Binding& binding = there[variable->binding];
  const bool once = there.bindings_of(binding.scope, binding.name).size() == 1;
  if (!once || !binding.sole_target || !binding.value) return {file_id, expr};
  return value_of(project_, variable->file, binding.value);
}

std::optional<Id<MetaData>> Registries::metadata_of(FileId file_id, Id<Expr> expr) {
  const Place place = metadata_value(file_id, expr);
  const FileIndex& file = project_.index(place.file);
  const Expr& value = file[place.expr];
  if (value.kind == ExprKind::call) {
    if (called_name(project_, place.file, place.expr).name != "MetaData") return std::nullopt;
    const Location at{place.file, value.span};
    const auto known = metadata_calls_.find(at);
    if (known != metadata_calls_.end()) return known->second;
    MetaData row;
    row.name = file[expr].kind == ExprKind::name ? file.text(file[expr]) : "MetaData";
    row.at = at;
    read_metadata_call(row, place.file, place.expr);
    return metadata_calls_.emplace(at, domain_.metadatas.add(std::move(row))).first->second;
  }
  if (value.kind != ExprKind::attribute || file.text(value) != "metadata") return std::nullopt;
  const Id<Expr> owner = value.parts[0];
  if (const auto database = flask_database(project_, place.file, owner))
    return domain_.registries[of_flask(*database)->id].metadata;
  if (orm_name(project_, place.file, owner).name == "SQLModel")
    return domain_.registries[make("sqlmodel", "SQLModel", {place.file, value.span}, Dress::sqlmodel)->id].metadata;
  const std::optional<Id<Registry>> registry = of_base(place.file, owner);
  if (!registry) return std::nullopt;
  return domain_.registries[*registry].metadata;
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
