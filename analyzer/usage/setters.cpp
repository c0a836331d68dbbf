// Facts: the constructor that declarative bases give a class does setattr() for every keyword, so that setters run.
#include "usage/setters.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ormlint {

namespace {

// @name.setter, and a hybrid's @name.inplace.setter, whose function has a name of its own.
bool sets(const FileIndex& file, const Stmt& function, std::string_view name) {
  return std::ranges::any_of(function.decorators, [&](Id<Expr> decorator) {
    const std::string dotted = dotted_name(file, decorator);
    return dotted == std::string(name) + ".setter" || dotted == std::string(name) + ".inplace.setter";
  });
}

std::vector<FunctionRef> setters_of(const Project& project, const ClassInfo& info, std::string_view name) {
  std::vector<FunctionRef> found;
  for (const ClassRef ref : info.mro) {
    const FileIndex& file = project.index(ref.file);
    for (const Id<Stmt> id : file[ref.stmt].body) {
      if (file[id].kind == StmtKind::function_def && sets(file, file[id], name)) found.push_back({ref.file, id});
    }
  }
  return found;
}

// What a method touches of its object. False where it hands that on, or calls it: others may set anything.
bool read_touched(const FileIndex& file, Id<Stmt> method, std::set<std::string_view>& touched) {
  const Slice<Expr> parameters = file[file[method].exprs[0]].parts;
  if (parameters.empty()) return false;
  const auto is_self = [&](Id<Expr> id) {
    return file[id].kind == ExprKind::name && file[id].text == file[parameters[0]].text;
  };
  const auto is_touched = [&](Id<Expr> id) {
    return file[id].kind == ExprKind::attribute && is_self(file[id].parts[0]);
  };
  std::size_t named = 0, read = 0;
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    if (!file[method].span.contains(file[id].span)) continue;
    named += is_self(id);
    if (file[id].kind == ExprKind::call && is_touched(file[id].parts[0])) return false;
    if (file[id].kind == ExprKind::name && file.text(file[id]) == "super") return false;
    if (!is_touched(id)) continue;
    touched.insert(file.text(file[id]));
    ++read;
  }
  return named == read;
}

}  // namespace

bool follow_setters(const FileView& view, Id<Model> id, std::set<std::string_view>& given) {
  const ClassInfo* const info = view.project.class_info(view.classes[id.value]);
  if (!info) return false;
  const Model& model = view.domain.models[id];
  std::vector<std::string_view> waiting(given.begin(), given.end());
  while (!waiting.empty()) {
    const auto found = model.attributes.find(waiting.back());
    waiting.pop_back();
    if (found == model.attributes.end()) continue;  // Python's own, which is no column
    const AttributeKind kind = found->second.kind;
    if (kind == AttributeKind::column || kind == AttributeKind::relationship) continue;
    if (kind != AttributeKind::method && kind != AttributeKind::hybrid) return false;
    std::set<std::string_view> touched;
    for (const FunctionRef setter : setters_of(view.project, *info, found->first)) {
      if (!read_touched(view.project.index(setter.file), setter.stmt, touched)) return false;
    }
    for (const std::string_view name : touched) {
      if (given.insert(name).second) waiting.push_back(name);
    }
  }
  return true;
}

}  // namespace ormlint
