// The functional API: Status = Enum("Status", "A B").
#include <algorithm>
#include <string>
#include <utility>

#include "domain/constants.h"
#include "domain/enums.h"

namespace ormlint {

namespace {

void add_member(Enum& made, std::string_view name, std::optional<std::string> text, std::optional<std::int64_t> number,
                Location at) {
  made.members.push_back({name, std::move(text), number, false, at});
}

bool members_from_words(Enum& made, const FileIndex& file, FileId id, Id<Expr> expr) {
  std::string_view words = file.text(file[expr]);
  std::int64_t number = 0;
  while (!words.empty()) {
    const std::size_t begin = words.find_first_not_of(" ,");
    if (begin == words.npos) break;
    const std::size_t end = std::min(words.find_first_of(" ,", begin), words.size());
    add_member(made, words.substr(begin, end - begin), {}, ++number, {id, file[expr].span});
    words.remove_prefix(end);
  }
  return true;
}

bool members_from_list(Enum& made, const Project& project, FileId id, Id<Expr> expr) {
  const auto elements = constant_elements(project, id, expr);
  if (!elements) return false;
  std::int64_t number = 0;
  for (const Place& place : *elements) {
    const FileIndex& file = project.index(place.file);
    const Expr& element = file[place.expr];
    const Location at{place.file, element.span};
    if (element.kind == ExprKind::string) {
      add_member(made, file.text(element), {}, ++number, at);
      continue;
    }
    const bool pair = element.kind == ExprKind::tuple && element.parts.size() == 2;
    const auto name = pair ? string_value(file, element.parts[0]) : std::nullopt;
    if (!name) return false;
    add_member(made, *name, constant_text(project, place.file, element.parts[1]), integer_value(file, element.parts[1]),
               at);
  }
  return true;
}

bool members_from_mapping(Enum& made, const Project& project, FileId id, Id<Expr> expr) {
  const FileIndex& file = project.index(id);
  const Slice<Expr> parts = file[expr].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    const auto name = string_value(file, parts[n]);
    if (!name) return false;
    const Location at{id, file[parts[n]].span};
    add_member(made, *name, constant_text(project, id, parts[n + 1]), integer_value(file, parts[n + 1]), at);
  }
  return true;
}

}  // namespace

Family enum_family(std::string_view dotted) {
  const bool standard = dotted.starts_with("enum.");
  const std::string_view name = dotted.substr(dotted.rfind('.') + 1);
  if (!standard && dotted != "strenum.StrEnum" && dotted != "backports.strenum.StrEnum") return Family::none;
  if (name == "Enum" || name == "ReprEnum") return Family::plain;
  if (name == "StrEnum") return Family::text;
  if (name == "IntEnum") return Family::integer;
  if (name == "Flag" || name == "IntFlag") return Family::flag;
  return Family::none;
}

std::optional<Enum> read_functional_enum(const Project& project, FileId id, const Binding& binding) {
  const FileIndex& file = project.index(id);
  const Id<Expr> call = binding.value;
  if (!call || file[call].kind != ExprKind::call) return std::nullopt;
  const Entity called = resolve(project, id, file[call].parts[0]);
  const std::string* const dotted = external_name(called);
  const Family family = dotted ? enum_family(*dotted) : Family::none;
  if (family == Family::none) return std::nullopt;
  Id<Expr> names = positional(file, call, 1);
  if (!names) names = keyword(file, call, "names");
  if (!names) return std::nullopt;  // Enum(value) looks a member up

  Enum made;
  const auto class_name = string_value(file, positional(file, call, 0));
  made.name = class_name ? *class_name : file.text(binding.name);
  made.at = {id, file[binding.expr].span};
  made.is_text = family == Family::text;
  made.is_integer = family == Family::integer || family == Family::flag;
  made.shown = made.formatted = Shown::unknown;
  const Place place = value_of(project, id, names);
  const FileIndex& there = project.index(place.file);
  const ExprKind kind = there[place.expr].kind;
  const bool read = kind == ExprKind::string ? members_from_words(made, there, place.file, place.expr)
                    : kind == ExprKind::dict ? members_from_mapping(made, project, place.file, place.expr)
                                             : members_from_list(made, project, place.file, place.expr);
  made.open = !read || keyword(file, call, "type") || keyword(file, call, "start") || has_unpacking(file, call);
  if (family == Family::text) {  // their values are the names, lower-cased
    for (EnumMember& member : made.members) member.number.reset();
  }
  return made;
}

}  // namespace ormlint
