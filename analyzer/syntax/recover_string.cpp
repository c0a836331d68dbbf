// String literals: prefixes, escapes, pieces of f-strings, adjacent literals joined as CPython joins them, and
// annotations that are spelled in strings.
#include <algorithm>
#include <string>
#include <utility>

#include "syntax/literals.h"
#include "syntax/tree_sitter.h"

namespace ormlint {

namespace {

// In an f-string's text a doubled brace is one brace.
std::string undouble_braces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if ((text[at] == '{' || text[at] == '}') && at + 1 < text.size() && text[at + 1] == text[at]) ++at;
  }
  return out;
}

}  // namespace

// The grammar takes `{x:=5}` for an assignment expression; it is `x` in the format `=5`, unless it has parentheses.
bool Lowering::misread_format(const std::vector<Expr>& pieces) const {
  const auto bare = [&](const Expr& piece) {
    if (piece.kind != ExprKind::formatted_value) return false;
    const Expr& value = tree_[piece.parts[0]];
    if (value.kind != ExprKind::named) return false;
    const std::string_view before = text_.substr(0, value.span.begin - origin_.begin);
    const std::size_t brace = before.find_last_not_of(" \t\f\r\n");
    return brace != before.npos && before[brace] == '{';
  };
  return exact_ && std::ranges::any_of(pieces, bare);
}

Expr Lowering::string(TSNode node) {
  std::vector<Expr> pieces;
  bool formatted = false, bytes = false, is_template = false;
  string_pieces(node, pieces, formatted, bytes, is_template);
  if (misread_format(pieces)) return strictly(node);
  const Expr literal = join(node, std::move(pieces), formatted, bytes, is_template);
  if (!annotation_ || literal.kind != ExprKind::string) return literal;
  return annotation_in_string(literal, node);
}

Expr Lowering::concatenation(TSNode node) {
  std::vector<Expr> pieces;
  bool formatted = false, bytes = false, is_template = false;
  for (const Child& child : named_children(node)) string_pieces(child.node, pieces, formatted, bytes, is_template);
  if (misread_format(pieces)) return strictly(node);
  return join(node, std::move(pieces), formatted, bytes, is_template);
}

void Lowering::string_pieces(TSNode node, std::vector<Expr>& pieces, bool& formatted, bool& bytes, bool& is_template) {
  const StringPrefix prefix = read_prefix(source(node));
  formatted |= prefix.formatted;
  bytes |= prefix.bytes;
  is_template |= prefix.is_template;
  const std::uint32_t begin = ts_node_start_byte(node);
  const std::uint32_t quotes = quote_length(source(node).substr(prefix.size));
  std::uint32_t at = begin + prefix.size + quotes;
  const auto literal_until = [&](std::uint32_t stop) {
    if (stop <= at) return;
    const std::string_view body = text_.substr(at, stop - at);
    std::string text = decode_string(body, prefix.raw, prefix.bytes).value_or(std::string(body));
    if (prefix.formatted) text = undouble_braces(text);
    const Span place = exact_ ? Span{at + origin_.begin, stop + origin_.begin} : origin_;
    pieces.push_back(Expr{ExprKind::string, Op::none, place, intern(text), {}});
  };
  for (const Child& child : named_children(node)) {
    if (kind(child.node) != "interpolation") continue;
    literal_until(ts_node_start_byte(child.node));
    if (const std::string_view shown = self_documenting(child.node); !shown.empty()) {
      pieces.push_back(Expr{ExprKind::string, Op::none, span(child.node), intern(shown), {}});
    }
    pieces.push_back(interpolation(child.node, prefix.raw));
    at = ts_node_end_byte(child.node);
  }
  const std::uint32_t end = ts_node_end_byte(node);
  literal_until(end >= at + quotes ? end - quotes : end);
}

// f"{x = }" also prints its own text, up to and with the blanks behind the equals sign.
std::string_view Lowering::self_documenting(TSNode node) const {
  const std::uint32_t begin = ts_node_start_byte(node) + 1;
  for (const Child& child : children(node)) {
    if (ts_node_is_named(child.node) || kind(child.node) != "=") continue;
    const std::uint32_t end = ts_node_end_byte(child.node);
    const std::size_t blanks = text_.substr(end).find_first_not_of(" \t\f\n\r");
    return text_.substr(begin, end - begin + (blanks == std::string_view::npos ? 0 : blanks));
  }
  return {};
}

Expr Lowering::interpolation(TSNode node, bool raw) {
  Op op = Op::none;
  const TSNode conversion = field(node, "type_conversion");
  if (!ts_node_is_null(conversion) && source(conversion).size() > 1) {
    const char letter = source(conversion)[1];
    op = letter == 'r' ? Op::to_repr : letter == 'a' ? Op::to_ascii : Op::to_str;
  }
  Expr format;
  if (const TSNode specifier = field(node, "format_specifier"); !ts_node_is_null(specifier)) {
    std::vector<Expr> pieces;
    std::uint32_t at = ts_node_start_byte(specifier) + 1;  // behind the colon
    const auto literal_until = [&](std::uint32_t stop) {
      if (stop <= at) return;
      const std::string_view body = text_.substr(at, stop - at);
      const std::string text = decode_string(body, raw, false).value_or(std::string(body));
      pieces.push_back(Expr{ExprKind::string, Op::none, {at, stop}, intern(text), {}});
    };
    for (const Child& child : named_children(specifier)) {
      literal_until(ts_node_start_byte(child.node));
      if (const std::string_view shown = self_documenting(child.node); !shown.empty()) {
        pieces.push_back(Expr{ExprKind::string, Op::none, span(child.node), intern(shown), {}});
      }
      pieces.push_back(interpolation(child.node, raw));
      at = ts_node_end_byte(child.node);
    }
    literal_until(ts_node_end_byte(specifier));
    format = make(ExprKind::joined_string, specifier, joined(std::move(pieces)));
  } else if (op == Op::none && has_token(node, "=")) {
    op = Op::to_repr;  // f"{x=}" shows repr(x)
  }
  return make(ExprKind::formatted_value, node, {expression(field(node, "expression")), format}, {}, op);
}

// Neighbouring texts are one, and an empty one is none.
std::vector<Expr> Lowering::joined(std::vector<Expr> pieces) {
  std::vector<Expr> made;
  for (Expr& piece : pieces) {
    if (piece.kind == ExprKind::string && piece.text == Text{}) continue;
    if (!made.empty() && made.back().kind == ExprKind::string && piece.kind == ExprKind::string) {
      Expr& last = made.back();
      const std::string both = std::string(tree_.strings[last.text]) + std::string(tree_.strings[piece.text]);
      last.text = intern(both);
      last.span.end = piece.span.end;
    } else {
      made.push_back(std::move(piece));
    }
  }
  return made;
}

Expr Lowering::join(TSNode node, std::vector<Expr> pieces, bool formatted, bool bytes, bool is_template) {
  std::vector<Expr> parts = joined(std::move(pieces));
  if (formatted) {
    return make(is_template ? ExprKind::template_string : ExprKind::joined_string, node, std::move(parts));
  }
  return make(bytes ? ExprKind::bytes : ExprKind::string, node, {}, parts.empty() ? Text{} : parts.front().text);
}

// `Mapped["User"]` means the expression that its string spells. It is lowered into the same tree, so that whoever reads
// annotations finds names in them.
Expr Lowering::annotation_in_string(Expr literal, TSNode node) {
  const std::string_view written = source(node);
  const StringPrefix prefix = read_prefix(written);
  const std::string_view decoded = tree_.strings[literal.text];
  const std::uint32_t quotes = quote_length(written.substr(prefix.size));
  const std::string text = "(" + std::string(decoded) + ")\n";
  const Parsed parsed(text);
  if (!parsed.tree || ts_node_has_error(ts_tree_root_node(parsed.tree))) return literal;
  Lowering inside(text, tree_);
  // Escapes, prefixes or joined literals would shift the places of names.
  const bool exact = exact_ && decoded.size() + prefix.size + 2 * quotes == written.size() &&
                     written.substr(prefix.size + quotes, decoded.size()) == decoded;
  const std::uint32_t begin = literal.span.begin + prefix.size + quotes;
  inside.set_origin(exact ? Span{begin - 1, begin - 1} : literal.span, exact);
  const Expr spelled = inside.only_expression(ts_tree_root_node(parsed.tree));
  if (spelled.kind != ExprKind::absent) literal.parts = add({spelled});
  return literal;
}

Expr Lowering::only_expression(TSNode module) {
  const std::vector<Child> body = named_children(module);
  if (body.size() != 1 || kind(body.front().node) != "expression_statement") return {};
  const std::vector<Child> inner = named_children(body.front().node);
  if (inner.size() != 1) return {};
  const TSNode only = inner.front().node;
  const bool starred = kind(only) == "parenthesized_list_splat" || kind(only) == "tuple";
  if (starred && !has_token(only, ",") && ts_node_named_child_count(only) > 0) return {};  // (*a) is nothing
  annotation_ = true;
  return expression(only);
}

}  // namespace ormlint
