#include "rule/context.h"

namespace ormlint {

const schema::Table* find_table(const schema::Schema& database, const Table& declared) {
  if (!declared.name.schema.empty()) return database.table(declared.name);
  if (declared.schema_known) {
    if (const schema::Table* table = database.table({"public", declared.name.name})) return table;
  }
  const schema::Table* only = nullptr;
  for (const auto& [name, table] : database.tables) {
    if (name.name != declared.name.name) continue;
    if (only) return nullptr;
    only = &table;
  }
  return only;
}

const schema::Enum* enum_of(const schema::Schema& database, const schema::Type& type) {
  if (const schema::Enum* found = database.type(type.name)) return found;
  const auto domain = database.domains.find(type.name);
  return domain == database.domains.end() ? nullptr : database.type(domain->second.base.name);
}

}  // namespace ormlint
