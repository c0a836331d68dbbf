#include "schema/older_grammar.h"

#include <algorithm>

namespace ormlint::schema {

namespace {

class Rewriter {
 public:
  Rewriter(std::string_view statement, const Tokens& tokens) : text_(statement), tokens_(tokens) {}

  std::string run() {
    if (take_out_query()) return std::move(text_);
    for (std::size_t n = 0; n < tokens_.size(); ++n) {
      not_null_constraint(n);
      no_inherit(n);
      enforced(n);
      generated(n);
      column_words(n);
      key_words(n);
      alter_words(n);
      if (tokens_[n].kind == TokenKind::number) number(n);
    }
    return std::move(text_);
  }

 private:
  bool words(std::size_t n, std::string_view first, std::string_view second) const {
    return tokens_.word(n, first) && tokens_.word(n + 1, second);
  }
  bool word_before(std::size_t n, std::string_view word) const { return n > 0 && tokens_.word(n - 1, word); }
  bool symbol_before(std::size_t n, char symbol) const { return n > 0 && tokens_.symbol(n - 1, symbol); }
  bool begins_element(std::size_t n) const {
    return symbol_before(n, '(') || symbol_before(n, ',') || word_before(n, "add");
  }

  void put(std::uint32_t at, std::string_view what) { text_.replace(at, what.size(), what); }
  // The tokens [first, last) and what lies between them.
  void blank(std::size_t first, std::size_t last) {
    if (first >= last || last > tokens_.size()) return;
    const std::uint32_t begin = tokens_[first].span.begin, end = tokens_[last - 1].span.end;
    text_.replace(begin, end - begin, end - begin, ' ');
  }

  // CREATE VIEW v AS …, CREATE TABLE t AS …: an empty SELECT is a query too.
  bool take_out_query() {
    std::size_t object = 0;
    while (object < 6 && !tokens_.word(object, "view") && !tokens_.word(object, "table")) ++object;
    if (!tokens_.word(0, "create") || object == 6) return false;
    const std::size_t as = tokens_.find_word(object, tokens_.size(), "as");
    constexpr std::string_view query = "SELECT";
    if (as + 1 >= tokens_.size()) return false;
    const std::uint32_t begin = tokens_[as + 1].span.begin;
    if (begin + query.size() > text_.size()) return false;
    blank(as + 1, tokens_.size());
    put(begin, query);
    return true;
  }

  // [CONSTRAINT c] NOT NULL a  →  [CONSTRAINT c] CHECK  (a)
  void not_null_constraint(std::size_t n) {
    if (!words(n, "not", "null") || !tokens_.is_name(n + 2)) return;
    const bool named = n >= 2 && tokens_.word(n - 2, "constraint");
    if (!begins_element(named ? n - 2 : n)) return;
    const Span name = tokens_[n + 2].span;
    const std::uint32_t begin = tokens_[n].span.begin;
    const std::string column(tokens_.text(n + 2));
    blank(n, n + 3);
    put(begin, "CHECK (");
    put(name.begin - 1, column + ')');
  }

  // Of a column's NOT NULL; CHECK … NO INHERIT is old.
  void no_inherit(std::size_t n) {
    if (words(n, "no", "inherit") && word_before(n, "null")) blank(n, n + 2);
    const bool altered = n >= 2 && tokens_.word(n - 2, "constraint") && n >= 3 && tokens_.word(n - 3, "alter");
    if (altered && words(n, "no", "inherit")) blank(n, n + 2);
    if (altered && tokens_.word(n, "inherit")) blank(n, n + 1);
  }

  void enforced(std::size_t n) {
    if (!tokens_.word(n, "enforced")) return;
    const bool denied = word_before(n, "not");
    const bool name = begins_element(n) || symbol_before(n, '.') || word_before(n, "column");
    if (!name) blank(denied ? n - 1 : n, n + 1);
  }

  // GENERATED ALWAYS AS (…) [VIRTUAL]  →  CHECK               (…)
  void generated(std::size_t n) {
    if (!words(n, "generated", "always") || !tokens_.word(n + 2, "as") || !tokens_.symbol(n + 3, '(')) return;
    const std::size_t behind = tokens_.closing(n + 3) + 1;
    if (tokens_.word(behind, "stored")) return;
    blank(n, n + 3);
    put(tokens_[n].span.begin, "CHECK");
    if (tokens_.word(behind, "virtual")) blank(behind, behind + 1);
  }

  void column_words(std::size_t n) {
    if (tokens_.word(n, "storage") && !begins_element(n) && !word_before(n, "set")) {
      for (const char* kind : {"plain", "external", "extended", "main", "default"}) {
        if (tokens_.word(n + 1, kind)) blank(n, n + 2);
      }
    }
    if (words(n, "sequence", "name")) {
      std::size_t behind = n + 3;
      while (tokens_.symbol(behind, '.')) behind += 2;
      if (tokens_.word(behind, "logged") || tokens_.word(behind, "unlogged")) blank(behind, behind + 1);
    }
    if (words(n, "with", "oids")) blank(n, n + 2);
  }

  void key_words(std::size_t n) {
    if (words(n, "without", "overlaps")) blank(n, n + 2);
    if (words(n, "foreign", "key")) periods(n + 2);
    if (!tokens_.word(n, "references")) return;
    std::size_t behind = n + 2;
    while (tokens_.symbol(behind, '.')) behind += 2;
    periods(behind);
  }

  // (id, PERIOD valid)
  void periods(std::size_t open) {
    if (!tokens_.symbol(open, '(')) return;
    for (std::size_t n = open + 1; n < tokens_.closing(open); ++n) {
      if (tokens_.word(n, "period") && tokens_.is_name(n + 1)) blank(n, n + 1);
    }
  }

  void alter_words(std::size_t n) {
    if (words(n, "set", "expression") && tokens_.word(n + 2, "as")) {
      blank(n + 1, n + 3);
      put(tokens_[n + 1].span.begin, "DEFAULT");
    }
    const bool statistics = words(n, "set", "statistics") && tokens_.word(n + 2, "default");
    if (statistics) {
      blank(n + 2, n + 3);
      put(tokens_[n + 2].span.begin, "-1");
    }
    const bool method = words(n, "access", "method") && tokens_.word(n + 2, "default");
    if (method) {
      blank(n + 2, n + 3);
      put(tokens_[n + 2].span.begin, "heap");
    }
  }

  // Only that it is a number matters to the tree; its value is read from the statement.
  void number(std::size_t n) {
    const std::string_view digits = tokens_.text(n);
    if (digits.find_first_not_of("0123456789.eE+-") == std::string_view::npos) return;
    blank(n, n + 1);
    put(tokens_[n].span.begin, "0");
  }

  std::string text_;
  const Tokens& tokens_;
};

}  // namespace

std::string in_older_grammar(std::string_view statement, const Tokens& tokens) {
  return Rewriter(statement, tokens).run();
}

}  // namespace ormlint::schema
