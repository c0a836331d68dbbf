// A file's index as one line of JSON, for scripts that compare it with what Python itself makes of the file.
#pragma once

#include <string>
#include <string_view>

#include "index/file_index.h"

namespace ormlint {

// {path, tree, scopes: [{kind, name, parent?, begin, bindings: [{name, kind, reach, begin, end, annotated?}], names}],
// error?}
//   tree      as `dump index` prints it, one node a line: its kind, operator, text and span in bytes
//   parent    a scope's place in `scopes`; the module, which is first, has none
//   begin     where the class, function, lambda or comprehension begins that opens the scope; in bytes, as every place
//   names     the names that stand in the scope, read or written, each once; what strings spell is left out
//   error     {begin, end, message}
std::string index_json(std::string_view path, const FileIndex& file);

}  // namespace ormlint
