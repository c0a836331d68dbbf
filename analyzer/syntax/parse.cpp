#include "syntax/parse.h"

#include <algorithm>
#include <utility>

#include "syntax/recover.h"
#include "syntax/strict.h"

namespace ormlint {

Tree parse(std::string_view text) {
  Tree tree = strict(text);
  if (!tree.error) return tree;
  const std::uint32_t end = static_cast<std::uint32_t>(text.size()), fault = tree.error->at.begin;
  // Nesting beyond every limit is refused before tree-sitter spends memory on it.
  if (tree.error->message == too_many_brackets) {
    tree.damage = {0, end};
    return tree;
  }
  Tree found = recover(text);
  // recover may not see the error, or another one first; the statement that strict has refused is damaged too.
  std::uint32_t begin = found.error ? std::min(found.damage.begin, fault) : fault;
  for (const Id<Stmt> id : found.body) {
    const Span span = found[id].span;
    if (span.begin <= fault && fault <= span.end) begin = std::min(begin, span.begin);
  }
  found.damage = {begin, end};
  found.error = std::move(tree.error);
  return found;
}

}  // namespace ormlint
