#include "schema/do_block.h"

#include <algorithm>

#include "schema/sql_parts.h"
#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

bool begins_sql(const Tokens& tokens, std::size_t n) {
  for (const char* word : {"create", "alter", "drop", "comment", "insert", "update", "delete", "truncate", "select",
                           "grant", "revoke", "analyze", "lock", "set", "refresh", "reindex"}) {
    if (tokens.word(n, word)) return true;
  }
  return false;
}

// What EXECUTE is given, when that is one constant.
std::optional<std::string> executed_text(const Tokens& tokens, std::size_t execute, std::size_t end) {
  if (end != execute + 2 || tokens[execute + 1].kind != TokenKind::string) return std::nullopt;
  return string_contents(tokens.text(execute + 1));
}

class Block {
 public:
  explicit Block(std::string_view body) : body_(body), tokens_(body) {}

  std::optional<std::vector<BlockStatement>> run() {
    if (!block() || at_ < tokens_.size()) return std::nullopt;
    return std::move(statements_);
  }

 private:
  bool take(std::string_view word) {
    const bool found = tokens_.word(at_, word);
    at_ += found;
    return found;
  }
  bool take_semicolon() {
    const bool found = tokens_.symbol(at_, ';');
    at_ += found;
    return found || at_ >= tokens_.size();
  }
  bool at_end_of_list() const {
    return at_ >= tokens_.size() || tokens_.word(at_, "end") || tokens_.word(at_, "exception") ||
           tokens_.word(at_, "else") || tokens_.word(at_, "elsif") || tokens_.word(at_, "elseif") ||
           tokens_.word(at_, "when");
  }

  // BEGIN … [EXCEPTION WHEN … THEN …] END;
  bool block() {
    if (++depth_ > 50 || !take("begin")) return false;
    const std::size_t first = statements_.size();
    if (!list()) return false;
    if (take("exception")) {
      const std::size_t last = statements_.size();
      if (!handlers() || statements_.size() != last) return false;
      for (std::size_t n = first; n < last; ++n) statements_[n].guarded = true;
    }
    --depth_;
    return take("end") && take_semicolon();
  }

  bool handlers() {
    while (take("when")) {
      at_ = tokens_.find_word(at_, tokens_.size(), "then");
      if (!take("then") || !list()) return false;
    }
    return true;
  }

  bool list() {
    while (!at_end_of_list()) {
      if (!statement()) return false;
    }
    return true;
  }

  bool statement() {
    if (tokens_.word(at_, "begin")) return block();
    if (tokens_.word(at_, "if")) return condition();
    const std::size_t begin = at_, end = tokens_.find(at_, tokens_.size(), ';');
    at_ = end;
    if (!take_semicolon()) return false;
    if (tokens_.word(begin, "null") || tokens_.word(begin, "raise") || tokens_.word(begin, "perform")) return true;
    if (tokens_.word(begin, "execute")) {
      const auto text = executed_text(tokens_, begin, end);
      if (text) statements_.push_back({*text, tokens_[begin].span.begin, false});
      return text.has_value();
    }
    if (!begins_sql(tokens_, begin)) return false;
    const std::uint32_t first = tokens_[begin].span.begin;
    statements_.push_back({std::string(body_.substr(first, tokens_[end - 1].span.end - first)), first, false});
    return true;
  }

  // IF [NOT] EXISTS (…) THEN … END IF; any other condition is not ours to decide.
  bool condition() {
    const std::size_t then = tokens_.find_word(++at_, tokens_.size(), "then");
    const std::size_t asked = tokens_.word(at_, "not") ? at_ + 1 : at_;
    const bool exists = tokens_.word(asked, "exists") && tokens_.closing(asked + 1) + 1 == then;
    const bool registered = tokens_.word(asked, "to_regclass") || tokens_.word(asked, "to_regtype");
    if (!exists && !registered) return false;
    const std::size_t first = statements_.size();
    at_ = then;
    if (++depth_ > 50 || !take("then") || !list() || !take("end") || !take("if")) return false;
    --depth_;
    for (std::size_t n = first; n < statements_.size(); ++n) statements_[n].guarded = true;
    return take_semicolon();
  }

  std::string_view body_;
  Tokens tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<BlockStatement> statements_;
};

// EXECUTE format('ALTER TABLE %I OWNER TO …', …): the text may say enough to know that no schema changes.
bool executes_harmless(const Tokens& tokens, std::size_t execute) {
  std::size_t text = execute + 1;
  while (text < execute + 4 && tokens[text].kind != TokenKind::string) ++text;
  if (tokens[text].kind != TokenKind::string) return false;
  const std::string contents = string_contents(tokens.text(text));
  const Tokens executed(contents);
  const auto has = [&](std::string_view word) {
    return executed.find_word(0, executed.size(), word) < executed.size();
  };
  if (executed.word(0, "alter") && executed.word(1, "table")) {
    return has("owner") || (has("row") && has("security")) || has("trigger");
  }
  return interest_of(executed) == Interest::none;
}

}  // namespace

std::optional<std::vector<BlockStatement>> plain_statements(std::string_view body) { return Block(body).run(); }

bool may_change_schema(std::string_view body) {
  const Tokens tokens(body);
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    const bool ddl = tokens.word(n, "create") || tokens.word(n, "alter") || tokens.word(n, "drop");
    if (ddl || (tokens.word(n, "execute") && !executes_harmless(tokens, n))) return true;
  }
  return false;
}

}  // namespace ormlint::schema
