#include "usage/project_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace ormlint {

namespace {

bool any_expr(const Project& project, auto is_it) {
  return std::ranges::any_of(project.files, [&](const ProjectFile& file) {
    if (!file.index) return false;
    const FileIndex& index = *file.index;
    return std::ranges::any_of(index.tree.exprs.ids(), [&](Id<Expr> id) { return is_it(index, index[id]); });
  });
}

bool is_target(const FileIndex& file, Id<Expr> attribute) {
  const Stmt& stmt = file[file.stmt_of_expr[attribute.value]];
  switch (stmt.kind) {
    case StmtKind::assign:
      return std::ranges::any_of(stmt.exprs.from(1), [&](Id<Expr> target) {
        return file[target].span.contains(file[attribute].span) && file[target].span.end == file[attribute].span.end;
      });
    case StmtKind::aug_assign:
    case StmtKind::ann_assign:
    case StmtKind::for_stmt:
      return stmt.exprs[0] == attribute;
    default:
      return false;
  }
}

// cls, and what else a function calls the class that it is given.
bool is_class_name(const FileIndex& file, Id<Expr> object) {
  constexpr std::array<std::string_view, 8> words{"cls",   "klass",       "class_", "kls",
                                                  "model", "model_class", "mcs",    "Model"};
  return file[object].kind == ExprKind::name && std::ranges::find(words, file.text(file[object])) != words.end();
}

// Those of the names that a file spells, by their handles there.
std::map<Text, std::string_view> spelled(const FileIndex& file, const std::set<std::string_view>& names) {
  std::map<Text, std::string_view> found;
  Text text{};
  for (const std::string_view name : names) {
    if (file.tree.strings.find(name, text)) found.emplace(text, name);
  }
  return found;
}

}  // namespace

bool names_asyncpg(const Project& project) {
  return any_expr(project, [](const FileIndex& file, const Expr& expr) {
    if (expr.kind != ExprKind::string && expr.kind != ExprKind::alias) return false;
    const std::string_view text = file.text(expr);
    return expr.kind == ExprKind::alias ? text == "asyncpg" : text.find("+asyncpg") != text.npos;
  });
}

bool has_json_serializer(const Project& project) {
  return any_expr(project, [](const FileIndex& file, const Expr& expr) {
    const bool named = expr.kind == ExprKind::keyword || expr.kind == ExprKind::string;
    return named && file.text(expr) == "json_serializer";
  });
}

bool has_open_base(const Project& project) {
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (!project.files[n].index) continue;
    const FileIndex& file = *project.files[n].index;
    for (const Id<Expr> call : file.calls) {
      const Expr& called = file[file[call].parts[0]];
      if (called.kind != ExprKind::name && called.kind != ExprKind::attribute) continue;
      const std::string_view name = file.text(called);
      if (name != "declarative_base" && name != "automap_base" && name != "generate_base" && name != "SQLAlchemy")
        continue;
      if (keyword(file, call, "constructor")) return true;
      Id<Expr> base = keyword(file, call, name == "SQLAlchemy" ? "model_class" : "cls");
      if (!base) continue;
      const Entity entity = follow(project, resolve(project, static_cast<FileId>(n), base));
      const auto* ref = std::get_if<ClassRef>(&entity);
      const ClassInfo* const info = ref ? project.class_info(*ref) : nullptr;
      if (!info || !info->unresolved.empty() || find_member(project, *info, "__init__")) return true;
      const bool outside = std::ranges::any_of(info->external, [](const BaseRef& above) {
        const std::string* const dotted = external_name(above.entity);
        return !dotted || (*dotted != "builtins.object" && !dotted->starts_with("sqlalchemy."));
      });
      if (outside) return true;
    }
  }
  return false;
}

bool listens_to_inserts(const Project& project) {
  constexpr std::array<std::string_view, 6> events{"before_insert", "before_flush",         "init",
                                                   "before_attach", "transient_to_pending", "attribute_instrument"};
  return std::ranges::any_of(project.files, [&](const ProjectFile& file) {
    if (!file.index) return false;
    const FileIndex& index = *file.index;
    return std::ranges::any_of(index.calls, [&](Id<Expr> call) {
      const Expr& called = index[index[call].parts[0]];
      if (called.kind != ExprKind::name && called.kind != ExprKind::attribute) return false;
      const std::string_view name = index.text(called);
      const auto event = string_value(index, positional(index, call, 1));
      return (name == "listens_for" || name == "listen") && event && std::ranges::find(events, *event) != events.end();
    });
  });
}

bool has_settings(const Project& project) {
  return std::ranges::any_of(project.classes, [](const ClassInfo& info) {
    return std::ranges::any_of(info.external, [](const BaseRef& base) {
      const std::string* const dotted = external_name(base.entity);
      return dotted && dotted->ends_with(".BaseSettings");
    });
  });
}

bool has_templates(const Project& project) {
  constexpr std::array<std::string_view, 8> words{"render_template",        "Jinja2Templates", "TemplateResponse",
                                                  "render_to_response",     "renderer",        "jinja2",
                                                  "render_template_string", "get_template"};
  return any_expr(project, [&](const FileIndex& file, const Expr& expr) {
    const bool word = expr.kind == ExprKind::name || expr.kind == ExprKind::attribute ||
                      expr.kind == ExprKind::keyword || expr.kind == ExprKind::alias;
    return word && std::ranges::find(words, file.text(expr)) != words.end();
  });
}

std::set<std::string_view> stored_somewhere(const Project& project, const std::set<std::string_view>& names,
                                            Stored where) {
  std::set<std::string_view> found;
  if (names.empty()) return found;
  for (const ProjectFile& file : project.files) {
    if (!file.index) continue;
    const FileIndex& index = *file.index;
    const std::map<Text, std::string_view> here = spelled(index, names);
    if (here.empty()) continue;
    for (const Id<Expr> id : index.reads) {
      if (index[id].kind != ExprKind::attribute) continue;
      const auto name = here.find(index[id].text);
      if (name == here.end() || !is_target(index, id)) continue;
      if (where == Stored::in_anything || is_class_name(index, index[id].parts[0])) found.insert(name->second);
    }
    for (const Id<Expr> call : index.calls) {
      const Expr& called = index[index[call].parts[0]];
      if (called.kind != ExprKind::name || index.text(called) != "setattr") continue;
      const auto text = string_value(index, positional(index, call, 1));
      if (const auto name = text ? names.find(*text) : names.end(); name != names.end()) found.insert(*name);
    }
  }
  return found;
}

std::set<std::string_view> read_somewhere(const Project& project, const std::set<std::string_view>& names) {
  std::set<std::string_view> found;
  if (names.empty()) return found;
  for (const ProjectFile& file : project.files) {
    if (!file.index) continue;
    const FileIndex& index = *file.index;
    const std::map<Text, std::string_view> here = spelled(index, names);
    if (here.empty()) continue;
    for (const Id<Expr> id : index.tree.exprs.ids()) {
      const Expr& expr = index[id];
      const auto name = here.find(expr.text);
      if (name == here.end()) continue;
      const bool attribute = expr.kind == ExprKind::attribute && !is_target(index, id);
      if (attribute || expr.kind == ExprKind::string || expr.kind == ExprKind::keyword) found.insert(name->second);
    }
    for (const Binding& binding : index.bindings) {
      const auto name = here.find(binding.name);
      if (name != here.end() && index[binding.scope].kind == ScopeKind::class_body) found.insert(name->second);
    }
  }
  return found;
}

}  // namespace ormlint
