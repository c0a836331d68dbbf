// Tells of indexes that are built while nobody can write.
#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  for_each_sure_change(context, [&](std::size_t n, const schema::Change& change) {
    const auto* const index = std::get_if<schema::CreateIndex>(&change.step);
    if (!index || index->concurrently || is_made_before(context.upgrade, n, index->table.name)) return;
    report(context.upgrade[n].at, "nobody can write to `{}` while this index is built",
           shown(schema::Name{index->table.schema, index->table.name}))
        .help = "`postgresql_concurrently=True`, in an `autocommit_block()`";
  });
}

}  // namespace

namespace rules {
extern const Rule migration_index_not_concurrent;
const Rule migration_index_not_concurrent{
    .summary = "an index on a table with rows that is not built concurrently",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
