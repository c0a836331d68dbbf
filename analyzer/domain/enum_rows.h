// Python's enums, as SQLAlchemy and the rest of the code see them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/span.h"

namespace ormlint {

struct EnumMember {
  std::string_view name;
  std::optional<std::string> text;     // the value, where it is a known string
  std::optional<std::int64_t> number;  // …or a known integer
  bool alias = false;                  // a second name of an earlier member
  Location at;
};

// What str(member) gives.
enum class Shown : std::uint8_t { class_and_name, name, value, unknown };

struct Enum {
  std::string_view name;
  Location at;
  std::vector<EnumMember> members;          // in order of definition, aliases too
  std::set<std::string_view> attributes;    // methods, properties, plain attributes, inherited ones too
  bool open = false;                        // members or attributes may exist that we do not see
  bool is_text = false;                     // its members are strings
  bool is_integer = false;                  // …or integers
  Shown shown = Shown::class_and_name;      // by str()
  Shown formatted = Shown::class_and_name;  // by format() and f-strings; unknown where Python versions differ

  const EnumMember* member(std::string_view wanted) const;
  bool has(std::string_view attribute) const;
};

struct EnumUse {
  Id<Enum> owner;
  std::string_view member;
  bool by_key = false;   // E["member"]
  bool guarded = false;  // the code expects that it may be missing
  Location at;           // the member's name
};

}  // namespace ormlint
