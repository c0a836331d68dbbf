#include "app/index_json.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "emit/json_writer.h"
#include "index/print.h"
#include "syntax/print.h"

namespace ormlint {

namespace {

void mark(const FileIndex& file, Id<Expr> id, std::vector<bool>& marked) {
  marked[id.value] = true;
  for (const Id<Expr> part : file[id].parts) mark(file, part, marked);
}

// By scope: the names in it.
std::vector<std::vector<Text>> names_of_scopes(const FileIndex& file) {
  std::vector<bool> spelled(file.tree.exprs.size());
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    if (file[id].kind != ExprKind::string) continue;
    for (const Id<Expr> part : file[id].parts) mark(file, part, spelled);
  }
  std::vector<std::vector<Text>> names(file.scopes.size());
  for (const Id<Expr> id : file.tree.exprs.ids()) {
    const Id<Scope> scope = file.scope_of_expr[id.value];
    if (file[id].kind == ExprKind::name && scope && !spelled[id.value]) names[scope.value].push_back(file[id].text);
  }
  for (std::vector<Text>& list : names) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return names;
}

void write_binding(const FileIndex& file, const Binding& binding, JsonWriter& json) {
  json.open_object();
  json.member("name", file.text(binding.name));
  json.member("kind", binding_kind_name(file, binding));
  json.member("reach", reach_name(binding.reach));
  const Span at = place_of(file, binding);
  json.member("begin", at.begin);
  json.member("end", at.end);
  if (binding.annotation) json.member("annotated", true);
  json.close_object();
}

void write_scope(const FileIndex& file, Id<Scope> id, const std::vector<Text>& names, JsonWriter& json) {
  const Scope& scope = file[id];
  json.open_object();
  json.member("kind", scope_kind_name(scope.kind));
  json.member("name", scope.stmt ? file.tree.name(file[scope.stmt]) : std::string_view{});
  if (scope.parent) json.member("parent", scope.parent.value);
  json.member("begin", scope.stmt ? file[scope.stmt].span.begin : scope.expr ? file[scope.expr].span.begin : 0U);
  json.array("bindings");
  for (const Id<Binding> binding : scope.bindings) write_binding(file, file[binding], json);
  json.close_array();
  json.array("names");
  for (const Text name : names) json.string(file.text(name));
  json.close_array();
  json.close_object();
}

}  // namespace

std::string index_json(std::string_view path, const FileIndex& file) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.member("path", path);
  json.member("tree", print_tree(file.tree));
  json.array("scopes");
  const std::vector<std::vector<Text>> names = names_of_scopes(file);
  for (const Id<Scope> id : file.scopes.ids()) write_scope(file, id, names[id.value], json);
  json.close_array();
  if (file.error) {
    json.object("error");
    json.member("begin", file.error->at.begin);
    json.member("end", file.error->at.end);
    json.member("message", file.error->message);
    json.close_object();
  }
  json.close_object();
  return out + '\n';
}

}  // namespace ormlint
