// Python source as statements and expressions: CPython's `ast`, in three flat tables. Both parsers make this value, and
// nothing behind it knows which one did. Names and shapes are those of the `ast` module's documentation ("Abstract
// Grammar"); where several of its node classes differ only in an operator they share a kind here.
//
// An expression is 24 bytes, and a node's children lie side by side, so a file of a megabyte costs about three. Spans
// are ast's: parentheses around an expression do not belong to it, those of a tuple or a generator do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/pool.h"
#include "base/span.h"
#include "base/strings.h"

namespace ormlint {

enum class ExprKind : std::uint8_t {
  absent,           // an optional child that is not there
  name,             // text
  attribute,        // text: the attribute · [object]
  subscript,        // [object, index]
  call,             // [callee, argument…]; an argument may be a keyword or starred
  keyword,          // text: the name, empty for **mapping · [value]
  starred,          // [value]
  string,           // text: decoded, adjacent literals joined · in an annotation also [the expression it spells]
  bytes,            // text: decoded
  number,           // text: as written, without underscores
  constant,         // text: None, True, False or ...
  joined_string,    // [string or formatted_value…]
  formatted_value,  // op: conversion · [value, format: joined_string or absent]
  template_string,  // as joined_string
  tuple,            // [element…]
  list,             // [element…]
  set,              // [element…]
  dict,             // [key, value, …]; the key of **mapping is absent
  unary,            // op · [operand]
  binary,           // op · [left, right]
  boolean,          // op · [operand…]
  compare,          // [left, comparator…]
  comparator,       // op · [right]
  conditional,      // [test, body, orelse]
  named,            // [name, value]
  lambda,           // [parameters, body]
  await,            // [value]
  yield,            // [value or absent]
  yield_from,       // [value]
  slice,            // [lower, upper, step], each or absent
  list_comp,        // [element, comprehension…]
  set_comp,         // [element, comprehension…]
  dict_comp,        // [key, value, comprehension…]
  generator,        // [element, comprehension…]
  comprehension,    // op: is_async or none · [target, iterable, condition…]
  parameters,       // [parameter…]
  parameter,        // text: the name · op: its sort · [annotation or absent, default or absent]
  alias,            // an import's name: text: dotted, or * · [name it is bound to, or absent]
  with_item,        // [context, target or absent]
  type_parameter,   // text: the name · op: its sort · [bound or absent, default or absent]
  match_value,      // [value]
  match_singleton,  // [constant]
  match_sequence,   // [pattern…]
  match_mapping,    // [key, pattern, …]; **rest is a match_star at the end
  match_class,      // [class, pattern or keyword…]
  match_star,       // text: the name, empty for _
  match_as,         // text: the name, empty for _ · [pattern or absent]
  match_or,         // [pattern…]
  error,            // what the parser could not read
};

enum class Op : std::uint8_t {
  none,
  // binary, and the operators of augmented assignments
  add,
  sub,
  mult,
  mat_mult,
  div,
  mod,
  pow,
  left_shift,
  right_shift,
  bit_or,
  bit_xor,
  bit_and,
  floor_div,
  // unary
  invert,
  negate,
  plus,
  logical_not,
  // boolean
  logical_and,
  logical_or,
  // compare
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  is,
  is_not,
  in,
  not_in,
  // conversions of a formatted value
  to_str,
  to_repr,
  to_ascii,
  // comprehension
  is_async,
  // sorts of parameters
  positional_only,
  positional_or_keyword,
  var_positional,
  keyword_only,
  var_keyword,
  // sorts of type parameters
  type_var,
  type_var_tuple,
  param_spec,
};

struct Expr {
  ExprKind kind = ExprKind::absent;
  Op op = Op::none;
  Span span;
  Text text{};
  Slice<Expr> parts;
};

enum class StmtKind : std::uint8_t {
  function_def,   // name · [parameters, returns or absent, type parameter…] · decorators · body
  class_def,      // name · [base or keyword…] · decorators · type parameters in extra · body
  return_stmt,    // [value or absent]
  delete_stmt,    // [target…]
  assign,         // [value, target…]
  aug_assign,     // op · [target, value]
  ann_assign,     // [target, annotation, value or absent]
  for_stmt,       // [target, iterable] · body · orelse
  while_stmt,     // [test] · body · orelse
  if_stmt,        // [test] · body · orelse; an elif is an if_stmt alone in orelse
  with_stmt,      // [with_item…] · body
  match_stmt,     // [subject] · handlers: case_clause…
  case_clause,    // [pattern, guard or absent] · body
  raise_stmt,     // [exception or absent, cause or absent]
  try_stmt,       // body · handlers: except_clause… · orelse · finally
  except_clause,  // name or none · [type or absent] · body; grouped: except*
  assert_stmt,    // [test, message or absent]
  import_stmt,    // [alias…]
  import_from,    // name: the module, may be empty · level: its dots · [alias…]
  global_stmt,    // [name…]
  nonlocal_stmt,  // [name…]
  expr_stmt,      // [value]
  pass_stmt,
  break_stmt,
  continue_stmt,
  type_alias,  // [name, value, type parameter…]
  error,       // what the parser could not read · body: statements found inside
};

struct Stmt {
  StmtKind kind = StmtKind::pass_stmt;
  Op op = Op::none;
  bool is_async = false;  // function_def, for_stmt, with_stmt
  bool grouped = false;   // try_stmt and except_clause: except*
  std::uint16_t level = 0;
  Span span;  // from the def, class or first token, decorators left out
  Span name_span;
  Text name{};
  Slice<Expr> exprs;
  Slice<Expr> decorators;
  Slice<Expr> extra;
  Slice<Stmt> body, handlers, orelse, final_body;
};

struct SyntaxError {
  Span at;
  std::string message;  // in CPython's words
};

// Syntax that older versions of Python 3 do not know: the newest of a file.
struct NewSyntax {
  std::uint8_t minor = 0;  // the version that brought it: 3.minor; 0: nothing that 3.7 does not know
  Span at;
  std::string_view name;  // as in "… needs Python 3.12"; a literal
};

struct Tree {
  Strings strings;
  Pool<Expr> exprs;
  Pool<Stmt> stmts;
  Slice<Stmt> body;
  std::vector<Span> respelled;       // names whose text is not what is written, since CPython normalises it
  std::vector<Span> comments;        // from the # to the line's end, in order
  std::optional<SyntaxError> error;  // the first one; statements outside of it are whole
  NewSyntax newest;                  // of a text that strict has read
  Span damage;                       // what the error spoils: declarations that overlap it are not to be trusted

  const Expr& operator[](Id<Expr> id) const { return exprs[id]; }
  const Stmt& operator[](Id<Stmt> id) const { return stmts[id]; }
  std::string_view text(const Expr& expr) const { return strings[expr.text]; }
  std::string_view name(const Stmt& stmt) const { return strings[stmt.name]; }
  // Where the attribute of an `attribute` is written, or the name of an `alias`.
  Span name_span(const Expr& expr) const;
};

// The printed names of kinds and operators: those of the enumerators.
std::string_view name_of(ExprKind kind);
std::string_view name_of(StmtKind kind);
std::string_view name_of(Op op);

}  // namespace ormlint
