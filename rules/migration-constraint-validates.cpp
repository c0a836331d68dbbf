// Tells of constraints that are checked for all rows at once.
#include "rule/labels.h"
#include "rule/migration_rows.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const RevisionContext& context, Reporter& report) {
  for_each_sure_change(context, [&](std::size_t n, const schema::Change& change) {
    const auto* const key = std::get_if<schema::AddForeignKey>(&change.step);
    const auto* const check = std::get_if<schema::AddCheck>(&change.step);
    if (!(key && !key->key.not_valid) && !(check && !check->check.not_valid)) return;
    const schema::Ref& table = key ? key->table : check->table;
    if (is_made_before(context.upgrade, n, table.name)) return;
    report(context.upgrade[n].at, "all rows of `{}` are checked while it is locked",
           shown(schema::Name{table.schema, table.name}))
        .help = "`NOT VALID` first (`postgresql_not_valid=True`), `VALIDATE CONSTRAINT` in a later transaction";
  });
}

}  // namespace

namespace rules {
extern const Rule migration_constraint_validates;
const Rule migration_constraint_validates{
    .summary = "a foreign key or a check that is validated for all rows at once",
    .severity = Severity::note,
    .on_request = true,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
