#include "domain/print.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 15> loads_names{"unknown", "text",      "integer", "number", "boolean",
                                                       "bytes",   "date_time", "uuid",    "member", "list",
                                                       "json",    "decimal",   "date",    "time",   "interval"};
constexpr std::array<std::string_view, 8> attribute_names{"column",  "relationship", "hybrid", "proxy",
                                                          "synonym", "composite",    "method", "other"};
constexpr std::array<std::string_view, 8> join_fault_names{"fine",
                                                           "no_foreign_keys",
                                                           "ambiguous",
                                                           "no_foreign_keys_to_secondary",
                                                           "ambiguous_secondary",
                                                           "no_relevant_columns",
                                                           "no_direction",
                                                           "no_remote_side"};
constexpr std::array<std::string_view, 4> direction_names{"?", "one_to_many", "many_to_one", "many_to_many"};
constexpr std::array<std::string_view, 3> fault_names{"", " no_table", " no_column"};
constexpr std::array<std::string_view, 4> shown_names{"class_and_name", "name", "value", "unknown"};

class Printer {
 public:
  Printer(const Domain& domain, const std::function<std::string(Location)>& place) : domain_(domain), place_(place) {}

  std::string print() {
    for (const Enum& row : domain_.enums) print(row);
    for (const Registry& row : domain_.registries) {
      const std::string& schema = domain_.metadatas[row.metadata].schema;
      write("registry {} {}{}{}\n", row.name, place_(row.at), row.open ? " open" : "",
            schema.empty() ? "" : " schema " + schema);
    }
    for (const Table& row : domain_.tables) print(row);
    for (const Model& row : domain_.models) print(row);
    for (const EnumUse& use : domain_.enum_uses) {
      write("use {}.{} {}{}{}\n", domain_.enums[use.owner].name, use.member, place_(use.at), use.by_key ? " key" : "",
            use.guarded ? " guarded" : "");
    }
    for (const MissingImport& row : domain_.missing_imports) {
      write("missing {} {}.{} {}\n", row.is_module ? "module" : "name", row.module, row.name, place_(row.at));
    }
    for (const BrokenCycle& row : domain_.broken_cycles) {
      write("cycle {}.{} {} waits {}\n", row.module, row.name, place_(row.at), place_(row.waits));
    }
    return std::move(out_);
  }

 private:
  template <class... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void print(const Enum& row) {
    write("enum {} {}{}{}{} shown {}/{}\n", row.name, place_(row.at), row.open ? " open" : "",
          row.is_text ? " text" : "", row.is_integer ? " integer" : "",
          shown_names[static_cast<std::size_t>(row.shown)], shown_names[static_cast<std::size_t>(row.formatted)]);
    for (const EnumMember& member : row.members) {
      std::string value = member.text ? fmt::format(" = \"{}\"", *member.text) : "";
      if (member.number) value = fmt::format(" = {}", *member.number);
      write("  {}{}{} {}\n", member.name, value, member.alias ? " alias" : "", place_(member.at));
    }
    for (const std::string_view attribute : row.attributes) {
      if (!row.is_text && !row.is_integer) write("  .{}\n", attribute);
    }
  }

  void print(const Table& row) {
    const std::string name =
        (row.name.schema.empty() ? "" : row.name.schema + ".") + (row.name_known ? row.name.name : "?");
    write("table {} of {} {}{}{}\n", name, row.owner, place_(row.at), row.open ? " open" : "",
          row.known_elsewhere ? " elsewhere" : "");
    for (const Column& column : row.columns) {
      const std::string nullable = !column.nullable ? "" : *column.nullable ? " null" : " not_null";
      write("  {} = {} {}{}{}{} loads {}{}{}{}{} {}\n", column.attribute, column.name_known ? column.name : "?",
            column.type.name.empty() ? "?" : column.type.name, column.type.array ? "[]" : "",
            column.type.ddl.empty() ? "" : " as ", column.type.ddl,
            loads_names[static_cast<std::size_t>(column.type.loads)], nullable, column.primary_key ? " primary" : "",
            column.has_default ? " default" : "", column.has_foreign_key ? " foreign" : "", place_(column.at));
      if (column.type.labels) print(*column.type.labels);
      print_server_side(column);
    }
    for (const ForeignKey& key : row.foreign_keys) print(key);
    for (const Index& index : row.indexes) print(index);
    for (const TableCheck& check : row.checks)
      write("  check {} {} {}\n", check.name.value_or("-"), check.sql.empty() ? "?" : check.sql, place_(check.at));
    if (!row.comment.text.empty()) write("  comment {}\n", row.comment.text);
    if (row.keys_open) write("  keys open\n");
  }

  // What only the server sees of a column.
  void print_server_side(const Column& column) {
    if (column.server_default) write("    server {}\n", column.server_sql.value_or("?"));
    if (column.identity != schema::Identity::none)
      write("    identity {}\n", column.identity == schema::Identity::always ? "always" : "by default");
    if (!column.comment.text.empty()) write("    comment {}\n", column.comment.text);
  }

  static std::string listed(const std::vector<std::string>& names) {
    return fmt::format("({})", fmt::join(names, ", "));
  }

  void print(const ForeignKey& key) {
    const std::string schema = key.target.schema.empty() ? "" : key.target.schema + ".";
    const std::string_view found = key.table ? " found" : key.elsewhere ? " elsewhere" : "";
    write("  foreign {} -> {}{}{}{}{}{}{} {}\n", listed(key.columns), schema, key.known ? key.target.name : "?",
          listed(key.target_columns), found, fault_names[static_cast<std::size_t>(key.fault)],
          key.ondelete.empty() ? "" : " ondelete " + key.ondelete, key.name ? " named " + *key.name : "",
          place_(key.at));
  }

  void print(const Index& index) {
    write("  {}{} {}{}{} {}\n", index.unique ? "unique " : "", index.constraint ? "constraint" : "index",
          index.name         ? *index.name
          : index.name_known ? "-"
                             : "?",
          listed(index.columns), index.plain ? "" : " not_plain", place_(index.at));
  }

  void print(const EnumType& type) {
    write("    type {}{}{}{} {}{}:", type.name_known ? type.name : "?", type.name_given ? " given" : "",
          type.native    ? ""
          : type.checked ? " not_native checked"
                         : " not_native",
          type.labels_known ? "" : " labels_unknown", type.members ? domain_.enums[*type.members].name : "",
          type.stores_names ? "" : " by_value");
    for (const StoredLabel& label : type.labels) write(" \"{}\"", label.text);
    write("\n");
  }

  void print(const Model& row) {
    write("model {} in {} {}{}{}{}\n", row.name, domain_.registries[row.registry].name, place_(row.at),
          row.open ? " open" : "", row.test ? " test" : "", row.deliberate ? " deliberate" : "");
    if (row.table) write("  table {}\n", domain_.tables[*row.table].name.name);
    for (const Id<Model> parent : row.parents) write("  inherits {}\n", domain_.models[parent].name);
    for (const Relationship& relationship : row.relationships) print(relationship);
    for (const ColumnConflict& conflict : row.column_conflicts) {
      write("  conflict {} with {} {}\n", conflict.column, domain_.models[conflict.declared_by].name,
            place_(conflict.at));
    }
    for (const auto& [name, attribute] : row.attributes) {
      write("  .{} {}\n", name, attribute_names[static_cast<std::size_t>(attribute.kind)]);
    }
  }

  void print(const Relationship& row) {
    const std::string target =
        row.target ? fmt::format("-> {}", domain_.models[*row.target].name) : fmt::format("-> {}?", row.target_name);
    write("  relationship {} {}{}{}{} {}\n", row.attribute, target, row.target_missing ? " missing" : "",
          row.back_populates.empty() ? "" : " back " + row.back_populates, row.open ? " open" : "", place_(row.at));
    const std::string_view where = row.inherited ? " inherited" : row.from_backref ? " backref" : "";
    if (!row.joined) return write("    join ?{}\n", where);
    const std::string through = row.secondary ? " through " + domain_.tables[*row.secondary].name.name : "";
    if (row.fault != JoinFault::none) {
      return write("    join {}{}{}\n", join_fault_names[static_cast<std::size_t>(row.fault)], through, where);
    }
    write("    join {}{}{}{}", direction_names[static_cast<std::size_t>(row.direction)],
          !row.uselist   ? ""
          : *row.uselist ? " list"
                         : " scalar",
          through, where);
    for (const JoinPair& pair : row.pairs) write(" {}={}", column_name(pair.local), column_name(pair.remote));
    write("\n");
  }

  std::string column_name(const ColumnRef& column) const {
    return fmt::format("{}.{}", domain_.tables[column.table].name.name, column.name);
  }

  const Domain& domain_;
  const std::function<std::string(Location)>& place_;
  std::string out_;
};

}  // namespace

std::string print_domain(const Domain& domain, const std::function<std::string(Location)>& place) {
  return Printer(domain, place).print();
}

}  // namespace ormlint
