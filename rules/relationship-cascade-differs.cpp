// Flags an ON DELETE CASCADE that SQLAlchemy comes before, by setting a NOT NULL foreign key to NULL.
#include <algorithm>

#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

const ForeignKey* key_of(const Table& table, const ColumnRef& column) {
  const auto found = std::ranges::find_if(table.foreign_keys, [&](const ForeignKey& key) {
    return std::ranges::find(key.columns, column.name) != key.columns.end();
  });
  return found == table.foreign_keys.end() ? nullptr : &*found;
}

bool nulls_children(const Relationship& row) {
  const bool writes = row.joined && row.fault == JoinFault::none && !row.open && !row.inherited && !row.viewonly;
  const bool given = row.cascade_at != Location{};
  if (!writes || row.direction != Direction::one_to_many || row.passive_deletes || row.noload ||
      (given && !row.cascade))
    return false;
  const std::string cascade = row.cascade.value_or("save-update, merge");
  return cascade.find("all") == cascade.npos && cascade.find("delete") == cascade.npos;
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  const Domain& domain = context.domain;
  for (const Relationship& row : context.model.relationships) {
    if (!nulls_children(row) || row.syncs.empty()) continue;

    const ColumnRef& to = row.syncs.front().to;
    const Table& table = domain.tables[to.table];
    const Column* const column = table.column(to.name);
    const ForeignKey* const key = key_of(table, to);
    if (!column || !key || key->ondelete != "CASCADE" || (column->nullable.value_or(true) && !column->primary_key))
      continue;
    const std::string_view what = column->primary_key ? "part of their primary key" : "NOT NULL";
    Finding& finding = report(row.at,
                              "deleting a `{}` fails: before `ON DELETE CASCADE` is asked, SQLAlchemy tries to set {} "
                              "of its `{}` to NULL, which is {}",
                              context.model.name, shown(domain, to), row.attribute, what);
    finding.notes.push_back({key->at, "the foreign key with its ON DELETE CASCADE is here"});
    finding.help = fmt::format("add cascade=\"all, delete-orphan\" and passive_deletes=True{}",
                               row.from_backref ? " in backref(…)" : "");
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_cascade_differs;
const Rule relationship_cascade_differs{
    .summary = "an ON DELETE CASCADE that the relationship does not know of",
    .severity = Severity::warning,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
