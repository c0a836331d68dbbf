#include "project/import_cycles.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>

#include "project/modules.h"

namespace ormlint {

namespace {

// The dotted name of the package around; empty above the highest.
std::string_view around(std::string_view name) {
  return name.substr(0, name.find('.') == name.npos ? 0 : name.rfind('.'));
}

using Edges = std::vector<std::vector<Id<Module>>>;  // by module

struct Start {
  Id<Module> module;
  std::string name;
  bool as_script = false;
  auto key() const { return std::tie(module.value, name, as_script); }
};

// The strongly connected components of more than one module; Tarjan's algorithm, with a stack of its own.
class Components {
 public:
  explicit Components(const Edges& edges) : edges_(edges), nodes_(edges.size()), of(edges.size(), 0) {
    for (std::uint32_t id = 0; id < edges.size(); ++id) {
      if (nodes_[id].index == 0) visit(id);
    }
  }

 private:
  struct Node {
    std::uint32_t index = 0, low = 0, next = 0;
    bool open = false;
  };

  void visit(std::uint32_t first) {
    std::vector<std::uint32_t> path;
    enter(first, path);
    while (!path.empty()) {
      const std::uint32_t at = path.back();
      Node& node = nodes_[at];
      if (node.next < edges_[at].size()) {
        const std::uint32_t to = edges_[at][node.next++].value;
        if (nodes_[to].index == 0)
          enter(to, path);
        else if (nodes_[to].open)
          node.low = std::min(node.low, nodes_[to].index);
        continue;
      }
      path.pop_back();
      if (!path.empty()) nodes_[path.back()].low = std::min(nodes_[path.back()].low, node.low);
      if (node.low == node.index) close(at);
    }
  }

  void enter(std::uint32_t id, std::vector<std::uint32_t>& path) {
    nodes_[id].index = nodes_[id].low = ++last_;
    nodes_[id].open = true;
    waiting_.push_back(id);
    path.push_back(id);
  }

  void close(std::uint32_t root) {
    std::vector<Id<Module>> members;
    std::uint32_t id = 0;
    do {
      id = waiting_.back();
      waiting_.pop_back();
      nodes_[id].open = false;
      members.push_back({id});
    } while (id != root);
    if (members.size() < 2) return;
    std::ranges::sort(members);
    all.push_back(std::move(members));
    for (const Id<Module> member : all.back()) of[member.value] = static_cast<std::uint32_t>(all.size());
  }

  const Edges& edges_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> waiting_;
  std::uint32_t last_ = 0;

 public:
  std::vector<std::uint32_t> of;             // by module: its component, 1-based; 0: none
  std::vector<std::vector<Id<Module>>> all;  // their members
};

class CycleFinder {
 public:
  CycleFinder(const Project& project, const RunTime& run_time)
      : project_(project), run_time_(run_time), steps_(project) {}

  std::vector<CycleBreak> find() {
    Edges edges(project_.modules.size());
    for_each_import([&](Id<Module> from, Id<Module> to, const ImportTarget&, bool sure) {
      if (sure) edges[from.value].push_back(to);
    });
    const Components components(edges);
    if (components.all.empty() || !project_.surroundings->whole) return {};
    std::vector<std::vector<Start>> starts(components.all.size());
    find_starts(components, starts);
    std::vector<CycleBreak> found;
    for (std::size_t n = 0; n < starts.size(); ++n)
      judge(components, static_cast<std::uint32_t>(n + 1), starts[n], found);
    std::ranges::sort(found, {}, [](const CycleBreak& one) { return std::pair(one.broken.file, one.broken.alias); });
    return found;
  }

 private:
  // Every module that an import runs: (importing module, module, how it is named, whether it surely runs).
  template <class Visit>
  void for_each_import(Visit visit) {
    for (std::size_t n = 0; n < project_.files.size(); ++n) {
      if (!project_.files[n].index) continue;
      const ImportSteps& steps = steps_.of(static_cast<FileId>(n));
      for (const ImportStep& step : steps.now) visit_import(static_cast<FileId>(n), step, step.sure, visit);
      for (const ImportStep& step : steps.later) visit_import(static_cast<FileId>(n), step, false, visit);
    }
  }

  template <class Visit>
  void visit_import(FileId file, const ImportStep& step, bool sure, Visit visit) {
    if (!step.stmt) return;
    const Id<Module> own = project_.files[static_cast<std::size_t>(file)].module;
    ImportTarget target = target_of(project_, file, step, project_.modules[own].name);
    if (!target.module) return;
    sure = sure && target.proved;
    if (step.kind == ImportStep::Kind::import_from) {
      const auto& children = project_.modules[target.module].submodules;
      for (const Id<Expr> alias : project_.index(file)[step.stmt].exprs) {
        const std::string_view name = project_.index(file).text(project_.index(file)[alias]);
        const auto child = children.find(name);
        if (child == children.end()) continue;
        visit(own, child->second, ImportTarget{child->second, target.name + "." + std::string(name), true}, sure);
      }
    }
    for (Id<Module> at = target.module; at; at = parent_of(project_, at)) {
      visit(own, at, target, sure);
      if (target.name.find('.') == target.name.npos) break;
      target.name.erase(target.name.rfind('.'));
    }
  }

  void find_starts(const Components& components, std::vector<std::vector<Start>>& starts) {
    for_each_import([&](Id<Module> from, Id<Module> to, const ImportTarget& target, bool sure) {
      const std::uint32_t component = components.of[to.value];
      if (component == 0 || components.of[from.value] == component) return;
      const Start inside{to, target.name};
      starts[component - 1].push_back(sure ? Start{from, project_.modules[from].name} : inside);
    });
    const std::unordered_set<std::string_view> named = named_in_strings(components);
    for (std::size_t n = 0; n < starts.size(); ++n) {
      const std::vector<Id<Module>>& members = components.all[n];
      for (const Id<Module> member : members) add_own_starts(member, named, starts[n]);
      if (!starts[n].empty()) continue;
      for (const Id<Module> member : members) starts[n].push_back({member, project_.modules[member].name});
    }
  }

  void add_own_starts(Id<Module> member, const std::unordered_set<std::string_view>& named,
                      std::vector<Start>& starts) {
    const Module& module = project_.modules[member];
    if (!module.file) return;
    if (project_.index(*module.file).tree.strings.contains("__main__")) {
      starts.push_back({member, module.name, true});
      starts.push_back({member, module.name});
    }
    for (std::string_view name = module.name; !name.empty(); name = around(name)) {
      if (named.contains(name)) return starts.push_back({member, module.name});
    }
  }

  // Settings, tasks and routes name modules by strings: "shop.models", "shop.main:app". Which of the modules in cycles
  // and of the packages around them are.
  std::unordered_set<std::string_view> named_in_strings(const Components& components) const {
    std::unordered_set<std::string_view> wanted, tops, found;
    for (const std::vector<Id<Module>>& members : components.all) {
      for (const Id<Module> member : members) {
        std::string_view name = project_.modules[member].name;
        tops.insert(name.substr(0, name.find('.')));
        for (; !name.empty(); name = around(name)) wanted.insert(name);
      }
    }
    for (const ProjectFile& file : project_.files) {
      if (!file.index) continue;
      for (const Expr& expr : file.index->tree.exprs) {
        if (expr.kind != ExprKind::string) continue;
        std::string_view text = file.index->text(expr);
        if (text.size() > 200 || !tops.contains(text.substr(0, text.find_first_of(".:")))) continue;
        text = text.substr(0, text.find(':'));
        for (; !text.empty(); text = around(text)) {
          if (wanted.contains(text)) found.insert(text);
        }
      }
    }
    return found;
  }

  void judge(const Components& components, std::uint32_t component, std::vector<Start>& starts,
             std::vector<CycleBreak>& found) {
    std::ranges::sort(starts, {}, &Start::key);
    std::vector<CycleBreak> breaks;
    for (std::size_t n = 0; n < starts.size(); ++n) {
      if (n > 0 && starts[n].key() == starts[n - 1].key()) continue;
      if (!project_.modules[starts[n].module].file) continue;
      const Outcome outcome =
          run_import(project_, steps_, run_time_, starts[n].module, starts[n].name, starts[n].as_script);
      if (outcome.kind != Outcome::Kind::breaks) return;
      const BrokenImport& broken = outcome.broken;
      const Id<Module> importer = project_.files[static_cast<std::size_t>(broken.file)].module;
      // A module that imports from itself is no cycle.
      if (importer == broken.from) continue;
      if (components.of[broken.from.value] != component || components.of[importer.value] != component) continue;
      const auto same = [&](const CycleBreak& one) {
        return one.broken.file == broken.file && one.broken.alias == broken.alias;
      };
      if (std::ranges::none_of(breaks, same)) breaks.push_back({broken, starts[n].module});
    }
    found.insert(found.end(), breaks.begin(), breaks.end());
  }

  const Project& project_;
  const RunTime& run_time_;
  StepTable steps_;
};

}  // namespace

std::vector<CycleBreak> find_cycle_breaks(const Project& project, const RunTime& run_time) {
  return CycleFinder(project, run_time).find();
}

}  // namespace ormlint
