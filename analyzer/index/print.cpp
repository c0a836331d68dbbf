#include "index/print.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "syntax/print.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 6> scope_names{"module", "class",         "function",
                                                      "lambda", "comprehension", "annotation"};
constexpr std::array<std::string_view, 13> binding_names{
    "import_module", "import_name", "import_star", "class",     "function", "assignment", "annotation",
    "parameter",     "iteration",   "context",     "exception", "other",    "removal"};
constexpr std::array<std::string_view, 4> reach_names{"", "conditional", "fallback", "type_checking"};

// In the order of the text; handles of names depend on what a parser has interned first.
std::vector<Id<Binding>> by_place(const FileIndex& file, Slice<Binding> bindings) {
  std::vector<Id<Binding>> sorted(bindings.begin(), bindings.end());
  std::ranges::stable_sort(
      sorted, {}, [&](Id<Binding> id) { return std::pair(place_of(file, file[id]), file.text(file[id].name)); });
  return sorted;
}

}  // namespace

std::string_view scope_kind_name(ScopeKind kind) { return scope_names[static_cast<std::size_t>(kind)]; }

std::string_view reach_name(Reach reach) { return reach_names[static_cast<std::size_t>(reach)]; }

std::string_view binding_kind_name(const FileIndex& file, const Binding& binding) {
  if (binding.kind != BindingKind::global) return binding_names[static_cast<std::size_t>(binding.kind)];
  return file[binding.stmt].kind == StmtKind::nonlocal_stmt ? "nonlocal" : "global";
}

Span place_of(const FileIndex& file, const Binding& binding) {
  if (binding.expr) return file[binding.expr].span;
  const Stmt& stmt = file[binding.stmt];
  return stmt.name_span.size() ? stmt.name_span : stmt.span;
}

std::string print_index(const FileIndex& file) {
  std::string out = print_tree(file.tree);
  const auto write = [&]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  for (const Id<Scope> id : file.scopes.ids()) {
    const Scope& scope = file[id];
    write("scope {} {}", id.value, scope_kind_name(scope.kind));
    if (scope.stmt) write(" {}", file.tree.name(file[scope.stmt]));
    if (scope.parent) write(" in {}", scope.parent.value);
    write("{}{}\n", scope.is_async ? " async" : "", scope.dynamic ? " dynamic" : "");
    for (const Id<Binding> binding_id : by_place(file, scope.bindings)) {
      const Binding& binding = file[binding_id];
      const Span at = place_of(file, binding);
      const std::string_view reach = reach_name(binding.reach);
      write("  {} {}{}{} {}..{}\n", file.text(binding.name), binding_kind_name(file, binding), reach.empty() ? "" : " ",
            reach, at.begin, at.end);
    }
  }
  if (file.has_all) {
    write("__all__:");
    for (const Text name : file.all) write(" {}", file.text(name));
    write("\n");
  }
  const bool later = file.error && !file.tree.error;  // the tree has printed its own
  if (later) write("error {}..{}: {}\n", file.error->at.begin, file.error->at.end, file.error->message);
  return out;
}

}  // namespace ormlint
