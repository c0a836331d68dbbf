// What a table has besides columns: foreign keys, unique constraints, indexes, as ForeignKey(…), among the arguments of
// Table(…) or in __table_args__, and added to a table afterwards. Names of columns are found by key, so what names
// several waits until every column was read.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/server_values.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 4> constraints{"ForeignKeyConstraint", "UniqueConstraint", "Index",
                                                      "PrimaryKeyConstraint"};

// Nothing that create_all would need a column or a key for.
constexpr std::array<std::string_view, 4> harmless{"ExcludeConstraint", "Comment", "DDL", "text"};

}  // namespace

ForeignKey ModelReader::read_foreign_key(FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  ForeignKey key;
  key.at = {in, index[call].span};
  if (const Id<Expr> target = argument(index, call, 0, "column")) read_key_target(key, in, target);
  read_key_options(key, in, call);
  return key;
}

// "table.column" in text, or an expression that is a column; the latter waits until all tables are known.
void ModelReader::read_key_target(ForeignKey& key, FileId in, Id<Expr> target) {
  key.at = {in, file(in)[target].span};
  key.written = constant_text(project_, in, target).value_or("");
  if (key.written.empty()) key_targets_[key.at] = {{in, target}};
}

void ModelReader::read_key_options(ForeignKey& key, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const auto text = [&](std::string_view option) {
    const Id<Expr> value = keyword(index, call, option);
    return value ? constant_text(project_, in, value) : std::nullopt;
  };
  key.name = text("name");
  const auto action = [&](std::string_view option) {
    const Id<Expr> value = keyword(index, call, option);
    const auto written = text(option);
    key.actions_known &= !value || written || is_none(index, value);
    return written.value_or("");
  };
  key.ondelete = action("ondelete");
  key.onupdate = action("onupdate");
  key.actions_known &= !has_unpacking(index, call);
  key.use_alter = constant_bool(project_, in, keyword(index, call, "use_alter")).value_or(false);
}

// An argument of Table(…) or an element of __table_args__ that is no column.
void ModelReader::read_table_item(Id<Table> table, FileId in, Id<Expr> item) {
  const Place place = value_of(project_, in, item);
  const OrmName made = called_name(project_, place.file, place.expr);
  if (made && made.name == "CheckConstraint") {
    if (auto check = check_of(project_, place.file, place.expr))
      domain_.tables[table].checks.push_back(std::move(*check));
    return;
  }
  if (made && std::ranges::find(harmless, made.name) != harmless.end()) return;
  if (made && std::ranges::find(constraints, made.name) != constraints.end()) {
    pending_items_.push_back({table, place});
  } else {
    domain_.tables[table].keys_open = true;
  }
}

void ModelReader::read_pending_items() {
  for (const Item& item : pending_items_) {
    Table& table = domain_.tables[item.table];
    const std::string name = called_name(project_, item.call.file, item.call.expr).name;
    if (name == "ForeignKeyConstraint") read_key_constraint(table, item.call.file, item.call.expr);
    if (name == "PrimaryKeyConstraint") read_primary_key(table, item.call.file, item.call.expr);
    if (name == "UniqueConstraint" || name == "Index") read_index(table, item.call.file, item.call.expr);
    read_lost_columns(table, item.call.file, item.call.expr);
  }
}

// The columns that a constraint names, by key or as objects; none when one of them is not understood.
std::optional<std::vector<Column*>> ModelReader::named_columns(Table& table, const std::vector<Place>& named) const {
  std::vector<Column*> found;
  for (const Place& place : named) {
    const auto key = constant_text(project_, place.file, place.expr);
    const Expr& written = file(place.file)[place.expr];
    const bool object = written.kind == ExprKind::name || written.kind == ExprKind::attribute;
    const auto column = key      ? std::ranges::find(table.columns, *key, &Column::key)
                        : object ? std::ranges::find(table.columns, file(place.file).text(written), &Column::attribute)
                                 : table.columns.end();
    if (column == table.columns.end() || !column->name_known) return std::nullopt;
    found.push_back(&*column);
  }
  return found;
}

void ModelReader::read_key_constraint(Table& table, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const Id<Expr> own = argument(index, call, 0, "columns"), referred = argument(index, call, 1, "refcolumns");
  const auto names = own ? constant_elements(project_, in, own) : std::nullopt;
  const auto targets = referred ? constant_elements(project_, in, referred) : std::nullopt;
  const auto columns = names ? named_columns(table, *names) : std::nullopt;
  ForeignKey key;
  key.at = {in, index[call].span};
  read_key_options(key, in, call);
  if (const Id<Expr> name = positional(index, call, 2)) key.name = constant_text(project_, in, name);
  if (!columns || !targets || targets->size() != columns->size() || targets->empty()) {
    table.keys_open = true;
    return;
  }
  for (Column* const column : *columns) {
    key.columns.push_back(column->name);
    column->has_foreign_key = true;
    column->type_from_key |= column->type.at == Location{};
  }
  key.at = {targets->front().file, file(targets->front().file)[targets->front().expr].span};
  key.written = constant_text(project_, targets->front().file, targets->front().expr).value_or("");
  key_targets_[key.at] = *targets;
  table.foreign_keys.push_back(std::move(key));
}

void ModelReader::read_primary_key(Table& table, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  std::vector<Place> named;
  for (const Id<Expr> part : index[call].parts.from(1)) {
    if (index[part].kind != ExprKind::keyword) named.push_back({in, part});
  }
  const auto columns = named_columns(table, named);
  if (!columns) {
    table.keys_open = true;
    return;
  }
  for (Column* const column : *columns) {
    column->primary_key = true;
    column->nullable = false;
    table.key_order.push_back(column->name);
  }
}

// UniqueConstraint("a", "b", name=…) and Index("name", "a", Class.b, func.lower(…), unique=True).
void ModelReader::read_index(Table& table, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  Index made;
  made.constraint = called_name(project_, in, call).name == "UniqueConstraint";
  made.unique = made.constraint || constant_bool(project_, in, keyword(index, call, "unique")).value_or(false);
  made.at = {in, index[call].span};
  Id<Expr> name = made.constraint ? keyword(index, call, "name") : argument(index, call, 0, "name");
  std::size_t first = made.constraint || keyword(index, call, "name") ? 0 : 1;
  if (name && is_none(index, name)) name = {};
  if (name) {
    const bool final = called_name(project_, in, name).name == "conv";  // no convention touches it
    if (final && positional(index, name, 0)) name = positional(index, name, 0);
    made.name = constant_text(project_, in, name);
    made.name_known = made.name_given = made.name.has_value();
    made.name_computed = !made.name;
    made.at = {in, index[name].span};
  }
  std::vector<Place> named;
  for (;; ++first) {
    const Id<Expr> part = positional(index, call, first);
    if (!part) break;
    named.push_back({in, part});
  }
  made.plain = !has_unpacking(index, call);
  for (const Place& place : named) {
    const auto column = named_columns(table, {place});
    made.plain &= column.has_value();
    if (column) made.columns.push_back(column->front()->name);
  }
  made.partial = static_cast<bool>(keyword(index, call, "postgresql_where"));
  table.indexes.push_back(std::move(made));
}

// Index("name", Class.attribute) anywhere, and what is appended to a table later.
void ModelReader::read_key_additions(FileId in, Id<Expr> call, std::string_view name) {
  const FileIndex& index = file(in);
  const Id<Expr> called = index[call].parts[0];
  if (name == "append_constraint" || name == "append_column") {
    const Id<Expr> item = positional(index, call, 0);
    const std::optional<Id<Table>> table = table_of(in, index[called].parts[0]);
    if (!table || !item) return;
    if (name == "append_column") domain_.tables[*table].open = true;
    return read_table_item(*table, in, item);
  }
  if (name != "Index" || is_test_file(project_.files[static_cast<std::size_t>(in)].path) ||
      called_name(project_, in, call).name != "Index")
    return;
  for (std::size_t n = 1;; ++n) {
    const Id<Expr> part = positional(index, call, n);
    if (!part) return;
    if (index[part].kind != ExprKind::attribute) continue;
    const std::optional<Id<Table>> table = table_of_column(in, part);
    const bool known = std::ranges::any_of(
        pending_items_, [&](const Item& item) { return item.call.file == in && item.call.expr == call; });
    if (table && !known) pending_items_.push_back({*table, {in, call}});
    if (table) return;
  }
}

}  // namespace ormlint
