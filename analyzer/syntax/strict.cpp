#include "syntax/strict.h"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/strict_parser.h"

namespace ormlint {

namespace {

// Who walks a tree recurses. Operators nest deeper than brackets, but no expression written by a person comes near
// this.
constexpr std::uint16_t max_height = 1000;

// Children lie before their parents in the pool, so heights are known in one pass; what is too high loses its children.
void bound_heights(Tree& tree) {
  std::vector<std::uint16_t> heights(tree.exprs.size());
  for (const Id<Expr> id : tree.exprs.ids()) {
    Expr& expr = tree.exprs[id];
    std::uint16_t height = 0;
    for (const Id<Expr> part : expr.parts) height = std::max(height, heights[part.value]);
    if (height >= max_height) {
      expr = {ExprKind::error, Op::none, expr.span, {}, {}};
      height = 0;
    }
    heights[id.value] = static_cast<std::uint16_t>(height + 1);
  }
}

// What CPython says of a text that its parser could not read: pegen_errors.c. Its tokenizer goes over the rest of the
// text then, and is believed first; a bracket that is still open at the end counts when it was opened on a line before.
SyntaxError error_of(std::string_view text, const Tokens& tokens, const StrictParser& first) {
  if (first.failure().kind == Tok::error) return *tokens.error;
  Tree unused;
  StrictParser second(text, tokens, unused);
  second.diagnose();
  second.file();
  const SyntaxError* raised = first.raised() ? first.raised() : second.raised();
  const Token& token = first.failure();
  if (!raised && token.kind == Tok::indent) return {{token.begin, token.end}, "unexpected indent"};
  if (!raised && token.kind == Tok::dedent) return {{token.begin, token.end}, "unexpected unindent"};
  if (tokens.error && tokens.error->speaks_first) return *tokens.error;
  if (tokens.error && !tokens.open.empty()) {
    const Token& furthest = std::max(first.furthest(), second.failed() ? second.furthest() : token,
                                     [](const Token& a, const Token& b) { return a.begin < b.begin; });
    const OpenBracket open = tokens.open.back();
    if (line_of(text, furthest.begin) > line_of(text, open.at)) {
      return {{open.at, open.at + 1}, std::string("'") + open.character + "' was never closed"};
    }
  }
  return raised ? *raised : SyntaxError{{token.begin, token.end}, "invalid syntax"};
}

}  // namespace

Tree strict(std::string_view text) {
  Tree tree;
  Tokens tokens = tokenize(text);
  tree.newest = tokens.newest;
  tree.exprs.reserve(tokens.list.size());
  StrictParser parser(text, tokens, tree);
  parser.file();
  if (parser.failed()) {
    SyntaxError error = error_of(text, tokens, parser);
    // The end of a text is the end of its last line, not a line behind it.
    const auto size = static_cast<std::uint32_t>(text.size());
    if (error.at.begin >= size && size > 0 && text.back() == '\n') error.at = {size - 1, size};
    tree = Tree{};
    tree.error = error;
    tree.damage = {0, static_cast<std::uint32_t>(text.size())};
    return tree;
  }
  if (2 * parser.longest_line() >= max_height) bound_heights(tree);
  tree.comments = std::move(tokens.comments);
  return tree;
}

void StrictParser::file() {
  const std::size_t from = waiting_stmts_.size();
  statements();
  if (!failed() && (!at(Tok::end) || t_ == last_)) fail();
  if (!failed()) tree_.body = flush_stmts(from);
}

Expr StrictParser::only_expression() {
  annotation_ = true;
  if (!at(Tok::left_paren)) return {};
  const Expr made = parenthesized();
  expect(Tok::newline);
  if (!at(Tok::end)) fail();
  return made;
}

void StrictParser::raise(Span at, std::string message) {
  if (!failed_) raised_ = SyntaxError{at, std::move(message)};
  fail();
}

}  // namespace ormlint
