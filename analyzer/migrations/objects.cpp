// Methods of what stands for something outside: connections, inspectors, types, tables, results of queries.
#include <algorithm>
#include <cctype>

#include "migrations/catalog_query.h"
#include "migrations/operations.h"
#include "migrations/touched.h"

namespace ormlint::migrations {

namespace {

// "\:" in text() is a colon that begins no parameter.
std::string unescaped(std::string sql) {
  for (std::size_t n = 0; (n = sql.find("\\:", n)) != sql.npos; ++n) sql.erase(n, 1);
  return sql;
}

}  // namespace

Value Interpreter::object_method(const Value& object, std::string_view name, const Arguments& given) {
  const Object& made_by = *object.object;
  if (made_by.name == "connection") return connection_method(name, given);
  if (made_by.name == "inspector") return inspect(*object.object, name, given);
  if (made_by.name == "result") return answer(made_by, name, database_.schema());
  if (made_by.name == "alembic.op.batch_alter_table") {
    return operation(name, in_batch(made_by, name, given));
  }
  if (name == "create" || name == "drop") return type_method(object, name, given);
  if (made_by.name.ends_with("MetaData") || made_by.name.find(".MetaData") != std::string::npos) {
    if (name == "create_all" || name == "drop_all")
      database_.lose({{}, {}, true}, given.at, "`" + std::string(name) + "()` is not followed");
    return {};
  }
  if (name == "with_variant" && given.positional.size() > 1) {
    const Value dialect = given.positional[1];
    return dialect.is_text() && dialect.text == "postgresql" ? given.positional[0] : object;
  }
  if (name == "desc" || name == "asc") return made(std::string("sqlalchemy.") + std::string(name), {object});
  constexpr std::string_view same[]{"bindparams", "execution_options", "columns", "with_hint", "self_group"};
  if (std::ranges::find(same, name) != std::end(same)) return object;
  return made("expression", {});
}

// An inspector remembers what it was told: asked again, it does not see what was made since.
Value Interpreter::inspect(Object& inspector, std::string_view name, const Arguments& given) {
  if (name == "clear_cache") {
    inspector.given.keywords.clear();
    return none();
  }
  std::string question(name);
  for (const Value& value : given.positional) question += "\n" + as_text(&value).value_or(std::string(hole));
  for (const auto& [key, value] : given.keywords) question += "\n" + key + "=" + as_text(&value).value_or("");
  if (const Value* const known = inspector.keyword(question)) return *known;
  Value answer = inspector_method(name, given);
  if (answer.known()) inspector.given.keywords.emplace_back(std::move(question), answer);
  return answer;
}

// checkfirst: True by default for types and tables that are made by hand.
Value Interpreter::type_method(const Value& object, std::string_view name, const Arguments& given) {
  const Value* const first = given.get(1, "checkfirst");
  Operations operations(*this, given.at);
  const std::string_view last = object.object->last_name();
  const bool table = last == "Table";
  const bool check_first = first ? as_bool(first).value_or(true) : table || last == "Enum" || last == "ENUM";
  if (table && name == "create") operations.create_table(*object.object, check_first);
  if (table && name == "drop") {
    Arguments dropped{{}, {}, false, given.at};
    dropped.positional.push_back(object.object->given.positional.empty() ? Value{}
                                                                         : object.object->given.positional[0]);
    dropped.keywords.emplace_back("if_exists", boolean(check_first));
    operation("drop_table", dropped);
  }
  if (!table && name == "create") operations.create_type(object, check_first, false);
  if (!table && name == "drop") operations.drop_type(object, check_first);
  return none();
}

Value Interpreter::connection_method(std::string_view name, const Arguments& given) {
  if (name == "execute" || name == "exec_driver_sql" || name == "scalar" || name == "scalars") {
    const Value result = execute(given);
    if (name == "scalar" && result.is_object("result")) return answer(*result.object, name, database_.schema());
    return result;
  }
  // The dialect's own, which are given the connection first.
  if (name.starts_with("has_") || name.starts_with("get_")) {
    Arguments rest = given;
    if (!rest.positional.empty() && rest.positional.front().is_object("connection"))
      rest.positional.erase(rest.positional.begin());
    return inspector_method(name, rest);
  }
  if (name == "type_descriptor" || name == "inspect") return given.positional.empty() ? Value{} : given.positional[0];
  constexpr std::string_view queries[]{"query",  "get",      "add",   "add_all", "flush",
                                       "commit", "rollback", "close", "merge"};
  return std::ranges::find(queries, name) != std::end(queries) ? Value{} : made("connection", {});
}

Value Interpreter::execute(const Arguments& given) {
  const Value* const first = given.get(0, "sqltext");
  if (!first) return {};
  const bool is_call = first->kind == Kind::object;
  const bool is_text = first->kind == Kind::text || (is_call && first->object->last_name() == "text");
  if (!is_text) {
    const std::string_view last = is_call ? first->object->last_name() : "";
    if (last == "CreateSequence" && !first->object->given.positional.empty()) {
      const Value& sequence = first->object->given.positional[0];
      const auto named = sequence.kind == Kind::object ? as_text(sequence.object->argument(0, "name")) : std::nullopt;
      if (named) emit("CREATE SEQUENCE " + *named, given.at);
      return {};
    }
    if (last == "DDL" || last == "CreateSchema" || last == "CreateSequence" || last == "CreateTable" ||
        last == "DropTable")
      database_.lose({{}, {}, last == "DDL" || last.ends_with("Table")}, given.at,
                     "`" + std::string(last) + "` is not followed");
    if (first->kind == Kind::unknown)
      database_.lose({{}, {}, true}, given.at, "the statement that is executed is not known");
    return {};
  }
  const Value* const written = is_call ? first->object->argument(0, "text") : first;
  if (!written || written->kind != Kind::text) {
    database_.lose({{}, {}, true}, given.at, "the statement that is executed is not known");
    return {};
  }
  if (written->truth) {
    schema::Opaque lost = touched_by(written->text, database_.schema());
    if (lost.everything || !lost.tables.empty() || !lost.types.empty())
      database_.lose(std::move(lost), given.at, "the statement that is executed is not known");
    return {};
  }
  const std::string sql = unescaped(written->text);
  if (!is_query(sql)) emit(sql, given.at);
  Value result = made("result", {text(sql)});
  if (given.positional.size() > 1) result.object->given.positional.push_back(given.positional[1]);
  return result;
}

}  // namespace ormlint::migrations
