// What functions do with the data: the facts behind the rules on values. Each with its place, and with what stands
// around it that a rule must know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/domain.h"

namespace ormlint {

// `.value` or `.name` read from what a column holds.
struct ValueRead {
  std::string_view read;  // "value" or "name"
  Location at;            // that name
  Location whole;         // that name and the dot before it
  std::string object;     // what it is read from, as written
  Id<Model> model;
  const Column* column = nullptr;
  bool on_class = false;  // Model.column.value
};

// A member turned into text where its value is meant.
enum class Meant : std::uint8_t {
  comparison,  // with a string that is one of the values or names: never equal
  column,      // stored in a column, or compared with one
  field,       // given to a key or keyword of the column's own name
};

struct MemberShown {
  Id<Enum> members;
  Location at;             // str(…) or the f-string
  std::string object;      // what is turned into text, as written
  bool formatted = false;  // by format(): an f-string
  Meant meant = Meant::comparison;
  std::string with;                // comparison: the string · field: the key
  const Column* column = nullptr;  // the column it is stored in, or that it was read from
};

struct Usage {
  std::vector<ValueRead> value_reads;      // by place
  std::vector<MemberShown> members_shown;  // by place
};

}  // namespace ormlint
