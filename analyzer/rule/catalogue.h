// Every rule with its id and its page. The definition is generated from rules/*.md at build time
// (rules/catalogue.cmake): a page without a source, or one whose name differs, does not link.
#pragma once

#include <span>
#include <string_view>

#include "rule/rule.h"

namespace ormlint {

struct CatalogueEntry {
  std::string_view id;
  const Rule& rule;
  std::string_view page;  // Markdown
};

// Sorted by id.
std::span<const CatalogueEntry> catalogue();

const CatalogueEntry* find_rule(std::string_view id);

// True for the rules that cannot run without a schema.
bool needs_schema(const Rule& rule);

}  // namespace ormlint
