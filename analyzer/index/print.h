// FileIndex as text: `ormlint dump index`.
#pragma once

#include <string>
#include <string_view>

#include "index/file_index.h"

namespace ormlint {

// The tree, then every scope with its bindings, then __all__ and the error.
std::string print_index(const FileIndex& file);

// The names under which kinds are printed; a binding's tells global from nonlocal. Of Reach::always it is empty.
std::string_view scope_kind_name(ScopeKind kind);
std::string_view reach_name(Reach reach);
std::string_view binding_kind_name(const FileIndex& file, const Binding& binding);
// Where a binding stands: its name, if that has a place of its own.
Span place_of(const FileIndex& file, const Binding& binding);

}  // namespace ormlint
