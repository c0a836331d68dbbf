#include "rule/migration_failures.h"

#include <fmt/core.h>

#include <algorithm>

#include "rule/labels.h"

namespace ormlint {

namespace {

using migrations::Cause;
using migrations::Failure;
using schema::FaultKind;

// "the column `a` of `t`"
std::string object(const schema::Fault& fault) {
  const std::string name = shown(fault.name);
  switch (fault.kind) {
    case FaultKind::unknown_column:
    case FaultKind::duplicate_column:
      return fmt::format("the column `{}` of `{}`", fault.part, name);
    case FaultKind::unknown_constraint:
    case FaultKind::duplicate_constraint:
      return fmt::format("the constraint `{}` of `{}`", fault.part, name);
    case FaultKind::unknown_index:
    case FaultKind::duplicate_index:
      return fmt::format("the index `{}`", name);
    case FaultKind::unknown_type:
    case FaultKind::duplicate_type:
      return fmt::format("the type `{}`", name);
    case FaultKind::unknown_label:
    case FaultKind::duplicate_label:
      return fmt::format("the label `{}` of the type `{}`", fault.part, name);
    case FaultKind::unknown_sequence:
    case FaultKind::duplicate_sequence:
      return fmt::format("the sequence `{}`", name);
    default:
      return fmt::format("the table `{}`", name);
  }
}

// "`t` has no column `a`"
std::string never(const schema::Fault& fault) {
  const std::string name = shown(fault.name);
  if (fault.kind == FaultKind::unknown_column) return fmt::format("`{}` has no column `{}`", name, fault.part);
  if (fault.kind == FaultKind::unknown_constraint) return fmt::format("`{}` has no constraint `{}`", name, fault.part);
  if (fault.kind == FaultKind::unknown_label) return fmt::format("the type `{}` has no label `{}`", name, fault.part);
  return fmt::format("no revision creates {}", object(fault));
}

std::string of_types(const schema::Fault& fault) {
  const std::string column = shown(fault.name) + "." + fault.part;
  if (fault.kind == FaultKind::incomparable_key)
    return fmt::format("`{}` is `{}` and cannot refer to {}", column, fault.from, fault.to);
  if (fault.kind == FaultKind::no_cast)
    return fmt::format("`{}` is `{}`, which becomes `{}` only by a `USING` that says how", column, fault.from,
                       fault.to);
  if (fault.kind == FaultKind::no_cast_of_using)
    return fmt::format("the `USING` of `{}` gives `{}`, of which PostgreSQL makes no `{}` by itself", column,
                       fault.from, fault.to);
  return fmt::format("the default of `{}` is `{}`, of which PostgreSQL makes no `{}`: drop it first and set it behind",
                     column, fault.from, fault.to);
}

std::string message(const Failure& failure, const std::string& own, const std::string& other) {
  const std::string what = object(failure.fault);
  switch (failure.cause) {
    case Cause::never_made:
      return never(failure.fault);
    case Cause::made_later:
      return fmt::format("{} is made only later, by revision `{}`", what, other);
    case Cause::made_beside:
      return fmt::format("{} is made on another branch, by revision `{}`, which `{}` does not follow", what, other,
                         own);
    case Cause::dropped_before:
      return fmt::format("{} is dropped before{}", what, own == other ? "" : fmt::format(", by revision `{}`", other));
    case Cause::renamed_before:
      return fmt::format("{} is renamed before{}", what, own == other ? "" : fmt::format(", by revision `{}`", other));
    case Cause::made_before:
      return fmt::format("{} exists already", what);
    case Cause::made_twice:
      return fmt::format("{} is made on another branch too, by revision `{}`", what, other);
    case Cause::of_types:
      return of_types(failure.fault);
    case Cause::of_another:
      return fmt::format("{} is of revision `{}`, whose own downgrade drops it too and fails", what, other);
  }
  return {};
}

std::string_view note(Cause cause) {
  switch (cause) {
    case Cause::dropped_before:
      return "it is dropped here";
    case Cause::renamed_before:
      return "it is renamed here";
    default:
      return "it is made here";
  }
}

}  // namespace

void report_failures(const RevisionContext& context, Reporter& report, std::initializer_list<FaultKind> kinds) {
  for (const Failure& failure : context.failures) {
    if (std::ranges::find(kinds, failure.fault.kind) == kinds.end()) continue;
    const std::string other =
        failure.other_revision ? context.tree.revisions[*failure.other_revision].id : std::string();
    const std::string said = message(failure, context.revision.id, other);
    const bool missing = failure.down && failure.cause == Cause::never_made;
    Finding& finding =
        report(failure.fault.at, "{}", missing ? object(failure.fault) + " is not there behind the upgrade" : said);
    if (failure.other) finding.notes.push_back({*failure.other, std::string(note(failure.cause))});
    if (failure.cause == Cause::made_beside)
      finding.help = fmt::format("let `{}` follow `{}`, or name it in `depends_on`", context.revision.id, other);
    if (failure.more > 0)
      finding.notes.push_back(
          {std::nullopt,
           fmt::format("{} more operation{} of this {} fail{}", failure.more, failure.more == 1 ? "" : "s",
                       failure.down ? "downgrade" : "revision", failure.more == 1 ? "s" : "")});
  }
}

void report_leftovers(const RevisionContext& context, Reporter& report, bool types) {
  Finding* finding = nullptr;
  for (const migrations::Leftover& row : migrations::find_leftovers(context.history, context.number)) {
    if ((row.fault.kind == FaultKind::duplicate_type) != types) continue;
    const std::string what = object(row.fault);
    if (!finding)
      finding =
          &report(context.revision.downgrade_end, "behind the downgrade {} is {}: the upgrade fails when it runs again",
                  what, row.gone ? "missing" : "still there");
    finding->notes.push_back(
        {row.fault.at, fmt::format("the upgrade needs {}{} here", what, row.gone ? "" : " to be gone")});
  }
}

}  // namespace ormlint
