#include "project/imports.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/parallel.h"
#include "project/import_guards.h"
#include "project/modules.h"
#include "project/run_time.h"
#include "project/standard_library.h"

namespace ormlint {

namespace {

// What every module has. Sources: Data model, "Modules"; `types.ModuleType`.
constexpr std::array<std::string_view, 14> module_attributes{
    "__name__", "__spec__",        "__package__",  "__loader__", "__path__",     "__file__",  "__cached__",
    "__doc__",  "__annotations__", "__annotate__", "__dict__",   "__builtins__", "__class__", "__dir__"};

std::string_view first_part(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

std::string_view behind_first(std::string_view dotted) {
  return dotted.substr(std::min(first_part(dotted).size() + 1, dotted.size()));
}

// What stands before one of its parts.
std::string_view around(std::string_view dotted, std::string_view part) {
  return part.empty() ? part : dotted.substr(0, static_cast<std::size_t>(part.data() - dotted.data()) - 1);
}

// How far a dotted path leads, and the part that is not there; empty when it leads to its end.
struct Reached {
  Id<Module> at;
  std::string_view missing;
};

Reached walk(const Project& project, Id<Module> from, std::string_view path) {
  while (!path.empty()) {
    const std::optional<Id<Module>> found = submodule(project, from, first_part(path));
    if (!found) return {from, first_part(path)};
    from = *found;
    path = behind_first(path);
  }
  return {from, {}};
}

// An import as it was written, before it is known whether its first part is the project's own.
struct Asked {
  ImportedName row;
  std::string_view dotted;  // the module, without dots of a relative import
  std::string_view wanted;  // the name imported from it, if any
  Id<Module> top;           // what its first part leads to; none for a relative import and what is not the project's
};

class Judge {
 public:
  Judge(const Project& project, const RunTime& run_time) : project_(project), run_time_(run_time) {
    for (const Id<Module> id : project.modules.ids()) {
      for (const auto& [name, child] : project.modules[id].submodules) named_[name].push_back(child);
    }
  }

  std::vector<Asked> ask(FileId file) const {
    std::vector<Asked> found;
    const FileIndex& index = project_.index(file);
    for (const Id<Stmt> id : index.tree.stmts.ids()) {
      const Stmt& stmt = index[id];
      if (stmt.kind == StmtKind::import_stmt) ask_modules(file, id, found);
      if (stmt.kind == StmtKind::import_from) ask_names(file, id, found);
    }
    ask_promised(file, found);
    return found;
  }

  void count(const std::vector<Asked>& asked) {
    for (const Asked& one : asked) {
      // That there is something of this name says nothing: an installed package has that, too.
      if (!one.top || (one.wanted.empty() && first_part(one.dotted) == one.dotted)) continue;
      Tally& tally = tallies_[one.top.value];
      tally.there += one.row.verdict == ImportVerdict::resolved;
      tally.missing += is_missing(one.row.verdict) && !is_made(one);
    }
  }

  // Takes back what is not proved in view of the whole project.
  void confirm(Asked& asked) const {
    if (!is_missing(asked.row.verdict) || (is_own(asked) && !is_made(asked))) return;
    asked.row.verdict = ImportVerdict::unknown;
  }

  static bool is_missing(ImportVerdict verdict) {
    return verdict == ImportVerdict::missing_module || verdict == ImportVerdict::missing_name;
  }

 private:
  struct Tally {
    std::uint32_t there = 0, missing = 0;
  };

  void ask_modules(FileId file, Id<Stmt> stmt, std::vector<Asked>& found) const {
    const FileIndex& index = project_.index(file);
    for (const Id<Expr> alias : index[stmt].exprs) {
      const std::string_view dotted = index.text(index[alias]);
      const Span at = index.tree.name_span(index[alias]);
      Asked asked{{ImportVerdict::unknown, stmt, alias, at, {}, {}, {}}, dotted, {}, top_of(file, dotted)};
      if (const Found there = find_module(project_, file, dotted); there.module) {
        if (!there.weak) asked.row.verdict = ImportVerdict::resolved;
      } else if (asked.top) {
        judge_module(file, walk(project_, asked.top, behind_first(dotted)), asked.row);
        asked.row.spelled = around(dotted, asked.row.name);
      }
      found.push_back(asked);
    }
  }

  void ask_names(FileId file, Id<Stmt> id, std::vector<Asked>& found) const {
    const FileIndex& index = project_.index(file);
    const Stmt& stmt = index[id];
    if (stmt.exprs.empty()) return;
    const ImportedFrom& from = project_.files[static_cast<std::size_t>(file)].imported(id);
    const std::string_view dotted = index.tree.name(stmt);
    const Id<Module> top = stmt.level > 0 ? Id<Module>{} : top_of(file, dotted);
    if (!from.module) {
      Asked asked{{ImportVerdict::unknown, id, stmt.exprs[0], stmt.name_span, {}, {}, {}}, dotted, {}, top};
      const Id<Module> start = stmt.level > 0 ? find_relative(project_, file, stmt.level, "").value_or(top) : top;
      if (start) judge_module(file, walk(project_, start, stmt.level > 0 ? dotted : behind_first(dotted)), asked.row);
      if (stmt.level == 0) asked.row.spelled = around(dotted, asked.row.name);
      found.push_back(asked);
      return;
    }
    for (const Id<Expr> alias : stmt.exprs) {
      const std::string_view name = index.text(index[alias]);
      const Span at = index.tree.name_span(index[alias]);
      const std::string_view spelled = stmt.level > 0 ? std::string_view() : dotted;
      Asked asked{{ImportVerdict::unknown, id, alias, at, from.module, name, spelled}, dotted, name, top};
      if (name != "*") judge_name(file, asked.row);
      found.push_back(asked);
    }
  }

  void ask_promised(FileId file, std::vector<Asked>& found) const {
    const FileIndex& index = project_.index(file);
    const Id<Module> module = project_.files[static_cast<std::size_t>(file)].module;
    if (!index.has_all || project_.modules[module].file != file) return;
    for (const Id<Binding> binding : index.bindings_of(index.module(), "__all__")) {
      const Id<Expr> value = index[binding].value;
      const bool listed = value && (index[value].kind == ExprKind::list || index[value].kind == ExprKind::tuple);
      if (!listed || !index[binding].stmt) continue;
      for (const Id<Expr> text : index[value].parts) {
        Asked asked{{ImportVerdict::unknown,
                     index[binding].stmt,
                     text,
                     index[text].span,
                     module,
                     index.text(index[text]),
                     {},
                     true},
                    {},
                    index.text(index[text]),
                    {}};
        judge_name(file, asked.row);
        if (asked.row.verdict != ImportVerdict::resolved) found.push_back(asked);
      }
    }
  }

  void judge_module(FileId file, Reached reached, ImportedName& row) const {
    row.within = reached.at;
    row.name = reached.missing;
    if (reached.missing.empty() || !is_closed(reached.at, reached.missing) || !runs(file, row.stmt)) return;
    row.verdict = ImportVerdict::missing_module;
  }

  void judge_name(FileId file, ImportedName& row) const {
    const Module& module = project_.modules[row.within];
    if (module.exports.contains(row.name) || module.submodules.contains(row.name)) {
      row.verdict = ImportVerdict::resolved;
    } else if (lacks(row.within, row.name) && runs(file, row.stmt)) {
      row.verdict = ImportVerdict::missing_name;
    }
  }

  // A file that Python refuses, a stub and a template are not run as they are.
  bool runs(FileId file, Id<Stmt> stmt) const {
    const FileIndex& index = project_.index(file);
    const std::string_view path = project_.files[static_cast<std::size_t>(file)].path;
    return !index.error && !path.ends_with(".pyi") && !path.contains("{{") && !may_fail(index, stmt);
  }

  // What the first part of a module's name leads to, nearest first.
  Id<Module> top_of(FileId file, std::string_view dotted) const {
    return find_module(project_, file, first_part(dotted)).module.value_or(Id<Module>{});
  }

  // What the file declares is all it has.
  bool is_whole(FileId file) const {
    const FileIndex& index = project_.index(file);
    const std::string_view path = project_.files[static_cast<std::size_t>(file)].path;
    if (index.error || index.damage.size() > 0 || path.ends_with(".pyi")) return false;
    return !unread(path.substr(0, path.rfind('.'))) && !run_time_.replaces_itself(file);
  }

  bool unread(std::string_view path) const { return project_.surroundings->unread.contains(std::string(path)); }

  // No module `name` can be in there but those that were read.
  bool is_closed(Id<Module> id, std::string_view name) const {
    const Module& module = project_.modules[id];
    if (!project_.surroundings->whole) return false;
    if (module.file && !module.package) return is_whole(*module.file);
    if (project_.surroundings->may_hold(module.folder, name) || unread(module.folder + "/__init__")) return false;
    for (Id<Module> at = id; at; at = project_.modules[at].above) {
      const Module& around = project_.modules[at];
      // A regular package lives in one place, and so does what is below it.
      if (around.package) return is_whole(*around.file);
    }
    return false;
  }

  bool lacks(Id<Module> id, std::string_view name) const {
    const Module& module = project_.modules[id];
    if (!module.file) return is_closed(id, name);
    if (module.open || project_.index(*module.file).lazy || !is_whole(*module.file)) return false;
    if (std::ranges::find(module_attributes, name) != module_attributes.end()) return false;
    return project_.surroundings->whole && (!module.package || is_closed(id, name));
  }

  // The first part is the project's own: most of what is asked of it is there, and nothing else of that name, wherever
  // it lies and whatever puts it on sys.path, has what is missing.
  bool is_own(const Asked& asked) const {
    if (!asked.top) return true;  // a relative import
    if (is_standard_library(first_part(asked.dotted))) return false;
    const Tally tally = tallies_.contains(asked.top.value) ? tallies_.at(asked.top.value) : Tally{};
    if (tally.there == 0 || tally.there < tally.missing) return false;
    const auto others = named_.find(first_part(asked.dotted));
    return others == named_.end() ||
           std::ranges::none_of(others->second, [&](Id<Module> other) { return offers(other, asked); });
  }

  bool offers(Id<Module> start, const Asked& asked) const {
    const Reached reached = walk(project_, start, behind_first(asked.dotted));
    if (!reached.missing.empty()) return false;
    if (asked.wanted.empty()) return true;
    const Module& module = project_.modules[reached.at];
    return module.open || module.exports.contains(asked.wanted) || module.submodules.contains(asked.wanted);
  }

  bool is_made(const Asked& asked) const {
    const ImportedName& row = asked.row;
    const std::string name(row.name);
    if (run_time_.makes_module(project_.modules[row.within].name + "." + name) || run_time_.builds(name)) return true;
    if (run_time_.makes_module(asked.dotted)) return true;
    return row.verdict == ImportVerdict::missing_name && run_time_.sets(row.within, name);
  }

  const Project& project_;
  const RunTime& run_time_;
  std::unordered_map<std::string_view, std::vector<Id<Module>>> named_;  // by the last part of their names
  std::unordered_map<std::uint32_t, Tally> tallies_;
};

}  // namespace

std::vector<std::vector<ImportedName>> judge_imports(const Project& project, const RunTime& run_time,
                                                     unsigned threads) {
  Judge judge(project, run_time);
  std::vector<std::vector<Asked>> asked(project.files.size());
  parallel_for(asked.size(), threads, [&](std::size_t n) {
    if (project.files[n].index) asked[n] = judge.ask(static_cast<FileId>(n));
  });
  for (const std::vector<Asked>& file : asked) judge.count(file);
  std::vector<std::vector<ImportedName>> rows(asked.size());
  parallel_for(asked.size(), threads, [&](std::size_t n) {
    for (Asked& one : asked[n]) {
      judge.confirm(one);
      rows[n].push_back(one.row);
    }
  });
  return rows;
}

}  // namespace ormlint
