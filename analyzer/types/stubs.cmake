# Writes stubs.cpp: one row per stub file below STUBS. Called as
#   cmake -DSTUBS=<folder> -DOUT=<file> -P stubs.cmake
file(GLOB_RECURSE files RELATIVE ${STUBS} ${STUBS}/*.pyi)
list(SORT files)
set(rows "")
foreach(path ${files})
  file(READ ${STUBS}/${path} text)
  # One literal may not be longer than 65,536 characters by the standard; stubs are far below.
  string(APPEND rows "      {\"${path}\", R\"STUB(${text})STUB\"},\n")
endforeach()
file(WRITE ${OUT} "// Generated from analyzer/types/stubs; do not edit.
#include \"types/stubs.h\"

namespace ormlint {

std::vector<Stub> builtin_stubs() {
  return {
${rows}  };
}

}  // namespace ormlint
")
