// A string in relationship() is looked up among the classes that were imported by then. Whether a module is imported is
// asked of names alone: one that no import of the project spells, and no string, is imported by nobody. Following
// imports would prove more, and would be wrong wherever modules are found at run time.
#include "domain/unloaded.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/paths.h"
#include "domain/models.h"
#include "project/reachable.h"

namespace ormlint {

namespace {

void add_words(std::set<std::string_view>& words, std::string_view dotted) {
  while (!dotted.empty()) {
    const std::size_t dot = dotted.find('.');
    words.insert(dotted.substr(0, dot));
    if (dot == dotted.npos) return;
    dotted.remove_prefix(dot + 1);
  }
}

class Imports {
 public:
  explicit Imports(const Project& project) : project_(project) {
    dynamic_ = std::ranges::any_of(project.files, [](const ProjectFile& entry) {
      return entry.index && !is_test_file(entry.path) && loads_by_name(*entry.index);
    });
    if (dynamic_) return;  // then nobody asks for the words
    for (const ProjectFile& entry : project.files)
      if (entry.index) read(*entry.index);
  }

  // A module that nothing loads: its name stands in no import that runs, and in no string.
  bool loads(FileId file) const {
    if (dynamic_) return true;
    const std::string_view path = project_.files[static_cast<std::size_t>(file)].path;
    const std::string_view base = last_part(path);
    const std::string_view stem = base.substr(0, base.rfind('.'));
    return stem.starts_with("__") || words_.contains(stem) || is_spelled(stem);
  }

 private:
  void read(const FileIndex& index) {
    for (const Binding& row : index.bindings) {
      if (row.reach == Reach::type_checking || !row.expr) continue;
      if (row.kind == BindingKind::import_module || row.kind == BindingKind::import_name)
        add_words(words_, index.text(index[row.expr]));
      if (row.kind == BindingKind::import_name || row.kind == BindingKind::import_star)
        add_words(words_, index.text(index[row.stmt].name));
    }
  }

  // "models.comment", "comment": in a setting, a list of plugins, a template.
  bool is_spelled(std::string_view stem) const {
    return std::ranges::any_of(project_.files, [&](const ProjectFile& entry) {
      return entry.index && std::ranges::any_of(entry.index->tree.exprs, [&](const Expr& expr) {
               if (expr.kind != ExprKind::string) return false;
               const std::string_view text = entry.index->text(expr);
               return text.ends_with(stem) &&
                      (text.size() == stem.size() || text[text.size() - stem.size() - 1] == '.');
             });
    });
  }

  const Project& project_;
  std::set<std::string_view> words_;
  bool dynamic_ = false;
};

bool is_application(const Model& model) { return !model.test && !model.deliberate && !model.conditional; }

}  // namespace

void find_unloaded(const Project& project, Domain& domain) {
  std::optional<Imports> imports;
  for (Model& model : domain.models) {
    for (Relationship& row : model.relationships) {
      if (!row.target || row.target_name.empty() || row.open || row.from_backref || row.inherited) continue;
      const FileId there = domain.models[*row.target].at.file;
      if (there == model.at.file || !is_application(model) || !is_application(domain.models[*row.target])) continue;
      if (!imports) imports.emplace(project);
      row.unloaded = imports->loads(model.at.file) && !imports->loads(there);
    }
  }
}

}  // namespace ormlint
