#include "schema/sql.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "schema/do_block.h"
#include "schema/older_grammar.h"
#include "schema/script.h"
#include "schema/snapshot.h"
#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

// More levels than any sane statement has, and few enough for the parser's stack.
constexpr std::size_t deepest = 8000;

// `CREATE TABLE orders (`: enough to recognise a statement by, on one line.
std::string first_words(const Tokens& tokens) {
  std::string words = tokens.source(0, std::min<std::size_t>(tokens.size(), 5));
  std::ranges::replace(words, '`', '\'');
  std::ranges::replace(words, '\n', ' ');
  constexpr std::size_t enough = 60;
  if (words.size() <= enough) return words;
  std::size_t cut = enough;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80) --cut;
  return words.substr(0, cut) + "…";
}

// The schemas of SET search_path TO …, each a name or a string; set_config has them in one string.
std::vector<std::string> path_of(const Tokens& tokens, std::size_t first, std::size_t last) {
  std::vector<std::string> schemas;
  for (std::size_t n = first; n < last; ++n) {
    if (tokens[n].kind == TokenKind::string) {
      schemas.push_back(string_contents(tokens.text(n)));
    } else if (tokens.is_name(n)) {
      schemas.push_back(tokens.name(n));
    }
  }
  std::erase(schemas, "");
  return schemas;
}

class ScriptReader {
 public:
  ScriptReader(std::string_view sql, FileId file, Problems& problems) : sql_(sql), file_(file), problems_(problems) {}

  std::vector<Change> run() {
    const Script script = cut(sql_);
    auto command = script.commands.begin();
    for (const Statement& statement : script.statements) {
      while (command != script.commands.end() && command->span.begin < statement.span.begin) meta_command(*command++);
      read(statement);
    }
    while (command != script.commands.end()) meta_command(*command++);
    for (const IncompleteMark& mark : incomplete_marks(sql_)) {
      const Location at{file_, mark.span};
      problems_.push_back(incomplete_problem(mark.table, mark.reason));
      problems_.back().at = at;
      changes_.push_back({Opaque{{{mark.table.schema, mark.table.name}}, {}, false}, at});
    }
    for (const TriggerMark& mark : trigger_marks(sql_)) {
      changes_.push_back({SetTrigger{{mark.table.schema, mark.table.name}, mark.trigger, true}, {file_, mark.span}});
    }
    return std::move(changes_);
  }

 private:
  // A statement on its way to its changes.
  struct Current {
    std::string text;
    std::uint32_t begin = 0;
    Location at;
    bool guarded = false;
    bool closed = true;
  };

  void read(const Statement& statement) {
    constexpr std::uint32_t beginning = 400;
    const Span span = statement.span;
    const Tokens first(sql_.substr(span.begin, std::min(span.size(), beginning)));
    if (interest_of(first) == Interest::none && statement.closed) return;
    read({statement_text(sql_, statement), span.begin, {file_, span}, false, statement.closed});
  }

  void read(const Current& current) {
    const Tokens tokens(current.text);
    if (!current.closed)
      return refuse(current, tokens, tokens.size() - 1, "a string or a comment in it is never closed");
    switch (interest_of(tokens)) {
      case Interest::none:
        return;
      case Interest::transaction:
        return transaction(tokens);
      case Interest::block:
        return block(current, tokens);
      case Interest::search_path:
        return search_path(current, tokens);
      case Interest::query:
        if (!is_query_of_interest(current, tokens)) return;
        break;
      case Interest::schema:
        break;
    }
    parse(current, tokens);
  }

  void parse(const Current& current, const Tokens& tokens) {
    const std::string& text = current.text;
    if (text.find('\0') != std::string::npos) return refuse(current, tokens, 0, "it holds a NUL byte");
    if (first_invalid(text) != text.size()) {
      return refuse(current, tokens, 0, "it is not UTF-8, as `pg_dump --encoding=UTF8` would write it");
    }
    if (tokens.nesting() > deepest) return refuse(current, tokens, 0, "it is nested too deeply");
    auto tree = parse_statement(text);
    if (!tree) {
      const std::string older = in_older_grammar(text, tokens);
      const SyntaxError error = tree.error();
      if (older != text) tree = parse_statement(older);
      if (!tree) return refuse(current, tokens, tokens.at(error.at), error.message);
    }
    const Source source{text, tokens, file_, current.begin};
    Steps steps;
    dispatch(source, tree->statement(), steps);
    if (!steps.empty() && second_database_) {
      problems_.push_back(*std::exchange(second_database_, std::nullopt));
      changes_.push_back({Opaque{{}, {}, true}, current.at});
    }
    for (Step& step : steps) changes_.push_back({std::move(step), current.at, current.guarded});
  }

  void dispatch(const Source& source, Node wrapped, Steps& steps) {
    const std::string_view kind = wrapped.kind();
    const Node node = wrapped.inner();
    if (is_about_temporary(kind, node)) return;
    if (kind == "CreateStmt") {
      read_create_table(source, node, TableKind::table, steps);
    } else if (kind == "CreateForeignTableStmt") {
      read_create_table(source, node["base"], TableKind::foreign, steps);
    } else if (kind == "AlterTableStmt") {
      read_alter_table(source, node, steps);
    } else if (kind == "IndexStmt") {
      read_index(source, node, steps);
    } else if (kind == "ViewStmt") {
      read_view(source, node, steps);
    } else if (kind == "CreateTableAsStmt") {
      read_table_as(source, node, steps);
    } else if (kind == "SelectStmt") {
      if (node["intoClause"]) steps.push_back(Opaque{{ref_of(node["intoClause"]["rel"])}, {}, false});
    } else if (!read_type_statement(source, wrapped, steps)) {
      read_object_statement(source, wrapped, steps);
    }
  }

  // Temporary tables are nobody's schema. They hide tables of the same name, so what is said of them is left out too.
  bool is_about_temporary(std::string_view kind, Node node) {
    Node relation = node["relation"];
    if (kind == "CreateTableAsStmt") relation = node["into"]["rel"];
    if (kind == "ViewStmt") relation = node["view"];
    if (kind == "SelectStmt") relation = node["intoClause"]["rel"];
    const std::string name = relation.text("relname"), schema = relation.text("schemaname");
    if (relation.text("relpersistence") == "t" || schema == "pg_temp") {
      temporary_.insert(name);
      return true;
    }
    if (kind == "DropStmt" && !temporary_.empty()) {
      const std::vector<Node> objects = node.list("objects");
      return std::ranges::all_of(objects, [&](Node object) {
        const Ref ref = ref_of_object(object);
        return ref.schema.empty() && temporary_.erase(ref.name) > 0;
      });
    }
    return schema.empty() && temporary_.contains(name);
  }

  // SELECT set_config('search_path', '', false), or SELECT … INTO t FROM …
  bool is_query_of_interest(const Current& current, const Tokens& tokens) {
    for (std::size_t n = 0; n < tokens.size(); ++n) {
      if (tokens.word(n, "into")) return true;
      if (!tokens.word(n, "set_config") || !tokens.symbol(n + 1, '(')) continue;
      if (tokens[n + 2].kind != TokenKind::string || string_contents(tokens.text(n + 2)) != "search_path") continue;
      if (tokens[n + 4].kind != TokenKind::string) continue;
      const std::string value = string_contents(tokens.text(n + 4));
      const Tokens schemas(value);
      changes_.push_back({SetSearchPath{path_of(schemas, 0, schemas.size())}, current.at});
    }
    return false;
  }

  // SET [LOCAL] search_path TO a, b; SET SCHEMA 'a'; RESET search_path
  void search_path(const Current& current, const Tokens& tokens) {
    std::size_t value = 1;
    while (value < tokens.size() && tokens.text(value) != "=" && !tokens.word(value, "to") &&
           !tokens.word(value, "schema")) {
      ++value;
    }
    const bool initial = tokens.word(0, "reset") || tokens.word(value + 1, "default");
    changes_.push_back(
        {initial ? SetSearchPath{{"public"}} : SetSearchPath{path_of(tokens, value + 1, tokens.size())}, current.at});
  }

  // What is rolled back has not happened.
  void transaction(const Tokens& tokens) {
    const auto to = tokens.find_word(0, tokens.size(), "to");
    if (tokens.word(0, "savepoint")) {
      savepoints_.emplace_back(tokens.name(1), changes_.size());
    } else if (tokens.word(0, "begin") || tokens.word(0, "start")) {
      savepoints_.assign(1, {"", changes_.size()});
    } else if (tokens.word(0, "commit") || tokens.word(0, "end")) {
      savepoints_.clear();
    } else if ((tokens.word(0, "rollback") || tokens.word(0, "abort")) && !savepoints_.empty()) {
      const std::string name = to < tokens.size() ? tokens.name(tokens.size() - 1) : "";
      const auto found = std::ranges::find(savepoints_.rbegin(), savepoints_.rend(), name, &Savepoint::first);
      if (found == savepoints_.rend()) return;
      changes_.resize(found->second);
      savepoints_.erase(found.base() - (name.empty() ? 1 : 0), savepoints_.end());
    }
  }

  void block(const Current& current, const Tokens& tokens) {
    std::size_t body = 1;
    while (body < tokens.size() && tokens[body].kind != TokenKind::string) ++body;
    const std::string_view written = tokens.text(body);
    const std::string contents = string_contents(written);
    if (!may_change_schema(contents)) return;
    const auto statements = plain_statements(contents);
    if (!statements) {
      changes_.push_back({objects_named(Tokens(contents)), current.at, false});
      return;
    }
    // In '…' a doubled quote shifts what stands behind it; between dollars nothing does.
    const auto quote = static_cast<std::uint32_t>((written.size() - contents.size()) / 2);
    const std::uint32_t begin = current.begin + tokens[body].span.begin + quote;
    for (const BlockStatement& statement : *statements) {
      const Script inner = cut(statement.sql);
      for (const Statement& one : inner.statements) {
        read({statement_text(statement.sql, one), begin + statement.at + one.span.begin, current.at,
              statement.guarded || current.guarded, one.closed});
      }
    }
  }

  void meta_command(const MetaCommand& command) {
    const Location at{file_, command.span};
    if (command.name.starts_with('c')) {
      changes_.push_back({SetSearchPath{{"public"}}, at});
      if (std::exchange(database_, command.argument) == command.argument) return;
      if (!std::ranges::any_of(changes_,
                               [](const Change& change) { return std::holds_alternative<CreateTable>(change.step); }))
        return;
      // pg_dumpall connects to every database there is, and most of a cluster's are empty.
      second_database_ = {
          fmt::format("the dump goes on with a second database, `{}`: give the dump of one database", command.argument),
          at};
      return;
    }
    problems_.push_back(
        {fmt::format("`\\{} {}` is not followed, so what that file says is missing", command.name, command.argument),
         at});
    changes_.push_back({Opaque{{}, {}, true}, at});
  }

  void refuse(const Current& current, const Tokens& tokens, std::size_t token, const std::string& why) {
    const Span place = tokens[std::min(token, tokens.size() - 1)].span;
    problems_.push_back({fmt::format("`{}` is not understood: {}", first_words(tokens), why),
                         Location{file_, {current.begin + place.begin, current.begin + place.end}}});
    changes_.push_back({objects_named(tokens), current.at, false});
    if (!current.closed) changes_.push_back({Opaque{{}, {}, true}, current.at, false});
  }

  using Savepoint = std::pair<std::string, std::size_t>;  // its name, and how many changes there were

  std::string_view sql_;
  FileId file_;
  Problems& problems_;
  std::vector<Change> changes_;
  std::vector<Savepoint> savepoints_;
  std::set<std::string> temporary_;
  std::string database_;
  std::optional<Problem> second_database_;  // told when something of it is read
};

}  // namespace

std::vector<Change> read_script(std::string_view sql, FileId file, Problems& problems) {
  if (const auto reason = why_not_sql(sql)) {
    problems.push_back({*reason, Location{file, {}}});
    return {{Opaque{{}, {}, true}, {file, {}}}};
  }
  return ScriptReader(sql, file, problems).run();
}

}  // namespace ormlint::schema
