// op.* besides create_table: one function for each.
#include "migrations/operations.h"

#include <algorithm>
#include <array>

#include "schema/names.h"
#include "schema/relocate.h"

namespace ormlint::migrations {

namespace {

std::string table_of(const Arguments& given, std::size_t place, std::string_view name) {
  return as_text(given.get(place, name)).value_or("");
}

std::vector<schema::Ref> tables_named(const std::string& table) {
  const std::size_t dot = table.find('.');
  schema::Ref ref;
  ref.schema = dot == table.npos ? "" : table.substr(0, dot);
  ref.name = dot == table.npos ? table : table.substr(dot + 1);
  return table.empty() ? std::vector<schema::Ref>{} : std::vector{ref};
}

// Where a batch operation leaves its table out.
constexpr std::array<std::string_view, 5> table_first{"add_column", "alter_column", "drop_column",
                                                      "create_table_comment", "drop_table_comment"};

}  // namespace

void Interpreter::emit(std::string sql, Location at, std::vector<Origin> origins) {
  database_.execute(std::move(sql), at, std::move(origins), circumstances());
}

void Interpreter::lose(const std::string& table, Location at, std::string why) {
  database_.lose({tables_named(table), {}, table.empty()}, at, std::move(why));
}

void Interpreter::refuse(const std::string& table, Location at, std::string why) {
  database_.refuse(tables_named(table), at, circumstances(), std::move(why));
}

Value Interpreter::operation(std::string_view name, const Arguments& given) {
  return Operations(*this, given.at).run(name, given);
}

Arguments in_batch(const Object& batch, std::string_view name, Arguments given) {
  constexpr std::string_view of_no_table[]{"f", "inline_literal", "execute", "get_bind", "get_context", "invoke"};
  if (std::ranges::find(of_no_table, name) != std::end(of_no_table)) return given;
  const Value* const table = batch.argument(0, "table_name");
  const bool first = std::ranges::find(table_first, name) != table_first.end();
  const std::size_t place = std::min<std::size_t>(first ? 0 : 1, given.positional.size());
  const bool by_keyword = !first && given.positional.empty();
  if (by_keyword)
    given.keywords.emplace_back(name == "create_foreign_key" ? "source_table" : "table_name", table ? *table : Value{});
  if (!by_keyword)
    given.positional.insert(given.positional.begin() + static_cast<std::ptrdiff_t>(place), table ? *table : Value{});
  if (const Value* const schema = batch.keyword("schema"))
    given.keywords.emplace_back(name == "create_foreign_key" ? "source_schema" : "schema", *schema);
  return given;
}

Value Operations::run(std::string_view name, const Arguments& given) {
  using Handler = void (Operations::*)(const Arguments&);
  static constexpr std::array<std::pair<std::string_view, Handler>, 12> handlers{{
      {"create_table", &Operations::create_table},
      {"drop_table", &Operations::drop_table},
      {"add_column", &Operations::add_column},
      {"drop_column", &Operations::drop_column},
      {"alter_column", &Operations::alter_column},
      {"create_index", &Operations::create_index},
      {"drop_index", &Operations::drop_index},
      {"create_foreign_key", &Operations::create_foreign_key},
      {"create_check_constraint", &Operations::create_check},
      {"drop_constraint", &Operations::drop_constraint},
      {"rename_table", &Operations::rename_table},
      {"sync_enum_values", &Operations::sync_enum_values},
  }};
  const auto found = std::ranges::find(handlers, name, [](const auto& row) { return row.first; });
  if (found != handlers.end()) {
    (this->*found->second)(given);
    return name == "create_table" ? made("sqlalchemy.Table", given.positional) : none();
  }
  if (name == "create_unique_constraint" || name == "create_primary_key") {
    create_key(given, name);
    return none();
  }
  if (name == "execute") return in_.execute(given);
  if (name == "get_bind" || name == "get_context") return made("connection", {});
  if (name == "f" && given.positional.size() == 1) return made("alembic.op.f", given.positional);
  if (name == "inline_literal") return given.positional.empty() ? Value{} : given.positional[0];
  if (name == "batch_alter_table") {
    return made_by_call("alembic.op.batch_alter_table", given);
  }
  if (name == "invoke" || name == "run_async" || name.ends_with("exclude_constraint"))
    lose(given, table_of(given, 1, "table_name"), "`op." + std::string(name) + "` is not followed");
  return {};
}

// Something is done to a table that is not understood.
void Operations::lose(const Arguments& given, const std::string& table, std::string why) {
  const auto schema = as_text(given.keyword("schema") ? given.keyword("schema") : given.keyword("source_schema"));
  in_.lose(table.empty() || !schema || schema->empty() ? table : *schema + "." + table, at_, std::move(why));
}

void Operations::drop_table(const Arguments& given) {
  const std::string name = table_of(given, 0, "table_name");
  if (name.empty()) return in_.lose("", at_, "the name of the table that is dropped is not known");
  const bool if_exists = as_bool(given.keyword("if_exists")).value_or(false);
  emit(std::string("DROP TABLE ") + (if_exists ? "IF EXISTS " : "") +
       qualified(as_text(given.keyword("schema")), name));
}

void Operations::add_column(const Arguments& given) {
  const std::string name = table_of(given, 0, "table_name");
  const Value* const written = given.get(1, "column");
  const auto one = written ? column(*written, name) : std::nullopt;
  if (name.empty() || !one) return lose(given, name, "the column that is added is not known");
  const auto schema = as_text(given.keyword("schema"));
  const std::string table = qualified(schema, name);
  const bool if_not = as_bool(given.keyword("if_not_exists")).value_or(false);
  const std::string begin = "ALTER TABLE " + table + " ADD COLUMN " + (if_not ? "IF NOT EXISTS " : "");
  const std::string counting = one->primary_key && one->serial_allowed ? serial(one->type) : "";
  const std::string type = !counting.empty() ? counting : one->type.empty() ? schema::unread_type : one->type;
  emit(begin + schema::quote_name(one->name) + " " + type + one->rest, {{begin.size(), one->at}});
  for (const std::string& constraint : one->constraints)
    if (!constraint.empty()) emit("ALTER TABLE " + table + " ADD " + constraint);
  if (!one->comment.empty())
    emit("COMMENT ON COLUMN " + table + "." + schema::quote_name(one->name) + " IS " +
         schema::quote_literal(one->comment));
  const std::string listed = " (" + schema::quote_name(one->name) + ")";
  if (one->unique && !one->index)
    emit("ALTER TABLE " + table + " ADD " + named({"uq", name, {one->name}, {}, {}}, nullptr) + "UNIQUE" + listed);
  if (one->index) {
    const std::string index =
        *in_.naming_.name({"ix", (schema ? *schema + "_" : "") + name, {one->name}, {}, {}}, nullptr);
    emit(std::string("CREATE ") + (one->unique ? "UNIQUE " : "") + "INDEX " + label(index) + " ON " + table + listed);
  }
}

void Operations::drop_column(const Arguments& given) {
  const std::string name = table_of(given, 0, "table_name");
  const auto one = as_text(given.get(1, "column_name"));
  if (name.empty() || !one) return lose(given, name, "the column that is dropped is not known");
  const bool if_exists = as_bool(given.keyword("if_exists")).value_or(false);
  emit("ALTER TABLE " + qualified(as_text(given.keyword("schema")), name) + " DROP COLUMN " +
       (if_exists ? "IF EXISTS " : "") + schema::quote_name(*one));
}

// In the order in which Alembic sends them.
void Operations::alter_column(const Arguments& given) {
  const std::string name = table_of(given, 0, "table_name");
  const auto one = as_text(given.get(1, "column_name"));
  if (name.empty() || !one) return lose(given, name, "the column that is altered is not known");
  const std::string table = "ALTER TABLE " + qualified(as_text(given.keyword("schema")), name);
  const std::string column = table + " ALTER COLUMN " + schema::quote_name(*one);
  const auto option = [&](std::string_view wanted) {
    const Value* const value = given.keyword(wanted);
    return value && !value->is_none() ? value : nullptr;
  };
  if (const Value* const written = option("type_")) {
    const auto conversion = as_text(given.keyword("postgresql_using"));
    auto refused = text_to_enum(*written, given, *one);
    const std::string sql = column + " TYPE " + type(*written);
    const Value* const using_value = given.keyword("postgresql_using");
    if (conversion) emit(sql + " USING " + *conversion, {{sql.size(), using_value->at}});
    if (!conversion) emit(sql);
    if (refused) in_.database_.add_fault(std::move(*refused));
    note_lost_labels(*written, given, *one);
  }
  if (const Value* const nullable = option("nullable")) {
    const auto decided = as_bool(nullable);
    if (!decided) lose(given, name, "whether the column may be null is not known");
    if (decided) emit(column + (*decided ? " DROP NOT NULL" : " SET NOT NULL"));
  }
  if (const Value* const value = given.keyword("server_default"); value && as_bool(value) != false) {
    const bool identity = value->kind == Kind::object && value->object->last_name() == "Identity";
    if (value->is_none()) emit(column + " DROP DEFAULT");
    if (identity) emit(column + " ADD GENERATED BY DEFAULT AS IDENTITY");
    if (!value->is_none() && !identity) emit(column + " SET" + default_clause(*value));
  }
  if (const Value* const comment = given.keyword("comment"); comment && as_bool(comment) != false) {
    const auto written = as_text(comment);
    emit("COMMENT ON COLUMN " + qualified(as_text(given.keyword("schema")), name) + "." + schema::quote_name(*one) +
         " IS " + (written ? schema::quote_literal(*written) : "NULL"));
  }
  if (const Value* const renamed = option("new_column_name")) {
    const auto to = as_text(renamed);
    if (!to) return lose(given, name, "the column's new name is not known");
    emit(table + " RENAME " + schema::quote_name(*one) + " TO " + schema::quote_name(*to));
  }
}

void Operations::create_foreign_key(const Arguments& given) {
  const std::string source = table_of(given, 1, "source_table");
  const std::string referent = table_of(given, 2, "referent_table");
  const auto columns = as_texts(given.get(3, "local_cols")), targets = as_texts(given.get(4, "remote_cols"));
  if (source.empty() || referent.empty() || !columns || !targets)
    return lose(given, source, "the foreign key that is made is not known");
  emit("ALTER TABLE " + qualified(as_text(given.keyword("source_schema")), source) + " ADD " +
       named({"fk", source, *columns, referent, targets->empty() ? "" : targets->front()},
             given.get(0, "constraint_name")) +
       "FOREIGN KEY (" + quoted(*columns) + ") REFERENCES " +
       qualified(as_text(given.keyword("referent_schema")), referent) + " (" + quoted(*targets) + ")" + actions(given));
}

void Operations::create_key(const Arguments& given, std::string_view kind) {
  const std::string name = table_of(given, 1, "table_name");
  const auto columns = as_texts(given.get(2, "columns"));
  if (name.empty() || !columns) return lose(given, name, "the constraint that is made is not known");
  const bool distinct = !as_bool(given.keyword("postgresql_nulls_not_distinct")).value_or(false);
  emit("ALTER TABLE " + qualified(as_text(given.keyword("schema")), name) + " ADD " +
       named({kind == "create_primary_key" ? "pk" : "uq", name, *columns, {}, {}}, given.get(0, "constraint_name")) +
       (kind == "create_primary_key" ? "PRIMARY KEY ("
        : distinct                   ? "UNIQUE ("
                                     : "UNIQUE NULLS NOT DISTINCT (") +
       quoted(*columns) + ")" + actions(given));
}

void Operations::create_check(const Arguments& given) {
  const std::string name = table_of(given, 1, "table_name");
  const Value* const condition = given.get(2, "condition");
  if (name.empty() || !condition) return lose(given, name, "the check that is made is not known");
  emit("ALTER TABLE " + qualified(as_text(given.keyword("schema")), name) + " ADD " +
       named({"ck", name, {}, {}, {}}, given.get(0, "constraint_name")) + "CHECK (" +
       (condition->is_text() ? condition->text : expression(*condition)) + ")");
}

void Operations::drop_constraint(const Arguments& given) {
  const auto own = as_text(given.get(0, "constraint_name"));
  const std::string name = table_of(given, 1, "table_name");
  const Value* const written = given.get(0, "constraint_name");
  if (written && written->is_none() && in_.naming_.empty())
    return in_.refuse(name, at_, "a constraint is dropped by its name, and `None` is none");
  if (!own || name.empty()) return lose(given, name, "the constraint that is dropped is not known");
  const bool if_exists = as_bool(given.keyword("if_exists")).value_or(false);
  const bool check = as_text(given.get(2, "type_")) == "check";
  const std::string spelled =
      check ? *in_.naming_.name({"ck", name, {}, {}, {}}, given.get(0, "constraint_name")) : *own;
  emit("ALTER TABLE " + qualified(as_text(given.keyword("schema")), name) + " DROP CONSTRAINT " +
       (if_exists ? "IF EXISTS " : "") + label(spelled));
}

void Operations::rename_table(const Arguments& given) {
  const std::string from = table_of(given, 0, "old_table_name"), to = table_of(given, 1, "new_table_name");
  if (from.empty() || to.empty()) return lose(given, from, "the table's name is not known");
  emit("ALTER TABLE " + qualified(as_text(given.keyword("schema")), from) + " RENAME TO " + schema::quote_name(to));
}

}  // namespace ormlint::migrations
