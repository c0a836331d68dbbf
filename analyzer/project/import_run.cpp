#include "project/import_run.h"

#include <algorithm>

#include "project/modules.h"

namespace ormlint {

namespace {

enum class Phase : std::uint8_t { fresh, perhaps, running, done };

struct State {
  Phase phase = Phase::fresh;
  const ImportStep* step = nullptr;  // of a running one
  std::uint32_t round = 0;
  std::string name;  // in sys.modules; empty where it is not known
};

class Run {
 public:
  Run(const Project& project, StepTable& steps, const RunTime& run_time)
      : project_(project), steps_(steps), run_time_(run_time), states_(project.modules.size()) {}

  Outcome begin(Id<Module> first, const std::string& name, bool as_script) {
    if (as_script) {
      State script{Phase::running, nullptr, 0, name};
      execute_file(first, script);
    } else {
      enter_all(first, name);
    }
    return outcome_;
  }

 private:
  // All these return false once the run has come to its end.
  bool stop(Outcome outcome) {
    outcome_ = outcome;
    return false;
  }

  // The packages around a module run before it.
  bool enter_all(Id<Module> module, std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos) {
      const Id<Module> above = parent_of(project_, module);
      if (above && !enter_all(above, name.substr(0, dot))) return false;
    }
    return enter(module, name);
  }

  bool enter(Id<Module> id, std::string_view name) {
    if (!project_.modules[id].file) return true;
    State& state = states_[id.value];
    if (state.phase == Phase::perhaps) {
      ++round_;
      mark(id);
      state.phase = Phase::done;
      return !doubt_ || stop({Outcome::Kind::unknown, {}});
    }
    if (state.phase != Phase::fresh) {
      // One file under two names is two modules.
      return state.name.empty() || state.name == name || stop({Outcome::Kind::unknown, {}});
    }
    state.phase = Phase::running;
    state.name = name;
    if (!execute_file(id, state)) return false;
    state.phase = Phase::done;
    return true;
  }

  bool execute_file(Id<Module> id, State& state) {
    const FileId file = *project_.modules[id].file;
    const FileIndex& index = project_.index(file);
    const std::string_view path = project_.files[static_cast<std::size_t>(file)].path;
    if (path.ends_with(".pyi")) return true;
    if (index.error || index.damage.size() > 0) return stop({Outcome::Kind::unknown, {}});
    begun_.push_back(file);
    for (const ImportStep& step : steps_.of(file).now) {
      state.step = &step;
      if (!execute(file, step, state)) return false;
    }
    return true;
  }

  bool execute(FileId file, const ImportStep& step, const State& own) {
    if (step.kind == ImportStep::Kind::dynamic) return stop({Outcome::Kind::unknown, {}});
    if (step.kind == ImportStep::Kind::call) {
      for (; called_ < begun_.size(); ++called_) {
        for (const ImportStep& later : steps_.of(begun_[called_]).later) perhaps(begun_[called_], later);
      }
      return !doubt_ || stop({Outcome::Kind::unknown, {}});
    }
    const ImportTarget target = target_of(project_, file, step, own.name);
    if (!target.module) return true;
    if (!step.sure || !target.proved) {
      perhaps(file, step);
      return !doubt_ || stop({Outcome::Kind::unknown, {}});
    }
    if (!enter_all(target.module, target.name)) return false;
    if (step.kind == ImportStep::Kind::import_module) return true;
    return load_submodules(file, step, target) && take_names(file, step, target.module);
  }

  // importlib asks for the submodules first, and only then the names are taken.
  bool load_submodules(FileId file, const ImportStep& step, const ImportTarget& target) {
    const Module& module = project_.modules[target.module];
    const FileIndex& index = project_.index(file);
    for (const Id<Expr> alias : index[step.stmt].exprs) {
      const std::string_view name = index.text(index[alias]);
      const auto child = module.submodules.find(name);
      if (child == module.submodules.end()) continue;
      if (module.file && may_have(target.module, name)) {
        mark(child->second);
      } else if (!enter(child->second, target.name + "." + std::string(name))) {
        return false;
      }
    }
    return true;
  }

  bool take_names(FileId file, const ImportStep& step, Id<Module> from) {
    const Module& module = project_.modules[from];
    const State& state = states_[from.value];
    const FileIndex& index = project_.index(file);
    for (const Id<Expr> alias : index[step.stmt].exprs) {
      const std::string_view name = index.text(index[alias]);
      if (name == "*" || module.submodules.contains(name) || may_have(from, name)) continue;
      // A failure of another kind, or one that is not proved, ends the run as well.
      const bool proved = state.phase == Phase::running && binds_later(from, name);
      if (!proved) return stop({Outcome::Kind::unknown, {}});
      return stop({Outcome::Kind::breaks, {file, step.stmt, alias, from, name, state.step->stmt}});
    }
    return true;
  }

  // Nothing but the module's own statements gives it the name.
  bool binds_later(Id<Module> id, std::string_view name) const {
    const Module& module = project_.modules[id];
    if (module.open || module.submodules.contains(name)) return false;
    const FileIndex& index = project_.index(*module.file);
    if (!module.exports.contains(name) || index.lazy || index[index.module()].dynamic) {
      return false;
    }
    const bool set_by_function = std::ranges::any_of(index.bindings, [&](const Binding& binding) {
      return binding.kind == BindingKind::global && index.text(binding.name) == name;
    });
    return !set_by_function && !run_time_.replaces_itself(*module.file) && !run_time_.sets(id, name);
  }

  // Whether the module may have the name by now.
  bool may_have(Id<Module> id, std::string_view name) const {
    const Module& module = project_.modules[id];
    const State& state = states_[id.value];
    if (name.starts_with("__") || !module.file) return true;
    if (state.phase != Phase::running) return module.open || module.exports.contains(name);
    const FileIndex& index = project_.index(*module.file);
    const auto bound = [&](Id<Binding> binding) { return is_behind(index, index[binding], *state.step); };
    if (std::ranges::any_of(index.bindings_of(index.module(), name), bound)) return true;
    return std::ranges::any_of(index.bindings_of(index.module(), "*"), [&](Id<Binding> star) {
      return is_behind(index, index[star], *state.step) && may_give(*module.file, index[star], name);
    });
  }

  static bool is_behind(const FileIndex& index, const Binding& binding, const ImportStep& now) {
    if (binding.kind == BindingKind::annotation || !binding.stmt) return binding.kind != BindingKind::annotation;
    const Span stmt = index[binding.stmt].span;
    // `import a, b` has bound a when it imports b; `from m import a, b` binds when all is there.
    if (binding.stmt == now.stmt) return now.alias && binding.expr && index[binding.expr].span.begin < now.at;
    const bool inside = binding.kind == BindingKind::class_def && now.at < stmt.end;
    return stmt.begin < now.at && !inside;
  }

  bool may_give(FileId file, const Binding& star, std::string_view name) const {
    const Id<Module> from = project_.files[static_cast<std::size_t>(file)].imported(star.stmt).module;
    if (!from || project_.modules[from].open) return true;
    const Module& module = project_.modules[from];
    return module.exports.contains(name) || module.submodules.contains(name);
  }

  // It may run, or not, or have run: from here on nothing is said of what it imports. If it may fail, the run may have
  // ended here.
  void perhaps(FileId file, const ImportStep& step) {
    doubt_ = doubt_ || step.kind == ImportStep::Kind::dynamic;
    if (!step.stmt) return;
    const ImportTarget target = target_of(project_, file, step, {});
    if (!target.module) return;
    for (Id<Module> at = target.module; at; at = parent_of(project_, at)) mark(at);
    if (step.kind == ImportStep::Kind::import_module) return;
    const bool running = states_[target.module.value].phase == Phase::running;
    const FileIndex& index = project_.index(file);
    const auto& children = project_.modules[target.module].submodules;
    for (const Id<Expr> alias : index[step.stmt].exprs) {
      const std::string_view name = index.text(index[alias]);
      const auto child = children.find(name);
      if (child != children.end()) {
        mark(child->second);
      } else if (running && name != "*" && !may_have(target.module, name)) {
        doubt_ = true;
      }
    }
  }

  void mark(Id<Module> id) {
    State& state = states_[id.value];
    const bool again = state.phase == Phase::perhaps && state.round != round_;
    if (!project_.modules[id].file || (state.phase != Phase::fresh && !again)) return;
    state.phase = Phase::perhaps;
    state.round = round_;
    const FileId file = *project_.modules[id].file;
    for (const ImportStep& step : steps_.of(file).now) {
      if (!doubt_) perhaps(file, step);
    }
    for (const ImportStep& step : steps_.of(file).later) {
      if (!doubt_) perhaps(file, step);
    }
  }

  const Project& project_;
  StepTable& steps_;
  const RunTime& run_time_;
  std::vector<State> states_;  // by module
  std::vector<FileId> begun_;  // in order
  std::uint32_t round_ = 0;    // of looks at what perhaps runs
  bool doubt_ = false;         // something that perhaps runs may fail
  std::size_t called_ = 0;     // of the files begun, those whose functions may have run
  Outcome outcome_;
};

}  // namespace

Outcome run_import(const Project& project, StepTable& steps, const RunTime& run_time, Id<Module> first,
                   const std::string& name, bool as_script) {
  return Run(project, steps, run_time).begin(first, name, as_script);
}

}  // namespace ormlint
