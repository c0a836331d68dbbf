#include "syntax/recover.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "syntax/strict.h"
#include "syntax/tree_sitter.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace ormlint {

namespace {

using Clock = std::chrono::steady_clock;

// Hostile input makes the recovering parser search; no honest file of any size that we accept needs this long.
constexpr std::chrono::seconds time_limit{20};

bool out_of_time(TSParseState* state) { return Clock::now() > *static_cast<Clock::time_point*>(state->payload); }

// `print >> file`, say, which is an expression.
bool is_misread(std::string_view text, Span at) {
  Tree unused;
  return !strict_statements(text, at, unused).empty();
}

struct Faults {
  std::optional<Span> first;
  std::uint32_t first_statement = 0;  // where the top-level statement with the first fault begins
  std::vector<Span> comments;
};

void note_fault(Faults& faults, Span span, std::uint32_t statement) {
  if (faults.first && *faults.first <= span) return;
  faults.first = span;
  faults.first_statement = statement;
}

// One walk with a cursor, since recursion would follow the nesting of hostile input.
Faults walk(std::string_view text, const Parsed& parsed) {
  Faults faults;
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(parsed.tree));
  std::uint32_t statement = 0, misread_until = 0;
  unsigned depth = 0;
  for (bool more = true; more;) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (depth == 1) statement = ts_node_start_byte(node);
    const std::string_view kind = ts_node_type(node);
    const Span span{ts_node_start_byte(node), ts_node_end_byte(node)};
    const bool python_2 = span.begin >= misread_until && is_python_2(kind);
    if (python_2 && is_misread(text, span)) misread_until = span.end;
    const bool refused = python_2 && span.begin >= misread_until;
    const bool fault = ts_node_is_error(node) || ts_node_is_missing(node) || refused;
    if (fault) note_fault(faults, span, statement);
    if (kind == "comment") faults.comments.push_back(span);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      ++depth;
      continue;
    }
    while (!(more = ts_tree_cursor_goto_next_sibling(&cursor)) && depth > 0) {
      ts_tree_cursor_goto_parent(&cursor);
      --depth;
    }
  }
  ts_tree_cursor_delete(&cursor);
  return faults;
}

}  // namespace

bool is_python_2(std::string_view kind) {
  return kind == "print_statement" || kind == "exec_statement" || kind == "<>" || kind == "chevron";
}

Parsed::Parsed(std::string_view text) {
  TSParser* const parser = ts_parser_new();
  ts_parser_set_language(parser, tree_sitter_python());
  struct Input {
    std::string_view text;
    Clock::time_point deadline;
  } input{text, Clock::now() + time_limit};
  const TSInput reader{&input,
                       [](void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
                         const std::string_view whole = static_cast<Input*>(payload)->text;
                         *size = at < whole.size() ? static_cast<std::uint32_t>(whole.size() - at) : 0;
                         return whole.data() + std::min<std::size_t>(at, whole.size());
                       },
                       TSInputEncodingUTF8, nullptr};
  tree = ts_parser_parse_with_options(parser, nullptr, reader, {&input.deadline, out_of_time});
  ts_parser_delete(parser);
}

Tree recover(std::string_view text) {
  Tree tree;
  const auto end = static_cast<std::uint32_t>(text.size());
  const Parsed parsed(text);
  if (!parsed.tree) {
    tree.error = SyntaxError{{0, 0}, "the parser's time limit was reached"};
    tree.damage = {0, end};
    return tree;
  }
  Faults faults = walk(text, parsed);
  tree.comments = std::move(faults.comments);
  Lowering lowering(text, tree);
  tree.body = lowering.statements(ts_tree_root_node(parsed.tree));

  if (faults.first) {
    tree.error = SyntaxError{*faults.first, "invalid syntax"};
    tree.damage = {faults.first_statement, end};
  }
  return tree;
}

}  // namespace ormlint
