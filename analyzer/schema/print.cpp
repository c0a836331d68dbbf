#include "schema/print.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <vector>

#include "schema/names.h"
#include "schema/print_parts.h"
#include "schema/snapshot.h"
#include "schema/types.h"

namespace ormlint::schema {

namespace {

constexpr const char* incomplete = "-- not everything about the following was understood\n";

class Printer {
 public:
  explicit Printer(const Schema& schema) : schema_(schema) {}

  std::string run() {
    if (!schema_.complete) out_ += "-- not everything was understood, so anything may be missing or different\n";
    for (const std::string& name : schema_.namespaces) {
      if (name != "public") put("CREATE SCHEMA {};\n", quote_name(name));
    }
    for (const auto& [name, extension] : schema_.extensions) {
      put("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {};\n", quote_name(name), quote_name(extension.schema));
    }
    for (const auto& [name, type] : schema_.enums) enumeration(type);
    for (const auto& [name, type] : schema_.domains) type_and_what_it_needs(name);
    for (const auto& [name, type] : schema_.other_types) type_and_what_it_needs(name);
    for (const auto& [name, sequence] : schema_.sequences) put("CREATE SEQUENCE {};\n", print(name));
    for (const auto& [name, table] : schema_.tables) table_and_what_it_needs(table);
    for (const auto& [name, sequence] : schema_.sequences) owner(name, sequence);
    for (const auto& [name, table] : schema_.tables) out_ += print_late_keys(table);
    for (const auto& [name, table] : schema_.tables) late_checks(table);
    for (const auto& [name, table] : schema_.tables) indexes(table);
    for (const auto& [name, table] : schema_.tables) foreign_keys(table);
    for (const auto& [name, table] : schema_.tables) comments(table);
    return std::move(out_);
  }

 private:
  template <class... Args>
  void put(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void enumeration(const Enum& type) {
    if (!type.complete) out_ += incomplete;
    std::string labels;
    for (const Label& label : type.labels) {
      if (!labels.empty()) labels += ',';
      labels += "\n    " + quote_literal(label.text);
    }
    put("CREATE TYPE {} AS ENUM ({}\n);\n", print(type.name), labels);
  }

  // Types of types first. Each is printed once, and a type that holds itself in a roundabout way ends here too.
  void type_and_what_it_needs(const Name& name) {
    if (!printed_.insert(name).second) return;
    if (const auto domain = schema_.domains.find(name); domain != schema_.domains.end()) {
      type_and_what_it_needs(domain->second.base.name);
      if (!domain->second.complete) out_ += incomplete;
      out_ += print_domain(domain->second);
    } else if (const auto other = schema_.other_types.find(name); other != schema_.other_types.end()) {
      for (const Column& attribute : other->second.attributes) type_and_what_it_needs(attribute.type.name);
      if (!other->second.extension.empty()) return;
      const std::string& definition = other->second.definition;
      put("CREATE TYPE {}{}{};\n", print(name), definition.empty() ? "" : " ", definition);
    }
  }

  // Parents, and tables whose rows are a column's type, first.
  void table_and_what_it_needs(const Table& table) {
    if (!printed_.insert(table.name).second) return;
    const auto need = [&](const Name& name) {
      if (const Table* other = schema_.table(name)) table_and_what_it_needs(*other);
    };
    std::ranges::for_each(table.inherits, need);
    for (const Column& column : table.columns) need(column.type.name);
    if (!table.complete) out_ += incomplete;
    out_ += print_table(table, schema_);
    // Not INHERITS among the columns: that would put the parents' first, also those that they were given later.
    for (const Name& parent : table.inherits) {
      if (table.partition_bound.empty()) {
        put("ALTER TABLE ONLY {} INHERIT {};\n", print(table.name), print(parent));
      } else {
        put("ALTER TABLE ONLY {} ATTACH PARTITION {} {};\n", print(parent), print(table.name), table.partition_bound);
      }
    }
  }

  void owner(const Name& name, const Sequence& sequence) {
    if (sequence.table.name.empty()) return;
    put("ALTER SEQUENCE {} OWNED BY {}.{};\n", print(name), print(sequence.table), quote_name(sequence.column));
  }

  // CREATE TABLE cannot say NOT VALID.
  void late_checks(const Table& table) {
    for (const Check& check : by_name(table.checks)) {
      if (check.not_valid) put("ALTER TABLE {} ADD {};\n", print(table.name), print_check(check));
    }
  }

  void indexes(const Table& table) {
    const bool partitioned = table.kind == TableKind::partitioned;
    for (const Index& index : by_name(table.indexes)) {
      out_ += print_index(index, (partitioned ? "ONLY " : "") + print(table.name));
    }
  }

  void foreign_keys(const Table& table) {
    for (const ForeignKey& key : by_name(table.foreign_keys)) {
      if (has_parents_key(table, key)) continue;
      put("ALTER TABLE {} ADD {};\n", print(table.name), print_foreign_key(key));
    }
  }

  // A partition gets its parent's foreign keys by itself.
  bool has_parents_key(const Table& table, const ForeignKey& key) const {
    if (table.partition_bound.empty()) return false;
    return std::ranges::any_of(table.inherits, [&](const Name& name) {
      const Table* const parent = schema_.table(name);
      return parent &&
             std::ranges::find(parent->foreign_keys, key.name, &ForeignKey::name) != parent->foreign_keys.end();
    });
  }

  void comments(const Table& table) {
    const char* kind = table.kind == TableKind::view                ? "VIEW"
                       : table.kind == TableKind::materialized_view ? "MATERIALIZED VIEW"
                       : table.kind == TableKind::foreign           ? "FOREIGN TABLE"
                                                                    : "TABLE";
    if (!table.comment.empty()) {
      put("COMMENT ON {} {} IS {};\n", kind, print(table.name), quote_literal(table.comment));
    }
    for (const Column& column : table.columns) {
      if (column.comment.empty()) continue;
      put("COMMENT ON COLUMN {}.{} IS {};\n", print(table.name), quote_name(column.name),
          quote_literal(column.comment));
    }
    for (const std::string& trigger : table.insert_triggers) out_ += trigger_mark(table.name, trigger);
  }

  const Schema& schema_;
  std::set<Name> printed_;
  std::string out_;
};

}  // namespace

std::string print(const Schema& schema) { return Printer(schema).run(); }

}  // namespace ormlint::schema
