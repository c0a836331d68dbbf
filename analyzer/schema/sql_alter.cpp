// ALTER TABLE: each of its commands is a change of its own.
#include <algorithm>
#include <array>
#include <utility>

#include "schema/sql_parts.h"

namespace ormlint::schema {

std::string partition_bound(const Source& source, Node bound);

namespace {

struct Command {
  const Source& source;
  Ref table;
  Node node;
  Tokens::Part part;

  std::string name() const { return node.text("name"); }
  Node definition() const { return node["def"].inner(); }
  bool missing_ok() const { return node.flag("missing_ok"); }
  bool cascade() const { return node.text("behavior") == "DROP_CASCADE"; }
};

using Reader = void (*)(const Command&, Steps&);

void nothing(const Command&, Steps&) {}

void add_column(const Command& command, Steps& steps) {
  Constraints constraints;
  AddColumn add{command.table, {}, command.missing_ok(), {}, {}, {}, {}};
  add.column = read_column(command.source, command.definition(), command.part, constraints);
  add.primary_key = std::move(constraints.primary_key);
  add.uniques = std::move(constraints.uniques);
  add.foreign_keys = std::move(constraints.foreign_keys);
  add.checks = std::move(constraints.checks);
  steps.push_back(std::move(add));
}

void drop_column(const Command& command, Steps& steps) {
  steps.push_back(DropColumn{command.table, command.name(), command.missing_ok(), command.cascade()});
}

void column_default(const Command& command, Steps& steps) {
  const Tokens& tokens = command.source.tokens;
  const std::size_t set = tokens.find_word(command.part.first, command.part.last, "set");
  // Newer servers know SET EXPRESSION AS (…), which the older grammar was given as SET DEFAULT (…).
  if (tokens.word(set + 1, "expression")) {
    const std::size_t open = set + 3;
    steps.push_back(SetGenerated{command.table, command.name(), tokens.expression(open + 1, tokens.closing(open))});
    return;
  }
  SetDefault change{command.table, command.name(), {}};
  if (command.node["def"]) change.sql = tokens.source(set + 2, command.part.last);
  steps.push_back(std::move(change));
}

void drop_expression(const Command& command, Steps& steps) {
  steps.push_back(SetGenerated{command.table, command.name(), {}});
}

void set_not_null(const Command& command, Steps& steps) {
  steps.push_back(SetNotNull{command.table, command.name(), true, {}});
}

void drop_not_null(const Command& command, Steps& steps) {
  steps.push_back(SetNotNull{command.table, command.name(), false, {}});
}

void column_type(const Command& command, Steps& steps) {
  const Node definition = command.definition();
  SetColumnType change{command.table,
                       command.name(),
                       type_of(command.source, definition["typeName"]),
                       collation_of(definition["collClause"].names("collname")),
                       static_cast<bool>(definition["raw_default"]),
                       {},
                       {}};
  if (change.with_using && definition["raw_default"].kind() == "TypeCast") {
    const Node cast = definition["raw_default"].inner();
    change.using_type = type_of(command.source, cast["typeName"]);
    change.using_at = command.source.at(command.source.tokens.at(cast.location()));
  }
  steps.push_back(std::move(change));
}

void add_identity(const Command& command, Steps& steps) {
  const Identity identity = identity_of(command.definition().text("generated_when"));
  steps.push_back(SetIdentity{command.table, command.name(), identity});
}

void set_identity(const Command& command, Steps& steps) {
  for (const Node option : command.definition().list("items")) {
    const Node element = option.inner();
    if (element.text("defname") != "generated") continue;
    const bool always = element["arg"].inner().number("ival") == 'a';
    steps.push_back(SetIdentity{command.table, command.name(), always ? Identity::always : Identity::by_default});
  }
}

void drop_identity(const Command& command, Steps& steps) {
  steps.push_back(SetIdentity{command.table, command.name(), Identity::none});
}

void key_from_index(const Command& command, Node constraint, Steps& steps) {
  const std::string index = constraint.text("indexname"), name = constraint.text("conname");
  steps.push_back(KeyFromIndex{command.table, name.empty() ? index : name, index,
                               constraint.text("contype") == "CONSTR_PRIMARY", constraint.flag("deferrable"),
                               constraint.flag("initdeferred")});
}

void add_constraint(const Command& command, Steps& steps) {
  const Node node = command.definition();
  if (node["indexname"]) return key_from_index(command, node, steps);
  const Tokens::Part part{command.source.tokens.at(node.location()), command.part.last};
  Constraints constraints;
  read_constraint(command.source, node, part, {}, constraints);
  const Ref& table = command.table;
  if (constraints.primary_key) steps.push_back(SetPrimaryKey{table, std::move(*constraints.primary_key)});
  for (Key& key : constraints.uniques) steps.push_back(AddUnique{table, std::move(key)});
  for (ForeignKey& key : constraints.foreign_keys) steps.push_back(AddForeignKey{table, std::move(key)});
  for (Check& check : constraints.checks) steps.push_back(AddCheck{table, std::move(check)});
  for (Exclusion& exclusion : constraints.exclusions) steps.push_back(AddExclusion{table, std::move(exclusion)});
  for (auto& [column, name] : constraints.not_nulls) steps.push_back(SetNotNull{table, column, true, name});
}

void alter_constraint(const Command& command, Steps& steps) {
  const Node node = command.definition();
  const Tokens& tokens = command.source.tokens;
  const std::size_t attributes = command.part.first + 3;  // ALTER CONSTRAINT name
  const auto said = [&](std::string_view word) {
    return tokens.find_word(attributes, command.part.last, word) < command.part.last;
  };
  if (said("deferrable") || said("initially")) {
    steps.push_back(
        SetDeferrable{command.table, node.text("conname"), node.flag("deferrable"), node.flag("initdeferred")});
  }
}

void validate_constraint(const Command& command, Steps& steps) {
  steps.push_back(ValidateConstraint{command.table, command.name()});
}

void drop_constraint(const Command& command, Steps& steps) {
  steps.push_back(DropConstraint{command.table, command.name(), command.missing_ok(), command.cascade()});
}

void add_inherit(const Command& command, Steps& steps) {
  steps.push_back(SetInheritance{command.table, ref_of(command.definition()), true});
}

void drop_inherit(const Command& command, Steps& steps) {
  steps.push_back(SetInheritance{command.table, ref_of(command.definition()), false});
}

void attach_partition(const Command& command, Steps& steps) {
  const Node definition = command.definition();
  steps.push_back(
      AttachPartition{command.table, ref_of(definition["name"]), partition_bound(command.source, definition["bound"])});
}

void detach_partition(const Command& command, Steps& steps) {
  steps.push_back(DetachPartition{command.table, ref_of(command.definition()["name"])});
}

void opaque(const Command& command, Steps& steps) { steps.push_back(Opaque{{command.table}, {}, false}); }

// What is not listed changes nothing that a schema here knows of: owners, storage, statistics, triggers, row security.
constexpr auto readers = std::to_array<std::pair<std::string_view, Reader>>({
    {"AT_AddColumn", add_column},
    {"AT_AddConstraint", add_constraint},
    {"AT_AddIdentity", add_identity},
    {"AT_AddInherit", add_inherit},
    {"AT_AddOf", opaque},
    {"AT_AlterColumnType", column_type},
    {"AT_AlterConstraint", alter_constraint},
    {"AT_AttachPartition", attach_partition},
    {"AT_ColumnDefault", column_default},
    {"AT_DetachPartition", detach_partition},
    {"AT_DropColumn", drop_column},
    {"AT_DropConstraint", drop_constraint},
    {"AT_DropExpression", drop_expression},
    {"AT_DropIdentity", drop_identity},
    {"AT_DropInherit", drop_inherit},
    {"AT_DropNotNull", drop_not_null},
    {"AT_SetIdentity", set_identity},
    {"AT_SetNotNull", set_not_null},
    {"AT_ValidateConstraint", validate_constraint},
});

Reader reader_of(const std::string& command) {
  const auto found = std::ranges::find(readers, command, [](const auto& entry) { return entry.first; });
  return found == readers.end() ? nothing : found->second;
}

}  // namespace

void read_alter_table(const Source& source, Node alter, Steps& steps) {
  const std::string object = alter.text("objtype");
  if (object == "OBJECT_INDEX" || object == "OBJECT_SEQUENCE") return;
  const Node relation = alter["relation"];
  Ref table = ref_of(relation);
  table.if_exists = alter.flag("missing_ok");
  if (object == "OBJECT_TYPE") {  // a composite type's attributes
    steps.push_back(Opaque{{}, {table}, false});
    return;
  }
  std::size_t first = behind_name(source.tokens, source.tokens.at(relation.location()));
  if (source.tokens.text(first) == "*") ++first;
  const std::vector<Tokens::Part> parts = source.tokens.parts(first, source.tokens.size());
  const std::vector<Node> commands = alter.list("cmds");
  if (parts.size() != commands.size()) {
    steps.push_back(Opaque{{table}, {}, false});
    return;
  }
  for (std::size_t n = 0; n < commands.size(); ++n) {
    const Node command = commands[n].inner();
    reader_of(command.text("subtype"))({source, table, command, parts[n]}, steps);
  }
}

}  // namespace ormlint::schema
