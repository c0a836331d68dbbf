#include "usage/carried.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "domain/orm_names.h"
#include "types/flow.h"
#include "usage/call_targets.h"

namespace ormlint {

namespace {

constexpr int max_steps = 40;

// One step into a dict or a list; of a list it is not known which element.
struct Step {
  bool element = false;
  std::string_view key;
  bool operator==(const Step&) const = default;
};
using Path = std::vector<Step>;

Path behind(const Path& path, std::size_t steps) {
  return {path.begin() + static_cast<std::ptrdiff_t>(steps), path.end()};
}
Path before(Step step, Path path) {
  path.insert(path.begin(), step);
  return path;
}
bool begins_with(const Path& path, const Path& start) {
  return start.size() <= path.size() && std::equal(start.begin(), start.end(), path.begin());
}

// Something that is done to what a name holds: `name[…]… = value`, `name[…]….append(value)`.
struct Change {
  Id<Expr> use;  // the name
  Path at;
  Id<Expr> value;
  bool replaces = false, surely = false;  // what was there may be gone, or is
};

// A call of a builtin that changes nothing of what it is given.
bool only_looks(const FileIndex& file, Id<Expr> call) {
  constexpr std::array<std::string_view, 12> names{"len", "enumerate", "sorted", "list", "print", "str",
                                                   "any", "all",       "bool",   "repr", "set",   "tuple"};
  const Expr& called = file[file[call].parts[0]];
  return called.kind == ExprKind::name && std::ranges::find(names, file.text(called)) != names.end();
}

class CarriedReader {
 public:
  explicit CarriedReader(FileView& view) : view_(view) {}

  void follow(FileId file, Id<Expr> expr, const Path& path, bool perhaps, int steps);
  std::vector<Carried> found;

 private:
  void name(FileId file, Id<Expr> use, const Path& path, bool perhaps, int steps);
  void bound(FileId file, const Binding& binding, const Path& path, bool perhaps, int steps);
  void display(FileId file, const Expr& dict, const Path& path, bool perhaps, int steps);
  void call(FileId file, Id<Expr> call, const Path& path, bool perhaps, int steps);
  std::vector<Change> changes(FileId file, Id<Expr> use, Id<Binding> of, bool& escapes);
  std::optional<Change> change(FileId file, Id<Expr> use);

  FileView& view_;
  Id<Expr> parent(FileId file, Id<Expr> expr);
  bool asks_what_is_in(FileId file, Id<Expr> use, Id<Binding> of, bool plainly);
  bool decides(FileId file, Id<Expr> asking, Id<Expr> use, bool plainly);

  bool keyed_ = false;  // a dict was read: what a name or a list holds is another one's matter
  std::set<std::pair<FileId, std::uint32_t>> returning_;
  std::set<std::pair<FileId, std::uint32_t>> trail_;  // the names that were gone through, by file
  std::map<FileId, std::vector<Id<Expr>>> parents_;
};

Id<Expr> CarriedReader::parent(FileId id, Id<Expr> expr) {
  if (id == view_.id) return view_.parent(expr);
  std::vector<Id<Expr>>& parents = parents_[id];
  if (parents.empty()) parents = parents_of(view_.project.index(id));
  return parents[expr.value];
}

// A test that reads the name and that the place depends on: it stands inside, or the function may leave before it. That
// there is a dict or a list at all says nothing of what is in it.
bool CarriedReader::decides(FileId id, Id<Expr> asking, Id<Expr> use, bool plainly) {
  const FileIndex& file = view_.project.index(id);
  const Id<Stmt> test = file.stmt_of_expr[asking.value];
  const StmtKind kind = file[test].kind;
  if (kind == StmtKind::assert_stmt || kind == StmtKind::match_stmt) return true;
  if (kind != StmtKind::if_stmt && kind != StmtKind::while_stmt) return false;
  const Id<Expr> around = parent(id, asking);
  const bool plain = !around || file[around].kind == ExprKind::boolean ||
                     (file[around].kind == ExprKind::unary && file[around].op == Op::logical_not);
  if (plain && !plainly) return false;
  const Span span = file[test].span;
  return span.contains(file[use].span) || std::ranges::any_of(file.tree.stmts, [&](const Stmt& stmt) {
           const bool leaves = stmt.kind == StmtKind::return_stmt || stmt.kind == StmtKind::raise_stmt ||
                               stmt.kind == StmtKind::continue_stmt || stmt.kind == StmtKind::break_stmt;
           return leaves && span.contains(stmt.span);
         });
}

// Also by way of a name that is given something of it: `error = answer["error"]`, `if error: return`.
bool CarriedReader::asks_what_is_in(FileId id, Id<Expr> use, Id<Binding> of, bool plainly) {
  const FileIndex& file = view_.project.index(id);
  const Id<Scope> scope = file.scope_of_expr[use.value];
  for (Id<Expr> at = parent(id, use); at; at = parent(id, at)) {
    const ExprKind kind = file[at].kind;
    if (kind == ExprKind::conditional || kind == ExprKind::boolean) return true;
  }
  std::set<Text> made;
  for (const Id<Expr> other : file.tree.exprs.ids()) {
    if (other == use || file[other].kind != ExprKind::name || !file.stmt_of_expr[other.value]) continue;
    if (file[other].span.begin > file[use].span.begin || file.scope_of_expr[other.value] != scope) continue;
    if (file[other].text == file[use].text) {
      if (sole_reaching(file, other) != of) continue;
      if (decides(id, other, use, plainly)) return true;
      const Stmt& stmt = file[file.stmt_of_expr[other.value]];
      if (stmt.kind != StmtKind::assign) continue;
      for (const Id<Expr> target : stmt.exprs.from(1)) {
        if (file[target].kind == ExprKind::name) made.insert(file[target].text);
      }
    } else if (made.contains(file[other].text)) {
      const bool on_the_way = trail_.contains({id, static_cast<std::uint32_t>(file[other].text)});
      if (decides(id, other, use, plainly || !on_the_way)) return true;
    }
  }
  return false;
}

// What the last of the key's entries, or the elements, hold.
void CarriedReader::display(FileId id, const Expr& shown, const Path& path, bool perhaps, int steps) {
  const FileIndex& file = view_.project.index(id);
  if (shown.kind != ExprKind::dict) {
    if (!path.front().element) return;
    for (const Id<Expr> part : shown.parts) follow(id, part, behind(path, 1), perhaps, steps);
    return;
  }
  for (std::uint32_t n = shown.parts.size(); n >= 2; n -= 2) {
    const Id<Expr> key = shown.parts[n - 2];
    if (file[key].kind != ExprKind::string) return;  // **other may have it, or a key that is not known
    if (path.front().element || file.text(file[key]) != path.front().key) continue;
    return follow(id, shown.parts[n - 1], behind(path, 1), perhaps, steps);
  }
}

void CarriedReader::call(FileId id, Id<Expr> call, const Path& path, bool perhaps, int steps) {
  const FileIndex& file = view_.project.index(id);
  const Expr& called = file[file[call].parts[0]];
  if (called.kind == ExprKind::attribute && file.text(called) == "get" && positional(file, call, 0)) {
    const auto key = string_value(file, positional(file, call, 0));
    keyed_ |= key.has_value();
    if (key) follow(id, called.parts[0], before({false, *key}, path), perhaps, steps);
    return;
  }
  const auto callee = path.empty() ? std::nullopt : call_target(view_, id, call);
  if (!callee || is_overridden(view_.project, view_.memory, callee->function)) return;
  const auto [there, function] = callee->function;
  if (!returning_.emplace(there, function.value).second) return;
  for (const Id<Expr> value : returns_of(view_.project.index(there), function)) {
    if (view_.project.index(there)[value].kind != ExprKind::absent) follow(there, value, path, perhaps, steps);
  }
  returning_.erase({there, function.value});
}

void CarriedReader::bound(FileId id, const Binding& binding, const Path& path, bool perhaps, int steps) {
  const FileIndex& file = view_.project.index(id);
  if (binding.kind == BindingKind::assignment && binding.sole_target)
    return follow(id, binding.value, path, perhaps, steps);
  if (binding.kind != BindingKind::iteration || !binding.value) return;
  if (binding.sole_target) return follow(id, binding.value, before({true, {}}, path), perhaps, steps);
  // for number, value in enumerate(values)
  if (!binding.stmt || file[binding.value].kind != ExprKind::call) return;
  const Expr& target = file[file[binding.stmt].exprs[0]];
  const Expr& called = file[file[binding.value].parts[0]];
  const bool second = target.kind == ExprKind::tuple && target.parts.size() == 2 && target.parts[1] == binding.expr;
  if (second && called.kind == ExprKind::name && file.text(called) == "enumerate" && positional(file, binding.value, 0))
    follow(id, positional(file, binding.value, 0), before({true, {}}, path), perhaps, steps);
}

// From the name outwards: its subscripts, then what is done with that.
std::optional<Change> CarriedReader::change(FileId id, Id<Expr> use) {
  const FileIndex& file = view_.project.index(id);
  const auto around = [&](Id<Expr> expr) { return parent(id, expr); };
  Change made{use, {}, {}};
  Id<Expr> at = use;
  for (Id<Expr> up = around(at); up && file[up].kind == ExprKind::subscript && file[up].parts[0] == at;
       up = around(at)) {
    const auto key = string_value(file, file[up].parts[1]);
    made.at.push_back(key ? Step{false, *key} : Step{true, {}});
    at = up;
  }
  const Stmt& stmt = file[file.stmt_of_expr[use.value]];
  if (stmt.kind == StmtKind::assign && stmt.exprs.from(1).contains(at) && at != use) {
    made.value = stmt.exprs[0];
    made.replaces = made.surely = true;
    return made;
  }
  const Id<Expr> method = around(at);
  const Id<Expr> call = method && file[method].kind == ExprKind::attribute ? around(method) : Id<Expr>{};
  if (!call || file[call].kind != ExprKind::call || file[call].parts[0] != method) return std::nullopt;
  const std::string_view name = file.text(file[method]);
  if ((name != "append" && name != "update" && name != "extend") || file[call].parts.size() != 2) return std::nullopt;
  made.value = file[call].parts[1];
  if (name == "append") made.at.push_back({true, {}});
  made.replaces = name == "update";
  return made;
}

// All that happens to what the binding holds before that use of it.
std::vector<Change> CarriedReader::changes(FileId id, Id<Expr> use, Id<Binding> of, bool& escapes) {
  const FileIndex& file = view_.project.index(id);
  std::vector<Change> all;
  for (const Id<Expr> other : file.tree.exprs.ids()) {
    if (other == use || file[other].kind != ExprKind::name || file[other].text != file[use].text) continue;
    if (file[other].span.begin > file[use].span.begin || other == file[of].expr) continue;
    if (!file.stmt_of_expr[other.value] || sole_reaching(file, other) != of) continue;
    if (auto made = change(id, other)) {
      all.push_back(std::move(*made));
    } else {
      const Id<Expr> around = parent(id, other);
      const ExprKind kind = around ? file[around].kind : ExprKind::absent;
      escapes |= kind == ExprKind::keyword || kind == ExprKind::starred ||
                 (kind == ExprKind::call && !only_looks(file, around)) ||
                 (!around && file[file.stmt_of_expr[other.value]].kind == StmtKind::assign);
    }
  }
  std::ranges::sort(all, std::greater(), [&](const Change& one) { return file[one.use].span.begin; });
  return all;
}

void CarriedReader::name(FileId id, Id<Expr> use, const Path& path, bool perhaps, int steps) {
  const FileIndex& file = view_.project.index(id);
  const Id<Binding> binding = sole_reaching(file, use);
  if (!binding) return;
  trail_.emplace(id, static_cast<std::uint32_t>(file[use].text));
  if (asks_what_is_in(id, use, binding, path.empty())) return;
  bool escapes = false;
  const std::vector<Change> made = changes(id, use, binding, escapes);
  const Id<Stmt> here = file.stmt_of_expr[use.value];
  perhaps |= escapes;
  for (const Change& change : made) {  // the last one first
    if (!begins_with(path, change.at)) continue;
    follow(id, change.value, behind(path, change.at.size()), perhaps, steps);
    perhaps |= change.replaces;
    if (change.surely && dominates(file, file.stmt_of_expr[change.use.value], here)) return;
  }
  bound(id, file[binding], path, perhaps, steps);
}

void CarriedReader::follow(FileId id, Id<Expr> expr, const Path& path, bool perhaps, int steps) {
  if (steps <= 0) return;
  const FileIndex& file = view_.project.index(id);
  const Expr& read = file[expr];
  switch (read.kind) {
    case ExprKind::await:
      return follow(id, read.parts[0], path, perhaps, steps - 1);
    case ExprKind::name:
      return name(id, expr, path, perhaps, steps - 1);
    case ExprKind::call:
      if (const Expr& called = file[read.parts[0]]; path.empty() && file.text(called) != "get") break;
      return call(id, expr, path, perhaps, steps - 1);
    case ExprKind::subscript: {
      if (file[read.parts[1]].kind == ExprKind::slice) return follow(id, read.parts[0], path, perhaps, steps - 1);
      const auto key = string_value(file, read.parts[1]);
      keyed_ |= key.has_value();
      return follow(id, read.parts[0], before(key ? Step{false, *key} : Step{true, {}}, path), perhaps, steps - 1);
    }
    case ExprKind::dict:
    case ExprKind::list:
    case ExprKind::tuple:
      if (!path.empty()) return display(id, read, path, perhaps, steps - 1);
      break;
    default:
      break;
  }
  if (path.empty() && keyed_) found.push_back({id, expr, perhaps});
}

}  // namespace

std::vector<Carried> carried_values(FileView& view, Id<Expr> read) {
  CarriedReader reader(view);
  reader.follow(view.id, read, {}, false, max_steps);
  return std::move(reader.found);
}

}  // namespace ormlint
