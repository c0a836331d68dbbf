// A file is a revision when its module binds `revision` and `down_revision`, which Alembic's own loader asks for; it is
// of the tree of the nearest folder above with an env.py, so that several version locations below one come together.
#include "migrations/revisions.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/paths.h"
#include "domain/constants.h"
#include "migrations/revision_files.h"
#include "migrations/upgrade_order.h"

namespace ormlint::migrations {

namespace {

class RevisionReader {
 public:
  RevisionReader(const Project& project, FileId file) : project_(project), index_(project.index(file)), file_(file) {}

  std::optional<Revision> read() {
    const Id<Expr> id = value_of_name("revision");
    const Id<Expr> parents = value_of_name("down_revision");
    if (!id || !parents) return std::nullopt;
    Revision made;
    made.file = file_;
    made.folder = parent(project_.files[static_cast<std::size_t>(file_)].path);
    made.at = {file_, index_[id].span};
    made.parents_at = {file_, index_[parents].span};
    made.id = constant_text(project_, file_, id).value_or("");
    made.open = made.id.empty();
    made.parents = texts(parents, made.open);
    made.empty_parent = constant_text(project_, file_, parents) == "";
    made.patches = patches();
    if (const Id<Expr> written = value_of_name("depends_on")) made.depends_on = texts(written, made.open);
    if (const Id<Expr> written = value_of_name("branch_labels")) made.labels = texts(written, made.open);
    made.upgrade = function("upgrade");
    made.downgrade = function("downgrade");
    if (made.downgrade && !index_[*made.downgrade].body.empty()) {
      const Slice<Stmt> body = index_[*made.downgrade].body;
      made.downgrade_end = {file_, index_[body[body.size() - 1]].span};
    }
    return made;
  }

 private:
  Id<Expr> value_of_name(std::string_view name) const {
    Id<Expr> found;
    for (const Id<Binding> id : index_.bindings_of(index_.module(), name)) {
      const Binding& binding = index_[id];
      if (binding.kind == BindingKind::assignment && binding.sole_target && binding.value) found = binding.value;
    }
    return found;
  }

  bool is_op(Id<Expr> expr) const {
    const Entity entity = follow(project_, resolve(project_, file_, expr));
    const std::string* const dotted = external_name(entity);
    return dotted && *dotted == "alembic.op";
  }

  // op.add_column = …; one that gives back what it has taken is no patch.
  std::vector<Location> patches() const {
    std::map<std::string_view, std::vector<Location>> found;
    for (const Id<Stmt> id : index_.tree.stmts.ids()) {
      const Stmt& stmt = index_[id];
      if (stmt.kind != StmtKind::assign) continue;
      for (const Id<Expr> target : stmt.exprs.from(1)) {
        const Expr& expr = index_[target];
        if (expr.kind == ExprKind::attribute && is_op(expr.parts[0]))
          found[index_.text(expr)].push_back({file_, expr.span});
      }
    }
    std::vector<Location> made;
    for (const auto& [name, places] : found)
      if (places.size() == 1) made.push_back(places.front());
    std::ranges::sort(made);
    return made;
  }

  std::vector<std::string> texts(Id<Expr> written, bool& open) const {
    const Place place = value_of(project_, file_, written);
    if (is_none(project_.index(place.file), place.expr)) return {};
    if (const auto one = constant_text(project_, file_, written)) {
      if (one->empty()) return {};
      return {*one};
    }
    const auto items = constant_elements(project_, file_, written);
    std::vector<std::string> made;
    for (const Place& item : items.value_or(std::vector<Place>{})) {
      auto text = constant_text(project_, item.file, item.expr);
      open |= !text;
      if (text) made.push_back(std::move(*text));
    }
    open |= !items;
    return made;
  }

  std::optional<Id<Stmt>> function(std::string_view name) const {
    std::optional<Id<Stmt>> found;
    for (const Id<Binding> id : index_.bindings_of(index_.module(), name))
      if (index_[id].kind == BindingKind::function_def) found = index_[id].stmt;
    return found;
  }

  const Project& project_;
  const FileIndex& index_;
  FileId file_;
};

// Parents first, by depth-first search in the order of the files.
class Sorter {
 public:
  explicit Sorter(MigrationTree& tree) : tree_(tree), state_(tree.revisions.size(), State::fresh) {}

  void run() {
    for (const Revision& revision : tree_.revisions) tree_.above.push_back(found_above(revision));
    std::vector<bool> followed(tree_.revisions.size(), false);
    for (std::size_t n = 0; n < tree_.revisions.size(); ++n) visit(n);
    for (const std::size_t n : tree_.order) {
      for (std::size_t parent = 0; parent < parents_found_[n]; ++parent) followed[tree_.above[n][parent]] = true;
    }
    for (std::size_t n = 0; n < tree_.revisions.size(); ++n) {
      if (state_[n] != State::done) tree_.dropped.push_back(n);
      if (state_[n] == State::done && !followed[n]) tree_.heads.push_back(n);
    }
  }

 private:
  enum class State : std::uint8_t { fresh, open, done, lost };

  std::vector<std::size_t> found_above(const Revision& revision) {
    std::vector<std::size_t> found;
    bool whole = true;
    const auto add = [&](const std::vector<std::string>& ids) {
      for (const std::string& id : ids) {
        const auto one = tree_.find(id);
        whole &= one.has_value();
        if (one) found.push_back(*one);
      }
    };
    add(revision.parents);
    parents_found_.push_back(found.size());
    add(revision.depends_on);
    whole_.push_back(whole);
    return found;
  }

  void visit(std::size_t first) {
    if (state_[first] != State::fresh) return;
    std::vector<std::pair<std::size_t, std::size_t>> stack{{first, 0}};  // a revision, and its next parent
    const auto lose = [&] {
      for (const auto& entry : stack) state_[entry.first] = State::lost;
    };
    state_[first] = State::open;
    while (!stack.empty()) {
      const std::size_t at = stack.back().first, next = stack.back().second++;
      if (next == 0 && !whole_[at]) lose();
      if (next == tree_.above[at].size()) {
        if (state_[at] == State::open) {
          state_[at] = State::done;
          tree_.order.push_back(at);
        }
        stack.pop_back();
        continue;
      }
      const std::size_t parent = tree_.above[at][next];
      if (state_[parent] == State::open || state_[parent] == State::lost) {
        lose();
      } else if (state_[parent] == State::fresh) {
        state_[parent] = State::open;
        stack.emplace_back(parent, 0);
      }
    }
  }

  MigrationTree& tree_;
  std::vector<State> state_;
  std::vector<std::size_t> parents_found_;  // by revision: how many of `above` are parents
  std::vector<bool> whole_;                 // by revision: all that is above it exists
};

// Alembic loads no folder beside `versions` unless it is told to: what lies there and fits nowhere is no revision.
void leave_out(MigrationTree& tree) {
  const std::string versions = tree.folder + "/versions";
  const auto inside = [&](const Revision& revision) {
    return revision.folder == versions || revision.folder.starts_with(versions + "/");
  };
  if (std::ranges::none_of(tree.revisions, inside)) return;
  const auto fits = [&](const Revision& revision) {
    return std::ranges::all_of(revision.parents, [&](const std::string& id) { return tree.find(id).has_value(); });
  };
  for (;;) {
    const auto lost = std::ranges::find_if(
        tree.revisions, [&](const Revision& revision) { return !inside(revision) && !fits(revision); });
    if (lost == tree.revisions.end()) return;
    tree.revisions.erase(lost);
  }
}

// A folder for each database is called like SQLAlchemy's dialects are.
bool names_other_dialect(std::string_view folder) {
  constexpr std::string_view dialects[]{"sqlite", "mysql", "mariadb", "oracle", "mssql"};
  return std::ranges::find(dialects, last_part(folder)) != std::end(dialects);
}

// By folder, where two folders have a revision of one id.
std::vector<MigrationTree> divided(MigrationTree tree) {
  std::map<std::string_view, std::string_view> folder_of_id;
  bool repeated = false;
  for (const Revision& revision : tree.revisions) {
    const auto [found, fresh] = folder_of_id.emplace(revision.id, revision.folder);
    repeated |= !fresh && !revision.id.empty() && found->second != revision.folder;
  }
  std::vector<MigrationTree> made;
  if (!repeated) {
    made.push_back(std::move(tree));
    return made;
  }
  std::map<std::string_view, MigrationTree> by_folder;
  for (Revision& revision : tree.revisions) {
    MigrationTree& one = by_folder[revision.folder];
    one.folder = revision.folder;
    one.other_dialect = names_other_dialect(revision.folder);
    one.environment = tree.environment;
    one.revisions.push_back(std::move(revision));
  }
  for (auto& entry : by_folder) made.push_back(std::move(entry.second));
  return made;
}

}  // namespace

std::optional<std::size_t> MigrationTree::find(std::string_view id) const {
  const auto exact = std::ranges::find(revisions, id, &Revision::id);
  if (exact != revisions.end()) return exact - revisions.begin();
  std::optional<std::size_t> found;
  for (std::size_t n = 0; n < revisions.size(); ++n) {
    const bool named = std::ranges::find(revisions[n].labels, id) != revisions[n].labels.end();
    if (!named && (id.empty() || !revisions[n].id.starts_with(id))) continue;
    if (found) return std::nullopt;
    found = n;
  }
  return found;
}

std::vector<std::size_t> MigrationTree::ancestors(std::size_t revision) const {
  std::vector<bool> wanted(revisions.size(), false);
  wanted[revision] = true;
  std::vector<std::size_t> made;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    if (!wanted[*at]) continue;
    made.push_back(*at);
    for (const std::size_t one : above[*at]) wanted[one] = true;
  }
  std::ranges::reverse(made);
  return made;
}

std::vector<MigrationTree> find_migrations(const Project& project) {
  std::map<std::string_view, FileId> environments;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const std::string_view path = project.files[n].path;
    if (path == "env.py" || path.ends_with("/env.py")) environments.emplace(parent(path), static_cast<FileId>(n));
  }
  std::map<std::string, MigrationTree, std::less<>> trees;
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const ProjectFile& entry = project.files[n];
    const bool may_be = entry.index && entry.index->tree.strings.contains("down_revision");
    if (!may_be) continue;
    auto revision = RevisionReader(project, static_cast<FileId>(n)).read();
    if (!revision) continue;
    std::string_view folder = parent(entry.path);
    std::string_view at = folder;
    while (!at.empty() && !environments.contains(at)) at = parent(at);
    const auto environment = environments.find(at);
    if (environment != environments.end()) folder = at;
    MigrationTree& tree = trees[std::string(folder)];
    tree.folder = folder;
    if (environment != environments.end()) tree.environment = environment->second;
    tree.revisions.push_back(std::move(*revision));
  }
  std::vector<MigrationTree> made;
  for (auto& [folder, tree] : trees) {
    leave_out(tree);
    for (MigrationTree& one : divided(std::move(tree))) {
      one.open = std::ranges::any_of(one.revisions, &Revision::open);
      Sorter(one).run();
      if (one.dropped.empty()) one.order = upgrade_order(one);
      one.strangers = find_strangers(project, one);
      for (Revision& revision : one.revisions) revision.uses = imported_classes(project, revision.file, one.folder);
      made.push_back(std::move(one));
    }
  }
  return made;
}

}  // namespace ormlint::migrations
