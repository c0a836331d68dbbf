// Methods of what stands for something outside: connections, inspectors, types, tables, results of queries.
#include <algorithm>
#include <cctype>

#include "migrations/catalog_query.h"
#include "migrations/operations.h"
#include "migrations/touched.h"
#include "schema/tokens.h"

namespace ormlint::migrations {

namespace {

bool is_sql(std::string_view made) { return made == "text" || made == "DDL"; }

// It is built with SQLAlchemy; what a function of another package makes may be anything.
bool is_statement(std::string_view made) {
  return made == "expression" || made.starts_with("sqlalchemy") || made.starts_with("sqlmodel");
}

// "\:" in text() is a colon that begins no parameter.
std::string unescaped(std::string sql) {
  for (std::size_t n = 0; (n = sql.find("\\:", n)) != sql.npos; ++n) sql.erase(n, 1);
  return sql;
}

}  // namespace

Value Interpreter::object_method(const Value& object, std::string_view name, const Arguments& given) {
  const Object& made_by = *object.object;
  if (made_by.name == "connection") return connection_method(name, given);
  if (made_by.name == "globals")
    return name == "get" && !given.positional.empty() ? global(given.positional[0]) : Value{};
  if (made_by.name == "inspector") return inspect(*object.object, name, given);
  if (made_by.name == "result") {
    around_.asked = true;
    return answer(made_by, name, database_.schema());
  }
  if (made_by.name == "alembic.op.batch_alter_table") return batch_method(made_by, name, given);
  if (made_by.name == "class" && lose_by_method(made_by, name, given)) return {};
  if (name == "create" || name == "drop") return type_method(object, name, given);
  if (made_by.name.ends_with("MetaData") || made_by.name.find(".MetaData") != std::string::npos) {
    metadata_method(name, given, made_by.given.at.file == frame().file);
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

// What a batch is told is sent when its `with` ends, out of the reach of a `try` inside; SQL is sent at once.
Value Interpreter::batch_method(const Object& batch, std::string_view name, const Arguments& given) {
  const Circumstances within = around_;
  if (name != "execute") {
    around_.caught = collected_.caught;
    around_.handler = collected_.handler;
    around_.savepoint = collected_.savepoint;
  }
  Value made = operation(name, in_batch(batch, name, given));
  const bool asked = around_.asked;
  around_ = within;
  around_.asked = asked;
  return made;
}

// Methods are not followed. One that speaks of no operation and executes nothing queries and writes rows; another may
// do anything, as may one that is not found and is given the database.
bool Interpreter::lose_by_method(const Object& object, std::string_view name, const Arguments& given) {
  const std::optional<bool> speaks = speaks_of_operations(object.given.positional[0], name);
  if (!speaks) return lose_if_given_database(object.given) || lose_if_given_database(given);
  if (*speaks) database_.lose({{}, {}, true}, given.at, "a method that speaks of operations is not followed");
  return *speaks;
}

// Of a method of a class of the project; none where it is not found.
std::optional<bool> Interpreter::speaks_of_operations(const Value& owner, std::string_view method) const {
  const auto* const ref = owner.kind == Kind::entity ? std::get_if<ClassRef>(&owner.entity) : nullptr;
  const ClassInfo* const info = ref ? project_.class_info(*ref) : nullptr;
  const auto member = info ? find_member(project_, *info, method) : std::nullopt;
  if (!member) return std::nullopt;
  const FileIndex& file = project_.index(member->owner.file);
  const Binding& binding = file[member->binding];
  if (binding.kind != BindingKind::function_def) return std::nullopt;
  return speaks_of_operations(member->owner.file, file[binding.stmt].span);
}

bool Interpreter::speaks_of_operations(FileId in, Span body) const {
  const FileIndex& file = project_.index(in);
  constexpr std::string_view telling[]{"op",   "execute", "exec_driver_sql", "create_all", "drop_all", "create",
                                       "drop", "text"};
  return std::ranges::any_of(file.tree.exprs, [&](const Expr& expr) {
    const bool named = expr.kind == ExprKind::name || expr.kind == ExprKind::attribute;
    return named && body.contains(expr.span) && std::ranges::find(telling, file.text(expr)) != std::end(telling);
  });
}

bool Interpreter::lose_if_given_database(const Arguments& given) {
  const bool is_given = std::ranges::any_of(given.positional, [](const Value& value) {
    const std::string* const dotted = value.kind == Kind::entity ? external_name(value.entity) : nullptr;
    return value.is_object("connection") || (dotted && *dotted == "alembic.op");
  });
  if (is_given) database_.lose({{}, {}, true}, given.at, "a call that is given the database is not followed");
  return is_given;
}

// `Base.metadata`, where the file itself makes Base: its tables stay as they are written there.
bool Interpreter::is_own(Id<Expr> owner) const {
  while (index()[owner].kind == ExprKind::attribute) owner = index()[owner].parts[0];
  if (index()[owner].kind != ExprKind::name) return false;
  return std::ranges::any_of(index().bindings_of(index().module(), index().text(index()[owner])), [&](Id<Binding> id) {
    const Binding& binding = index()[id];
    return binding.kind == BindingKind::class_def || (binding.value && index()[binding.value].kind == ExprKind::call);
  });
}

// Also of a metadata that is not known.
void Interpreter::metadata_method(std::string_view name, const Arguments& given, bool own) {
  if (name == "create_all" && !own) database_.create_all(given.at, circumstances());
  if (name == "create_all" && own)
    database_.lose({{}, {}, true}, given.at, "`create_all()` of the revision's own models is not followed");
  if (name == "drop_all") database_.lose({{}, {}, true}, given.at, "`drop_all()` is not followed");
}

// An inspector remembers what it was told: asked again, it does not see what was made since.
Value Interpreter::inspect(Object& inspector, std::string_view name, const Arguments& given) {
  around_.asked = true;
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
    around_.asked = around_.asked || result.is_object("result");
    if (name == "scalar" && result.is_object("result")) return answer(*result.object, name, database_.schema());
    return result;
  }
  // The dialect's own, which are given the connection first.
  if (name.starts_with("has_") || name.starts_with("get_")) {
    around_.asked = true;
    Arguments rest = given;
    if (!rest.positional.empty() && rest.positional.front().is_object("connection"))
      rest.positional.erase(rest.positional.begin());
    return inspector_method(name, rest);
  }
  if (name == "type_descriptor" || name == "inspect") return given.positional.empty() ? Value{} : given.positional[0];
  constexpr std::string_view queries[]{"query",  "get",      "add",   "add_all", "flush",
                                       "commit", "rollback", "close", "merge"};
  if (std::ranges::find(queries, name) == std::end(queries)) return made("connection", {});
  if (name == "commit") {
    emit("COMMIT", given.at);
    return {};
  }
  database_.note_data(given.at, circumstances());
  return {};
}

// A COMMIT that the driver does not know of: it begins no other transaction, so that each statement behind is its own.
bool Interpreter::note_transaction(const std::string& sql) {
  const schema::Tokens tokens(sql);
  const bool ends = tokens.word(0, "commit") || tokens.word(0, "end");
  const bool begins = tokens.word(0, "begin") || tokens.word(0, "start");
  if (ends || begins) around_.autocommit = ends;
  return ends || begins;
}

Value Interpreter::execute(const Arguments& given) {
  const Value* const first = given.get(0, "sqltext");
  if (!first) return {};
  const bool is_call = first->kind == Kind::object;
  const bool is_text = first->kind == Kind::text || (is_call && is_sql(first->object->last_name()));
  if (!is_text) {
    const std::string_view last = is_call ? first->object->last_name() : "";
    if (last.ends_with("Sequence") && !first->object->given.positional.empty()) {
      const Value& sequence = first->object->given.positional[0];
      const auto named = sequence.kind == Kind::object ? as_text(sequence.object->argument(0, "name")) : std::nullopt;
      if (named) emit((last == "DropSequence" ? "DROP SEQUENCE " : "CREATE SEQUENCE ") + *named, given.at);
      return {};
    }
    if (last == "CreateSchema" || last.ends_with("Sequence") || last == "CreateTable" || last == "DropTable")
      database_.lose({{}, {}, last.ends_with("Table")}, given.at, "`" + std::string(last) + "` is not followed");
    if (first->kind == Kind::unknown)
      database_.lose({{}, {}, true}, given.at, "the statement that is executed is not known");
    if (is_call && !is_statement(first->object->name))
      database_.lose({{}, {}, true}, given.at, "the statement that is executed is not known");
    if (is_call) database_.note_data(given.at, circumstances());
    return {};
  }
  const Value* const written = is_call ? first->object->argument(0, "text") : first;
  const bool formatted = is_call && first->object->last_name() == "DDL" && written && written->is_text() &&
                         written->text.find('%') != std::string::npos;
  if (formatted) {
    database_.lose({{}, {}, true}, given.at, "a `DDL` with places that it fills is not followed");
    return {};
  }
  if (!written || written->kind != Kind::text) {
    database_.lose({{}, {}, true}, given.at, "the statement that is executed is not known");
    return {};
  }
  if (written->truth) {
    schema::Opaque lost = touched_by(written->text, database_.schema());
    const bool changes = lost.everything || !lost.tables.empty() || !lost.types.empty();
    if (changes)
      database_.lose(std::move(lost), given.at, "the statement that is executed is not known");
    else
      database_.note_data(given.at, circumstances());
    return {};
  }
  const std::string sql = unescaped(written->text);
  around_.written = true;
  if (note_transaction(sql)) return {};
  if (!is_query(sql)) emit(sql, given.at);
  around_.written = false;
  Value result = made("result", {text(sql)});
  if (given.positional.size() > 1) result.object->given.positional.push_back(given.positional[1]);
  return result;
}

}  // namespace ormlint::migrations
