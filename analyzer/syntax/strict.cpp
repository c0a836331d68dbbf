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
// Only the expressions from one on are looked at, which have no children before it.
void bound_heights(Tree& tree, std::uint32_t from) {
  std::vector<std::uint16_t> heights(tree.exprs.size() - from);
  for (std::uint32_t n = 0; n < heights.size(); ++n) {
    Expr& expr = tree.exprs[Id<Expr>{from + n}];
    std::uint16_t height = 0;
    for (const Id<Expr> part : expr.parts) height = std::max(height, heights[part.value - from]);
    if (height >= max_height) {
      expr = {ExprKind::error, Op::none, expr.span, {}, {}};
      height = 0;
    }
    heights[n] = static_cast<std::uint16_t>(height + 1);
  }
}

// Where a part of a text begins in the tree that it is read into.
struct Joint {
  std::uint32_t expr = 0, stmt = 0;
  std::size_t respelled = 0;
  NewSyntax newest;

  explicit Joint(const Tree& tree)
      : expr(static_cast<std::uint32_t>(tree.exprs.size())),
        stmt(static_cast<std::uint32_t>(tree.stmts.size())),
        respelled(tree.respelled.size()),
        newest(tree.newest) {}
};

// What was read of a part stands further on in the whole text.
void move_by(std::uint32_t shift, const Joint& from, Tree& tree) {
  const auto move = [&](Span& span) { span = {span.begin + shift, span.end + shift}; };
  for (std::uint32_t n = from.expr; n < tree.exprs.size(); ++n) {
    Expr& expr = tree.exprs[Id<Expr>{n}];
    if (expr.kind != ExprKind::absent) move(expr.span);
  }
  for (std::uint32_t n = from.stmt; n < tree.stmts.size(); ++n) {
    Stmt& stmt = tree.stmts[Id<Stmt>{n}];
    move(stmt.span);
    if (stmt.name_span.size() > 0) move(stmt.name_span);
  }
  std::ranges::for_each(tree.respelled.begin() + static_cast<std::ptrdiff_t>(from.respelled), tree.respelled.end(),
                        move);
  tree.newest = from.newest;
  bound_heights(tree, from.expr);
}

// What CPython says of a text that its parser could not read: pegen_errors.c. Its tokenizer goes over the rest of the
// text then, and is believed first; a bracket that is still open at the end counts when it was opened on a line before.
SyntaxError error_of(std::string_view text, const Tokens& tokens, const StrictParser& first) {
  if (first.failure().kind == Tok::error) return *tokens.error;
  Tree unused;
  StrictParser second(text, tokens, unused);
  second.diagnose();
  second.whole();
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
  tree.body = parser.whole();
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
  if (2 * parser.longest_line() >= max_height) bound_heights(tree, 0);
  tree.comments = std::move(tokens.comments);
  return tree;
}

Slice<Stmt> strict_statements(std::string_view text, Span at, Tree& tree) {
  const std::string_view part = text.substr(at.begin, at.size());
  const Tokens tokens = tokenize(part);
  const Joint before(tree);
  StrictParser parser(part, tokens, tree);
  const Slice<Stmt> made = parser.whole();
  move_by(at.begin, before, tree);
  return made;
}

Expr strict_expression(std::string_view text, Span at, Tree& tree) {
  const std::string part = "(" + std::string(text.substr(at.begin, at.size())) + ")\n";  // lines may end inside of it
  const Tokens tokens = tokenize(part);
  const Joint before(tree);
  StrictParser parser(part, tokens, tree);
  const Expr made = parser.only_expression(false);
  const Id<Expr> added = tree.exprs.add(parser.failed() ? Expr{} : made);
  move_by(at.begin - 1, before, tree);
  return tree[added];
}

Slice<Stmt> StrictParser::whole() {
  const std::size_t from = waiting_stmts_.size();
  statements();
  if (!failed() && (!at(Tok::end) || t_ == last_)) fail();
  return failed() ? Slice<Stmt>{} : flush_stmts(from);
}

Expr StrictParser::only_expression(bool annotation) {
  annotation_ = annotation;
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
