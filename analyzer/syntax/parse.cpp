#include "syntax/parse.h"

#include <algorithm>
#include <utility>

#include "syntax/recover.h"
#include "syntax/strict.h"

namespace ormlint {

Tree parse(std::string_view text) {
  Tree tree = strict(text);
  if (!tree.error) return tree;
  Tree found = recover(text);
  // recover may not see the error, or another one first; the statement that strict has refused is damaged too.
  std::uint32_t begin = tree.error->at.begin;
  for (const Id<Stmt> id : found.body) {
    const Span span = found[id].span;
    if (span.begin <= tree.error->at.begin && tree.error->at.begin <= span.end) begin = span.begin;
  }
  found.damage = {found.error ? std::min(found.damage.begin, begin) : begin, static_cast<std::uint32_t>(text.size())};
  found.error = std::move(tree.error);
  return found;
}

}  // namespace ormlint
