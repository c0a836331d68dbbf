// What one file says, without any other: its tree, and the scopes and bindings that a walk over it finds. Scopes are
// those of the Language Reference ("Naming and binding") and of the `symtable` module.
//
// It knows no path and no module name, so equal bytes give equal indexes.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace ormlint {

enum class ScopeKind : std::uint8_t {
  module,
  class_body,
  function,
  lambda,
  comprehension,
  annotation,  // an annotation scope: type parameters and what they are for, an alias's value; sees a class right
               // around it
};

struct Binding;

struct Scope {
  ScopeKind kind = ScopeKind::module;
  Id<Scope> parent;         // none for the module
  Id<Stmt> stmt;            // the class, function or alias that opens it
  Id<Expr> expr;            // the lambda or comprehension that opens it
  Slice<Binding> bindings;  // by name, then in source order
  bool is_async = false;    // of a function
  bool dynamic = false;     // exec, `globals()[…] =`, `vars()`: names may come from anywhere
};

enum class BindingKind : std::uint8_t {
  import_module,  // import a.b (binds a) · import a.b as c (binds c to a.b); expr: the alias
  import_name,    // from m import n as k; expr: the alias
  import_star,    // from m import *; the name is "*"
  class_def,
  function_def,
  assignment,  // x = value; expr: the name in the target
  annotation,  // x: T, without a value
  parameter,   // expr: the parameter
  iteration,   // for x in …, a comprehension's target
  context,     // with … as x
  exception,   // except … as x
  other,       // augmented assignment, walrus, match capture, type alias and parameter, unpacking
  removal,     // del x
  global,      // global x, nonlocal x: the name lives in another scope
};

// How surely a binding happens when its scope runs to its end.
enum class Reach : std::uint8_t {
  always,
  conditional,    // in a branch or a loop
  fallback,       // in an except clause
  type_checking,  // under `if TYPE_CHECKING:` never at run time
};

struct Binding {
  Text name{};
  BindingKind kind = BindingKind::other;
  Reach reach = Reach::always;
  bool sole_target = false;  // of an assignment: the whole target is this name, so `value` is what it gets
  Id<Scope> scope;
  Id<Stmt> stmt;   // the statement that binds; none for a comprehension or lambda
  Id<Expr> expr;   // the name, alias or parameter
  Id<Expr> value;  // assignment: the right side · iteration: the iterable · context: the manager
  Id<Expr> annotation;
};

struct FileIndex {
  Tree tree;
  Pool<Scope> scopes;                                        // the module's is the first
  Pool<Binding> bindings;                                    // grouped by scope
  std::vector<Id<Scope>> scope_of_stmt, body_scope_of_stmt;  // by statement: the scope it stands in, the one it opens
  std::vector<Id<Stmt>> parent_of_stmt;                      // by statement: the one around it, if any
  std::vector<Id<Scope>> scope_of_expr;                      // by expression
  std::vector<Id<Stmt>> stmt_of_expr;                        // by expression: the innermost statement that holds it
  std::vector<Id<Stmt>> classes, functions, imports;         // in source order; imports: `from … import …`
  std::vector<Id<Expr>> calls, reads, yields;                // reads: attributes and subscripts
  std::vector<Text> all;                                     // the strings of __all__
  bool has_all = false;                                      // there is an __all__ and it was understood
  bool lazy = false;                                         // a module-level __getattr__: any name may exist
  std::optional<SyntaxError> error;                          // the parser's, or one of CPython's later checks
  bool is_template = false;                                  // it is no Python because it is a template of some
  Span damage;                                               // declarations that overlap it are not to be trusted

  Id<Scope> module() const { return {0}; }
  std::string_view text(Text text) const { return tree.strings[text]; }
  std::string_view text(const Expr& expr) const { return tree.text(expr); }
  const Expr& operator[](Id<Expr> id) const { return tree.exprs[id]; }
  const Stmt& operator[](Id<Stmt> id) const { return tree.stmts[id]; }
  const Scope& operator[](Id<Scope> id) const { return scopes[id]; }
  const Binding& operator[](Id<Binding> id) const { return bindings[id]; }

  // The scope whose class, if it is one, a name in this scope sees: itself, or what is around an annotation scope.
  Id<Scope> viewpoint(Id<Scope> scope) const;
  // A scope's bindings of one name, in source order; empty when it binds it nowhere.
  Slice<Binding> bindings_of(Id<Scope> scope, std::string_view name) const;
  Slice<Binding> bindings_of(Id<Scope> scope, Text name) const;
  // Whether a declaration stands where the parser lost its way.
  bool damaged(Span span) const { return damage.size() > 0 && span.begin < damage.end && damage.begin < span.end; }
};

// Never fails; a text that is no Python gives an index with an error.
FileIndex index_file(std::string_view text);
// The second half of that: the index of a text that was parsed already.
FileIndex index_tree(Tree tree, std::string_view text);
// The index of a text that cannot be read as Python at all: nothing is known of it, but that it is broken.
FileIndex broken_index(Span at, std::string message);

// --- looking at expressions ---

// The dotted name an expression spells ("sa.orm.relationship"), or empty when it is anything else.
std::string dotted_name(const FileIndex& file, Id<Expr> expr);
// A call's callee, its positional arguments and the value of a keyword argument; none when there is no such.
Id<Expr> callee(const FileIndex& file, Id<Expr> call);
Id<Expr> positional(const FileIndex& file, Id<Expr> call, std::size_t n);
Id<Expr> keyword(const FileIndex& file, Id<Expr> call, std::string_view name);
// True when *arguments or **keywords make the argument list unknown.
bool has_unpacking(const FileIndex& file, Id<Expr> call);
// The value of a string literal, a bool constant, an integer literal.
std::optional<std::string_view> string_value(const FileIndex& file, Id<Expr> expr);
std::optional<bool> bool_value(const FileIndex& file, Id<Expr> expr);
std::optional<std::int64_t> integer_value(const FileIndex& file, Id<Expr> expr);
bool is_none(const FileIndex& file, Id<Expr> expr);

}  // namespace ormlint
