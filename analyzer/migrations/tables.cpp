// CREATE TABLE from columns and constraints.
#include <algorithm>

#include "migrations/operations.h"
#include "schema/names.h"
#include "schema/relocate.h"

namespace ormlint::migrations {

std::string Operations::serial(const std::string& type) {
  if (type == "INTEGER") return "SERIAL";
  if (type == "BIGINT") return "BIGSERIAL";
  return type == "SMALLINT" ? "SMALLSERIAL" : "";
}

std::optional<std::string> Operations::constraint(const Object& object, const std::string& table) {
  const std::string_view last = object.last_name();
  if (last == "ForeignKeyConstraint") {
    const auto columns = as_texts(object.argument(0, "columns"));
    const std::string made = columns ? foreign_key(object, *columns, table) : "";
    return made.empty() ? std::nullopt : std::optional(made);
  }
  if (last == "CheckConstraint") {
    const Value* const written = object.argument(0, "sqltext");
    const auto sql = as_text(written);
    const Value* const own = object.keyword("name") ? object.keyword("name") : object.argument(1, "name");
    return named({"ck", table, {}, {}, {}}, own) + "CHECK (" + sql.value_or(std::string(hole)) + ")";
  }
  if (last != "PrimaryKeyConstraint" && last != "UniqueConstraint") return std::nullopt;
  Value columns = list(object.given.positional);
  const auto names = as_texts(&columns);
  if (!names || object.given.open) return std::nullopt;
  if (names->empty()) return "";
  const bool distinct = !as_bool(object.keyword("postgresql_nulls_not_distinct")).value_or(false);
  const std::string name =
      named({last == "UniqueConstraint" ? "uq" : "pk", table, *names, {}, {}}, object.keyword("name"));
  return name + (last == "UniqueConstraint" ? "UNIQUE " : "PRIMARY KEY ") + (distinct ? "" : "NULLS NOT DISTINCT ") +
         "(" + quoted(*names) + ")" + actions(object.given);
}

Operations::TableParts Operations::table_parts(const std::string& table, const std::string& schema,
                                               const Values& items) {
  TableParts made;
  std::vector<ColumnParts> columns;
  std::vector<std::pair<std::string, Location>> pieces;
  std::vector<std::string> keys, referring;  // the columns of the primary key, of foreign keys
  const Value* key_given = nullptr;
  for (const Value& item : items) {
    const std::string_view last = item.kind == Kind::object ? item.object->last_name() : "";
    if (auto one = column(item, table)) {
      if (one->type_value) create_type(*one->type_value, false, true);
      // Of two columns of one name SQLAlchemy keeps the second.
      std::erase_if(columns, [&](const ColumnParts& other) { return other.name == one->name; });
      columns.push_back(std::move(*one));
    } else if (last == "PrimaryKeyConstraint") {
      const Value listed = list(item.object->given.positional);
      const auto names = as_texts(&listed);
      made.open |= !names;
      keys = names.value_or(keys);
      key_given = item.object->keyword("name");
    } else if (last == "Index") {
      const auto written = index_of_table(*item.object, table, schema);
      made.open |= !written;
      if (written) made.after.push_back(*written);
    } else if (last == "ForeignKeyConstraint") {
      const auto written = constraint(*item.object, table);
      const auto own = as_texts(item.object->argument(0, "columns"));
      if (own) referring.insert(referring.end(), own->begin(), own->end());
      // Left to an ALTER TABLE that only create_all() sends.
      if (as_bool(item.object->keyword("use_alter")).value_or(false)) continue;
      pieces.emplace_back(written.value_or(""), item.object->given.at);
    } else if (const auto written = last.empty() ? std::nullopt : constraint(*item.object, table)) {
      if (!written->empty()) pieces.emplace_back(*written, item.object->given.at);
    } else if (last != "MetaData" && !(item.kind == Kind::dict) && last != "ExcludeConstraint") {
      made.open = true;
    }
  }
  const bool listed = !keys.empty();
  for (const ColumnParts& one : columns)
    if (one.primary_key && !listed) keys.push_back(one.name);
  const std::string owner = qualified(schema, table);
  for (ColumnParts& one : columns) {
    const bool key = std::ranges::find(keys, one.name) != keys.end();
    one.serial_allowed &= one.serial_asked || std::ranges::find(referring, one.name) == referring.end();
    const std::string counting =
        key && one.serial_allowed && (keys.size() == 1 || one.serial_asked) ? serial(one.type) : "";
    if (key && one.rest.find("NOT NULL") == std::string::npos) one.rest += " NOT NULL";
    made.origins.push_back({made.text.size(), one.at});
    made.text += schema::quote_name(one.name) + " " +
                 (!counting.empty()  ? counting
                  : one.type.empty() ? schema::unread_type
                                     : one.type) +
                 one.rest + ", ";
    for (const std::string& written : one.constraints) pieces.emplace_back(written, one.at);
    if (one.unique && !one.index)
      pieces.emplace_back(
          named({"uq", table, {one.name}, {}, {}}, nullptr) + "UNIQUE (" + schema::quote_name(one.name) + ")", one.at);
    if (!one.comment.empty())
      made.after.push_back("COMMENT ON COLUMN " + owner + "." + schema::quote_name(one.name) + " IS " +
                           schema::quote_literal(one.comment));
    if (one.index)
      made.after.push_back(
          std::string("CREATE ") + (one.unique ? "UNIQUE " : "") + "INDEX " +
          label(*in_.naming_.name({"ix", (schema.empty() ? "" : schema + "_") + table, {one.name}, {}, {}}, nullptr)) +
          " ON " + owner + " (" + schema::quote_name(one.name) + ")");
  }
  if (!keys.empty())
    pieces.emplace_back(named({"pk", table, keys, {}, {}}, key_given) + "PRIMARY KEY (" + quoted(keys) + ")", at_);
  for (const auto& [written, where] : pieces) {
    if (written.empty()) {
      made.open = true;
      continue;
    }
    made.origins.push_back({made.text.size(), where});
    made.text += written + ", ";
  }
  if (!made.text.empty()) made.text.resize(made.text.size() - 2);
  return made;
}

void Operations::create_table(const Arguments& given) {
  const auto name = as_text(given.get(0, "table_name"));
  const std::string schema = as_text(given.keyword("schema")).value_or("");
  if (!name) return in_.lose("", at_, "the name of the table that is created is not known");
  Values items;
  if (given.positional.size() > 1) items.assign(given.positional.begin() + 1, given.positional.end());
  if (const Value* const more = given.keyword("columns"))
    if (const auto listed = in_.iterate(*more)) items.insert(items.end(), listed->begin(), listed->end());
  TableParts parts = table_parts(*name, schema, items);
  const bool if_not = as_bool(given.keyword("if_not_exists")).value_or(false);
  const std::string owner = qualified(schema, *name);
  const std::string begin = std::string("CREATE TABLE ") + (if_not ? "IF NOT EXISTS " : "") + owner + " (";
  std::vector<Origin> origins;
  for (const Origin& one : parts.origins) origins.push_back({begin.size() + one.begin, one.at});
  const Value* const name_value = given.get(0, "table_name");
  origins.insert(origins.begin(),
                 {begin.size() - owner.size() - 2, name_value->at == Location{} ? at_ : name_value->at});
  emit(begin + parts.text + ")", origins);
  for (const std::string& sql : parts.after) emit(sql);
  if (const auto comment = as_text(given.keyword("comment")))
    emit("COMMENT ON TABLE " + owner + " IS " + schema::quote_literal(*comment));
  if (parts.open || given.open) lose(given, *name, "something of the table `" + *name + "` was not understood");
}

// Table("name", metadata, …).create(bind).
void Operations::create_table(const Object& table, bool check_first) {
  const auto name = as_text(table.argument(0, "name"));
  const std::string schema = as_text(table.keyword("schema")).value_or("");
  if (!name) return in_.lose("", at_, "the name of the table that is created is not known");
  const bool exists = in_.database_.schema().table({schema.empty() ? "public" : schema, *name}) != nullptr;
  if (check_first && exists) return;
  Arguments given = table.given;
  given.at = at_;
  if (given.positional.size() > 1) given.positional.erase(given.positional.begin() + 1);
  create_table(given);
}

}  // namespace ormlint::migrations
