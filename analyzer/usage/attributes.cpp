#include "usage/attributes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/closest.h"
#include "domain/guards.h"
#include "usage/dict_entries.h"
#include "usage/project_words.h"
#include "usage/query_places.h"

namespace ormlint {

namespace {

// What declarative bases, Flask-SQLAlchemy's Model, AsyncAttrs, SQLModel and type itself give every class.
constexpr std::array<std::string_view, 24> of_bases{"metadata",
                                                    "registry",
                                                    "query",
                                                    "query_class",
                                                    "mro",
                                                    "awaitable_attrs",
                                                    "dict",
                                                    "json",
                                                    "copy",
                                                    "parse_obj",
                                                    "parse_raw",
                                                    "from_orm",
                                                    "schema",
                                                    "schema_json",
                                                    "construct",
                                                    "validate",
                                                    "update_forward_refs",
                                                    "sqlmodel_update",
                                                    "Config",
                                                    "model_config",
                                                    "type_annotation_map",
                                                    "prepare",
                                                    "classes",
                                                    "by_module"};

class AttributeReader {
 public:
  explicit AttributeReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<UnknownAttribute> run() {
    if (view_.open_base || view_.domain.models.empty()) return {};
    for (const Id<Expr> id : file_.reads) {
      const Expr& expr = file_[id];
      if (expr.kind == ExprKind::attribute && !file_.damaged(expr.span)) attribute(id);
    }
    for (const Id<Expr> call : file_.calls) {
      if (!file_.damaged(file_[call].span)) keywords(call);
    }
    std::ranges::sort(found_, {}, &UnknownAttribute::at);
    return std::move(found_);
  }

 private:
  void attribute(Id<Expr> id);
  void keywords(Id<Expr> call);
  void entries(const Type& type, Id<Expr> dict);
  void note(UnknownAttribute::Way way, const Type& type, std::string_view name, Span at, Id<Expr> where);
  bool has(Id<Model> model, std::string_view name) const;
  bool makes_itself(Id<Model> model, std::string_view name) const;
  bool is_stored(Id<Expr> id) const;
  bool renames_fields(Id<Model> model) const;

  FileView& view_;
  const FileIndex& file_;
  std::vector<UnknownAttribute> found_;
};

// A method of the class or of one above puts it there: `cls.Comment = type(…)` in a mixin's declared_attr.
bool AttributeReader::makes_itself(Id<Model> id, std::string_view name) const {
  const ClassInfo* const info = view_.project.class_info(view_.classes[id.value]);
  return info && std::ranges::any_of(info->mro, [&](ClassRef ref) {
           Text text{};
           return view_.project.index(ref.file).tree.strings.find(name, text) &&
                  !view_.memory.self_writes(view_.project, ref.file).of(ref.stmt, text).empty();
         });
}

// …or a class below it has: objects that were loaded as one may be the other.
bool AttributeReader::has(Id<Model> id, std::string_view name) const {
  const Model& model = view_.domain.models[id];
  if (model.open || model.attributes.contains(name)) return true;
  if (name.starts_with("__") || name.starts_with("_sa_") || name.starts_with("model_")) return true;
  if (std::ranges::find(of_bases, name) != of_bases.end() || makes_itself(id, name)) return true;
  return std::ranges::any_of(view_.domain.models, [&](const Model& other) {
    const bool below = std::ranges::find(other.parents, id) != other.parents.end();
    return below && (other.open || other.attributes.contains(name));
  });
}

bool AttributeReader::is_stored(Id<Expr> id) const {
  const Stmt& stmt = file_[file_.stmt_of_expr[id.value]];
  if (stmt.kind == StmtKind::assign) return stmt.exprs.from(1).contains(id);
  const bool target = stmt.kind == StmtKind::ann_assign || stmt.kind == StmtKind::aug_assign ||
                      stmt.kind == StmtKind::for_stmt || stmt.kind == StmtKind::delete_stmt;
  return target && stmt.exprs[0] == id;
}

// SQLModel's constructor drops what it does not know, unless a class says that it keeps that, or calls a field
// otherwise.
bool AttributeReader::renames_fields(Id<Model> id) const {
  constexpr std::array<std::string_view, 9> words{
      "model_config",     "alias",     "extra", "alias_generator", "Extra", "model_validator", "root_validator",
      "validation_alias", "ConfigDict"};
  const ClassInfo* const info = view_.project.class_info(view_.classes[id.value]);
  return !info || std::ranges::any_of(info->mro, [&](ClassRef ref) {
    const FileIndex& there = view_.project.index(ref.file);
    return std::ranges::any_of(there.tree.exprs, [&](const Expr& expr) {
      const bool word =
          expr.kind == ExprKind::name || expr.kind == ExprKind::attribute || expr.kind == ExprKind::keyword;
      return word && there[ref.stmt].span.contains(expr.span) &&
             std::ranges::find(words, there.text(expr)) != words.end();
    });
  });
}

void AttributeReader::attribute(Id<Expr> id) {
  const Expr& expr = file_[id];
  const Id<Expr> object = expr.parts[0];
  const std::string_view name = file_.text(expr);
  const Type type = view_.type(object);
  const bool of_class = type.kind == TypeKind::model_class;
  if (!of_class && type.kind != TypeKind::instance && type.kind != TypeKind::fresh) return;
  if (type.promised) return;  // another object may be given all the same
  const bool stored = is_stored(id);
  // What a class's own methods keep in self is its own affair.
  const bool own = file_[object].kind == ExprKind::name && file_.text(file_[object]) == "self";
  if (stored && (of_class || own || name.starts_with('_'))) return;
  const UnknownAttribute::Way way = stored     ? UnknownAttribute::stored
                                    : of_class ? UnknownAttribute::of_class
                                               : UnknownAttribute::of_object;
  note(way, type, name, file_.tree.name_span(expr), id);
}

void AttributeReader::keywords(Id<Expr> call) {
  const Expr& expr = file_[call];
  const Expr& callee = file_[expr.parts[0]];
  if (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute) return;
  const bool filters = callee.kind == ExprKind::attribute && file_.text(callee) == "filter_by";
  const auto is_keyword = [&](Id<Expr> part) {
    return file_[part].kind == ExprKind::keyword && !file_.text(file_[part]).empty();
  };
  const auto names = [&](Id<Expr> part) { return file_[part].kind == ExprKind::keyword; };
  if (std::ranges::none_of(expr.parts.from(1), names)) return;
  Type type;
  if (filters) {
    const auto model = filtered_model(view_, call);
    if (!model) return;
    type = model_type(TypeKind::model_class, *model);
  } else {
    type = view_.called_class(expr.parts[0]);
    if (type.kind != TypeKind::model_class || view_.has_own_constructor(type.model) != false) return;
  }
  const bool drops = !filters && view_.is_sqlmodel(type.model);
  if (drops && renames_fields(type.model)) return;
  const UnknownAttribute::Way way = filters ? UnknownAttribute::filter_by
                                    : drops ? UnknownAttribute::dropped
                                            : UnknownAttribute::constructor;
  for (const Id<Expr> part : expr.parts.from(1)) {
    if (!filters && !drops && file_[part].kind == ExprKind::keyword && file_.text(file_[part]).empty())
      entries(type, file_[part].parts[0]);
    if (!is_keyword(part)) continue;
    const std::string_view name = file_.text(file_[part]);
    const Span at{file_[part].span.begin, file_[part].span.begin + static_cast<std::uint32_t>(name.size())};
    note(way, type, name, at, part);
  }
}

// Order(**values), where the function writes out what values holds.
void AttributeReader::entries(const Type& type, Id<Expr> dict) {
  for (const DictEntry& entry : dict_entries(view_, dict)) {
    const ExprKind kind = file_[entry.value].kind;
    const bool surely = kind == ExprKind::string || kind == ExprKind::number || kind == ExprKind::dict ||
                        kind == ExprKind::list || kind == ExprKind::joined_string;
    const std::string_view name = file_.text(file_[entry.key]);
    const Span inside{file_[entry.key].span.begin + 1, file_[entry.key].span.end - 1};
    if (inside.size() != name.size()) continue;
    if (!entry.perhaps || surely || view_.type(entry.value).kind == TypeKind::plain)
      note(UnknownAttribute::constructor, type, name, inside, entry.key);
  }
}

void AttributeReader::note(UnknownAttribute::Way way, const Type& type, std::string_view name, Span at,
                           Id<Expr> where) {
  if (has(type.model, name) || view_.is_asked_for(where, name) || view_.is_extended(type.model)) return;
  if (expects_error(file_, file_.stmt_of_expr[where.value], {"AttributeError", "TypeError", "InvalidRequestError"}))
    return;
  if (view_.expects_failure(where)) return;
  UnknownAttribute row{way, type.model, name, view_.at(at), {}, type.promised};
  const auto name_of = [](const auto& attribute) { return attribute.first; };
  if (const auto* const near = closest_of(view_.domain.models[type.model].attributes, name, name_of))
    row.meant = near->first;
  found_.push_back(std::move(row));
}

}  // namespace

std::vector<UnknownAttribute> unknown_attributes(FileView& view) { return AttributeReader(view).run(); }

void forgive_attributes(const Project& project, std::vector<UnknownAttribute>& rows) {
  std::set<std::string_view> read, of_class, stored;
  for (const UnknownAttribute& row : rows) {
    if (row.way == UnknownAttribute::stored) stored.insert(row.name);
    if (row.way == UnknownAttribute::of_object) read.insert(row.name);
    if (row.way == UnknownAttribute::of_class) of_class.insert(row.name);
  }
  const std::set<std::string_view> made = stored_somewhere(project, read, Stored::in_anything);
  const std::set<std::string_view> made_of_class = stored_somewhere(project, of_class, Stored::in_class);
  const std::set<std::string_view> used = read_somewhere(project, stored);
  const bool templates = !stored.empty() && has_templates(project);
  std::erase_if(rows, [&](const UnknownAttribute& row) {
    if (row.way == UnknownAttribute::stored) return templates || used.contains(row.name);
    if (row.way == UnknownAttribute::of_class) return made_of_class.contains(row.name);
    return row.way == UnknownAttribute::of_object && made.contains(row.name);
  });
}

}  // namespace ormlint
