// The recursive descent, in parts: strict_expr.cpp, strict_atom.cpp, strict_call.cpp, strict_string.cpp,
// strict_parameters.cpp, strict_pattern.cpp, strict_target.cpp, strict_stmt.cpp, strict_block.cpp,
// strict_compound.cpp.
//
// What a function cannot read it gives to fail(), which moves to the last token, an `end`: there every loop ends and
// every demand fails, so nobody has to ask whether something went wrong before.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tokens.h"
#include "syntax/tree.h"

namespace ormlint {

class StrictParser {
 public:
  StrictParser(std::string_view text, const Tokens& tokens, Tree& tree)
      : text_(text),
        tokens_(tokens),
        tree_(tree),
        t_(tokens.list.data() + 1),
        last_(&tokens.list.back()),
        begin_(tokens.list.data() + 1) {}

  // The statements of a whole text; none when it has failed.
  Slice<Stmt> whole();
  // The expression of a text that is one between parentheses; absent when it is none.
  Expr only_expression(bool annotation);
  bool failed() const { return failed_ != nullptr; }
  // When it has failed: the token it could not read, and what it had to say of it, if anything.
  // The second time, it looks for what could be meant (strict_errors.cpp): its tree is of no use.
  void diagnose() { second_ = true; }
  const Token& furthest() const { return furthest_ && failed_ < furthest_ ? *furthest_ : *failed_; }
  const Token& failure() const { return *failed_; }
  // In tokens, with those that a string in an annotation adds to its own: no expression is higher than twice this.
  std::size_t longest_line() const { return tokens_.longest_line + longest_spelled_; }
  const SyntaxError* raised() const { return raised_ ? &*raised_ : nullptr; }

 private:
  // The text between the fields of an f-string, over adjacent literals.
  struct Pieces {
    std::string text;
    Span span;
    bool any = false;
    bool formatted = false, bytes = false, characters = false, is_template = false;

    void extend(Span by);
  };

  // Nesting that recursion follows. CPython refuses what its own stack does not hold (MAXSTACK), in a
  // MemoryError. It stands behind the token that
  // goes deeper, since a failure leaves the parser on the last token, which nobody may step over.
  class Deeper {
   public:
    explicit Deeper(StrictParser& parser) : parser_(parser) {
      const Token& here = *parser_.t_;
      if (++parser_.depth_ > max_depth) parser_.raise({here.begin, here.end}, "too deeply nested to parse");
    }
    ~Deeper() { --parser_.depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    StrictParser& parser_;
  };
  static constexpr int max_depth = 3000;

  bool at(Tok kind) const { return t_->kind == kind; }
  bool accept(Tok kind) {
    if (t_->kind != kind) return false;
    ++t_;
    return true;
  }
  void expect(Tok kind) {
    if (t_->kind == kind) {
      ++t_;
    } else {
      fail();
    }
  }
  void fail();
  // An error that has words of its own.
  void raise(Span at, std::string message);
  std::uint32_t last_end() const { return t_[-1].end; }
  std::string_view source(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  Text intern(std::string_view text) { return tree_.strings.intern(text); }
  Text intern(const Token& token) {
    return token.bits & token_bits::foreign ? intern_foreign(token) : intern(source(token));
  }
  Text intern_foreign(const Token& token);
  void note(std::uint8_t minor, Span at, std::string_view name) {
    if (minor > tree_.newest.minor) tree_.newest = {minor, at, name};
  }

  Expr make(ExprKind kind, std::uint32_t begin, Slice<Expr> parts = {}, Text text = {}, Op op = Op::none) {
    return {kind, op, {begin, last_end()}, text, parts};
  }
  Slice<Expr> one(const Expr& expr) { return {tree_.exprs.add(expr).value, 1}; }
  Slice<Expr> two(const Expr& first, const Expr& second) {
    const std::uint32_t at = tree_.exprs.add(first).value;
    tree_.exprs.add(second);
    return {at, 2};
  }
  // Children wait here until all of a node's are known.
  std::size_t mark() const { return waiting_.size(); }
  Slice<Expr> flush(std::size_t mark);
  Slice<Stmt> flush_stmts(std::size_t mark);

  // strict_expr.cpp
  Expr star_expressions();
  Expr star_expression();
  Expr starred();
  Expr named_expression();
  Expr assignment_expression();
  Expr expression();
  Expr conditional();
  Expr disjunction() { return operators(1); }
  Expr bitwise_or() { return operators(5); }
  Expr operators(int least);
  Expr negation(int least);
  void climb(Expr& left, std::uint32_t begin, int least);
  Expr boolean(const Expr& left, std::uint32_t begin, Tok kind);
  Expr comparison(const Expr& left, std::uint32_t begin);
  Expr unary();
  Expr prefixed(Op op);
  Expr power();
  Expr awaited();
  Expr lambda();
  Expr yield();
  Expr name_token();

  // strict_atom.cpp
  Expr primary();
  void attribute(Expr& object, std::uint32_t begin);
  Expr atom();
  Expr number();
  Expr parenthesized();
  Expr tuple_rest(std::uint32_t begin, std::size_t mark);
  Expr list_display();
  Expr brace_display();
  Expr dict_display(std::uint32_t begin);
  Expr set_display(std::uint32_t begin, const Expr& first);
  Expr star_named_expression();
  bool at_comprehension() const;
  Expr comprehension(ExprKind kind, std::uint32_t begin, std::size_t mark, Tok close);
  void comprehension_clause();

  // strict_call.cpp
  void call(Expr& callee, std::uint32_t begin);
  void arguments();
  Expr argument(int& stage);
  void subscript(Expr& object, std::uint32_t begin);
  Expr slice();

  // strict_string.cpp
  Expr strings();
  Expr plain_string(const Token& token);
  Expr literal_pieces(std::uint32_t begin, std::size_t from, Pieces& pieces);
  std::string_view body(const Token& token) const;
  void decode(const Token& token, std::string_view written, std::uint8_t bits, std::string& out);
  void format_string(Pieces& pieces);
  void flush_text(Pieces& pieces);
  void field(Pieces& pieces);
  Op conversion();
  Expr format_spec();
  void append_shown(std::uint32_t begin, std::uint32_t end, std::string& out) const;
  Expr annotation_in_string(Expr literal, const Token& token);

  // strict_parameters.cpp
  Expr parameters(bool is_lambda);
  Expr parameter(bool is_lambda, Op sort);
  bool starred_parameter(bool is_lambda, bool& keyword_only, std::size_t from);
  Slice<Expr> type_parameters();
  Expr type_parameter();
  Expr annotation();

  // strict_target.cpp
  Expr star_targets();
  Expr star_target();
  bool is_target(const Expr& expr) const;
  bool is_single_target(const Expr& expr) const;
  bool is_delete_target(const Expr& expr) const;

  // strict_pattern.cpp
  Expr case_patterns();
  Expr pattern();
  Expr or_pattern();
  Expr closed_pattern();
  Expr star_pattern();
  Expr number_pattern();
  Expr name_pattern();
  Expr class_pattern(const Expr& name, std::uint32_t begin);
  Expr sequence_pattern();
  Expr mapping_pattern();
  Expr literal_key();

  // strict_stmt.cpp
  void statements();
  void statement();
  void simple_line();
  void simple();
  void expression_statement();
  void assignment(const Expr& first, std::uint32_t begin);
  void annotated(const Expr& target, std::uint32_t begin);
  void augmented(const Expr& target, std::uint32_t begin, Op op);
  void return_statement();
  void raise_statement();
  void assert_statement();
  void delete_statement();
  void name_list(StmtKind kind);
  void import();
  void import_from();
  Expr alias(bool dotted);
  Text dotted_name();
  void type_alias();
  Stmt& push(StmtKind kind, std::uint32_t begin, Slice<Expr> exprs = {});

  // strict_block.cpp
  // `what` and `opener` are for what is said when there is none.
  Slice<Stmt> block(std::string_view what, const Token& opener, bool forced = false);
  void if_statement();
  void while_statement();
  void for_statement(std::uint32_t begin, bool is_async);
  void with_statement(std::uint32_t begin, bool is_async);
  bool parenthesized_items() const;
  void with_item();
  void try_statement();
  void except_clause(bool grouped);
  void match_statement();
  bool at_match() const;
  void case_clause();
  void decorated();
  void async_statement();
  void function(std::uint32_t begin, bool is_async, Slice<Expr> decorators);
  void class_definition(Slice<Expr> decorators);
  Slice<Stmt> else_block();
  Slice<Stmt> clause_block(std::string_view what);

  // strict_errors.cpp; what these find they raise, and only the second time
  template <class Parse>
  bool attempt(Parse parse);
  bool inside_brackets(const Token& token) const;
  std::string_view name_of_target(const Expr& expr) const;
  const Expr* invalid_target(const Expr& expr, bool deleting) const;
  void demand(Tok kind, std::string_view text);
  void missing_colon();
  void missing_block(std::string_view what, const Token& opener);
  void after_disjunction(const Token* first);
  void after_condition(const Token* first);
  void after_named(const Expr& made, const Token* first);
  void wrong_assignment(const Expr& made, const Token* first);
  void wrong_annotation(const Expr& made, const Token* first);
  void wrong_augmentation(const Expr& made);
  void wrong_target(const Expr& made, bool deleting);
  void wrong_argument(const Token* first);
  void generator_argument(const Expr& element, const Token* first, bool alone);
  void late_positional(bool behind_mapping);
  void wrong_pair();
  void wrong_field();
  void wrong_parameter(Tok close, std::size_t from);
  void after_mapping(bool comma);
  void wrong_with_target();

  std::string_view text_;
  const Tokens& tokens_;
  Tree& tree_;
  const Token* t_;     // the next token
  const Token* last_;  // the `end` to stop at
  const Token* failed_ = nullptr;
  std::optional<SyntaxError> raised_;
  std::vector<Expr> waiting_;
  std::vector<Stmt> waiting_stmts_;
  std::string buffer_;
  int depth_ = 0;
  std::uint32_t line_end_ = 0;  // of the last line of simple statements: where all that it closes ends
  bool second_ = false;
  const Token* begin_;               // the first token
  const Token* furthest_ = nullptr;  // that an attempt has come to
  bool annotation_ = false;          // strings spell expressions here
  std::size_t longest_spelled_ = 0;
};

}  // namespace ormlint
