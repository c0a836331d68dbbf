// The standard library's enums as a project declares them: members, values, aliases, attributes; open wherever
// something about one cannot be seen. Facts: Python's documentation of `enum`, and its HOWTO.
#pragma once

#include <optional>
#include <unordered_map>

#include "domain/domain.h"
#include "project/project.h"

namespace ormlint {

class EnumTable {
 public:
  // The enum that a class, or a variable made by the functional API, is.
  std::optional<Id<Enum>> find(const Entity& entity) const;
  void add(ClassRef ref, Id<Enum> id) { classes_.emplace(key(ref.file, ref.stmt.value), id); }
  void add(VariableRef ref, Id<Enum> id) { variables_.emplace(key(ref.file, ref.binding.value), id); }

 private:
  static std::uint64_t key(FileId file, std::uint32_t number) {
    return static_cast<std::uint64_t>(file) << 32 | number;
  }
  std::unordered_map<std::uint64_t, Id<Enum>> classes_, variables_;
};

// The kinds of enum.Enum that the standard library gives, and StrEnum's backport, which is the same class.
enum class Family : std::uint8_t { none, plain, text, integer, flag };
Family enum_family(std::string_view dotted);

// Status = Enum("Status", "A B"), or nothing when the binding is no such call.
std::optional<Enum> read_functional_enum(const Project& project, FileId file, const Binding& binding);

EnumTable read_enums(const Project& project, Domain& domain);

}  // namespace ormlint
