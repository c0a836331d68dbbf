// Flags a mapped class whose table has no primary key.
#include "rule/rule.h"

namespace ormlint {

namespace {

void check(const ModelContext& context, Reporter& report) {
  const Model& model = context.model;
  if (model.deliberate || !model.table) return;
  const Table& table = context.domain.tables[*model.table];
  if (table.open || table.keys_open || table.mapper_key || (model.open && !table.core)) return;
  if (std::ranges::any_of(table.columns, &Column::primary_key)) return;

  const bool beside = model.inheritance == Inheritance::joined || model.inheritance == Inheritance::concrete;
  if (beside && (!model.inheritance_known || model.inheritance_fault != JoinFault::none)) return;
  if (model.inheritance == Inheritance::joined) {
    report(model.at, "the table of `{}` has no primary key, so SQLAlchemy writes no rows to it", model.name).severity =
        Severity::warning;
    return;
  }
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
