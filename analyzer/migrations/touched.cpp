#include "migrations/touched.h"

#include <algorithm>
#include <string>
#include <vector>

#include "migrations/value.h"
#include "schema/do_block.h"
#include "schema/sql_parts.h"

namespace ormlint::migrations {

namespace {

using schema::Interest;
using schema::Opaque;
using schema::Ref;
using schema::TokenKind;
using schema::Tokens;

bool has_hole(std::string_view text) { return text.find(hole) != text.npos; }

class Reader {
 public:
  explicit Reader(const schema::Schema& now) : now_(now) {}

  void read(std::string_view sql) {
    const Tokens tokens(sql);
    for (const Tokens::Part part : statements(tokens)) {
      const std::size_t begin = tokens[part.first].span.begin;
      const std::size_t end = part.last < tokens.size() ? tokens[part.last].span.begin : sql.size();
      read_statement(sql.substr(begin, end - begin));
    }
  }

  Opaque take() { return std::move(made_); }

 private:
  static std::vector<Tokens::Part> statements(const Tokens& tokens) {
    std::vector<Tokens::Part> made;
    std::size_t first = 0;
    for (std::size_t n = 0; n <= tokens.size(); ++n) {
      if (n < tokens.size() && !tokens.symbol(n, ';')) continue;
      if (n > first) made.push_back({first, n});
      first = n + 1;
    }
    return made;
  }

  void read_statement(std::string_view sql) {
    const Tokens tokens(sql);
    const Interest interest = schema::interest_of(tokens);
    if (interest == Interest::block) return read_block(tokens);
    if (interest == Interest::search_path) made_.everything = true;  // which table a name means from here on
    if (interest != Interest::schema) return;
    if (has_hole(tokens.text(0))) {
      made_.everything = true;
    } else if (tokens.word(0, "drop") && tokens.word(1, "index")) {
      read_drop_index(tokens);
    } else if (const std::size_t trigger = tokens.find_word(0, 4, "trigger"); trigger < 4) {
      read_trigger(tokens, trigger);
    } else {
      add(schema::objects_named(tokens));
    }
  }

  // A body may hold statements, or make them from strings, or from what nobody knows.
  void read_block(const Tokens& tokens) {
    for (std::size_t n = 1; n < tokens.size(); ++n) {
      if (tokens[n].kind != TokenKind::string) continue;
      const std::string body = schema::string_contents(tokens.text(n));
      if (schema::may_change_schema(body)) read_body(Tokens(body));
    }
  }

  void read_body(const Tokens& body) {
    bool verb = false;
    for (std::size_t n = 0; n < body.size(); ++n) {
      verb |= body.word(n, "create") || body.word(n, "alter") || body.word(n, "drop");
      if (body.word(n, "execute")) {
        const std::size_t from = body.word(n + 1, "format") ? n + 3 : n + 1;
        if (body[from].kind != TokenKind::string) made_.everything = true;
        if (body[from].kind == TokenKind::string) read(schema::string_contents(body.text(from)));
      }
    }
    if (verb) add(schema::objects_named(body));
  }

  // An index that no table has changes none when it goes.
  void read_drop_index(const Tokens& tokens) {
    for (std::size_t n = 2; n < tokens.size(); ++n) {
      if (!tokens.is_name(n) || tokens.symbol(n + 1, '.')) continue;
      made_.everything |= has_hole(tokens.text(n));
      for (const auto& [name, table] : now_.tables) {
        if (std::ranges::find(table.indexes, tokens.name(n), &schema::Index::name) != table.indexes.end())
          made_.tables.push_back({name.schema, name.name});
      }
    }
  }

  // … ON table
  void read_trigger(const Tokens& tokens, std::size_t from) {
    const std::size_t on = tokens.find_word(from, tokens.size(), "on");
    const bool qualified = tokens.symbol(on + 2, '.');
    Ref ref;
    ref.schema = qualified ? tokens.name(on + 1) : "";
    ref.name = tokens.name(qualified ? on + 3 : on + 1);
    add(ref, now_.tables, made_.tables);
  }

  void add(Opaque touched) {
    made_.everything |= touched.everything;
    for (const Ref& ref : touched.tables) add(ref, now_.tables, made_.tables);
    for (const Ref& ref : touched.types) add(ref, now_.enums, made_.types);
  }

  // In a schema that is not known, all of that name.
  template <class Objects>
  void add(const Ref& ref, const Objects& objects, std::vector<Ref>& into) {
    if (has_hole(ref.name)) {
      made_.everything = true;
      return;
    }
    if (!has_hole(ref.schema)) {
      into.push_back(ref);
      return;
    }
    for (const auto& [name, object] : objects) {
      if (name.name == ref.name) into.push_back({name.schema, name.name});
    }
  }

  const schema::Schema& now_;
  Opaque made_;
};

}  // namespace

Opaque touched_by(std::string_view sql, const schema::Schema& now) {
  Reader reader(now);
  reader.read(sql);
  return reader.take();
}

}  // namespace ormlint::migrations
