#include "schema/script.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

// What has to be remembered of the statement that is being read, to know where it ends.
struct Progress {
  std::size_t tokens = 0;
  std::array<Span, 4> first{};  // its first tokens
  Span before;                  // the token before the current one
  bool is_function = false;     // CREATE FUNCTION or PROCEDURE: BEGIN ATOMIC … END may hold semicolons
  bool is_rule = false;         // CREATE RULE: so may its brackets
  bool is_copy_in = false;      // COPY … FROM stdin: data follows
  std::size_t brackets = 0, blocks = 0;
};

class Cutter {
 public:
  explicit Cutter(std::string_view sql) : sql_(sql), lexer_(sql) {}

  Script run() {
    // A byte-order mark is no letter of the first word.
    if (sql_.starts_with("\xEF\xBB\xBF")) lexer_.jump(3);
    for (Token token = lexer_.next(); token.kind != TokenKind::end; token = lexer_.next()) {
      if (token.kind == TokenKind::backslash) {
        meta_command(token.span.begin);
      } else if (text(token.span) == ";" && at_end_of_statement()) {
        const bool data = progress_.is_copy_in;
        finish();
        if (data) skip_copy_data(token.span.end);
      } else {
        take(token);
      }
    }
    finish();
    return std::move(script_);
  }

 private:
  std::string_view text(Span span) const { return sql_.substr(span.begin, span.size()); }
  bool is(Span span, std::string_view word) const { return same_word(text(span), word); }
  bool at_end_of_statement() const { return progress_.blocks == 0 && !(progress_.is_rule && progress_.brackets > 0); }

  void take(const Token& token) {
    if (progress_.tokens < progress_.first.size()) progress_.first[progress_.tokens] = token.span;
    if (progress_.tokens++ == 0) current_.span.begin = token.span.begin;
    current_.span.end = token.span.end;
    current_.closed = current_.closed && token.closed;
    if (progress_.tokens <= progress_.first.size()) look_at_beginning();
    if (token.kind == TokenKind::word) take_word(token.span);
    if (text(token.span) == "(") ++progress_.brackets;
    if (text(token.span) == ")" && progress_.brackets > 0) --progress_.brackets;
    progress_.before = token.span;
  }

  void look_at_beginning() {
    const auto& first = progress_.first;
    if (!is(first[0], "create")) return;
    const std::size_t object = is(first[1], "or") ? 3 : 1;
    progress_.is_function = is(first[object], "function") || is(first[object], "procedure");
    progress_.is_rule = is(first[object], "rule");
  }

  void take_word(Span word) {
    if (is(word, "stdin") && is(progress_.before, "from") && is(progress_.first[0], "copy"))
      progress_.is_copy_in = true;
    if (!progress_.is_function) return;
    if (is(word, "atomic") && is(progress_.before, "begin")) ++progress_.blocks;
    if (progress_.blocks == 0) return;
    if (is(word, "case")) ++progress_.blocks;
    if (is(word, "end")) --progress_.blocks;
  }

  void finish() {
    if (progress_.tokens > 0) script_.statements.push_back(std::move(current_));
    current_ = {};
    progress_ = {};
  }

  void skip_copy_data(std::uint32_t at) {
    std::size_t line = sql_.find('\n', at);
    while (line != std::string_view::npos) {
      const std::size_t end = std::min(sql_.find('\n', ++line), sql_.size());
      const std::string_view data = sql_.substr(line, end - line);
      if (data == "\\." || data == "\\.\r") break;
      line = end < sql_.size() ? end : std::string_view::npos;
    }
    lexer_.jump(static_cast<std::uint32_t>(std::min(line, sql_.size())));
  }

  void meta_command(std::uint32_t begin) {
    const auto end = static_cast<std::uint32_t>(std::min(sql_.find('\n', begin), sql_.size()));
    if (begin + 1 < end && sql_[begin + 1] == ';') {  // \; separates statements that are sent together
      finish();
      lexer_.jump(begin + 2);
      return;
    }
    const Span span{begin, end};
    const std::string_view line = text(span).substr(1);
    const std::size_t name_end = std::min(line.find_first_of(" \t\r'\""), line.size());
    const std::string_view name = line.substr(0, name_end);
    if (name.starts_with('g') || name == "crosstabview" || name == "watch") {
      finish();  // these send what stands in front of them
    } else if (progress_.tokens > 0) {
      current_.blanks.push_back(span);
    }
    note_command(name, line.substr(name_end), span);
    lexer_.jump(end);
  }

  void note_command(std::string_view name, std::string_view argument, Span span) {
    static constexpr std::array<std::string_view, 6> known{"connect", "c", "i", "ir", "include", "include_relative"};
    if (std::ranges::find(known, name) == known.end()) return;
    const auto trimmed = [&](std::string_view edges) {
      argument.remove_prefix(std::min(argument.find_first_not_of(edges), argument.size()));
      argument = argument.substr(0, argument.find_last_not_of(edges) + 1);
    };
    trimmed(" \t\r");
    trimmed("'\"");
    script_.commands.push_back({std::string(name), std::string(argument), span});
  }

  std::string_view sql_;
  Lexer lexer_;
  Script script_;
  Statement current_;
  Progress progress_;
};

bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::string_view head = bytes.substr(0, 512);
  return head.size() > 8 && static_cast<std::size_t>(std::ranges::count(head, '\0')) * 3 > head.size();
}

}  // namespace

Script cut(std::string_view sql) { return Cutter(sql.substr(0, std::numeric_limits<std::uint32_t>::max() - 1)).run(); }

std::string statement_text(std::string_view sql, const Statement& statement) {
  const Span span = statement.span;
  std::string text(sql.substr(span.begin, span.size()));
  for (const Span blank : statement.blanks) {
    if (span.contains(blank)) text.replace(blank.begin - span.begin, blank.size(), blank.size(), ' ');
  }
  const auto clear = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t n = begin; n < end; ++n) {
      if (text[n] != '\n') text[n] = ' ';
    }
  };
  // Between two tokens there are only blanks and comments.
  Lexer lexer(text);
  std::uint32_t end = 0;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    clear(end, token.span.begin);
    end = token.span.end;
  }
  clear(end, static_cast<std::uint32_t>(text.size()));
  return text;
}

std::optional<std::string> why_not_sql(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::string_view restore = "run `pg_restore -s -f schema.sql FILE` and give that file";
  if (bytes.starts_with("PGDMP")) return "this is a dump in pg_dump's custom format: " + std::string(restore);
  if (bytes.size() > 262 && bytes.substr(257, 5) == "ustar" && bytes.starts_with("toc.dat\0"sv)) {
    return "this is a dump in pg_dump's tar format: " + std::string(restore);
  }
  constexpr std::array<std::pair<std::string_view, const char*>, 6> compressed{{{"\x1F\x8B"sv, "gzip"},
                                                                                {"\x28\xB5\x2F\xFD"sv, "zstd"},
                                                                                {"\xFD"
                                                                                 "7zXZ\0"sv,
                                                                                 "xz"},
                                                                                {"BZh"sv, "bzip2"},
                                                                                {"\x04\x22\x4D\x18"sv, "lz4"},
                                                                                {"PK\x03\x04"sv, "zip"}}};
  for (const auto& [magic, name] : compressed) {
    if (bytes.starts_with(magic)) return std::string("this file is compressed with ") + name + ": unpack it first";
  }
  if (bytes.starts_with("SQLite format 3\0"sv)) return "this is an SQLite database, not a dump of PostgreSQL";
  if (looks_like_utf16(bytes)) return "this file is UTF-16 text: save it as UTF-8";
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return "this file is larger than 4 GB: give a dump of the schema alone, as `pg_dump -s` writes it";
  }
  return std::nullopt;
}

}  // namespace ormlint::schema
