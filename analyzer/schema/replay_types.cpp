// Types: enums with their labels, domains, the others, and extensions, which bring some.
#include <algorithm>
#include <array>

#include "schema/names.h"
#include "schema/replay_state.h"
#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

struct ExtensionTypes {
  std::string_view extension, types;
};

// Facts: the extensions' own documentation. Of any other extension we do not know the types, and a type that is not
// known is then likely one of them.
constexpr auto extension_types = std::to_array<ExtensionTypes>({
    {"citext", "citext"},
    {"cube", "cube"},
    {"hstore", "hstore ghstore"},
    {"intarray", "query_int"},
    {"isn", "ean13 isbn13 ismn13 issn13 isbn ismn issn upc"},
    {"ltree", "ltree lquery ltxtquery ltree_gist"},
    {"pg_trgm", "gtrgm"},
    {"postgis", "geometry geography box2d box3d spheroid geometry_dump valid_detail"},
    {"postgis_raster", "raster"},
    {"postgis_topology", "topogeometry"},
    {"seg", "seg"},
    {"vector", "vector halfvec sparsevec"},
});

bool same_label(const Label& label, const std::string& text) { return label.text == text; }

}  // namespace

void Replayer::operator()(const CreateExtension& change) {
  const auto old = schema_.extensions.find(change.name);
  std::string schema = change.schema;
  if (schema.empty())
    schema = old != schema_.extensions.end() ? old->second.schema : new_name({{}, change.name}).schema;
  std::erase_if(schema_.other_types, [&](const auto& entry) { return entry.second.extension == change.name; });
  schema_.extensions[change.name] = {schema, at_};
  schema_.namespaces.insert(schema);
  const auto known = std::ranges::find(extension_types, change.name, &ExtensionTypes::extension);
  if (known == extension_types.end()) return;
  const Tokens types(known->types);
  for (std::size_t n = 0; n < types.size(); ++n) {
    schema_.other_types[{schema, types.name(n)}] = {{}, {}, change.name, at_};
  }
}

void Replayer::operator()(const DropExtension& change) {
  if (schema_.extensions.erase(change.name) == 0) return;
  std::vector<Name> types;
  for (const auto& [name, type] : schema_.other_types) {
    if (type.extension == change.name) types.push_back(name);
  }
  for (const Name& name : types) drop_type(name, true);
}

// False, with a fault, when there is a type of this name already.
bool Replayer::new_type(const Ref& ref, Name& name) {
  name = new_name(ref);
  if (!is_type(name)) return true;
  const auto old = schema_.enums.find(name);
  const bool certain = !doubtful_.contains(name) && (old == schema_.enums.end() || old->second.complete);
  if (certain) fault(FaultKind::duplicate_type, name, {});
  return false;
}

std::optional<Name> Replayer::known_type(const Ref& ref, bool if_exists) {
  const Name name = find(ref, [this](const Name& candidate) { return is_type(candidate); });
  if (is_type(name)) return name;
  if (!if_exists) fault(FaultKind::unknown_type, name, {});
  return std::nullopt;
}

void Replayer::operator()(const CreateEnum& change) {
  Name name;
  if (!new_type(change.name, name)) return;
  Enum& type = schema_.enums[name];
  type = {name, {}, true, change.at};
  doubtful_.erase(name);
  for (const Label& label : change.labels) {
    if (type.has(label.text)) {
      fault(FaultKind::duplicate_label, name, label.text);
    } else {
      type.labels.push_back(label);
    }
  }
}

void Replayer::operator()(const AddEnumLabel& change) {
  const auto name = known_type(change.type, false);
  const auto found = name ? schema_.enums.find(*name) : schema_.enums.end();
  if (found == schema_.enums.end()) return;
  Enum& type = found->second;
  if (type.has(change.label.text)) {
    if (!change.if_not_exists && type.complete && !doubtful_.contains(*name))
      fault(FaultKind::duplicate_label, *name, change.label.text);
    return;
  }
  auto place = type.labels.end();
  const std::string& neighbour = change.before.empty() ? change.after : change.before;
  if (!neighbour.empty()) {
    place = std::ranges::find_if(type.labels, [&](const Label& label) { return same_label(label, neighbour); });
    if (place == type.labels.end()) {
      if (type.complete) fault(FaultKind::unknown_label, *name, neighbour);
    } else if (change.before.empty()) {
      ++place;
    }
  }
  type.labels.insert(place, change.label);
}

void Replayer::operator()(const RenameEnumLabel& change) {
  const auto name = known_type(change.type, false);
  const auto found = name ? schema_.enums.find(*name) : schema_.enums.end();
  if (found == schema_.enums.end()) return;
  Enum& type = found->second;
  const auto label = std::ranges::find(type.labels, change.from, &Label::text);
  if (label == type.labels.end()) {
    if (type.complete) fault(FaultKind::unknown_label, *name, change.from);
  } else if (type.has(change.to.text)) {
    fault(FaultKind::duplicate_label, *name, change.to.text);
  } else {
    *label = change.to;
  }
}

void Replayer::operator()(const CreateDomain& change) {
  Name name;
  if (!new_type(change.name, name)) return;
  DomainType domain = change.domain;
  domain.name = name;
  domain.base = resolved(domain.base);
  schema_.domains[name] = std::move(domain);
  std::vector<Check> checks = std::exchange(schema_.domains[name].checks, {});
  for (Check& check : checks) (*this)(AddDomainCheck{{name.schema, name.name, false, false}, std::move(check)});
}

void Replayer::operator()(const SetDomainDefault& change) {
  const auto name = known_type(change.type, false);
  if (name && schema_.domains.contains(*name)) schema_.domains[*name].default_sql = change.sql;
}

void Replayer::operator()(const SetDomainNotNull& change) {
  const auto name = known_type(change.type, false);
  if (name && schema_.domains.contains(*name)) schema_.domains[*name].not_null = change.not_null;
}

void Replayer::operator()(const AddDomainCheck& change) {
  const auto name = known_type(change.type, false);
  if (!name || !schema_.domains.contains(*name)) return;
  DomainType& domain = schema_.domains[*name];
  Check check = change.check;
  if (check.name.empty()) {
    std::string label = "check";
    for (int n = 1; check.name.empty(); ++n) {
      const std::string made_up = object_name(name->name, {}, label);
      if (!is_constraint({name->schema, made_up})) check.name = made_up;
      label = "check" + std::to_string(n);
    }
  } else if (named(domain.checks, check.name) != domain.checks.end()) {
    return fault(FaultKind::duplicate_constraint, *name, check.name);
  }
  domain.checks.push_back(std::move(check));
}

void Replayer::operator()(const DropDomainConstraint& change) {
  const auto name = known_type(change.type, false);
  if (!name || !schema_.domains.contains(*name)) return;
  DomainType& domain = schema_.domains[*name];
  const auto same = [&](const Check& check) { return check.name == change.name; };
  if (std::erase_if(domain.checks, same) > 0) return;
  if (change.name == object_name(name->name, {}, "not_null")) {
    domain.not_null = false;
  } else if (!change.if_exists && domain.complete) {
    fault(FaultKind::unknown_constraint, *name, change.name);
  }
}

void Replayer::operator()(const CreateOtherType& change) {
  const Name name = new_name(change.name);
  // CREATE TYPE name; makes a shell that a later one fills.
  const auto shell = schema_.other_types.find(name);
  const bool fills = shell != schema_.other_types.end() && shell->second.definition.empty();
  if (is_type(name) && !fills) return fault(FaultKind::duplicate_type, name, {});
  OtherType type = change.type;
  for (Column& attribute : type.attributes) attribute.type = resolved(attribute.type);
  schema_.other_types[name] = std::move(type);
}

void Replayer::each_type_use(const std::function<void(Type&)>& visit) {
  for (auto& [name, table] : schema_.tables) {
    for (Column& column : table.columns) visit(column.type);
  }
  for (auto& [name, domain] : schema_.domains) visit(domain.base);
  for (auto& [name, type] : schema_.other_types) {
    for (Column& attribute : type.attributes) visit(attribute.type);
  }
}

void Replayer::rename_type(const Name& from, const Name& to) {
  const auto change_key = [&](auto& types) {
    auto node = types.extract(from);
    if (node.empty()) return;
    node.key() = to;
    types.insert(std::move(node));
  };
  change_key(schema_.enums);
  change_key(schema_.domains);
  change_key(schema_.other_types);
  if (const auto type = schema_.enums.find(to); type != schema_.enums.end()) type->second.name = to;
  if (const auto type = schema_.domains.find(to); type != schema_.domains.end()) type->second.name = to;
  each_type_use([&](Type& type) {
    if (type.name == from) type.name = to;
  });
}

void Replayer::operator()(const RenameType& change) {
  const auto name = known_type(change.name, false);
  if (!name) return;
  const Name to{name->schema, truncate_name(change.to)};
  if (is_type(to)) {
    if (!doubtful_.contains(to)) fault(FaultKind::duplicate_type, to, {});
    return;
  }
  rename_type(*name, to);
  if (doubtful_.erase(*name) > 0) doubtful_.insert(to);
}

void Replayer::operator()(const MoveType& change) {
  const auto name = known_type(change.name, false);
  if (name) rename_type(*name, {change.to_schema, name->name});
}

void Replayer::drop_type(const Name& name, bool cascade) {
  schema_.enums.erase(name);
  schema_.domains.erase(name);
  schema_.other_types.erase(name);
  for (auto& [table_name, table] : schema_.tables) {
    std::vector<std::string> columns;
    for (const Column& column : table.columns) {
      if (column.type.name == name) columns.push_back(column.name);
    }
    for (const std::string& column : columns) {
      if (!cascade) fault(FaultKind::still_used, name, print(table_name) + '.' + column);
      drop_column(table, column, cascade);
    }
  }
}

void Replayer::operator()(const DropType& change) {
  const auto name = known_type(change.name, change.if_exists);
  if (name) drop_type(*name, change.cascade);
}

}  // namespace ormlint::schema
