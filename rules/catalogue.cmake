# Writes catalogue.cpp: one row per page in rules/. Called as
#   cmake -DRULES=<folder> -DOUT=<file> -P catalogue.cmake
# A page without a source is a link error that names the rule; a source without a page is refused here.
file(GLOB pages ${RULES}/*.md)
list(FILTER pages EXCLUDE REGEX "README\\.md$")
list(SORT pages)
set(externs "")
set(rows "")
foreach(page ${pages})
  get_filename_component(id ${page} NAME_WE)
  string(REPLACE "-" "_" symbol ${id})
  file(READ ${page} text)
  # One literal may not be longer than 65,536 characters by the standard; pages are far below.
  string(APPEND externs "extern const Rule ${symbol};\n")
  string(APPEND rows "    {\"${id}\", rules::${symbol}, R\"PAGE(${text})PAGE\"},\n")
endforeach()
file(GLOB sources ${RULES}/*.cpp)
foreach(source ${sources})
  get_filename_component(id ${source} NAME_WE)
  if(NOT EXISTS ${RULES}/${id}.md)
    message(FATAL_ERROR "rules/${id}.cpp has no page: write rules/${id}.md, or run ./dev rule ${id}")
  endif()
endforeach()
set(made "// Generated from rules/*.md; do not edit.
#include \"rule/catalogue.h\"

namespace ormlint {

namespace rules {
${externs}}  // namespace rules

std::span<const CatalogueEntry> catalogue() {
  static const CatalogueEntry entries[] = {
${rows}  };
  return entries;
}

}  // namespace ormlint
")
if(EXISTS ${OUT})
  file(READ ${OUT} before)
endif()
if(NOT "${before}" STREQUAL "${made}")
  file(WRITE ${OUT} "${made}")
endif()
