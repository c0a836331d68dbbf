// What is the same for every kind of object: CREATE of the small ones, DROP, RENAME, SET SCHEMA, COMMENT.
#include <utility>

#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

bool is_relation(const std::string& object) {
  return object == "OBJECT_TABLE" || object == "OBJECT_VIEW" || object == "OBJECT_MATVIEW" ||
         object == "OBJECT_FOREIGN_TABLE" || object == "OBJECT_SEQUENCE" || object == "OBJECT_INDEX";
}
bool is_type(const std::string& object) { return object == "OBJECT_TYPE" || object == "OBJECT_DOMAIN"; }

// The parts of the table's name, then the trigger's.
void drop_trigger(Node object, bool if_exists, Steps& steps) {
  std::vector<std::string> names = object.inner().names("items");
  if (names.size() < 2) return;
  const std::string trigger = names.back();
  names.pop_back();
  Ref table = ref_of(names);
  table.if_exists = if_exists;
  steps.push_back(SetTrigger{table, trigger, false});
}

void create_trigger(Node node, Steps& steps) {
  constexpr std::int64_t before = 1 << 1, insert = 1 << 2;  // PostgreSQL's catalog/pg_trigger.h
  if (node.flag("row") && node.number("timing") == before && (node.number("events") & insert) != 0) {
    steps.push_back(SetTrigger{ref_of(node["relation"]), node.text("trigname"), true});
  }
}

void drop(Node node, Steps& steps) {
  const std::string object = node.text("removeType");
  const bool if_exists = node.flag("missing_ok"), cascade = node.text("behavior") == "DROP_CASCADE";
  for (const Node wrapped : node.list("objects")) {
    const Ref name = ref_of_object(wrapped);
    if (object == "OBJECT_SEQUENCE") {
      steps.push_back(DropSequence{name, if_exists, cascade});
    } else if (object == "OBJECT_INDEX") {
      steps.push_back(DropIndex{name, if_exists});
    } else if (is_relation(object)) {
      steps.push_back(DropTable{name, if_exists, cascade});
    } else if (is_type(object)) {
      steps.push_back(DropType{name, if_exists, cascade});
    } else if (object == "OBJECT_TRIGGER") {
      drop_trigger(wrapped, if_exists, steps);
    } else if (object == "OBJECT_SCHEMA") {
      steps.push_back(DropSchema{name.name, if_exists, cascade});
    } else if (object == "OBJECT_EXTENSION") {
      steps.push_back(DropExtension{name.name});
    }
  }
}

void rename(Node node, Steps& steps) {
  const std::string object = node.text("renameType"), to = node.text("newname"), part = node.text("subname");
  Ref relation = ref_of(node["relation"]);
  const bool if_exists = relation.if_exists = node.flag("missing_ok");
  if (object == "OBJECT_COLUMN") {
    steps.push_back(RenameColumn{relation, part, to});
  } else if (object == "OBJECT_TABCONSTRAINT") {
    steps.push_back(RenameConstraint{relation, part, to});
  } else if (object == "OBJECT_INDEX") {
    steps.push_back(RenameIndex{relation, to, if_exists});
  } else if (is_relation(object)) {
    steps.push_back(RenameTable{relation, to, if_exists});
  } else if (is_type(object)) {
    steps.push_back(RenameType{ref_of_object(node["object"]), to});
  } else if (object == "OBJECT_SCHEMA") {
    steps.push_back(RenameSchema{part, to});
  } else if (object == "OBJECT_ATTRIBUTE") {
    steps.push_back(Opaque{{}, {relation}, false});
  } else if (object == "OBJECT_DOMCONSTRAINT") {
    steps.push_back(Opaque{{}, {ref_of_object(node["object"])}, false});
  }
}

void move(Node node, Steps& steps) {
  const std::string object = node.text("objectType"), to = node.text("newschema");
  if (is_relation(object)) {
    steps.push_back(MoveTable{ref_of(node["relation"]), to, node.flag("missing_ok")});
  } else if (is_type(object)) {
    steps.push_back(MoveType{ref_of_object(node["object"]), to});
  } else if (object == "OBJECT_EXTENSION") {
    steps.push_back(CreateExtension{string_value(node["object"]), to});
  }
}

void comment(Node node, Steps& steps) {
  const std::string object = node.text("objtype");
  if (object == "OBJECT_COLUMN") {
    std::vector<std::string> names = node["object"].inner().names("items");
    if (names.size() < 2) return;
    const std::string column = names.back();
    names.pop_back();
    steps.push_back(SetComment{ref_of(names), column, node.text("comment")});
  } else if (is_relation(object) && object != "OBJECT_SEQUENCE" && object != "OBJECT_INDEX") {
    steps.push_back(SetComment{ref_of_object(node["object"]), {}, node.text("comment")});
  }
}

// OWNED BY t.c, and NONE.
void sequence_owner(const Ref& sequence, Node node, Steps& steps) {
  for (const Node wrapped : node.list("options")) {
    const Node option = wrapped.inner();
    if (option.text("defname") != "owned_by") continue;
    std::vector<std::string> names = option["arg"].inner().names("items");
    SetSequenceOwner owner{sequence, {}, {}};
    if (names.size() > 1) {
      owner.column = names.back();
      names.pop_back();
      owner.table = ref_of(names);
    }
    steps.push_back(std::move(owner));
  }
}

void create_extension(Node node, Steps& steps) {
  CreateExtension create{node.text("extname"), {}};
  for (const Node wrapped : node.list("options")) {
    if (wrapped.inner().text("defname") == "schema") create.schema = string_value(wrapped.inner()["arg"]);
  }
  steps.push_back(std::move(create));
}

void create_schema(Node node, Steps& steps) {
  const std::string name = node.text("schemaname");
  const std::string owner = node["authrole"].text("rolename");  // CREATE SCHEMA AUTHORIZATION owner
  steps.push_back(CreateSchema{name.empty() ? owner : name, node.flag("if_not_exists")});
  // CREATE SCHEMA s CREATE TABLE …: hardly ever written, so it is not worth a second way to read a table.
  if (!node.list("schemaElts").empty()) steps.push_back(Opaque{{}, {}, true});
}

}  // namespace

bool read_object_statement(const Source&, Node wrapped, Steps& steps) {
  const std::string_view kind = wrapped.kind();
  const Node node = wrapped.inner();
  if (kind == "DropStmt") {
    drop(node, steps);
  } else if (kind == "CreateTrigStmt") {
    create_trigger(node, steps);
  } else if (kind == "RenameStmt") {
    rename(node, steps);
  } else if (kind == "AlterObjectSchemaStmt") {
    move(node, steps);
  } else if (kind == "CommentStmt") {
    comment(node, steps);
  } else if (kind == "CreateSeqStmt") {
    const Ref name = ref_of(node["sequence"]);
    steps.push_back(CreateSequence{name, node.flag("if_not_exists")});
    sequence_owner(name, node, steps);
  } else if (kind == "AlterSeqStmt") {
    sequence_owner(ref_of(node["sequence"]), node, steps);
  } else if (kind == "CreateExtensionStmt") {
    create_extension(node, steps);
  } else if (kind == "CreateSchemaStmt") {
    create_schema(node, steps);
  } else if (kind == "DropOwnedStmt" || kind == "ImportForeignSchemaStmt") {
    steps.push_back(Opaque{{}, {}, true});
  } else {
    return false;
  }
  return true;
}

namespace {

// The words between CREATE, ALTER or DROP and the name.
bool is_modifier(const Tokens& tokens, std::size_t n) {
  for (const char* word : {"or", "replace", "unique", "temp", "temporary", "unlogged", "recursive", "materialized",
                           "foreign", "concurrently", "global", "local"}) {
    if (tokens.word(n, word)) return true;
  }
  return false;
}

std::size_t behind_conditions(const Tokens& tokens, std::size_t n) {
  for (;; ++n) {
    const bool condition = tokens.word(n, "if") || tokens.word(n, "not") || tokens.word(n, "exists") ||
                           tokens.word(n, "only") || tokens.word(n, "concurrently") || tokens.word(n, "column");
    if (!condition) return n;
  }
}

Ref ref_at(const Tokens& tokens, std::size_t n) {
  Ref ref{{}, tokens.name(n), false, false};
  for (; tokens.symbol(n + 1, '.') && tokens.is_name(n + 2); n += 2) {
    ref = {ref.name, tokens.name(n + 2), false, false};
  }
  return ref;
}

// A name, and for DROP those behind its commas.
void add_names(const Tokens& tokens, std::size_t n, std::vector<Ref>& refs) {
  while (tokens.is_name(n)) {
    refs.push_back(ref_at(tokens, n));
    n = behind_name(tokens, n);
    if (!tokens.symbol(n, ',')) return;
    ++n;
  }
}

}  // namespace

Opaque objects_named(const Tokens& tokens) {
  Opaque opaque;
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    const bool verb =
        tokens.word(n, "create") || tokens.word(n, "alter") || tokens.word(n, "drop") || tokens.word(n, "comment");
    if (!verb) continue;
    std::size_t object = n + 1;
    while (is_modifier(tokens, object) || tokens.word(object, "on")) ++object;
    const std::size_t name = behind_conditions(tokens, object + 1);
    if (tokens.word(object, "table") || tokens.word(object, "view")) {
      add_names(tokens, name, opaque.tables);
    } else if (tokens.word(object, "type") || tokens.word(object, "domain")) {
      add_names(tokens, name, opaque.types);
    } else if (tokens.word(object, "index")) {
      const std::size_t on = tokens.find_word(object, tokens.size(), "on");
      if (tokens.word(n, "create")) add_names(tokens, behind_conditions(tokens, on + 1), opaque.tables);
    }
  }
  opaque.everything = opaque.tables.empty() && opaque.types.empty();
  return opaque;
}

}  // namespace ormlint::schema
