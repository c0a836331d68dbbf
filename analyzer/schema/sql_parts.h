// What the readers of single statements share: the statement, and the pieces that occur in many of them. Private to the
// files sql_*.cpp and sql.cpp.
//
// The tree says what a statement means; the tokens say where an expression ends and what the words were that an older
// grammar had to be spared (older_grammar.h). Both count the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/change.h"
#include "schema/syntax_tree.h"
#include "schema/tokens.h"

namespace ormlint::schema {

struct Source {
  const std::string& text;
  const Tokens& tokens;
  FileId file{};
  std::uint32_t begin = 0;  // where the text begins in its file

  Location at(std::size_t token) const;
};

using Steps = std::vector<Step>;

Ref ref_of(Node range_var);
// {"schema", "name"} or {"name"}; a database's name in front is left out.
Ref ref_of(const std::vector<std::string>& names);
// The same of a wrapped list or type name, as DROP and COMMENT hold them.
Ref ref_of_object(Node wrapped);
Name name_of(const Ref& ref);
// As SQL writes it, without pg_catalog; empty for the default.
std::string collation_of(const std::vector<std::string>& names);
// The index behind a possibly qualified name that begins at this token.
std::size_t behind_name(const Tokens& tokens, std::size_t first);

Type type_of(const Source& source, Node type_name);

// The constraints of a table or of one column, as they are read.
struct Constraints {
  struct NotNull {
    std::string column, name;
  };
  std::optional<Key> primary_key;
  std::vector<Key> uniques;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Check> checks;
  std::vector<Exclusion> exclusions;
  std::vector<NotNull> not_nulls;
};

// `part` holds exactly the constraint's tokens; `column` is empty for a table's.
void read_constraint(const Source& source, Node constraint, Tokens::Part part, const std::string& column,
                     Constraints& constraints);
// `part` ends where the column's definition does.
Column read_column(const Source& source, Node column_def, Tokens::Part part, Constraints& constraints);
Identity identity_of(const std::string& generated_when);

// The element list of CREATE TABLE and of composite types: the brackets' content, cut at its commas.
std::vector<Tokens::Part> elements_of(const Source& source, std::uint32_t name_location);

void read_create_table(const Source& source, Node create, TableKind kind, Steps& steps);
void read_alter_table(const Source& source, Node alter, Steps& steps);
void read_index(const Source& source, Node index, Steps& steps);
void read_view(const Source& source, Node view, Steps& steps);
void read_table_as(const Source& source, Node create, Steps& steps);
// Types, domains, and all that is dropped, renamed, moved and commented on; false: no such kind of statement.
bool read_type_statement(const Source& source, Node wrapped, Steps& steps);
bool read_object_statement(const Source& source, Node wrapped, Steps& steps);

// What a statement can be to us, by its first words.
enum class Interest : std::uint8_t {
  none,         // it changes no schema: data, rights, functions, policies …
  transaction,  // BEGIN, COMMIT, ROLLBACK and SAVEPOINT
  block,        // DO
  search_path,  // SET search_path
  query,        // SELECT, which may set the search path or make a table
  schema,       // it has to be parsed
};
Interest interest_of(const Tokens& first_words);

// What a statement touches as far as its tokens tell, whether it can be parsed or not.
Opaque objects_named(const Tokens& tokens);

}  // namespace ormlint::schema
