#include "usage/dict_entries.h"

#include <algorithm>

#include "types/flow.h"

namespace ormlint {

namespace {

constexpr int max_depth = 6;

class EntryReader {
 public:
  explicit EntryReader(FileView& view) : view_(view), file_(view.file) {}

  void read(Id<Expr> expr, bool perhaps, int depth);
  std::vector<DictEntry> found;

 private:
  void display(const Expr& dict, bool perhaps, int depth);
  void comprehension(const Expr& dict, bool perhaps, int depth);
  void name(Id<Expr> use, bool perhaps, int depth);

  FileView& view_;
  const FileIndex& file_;
};

void EntryReader::display(const Expr& dict, bool perhaps, int depth) {
  for (std::uint32_t n = 0; n + 1 < dict.parts.size(); n += 2) {
    const Id<Expr> key = dict.parts[n], value = dict.parts[n + 1];
    if (file_[key].kind == ExprKind::absent) {
      read(value, perhaps, depth - 1);  // **other
    } else if (file_[key].kind == ExprKind::string) {
      found.push_back({key, value, perhaps});
    }
  }
}

// {key: value for key, value in other.items() if value is not None}
void EntryReader::comprehension(const Expr& dict, bool perhaps, int depth) {
  if (dict.parts.size() != 3) return;
  const Expr& clause = file_[dict.parts[2]];
  const Expr& target = file_[clause.parts[0]];
  const Expr& items = file_[clause.parts[1]];
  if (target.kind != ExprKind::tuple || target.parts.size() != 2 || items.kind != ExprKind::call) return;
  const Expr& method = file_[items.parts[0]];
  const bool same = file_[target.parts[0]].text == file_[dict.parts[0]].text &&
                    file_[target.parts[1]].text == file_[dict.parts[1]].text &&
                    file_[dict.parts[0]].kind == ExprKind::name && file_[dict.parts[1]].kind == ExprKind::name;
  if (!same || method.kind != ExprKind::attribute || file_.text(method) != "items") return;
  read(method.parts[0], perhaps || clause.parts.size() > 2, depth - 1);
}

void EntryReader::name(Id<Expr> use, bool perhaps, int depth) {
  const Text wanted = file_[use].text;
  const Id<Scope> function = view_.function_of(use);
  if (file_[function].kind != ScopeKind::function) return;
  // The last one before the place, which must have run.
  const Id<Stmt> here = file_.stmt_of_expr[use.value];
  Id<Binding> last;
  for (const Id<Binding> id : file_.bindings_of(function, wanted)) {
    const Binding& binding = file_[id];
    if (binding.kind != BindingKind::assignment || !binding.sole_target || !binding.value) return found.clear();
    if (binding.stmt != here && file_[binding.stmt].span.begin < file_[use].span.begin) last = id;
  }
  if (!last || !dominates(file_, file_[last].stmt, here)) return found.clear();
  read(file_[last].value, perhaps, depth - 1);
  for (const Id<Expr> call : file_.calls) {
    const Expr& callee = file_[file_[call].parts[0]];
    if (callee.kind != ExprKind::attribute) continue;
    const Expr& changed = file_[callee.parts[0]];
    if (changed.kind != ExprKind::name || changed.text != wanted || view_.function_of(call) != function) continue;
    const std::string_view method = file_.text(callee);
    if (method == "pop" || method == "popitem" || method == "clear") return found.clear();
    if (method == "append" && file_[call].parts.size() == 2) read(file_[call].parts[1], perhaps, depth - 1);
  }
  const bool deletes = std::ranges::any_of(file_.tree.stmts, [&](const Stmt& stmt) {
    return stmt.kind == StmtKind::delete_stmt && file_[stmt.exprs[0]].kind == ExprKind::subscript &&
           file_[file_[stmt.exprs[0]].parts[0]].text == wanted;
  });
  if (deletes) found.clear();
}

void EntryReader::read(Id<Expr> id, bool perhaps, int depth) {
  if (depth <= 0) return;
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::dict) display(expr, perhaps, depth);
  if (expr.kind == ExprKind::dict_comp) comprehension(expr, perhaps, depth);
  if (expr.kind == ExprKind::name) name(id, perhaps, depth);
  if (expr.kind == ExprKind::list_comp) read(expr.parts[0], perhaps, depth - 1);
  if (expr.kind == ExprKind::list) {
    for (const Id<Expr> part : expr.parts) read(part, perhaps, depth - 1);
  }
}

}  // namespace

std::vector<DictEntry> dict_entries(FileView& view, Id<Expr> dict) {
  EntryReader reader(view);
  reader.read(dict, false, max_depth);
  std::ranges::sort(reader.found, {}, [](const DictEntry& entry) { return entry.key.value; });
  const auto same = std::ranges::unique(reader.found, {}, [](const DictEntry& entry) { return entry.key.value; });
  reader.found.erase(same.begin(), same.end());
  return std::move(reader.found);
}

}  // namespace ormlint
