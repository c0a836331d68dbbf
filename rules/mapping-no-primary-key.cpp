// Flags a mapped class whose table has no primary key.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  const Model& model = context.model;
  if (model.deliberate || model.open || !model.table) return;
  const Table& table = context.domain.tables[*model.table];
  if (table.open || table.keys_open || table.mapper_key) return;
  if (std::ranges::any_of(table.columns, &Column::primary_key)) return;

  report(model.at, "`{}` has no primary key, so SQLAlchemy refuses to map it", model.name);
}

}  // namespace

namespace rules {
extern const Rule mapping_no_primary_key;
const Rule mapping_no_primary_key{
    .summary = "a mapped class without a primary key",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
