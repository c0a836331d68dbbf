// Faults in words.
#include <fmt/core.h>

#include "schema/names.h"
#include "schema/replay.h"

namespace ormlint::schema {

std::string print(const Fault& fault) {
  const std::string name = print(fault.name);
  const char* const verb = fault.dropping ? "dropped" : "changed";
  const auto exists = [&](std::string_view what) {
    return fmt::format("{} `{}` is made here, but it exists already", what, name);
  };
  const auto missing = [&](std::string_view what) {
    return fmt::format("{} `{}` is not there to be {}", what, name, verb);
  };
  const auto part_missing = [&](std::string_view what) {
    return fmt::format("`{}` has no {} `{}` to be {}", name, what, fault.part, verb);
  };
  const auto part_exists = [&](std::string_view what) {
    return fmt::format("`{}` has a {} `{}` already", name, what, fault.part);
  };
  switch (fault.kind) {
    case FaultKind::unknown_schema:
      return missing("schema");
    case FaultKind::unknown_table:
      return missing("table");
    case FaultKind::unknown_column:
      return part_missing("column");
    case FaultKind::unknown_constraint:
      return part_missing("constraint");
    case FaultKind::unknown_index:
      return missing("index");
    case FaultKind::unknown_sequence:
      return missing("sequence");
    case FaultKind::unknown_type:
      return fmt::format("no type `{}` is known", name);
    case FaultKind::unknown_label:
      return part_missing("label");
    case FaultKind::unknown_target:
      return fmt::format("the foreign key's target `{}` is not known", name);
    case FaultKind::duplicate_schema:
      return exists("schema");
    case FaultKind::duplicate_table:
      return exists("table");
    case FaultKind::duplicate_sequence:
      return exists("sequence");
    case FaultKind::duplicate_column:
      return part_exists("column");
    case FaultKind::duplicate_constraint:
      return part_exists("constraint");
    case FaultKind::duplicate_index:
      return exists("index");
    case FaultKind::duplicate_type:
      return exists("type");
    case FaultKind::duplicate_label:
      return part_exists("label");
    case FaultKind::still_used:
      return fmt::format("`{}` is dropped, but `{}` depends on it", name, fault.part);
    case FaultKind::no_cast:
      return fmt::format("`{}.{}` is `{}`, which becomes no `{}` by itself", name, fault.part, fault.from, fault.to);
    case FaultKind::no_cast_of_using:
      return fmt::format("USING gives `{}` for `{}.{}`, which becomes no `{}` by itself", fault.from, name, fault.part,
                         fault.to);
    case FaultKind::no_cast_of_default:
      return fmt::format("the default of `{}.{}` becomes no `{}` by itself", name, fault.part, fault.to);
    case FaultKind::incomparable_key:
      return fmt::format("`{}.{}` is `{}` and cannot refer to {}", name, fault.part, fault.from, fault.to);
  }
  return {};
}

}  // namespace ormlint::schema
