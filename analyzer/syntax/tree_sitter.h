// The lowering of tree-sitter's nodes to our tree, in parts: expressions, patterns, statements. This header is the only
// one that includes tree_sitter/api.h, and only recover*.cpp include it.
#pragma once

#include <tree_sitter/api.h>

#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace ormlint {

struct Child {
  TSNode node;
  std::string_view field;  // the grammar's name for its role, or empty
};

class Lowering {
 public:
  Lowering(std::string_view text, Tree& tree) : text_(text), tree_(tree) {}

  Slice<Stmt> statements(TSNode block);
  Expr expression(TSNode node);
  // The expression of a text that is one parenthesised expression, or absent.
  Expr only_expression(TSNode module);

  // For an annotation in a string, which is lowered from a text of its own: where that text stands in the file. With
  // `exact`, byte for byte from origin.begin on; else every node stands for the whole of the literal.
  void set_origin(Span origin, bool exact) { origin_ = origin, exact_ = exact; }

 private:
  // recover_node.cpp
  std::vector<Child> children(TSNode node) const;        // named ones without comments, and tokens
  std::vector<Child> named_children(TSNode node) const;  // without comments
  TSNode field(TSNode node, std::string_view name) const;
  bool has_token(TSNode node, std::string_view token) const;
  std::string_view kind(TSNode node) const { return ts_node_type(node); }
  std::string_view source(TSNode node) const;
  Span span(TSNode node) const;
  Text intern(std::string_view text) { return tree_.strings.intern(text); }
  // A name as CPython normalises it, and without the blanks around its dots.
  Text identifier(TSNode node) { return identifier(source(node), span(node)); }
  Text identifier(std::string_view written, Span at);
  Slice<Expr> add(std::vector<Expr> parts) { return tree_.exprs.add_all(parts); }
  Expr make(ExprKind kind, TSNode node, std::vector<Expr> parts = {}, Text text = {}, Op op = Op::none);

  // recover_expr.cpp
  Expr expression_in_depth(TSNode node);
  Expr optional(TSNode node) { return ts_node_is_null(node) ? Expr{} : expression(node); }
  Expr sequence(TSNode node, ExprKind kind);
  Expr tuple_of(TSNode owner, const std::vector<Child>& items);
  bool misread_precedence(TSNode node) const;
  Expr strictly(TSNode node);
  Expr operators(TSNode node, std::string_view kind);
  Expr comparison(TSNode node);
  Expr boolean(TSNode node);
  Expr call(TSNode node);
  Expr star_outside(Expr made);
  Expr argument(TSNode node);
  Expr subscript(TSNode node);
  Expr index_of(const Expr& written);
  Expr slice(TSNode node);
  Expr dictionary(TSNode node);
  Expr comprehension(TSNode node, ExprKind kind);
  Expr lambda(TSNode node);
  Expr yield(TSNode node);
  Expr atom(TSNode node, std::string_view kind);

  // recover_string.cpp
  Expr string(TSNode node);
  Expr concatenation(TSNode node);
  void string_pieces(TSNode node, std::vector<Expr>& pieces, bool& formatted, bool& bytes, bool& is_template);
  bool misread_format(const std::vector<Expr>& pieces) const;
  std::string_view self_documenting(TSNode node) const;
  Expr interpolation(TSNode node, bool raw);
  std::vector<Expr> joined(std::vector<Expr> pieces);
  Expr join(TSNode node, std::vector<Expr> pieces, bool formatted, bool bytes, bool is_template);
  Expr annotation_in_string(Expr literal, TSNode node);

  // recover_type.cpp
  Expr type(TSNode node);
  void union_members(TSNode node, std::vector<Expr>& members);
  Expr generic_type(TSNode node);
  Expr type_parameter(TSNode node);
  std::vector<Expr> type_parameters(TSNode node);
  Expr parameters(TSNode node);
  Expr parameter(TSNode node, Op sort);

  // recover_pattern.cpp
  Expr pattern(TSNode node);
  std::vector<Expr> alternatives(TSNode node);
  Expr case_patterns(TSNode owner, const std::vector<Child>& items);
  Expr class_pattern(TSNode node);
  Expr mapping_pattern(TSNode node);
  Expr as_pattern(TSNode node);
  Expr number_pattern(TSNode node);

  // recover_stmt.cpp
  void statement(TSNode node, std::vector<Stmt>& out);
  void broken(TSNode node, std::vector<Stmt>& out);
  Stmt make(StmtKind kind, TSNode node, std::vector<Expr> exprs = {});
  Stmt definition(TSNode node);
  Stmt decorated(TSNode node);
  Stmt simple(TSNode node, std::string_view kind);
  Stmt expression_statement(TSNode node);
  Stmt assignment(TSNode node);
  Stmt misread(TSNode node, std::string_view kind);
  Stmt import(TSNode node);
  Stmt import_from(TSNode node);
  Expr alias(TSNode node);
  Stmt names(StmtKind kind, TSNode node);
  Stmt loop(TSNode node, std::string_view kind);
  Stmt conditional(TSNode node);
  Stmt with(TSNode node);
  std::vector<Child> items_between_parentheses(const std::vector<Child>& items) const;
  Expr with_item(TSNode node);
  Stmt try_statement(TSNode node);
  Stmt except_clause(TSNode node);
  Stmt match(TSNode node);
  Slice<Stmt> block_of(TSNode node, std::string_view name);
  Slice<Stmt> last_block(TSNode node);
  void end_with_last_block(Stmt& stmt) const;
  std::vector<Expr> listed(TSNode node);

  std::string_view text_;
  Tree& tree_;
  Span origin_;
  bool exact_ = true;
  int depth_ = 0;
  bool annotation_ = false;  // strings spell expressions here
};

// Whether the grammar takes something for Python 2's, which Python 3 would refuse unless it was misread.
bool is_python_2(std::string_view kind);

// The name of an operator token, or none.
Op binary_operator(std::string_view token);

// A text, parsed; null when the time limit was reached. Nodes must not outlive it.
struct Parsed {
  TSTree* tree = nullptr;
  explicit Parsed(std::string_view text);
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;
  ~Parsed() { ts_tree_delete(tree); }
};

}  // namespace ormlint
