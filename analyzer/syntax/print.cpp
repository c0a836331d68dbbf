#include "syntax/print.h"

#include <fmt/core.h>

#include <iterator>

namespace ormlint {

namespace {

class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_(tree) {}

  void body(std::string_view role, Slice<Stmt> stmts, int depth) {
    if (stmts.empty()) return;
    line(depth, "{}:", role);
    for (const Id<Stmt> id : stmts) statement(tree_[id], depth + 1);
  }

  void statement(const Stmt& stmt, int depth) {
    std::string head{name_of(stmt.kind)};
    if (stmt.is_async) head += " async";
    if (stmt.grouped) head += " grouped";
    if (stmt.op != Op::none) head += fmt::format(" {}", name_of(stmt.op));
    if (stmt.level) head += fmt::format(" level={}", stmt.level);
    if (stmt.name != Text{}) head += fmt::format(" {}", quoted(tree_.name(stmt)));
    line(depth, "{} {}..{}", head, stmt.span.begin, stmt.span.end);
    list("decorators", stmt.decorators, depth + 1);
    list("type_parameters", stmt.extra, depth + 1);
    for (const Id<Expr> id : stmt.exprs) expression(tree_[id], depth + 1);
    body("body", stmt.body, depth + 1);
    body("handlers", stmt.handlers, depth + 1);
    body("orelse", stmt.orelse, depth + 1);
    body("finally", stmt.final_body, depth + 1);
  }

  std::string take() { return std::move(out_); }

 private:
  template <class... Args>
  void line(int depth, fmt::format_string<Args...> format, Args&&... args) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void list(std::string_view role, Slice<Expr> exprs, int depth) {
    if (exprs.empty()) return;
    line(depth, "{}:", role);
    for (const Id<Expr> id : exprs) expression(tree_[id], depth + 1);
  }

  void expression(const Expr& expr, int depth) {
    if (expr.kind == ExprKind::absent) return line(depth, "-");
    std::string head{name_of(expr.kind)};
    if (expr.op != Op::none) head += fmt::format(" {}", name_of(expr.op));
    const bool literal = expr.kind == ExprKind::string || expr.kind == ExprKind::bytes;
    if (literal || expr.text != Text{}) head += fmt::format(" {}", quoted(tree_.text(expr)));
    line(depth, "{} {}..{}", head, expr.span.begin, expr.span.end);
    for (const Id<Expr> id : expr.parts) expression(tree_[id], depth + 1);
  }

  const Tree& tree_;
  std::string out_;
};

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string print_tree(const Tree& tree) {
  Printer printer(tree);
  printer.body("module", tree.body, 0);
  std::string out = printer.take();
  if (tree.error) {
    out += fmt::format("error {}..{}: {}\n", tree.error->at.begin, tree.error->at.end, tree.error->message);
  }
  return out;
}

}  // namespace ormlint
