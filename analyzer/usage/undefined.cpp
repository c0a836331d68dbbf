#include "usage/undefined.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/closest.h"
#include "base/parallel.h"
#include "domain/guards.h"
#include "project/dead_handlers.h"
#include "usage/import_homes.h"
#include "usage/name_scopes.h"

namespace ormlint {

namespace {

class Finder {
 public:
  Finder(const Project& project, const InjectedNames& injected, FileId id)
      : project_(project), id_(id), file_(project.index(id)), scopes_(project, injected, id) {}

  std::vector<UndefinedName> run() const {
    std::vector<UndefinedName> rows;
    if (!scopes_.known()) return rows;
    const std::vector<Span> dead = dead_handlers(project_, id_);
    for (const NameRead& read : name_reads(file_)) {
      const Span at = file_[read.expr].span;
      if (std::ranges::any_of(dead, [&](Span span) { return span.contains(at); })) continue;
      const Bound bound = scopes_.look_up(read);
      if (bound != Bound::perhaps && !is_expected(read)) rows.push_back(row(read, bound));
    }
    std::ranges::sort(rows, {}, &UndefinedName::at);
    return rows;
  }

 private:
  bool is_expected(const NameRead& read) const {
    // A mapper finds the classes of its registry by name, imported or not.
    if (read.in_class_annotation && read.evaluated == Evaluated::maybe) return true;
    return expects_error(file_, read.stmt, {"NameError", "UnboundLocalError"});
  }

  UndefinedName row(const NameRead& read, Bound bound) const {
    const std::string_view name = file_.text(file_[read.expr]);
    UndefinedName made;
    made.name = name;
    made.at = {id_, file_[read.expr].span};
    made.fault = bound == Bound::later           ? NameFault::later
                 : bound == Bound::later_local   ? NameFault::later_local
                 : bound == Bound::handler_ended ? NameFault::handler_ended
                                                 : NameFault::nowhere;
    made.unevaluated = read.evaluated == Evaluated::maybe;
    made.spelled = read.spelled;
    const Id<Scope> scope = file_.scope_of_expr[read.expr.value];
    if (const Id<Stmt> owner = scopes_.class_with(scope, name); owner && bound == Bound::nowhere) {
      made.owner = file_.tree.name(file_[owner]);
    }
    const std::vector<std::string_view> names = scopes_.visible_names(scope);
    if (const auto nearest = closest(names, name); nearest && names[*nearest] != name) made.closest = names[*nearest];
    return made;
  }

  const Project& project_;
  FileId id_;
  const FileIndex& file_;
  NameScopes scopes_;
};

// One missing import, which every annotation of the file would have from it, is one fault: told where a program stops
// because of it, else at the first of them.
void keep_first(std::vector<UndefinedName>& rows) {
  std::set<std::pair<FileId, std::string_view>> told;
  for (const UndefinedName& row : rows) {
    if (row.fault == NameFault::nowhere && !row.unevaluated) told.emplace(row.at.file, row.name);
  }
  std::erase_if(rows, [&](const UndefinedName& row) {
    return row.fault == NameFault::nowhere && row.unevaluated && !told.emplace(row.at.file, row.name).second;
  });
}

}  // namespace

std::vector<UndefinedName> undefined_names(const Project& project, const Domain& domain, unsigned threads) {
  const InjectedNames injected = injected_names(project, threads);
  std::vector<std::vector<UndefinedName>> made(project.files.size());
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (project.files[n].index) made[n] = Finder(project, injected, static_cast<FileId>(n)).run();
  });
  std::vector<UndefinedName> all;
  for (std::vector<UndefinedName>& rows : made) std::ranges::move(rows, std::back_inserter(all));
  if (all.empty()) return all;
  const ImportHomes homes(project, domain);
  for (UndefinedName& row : all) {
    if (row.fault == NameFault::nowhere && row.owner.empty()) row.home = homes.find(row.at, row.name);
  }
  // A string may be prose; it is a name when something bears it.
  std::erase_if(all, [](const UndefinedName& row) { return row.spelled && !row.home; });
  keep_first(all);
  return all;
}

}  // namespace ormlint
