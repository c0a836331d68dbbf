// What the __init__ takes that dataclasses makes. Facts: the library's documentation, and its _init_fn.
#include <algorithm>

#include "usage/callees.h"

namespace ormlint {

namespace {

struct Field {
  std::string_view name;
  bool required = true, by_keyword = false, in_init = true;
};

Id<Expr> called(const FileIndex& file, Id<Expr> expr) {
  return file[expr].kind == ExprKind::call ? file[expr].parts[0] : expr;
}

bool stands_for(const Project& project, FileId file_id, Id<Expr> expr, std::string_view name) {
  const ExprKind kind = project.index(file_id)[expr].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return false;
  const Entity entity = resolve(project, file_id, expr);
  const std::string* const dotted = external_name(entity);
  return dotted && *dotted == name;
}

// A class's fields, one after the other; false where something there is not understood.
class FieldReader {
 public:
  FieldReader(const Project& project, ClassRef ref) : project_(project), ref_(ref), file_(project.index(ref.file)) {}

  bool read(std::vector<Field>& fields) {
    const Stmt& declared = file_[ref_.stmt];
    const Id<Expr> decorator = declared.decorators[0];
    if (const auto all = flag(decorator, "kw_only")) by_keyword_ = *all;
    if (has_unpacking(file_, decorator) || flag(decorator, "init") == false) return false;
    return std::ranges::all_of(declared.body, [&](Id<Stmt> stmt) { return statement(stmt, fields); });
  }

 private:
  std::optional<bool> flag(Id<Expr> call, std::string_view name) const {
    const Id<Expr> value = file_[call].kind == ExprKind::call ? keyword(file_, call, name) : Id<Expr>{};
    return value ? bool_value(file_, value) : std::nullopt;
  }

  bool statement(Id<Stmt> id, std::vector<Field>& fields);
  bool default_of(Id<Expr> value, Field& field) const;
  bool says_class_var(Id<Expr> annotation) const;

  const Project& project_;
  ClassRef ref_;
  const FileIndex& file_;
  bool by_keyword_ = false;
};

bool FieldReader::statement(Id<Stmt> id, std::vector<Field>& fields) {
  const Stmt& stmt = file_[id];
  if (stmt.kind == StmtKind::ann_assign) {
    if (file_[stmt.exprs[0]].kind != ExprKind::name) return false;
    Field field{file_.text(file_[stmt.exprs[0]])};
    const Annotation annotation = read_annotation(project_, ref_.file, stmt.exprs[1]);
    if (annotation.class_var || says_class_var(stmt.exprs[1])) return true;
    // A second binding may be its default: `x = 3` or a property of the name.
    if (file_.bindings_of(file_.body_scope_of_stmt[ref_.stmt.value], file_[stmt.exprs[0]].text).size() > 1)
      return false;
    if (stands_for(project_, ref_.file, stmt.exprs[1], "dataclasses.KW_ONLY")) {
      by_keyword_ = true;
      return true;
    }
    field.by_keyword = by_keyword_;
    if (file_[stmt.exprs[2]].kind != ExprKind::absent && !default_of(stmt.exprs[2], field)) return false;
    const auto same = std::ranges::find(fields, field.name, &Field::name);
    if (same == fields.end()) {
      fields.push_back(field);
    } else {
      *same = field;  // it keeps its place
    }
    return true;
  }
  // A plain assignment to a field of a base gives it a default, which only that class's own fields see.
  return stmt.kind == StmtKind::function_def || stmt.kind == StmtKind::expr_stmt || stmt.kind == StmtKind::pass_stmt ||
         stmt.kind == StmtKind::assign || stmt.kind == StmtKind::class_def;
}

// However deep: it is no field then, or nothing that is understood.
bool FieldReader::says_class_var(Id<Expr> annotation) const {
  const Expr& expr = file_[annotation];
  return file_.text(expr) == "ClassVar" ||
         std::ranges::any_of(expr.parts, [&](Id<Expr> part) { return says_class_var(part); });
}

bool FieldReader::default_of(Id<Expr> value, Field& field) const {
  field.required = false;
  if (file_[value].kind != ExprKind::call) return true;
  if (!stands_for(project_, ref_.file, file_[value].parts[0], "dataclasses.field")) return true;
  if (has_unpacking(file_, value)) return false;
  field.required = !keyword(file_, value, "default") && !keyword(file_, value, "default_factory");
  if (const Id<Expr> init = keyword(file_, value, "init")) {
    if (!bool_value(file_, init)) return false;
    field.in_init = *bool_value(file_, init);
  }
  if (const Id<Expr> only = keyword(file_, value, "kw_only")) {
    if (!bool_value(file_, only)) return false;
    field.by_keyword = *bool_value(file_, only);
  }
  return true;
}

}  // namespace

bool is_dataclass(const Project& project, ClassRef ref) {
  const FileIndex& file = project.index(ref.file);
  const Slice<Expr> decorators = file[ref.stmt].decorators;
  return decorators.size() == 1 && stands_for(project, ref.file, called(file, decorators[0]), "dataclasses.dataclass");
}

std::optional<Parameters> dataclass_parameters(const Project& project, const ClassInfo& info) {
  std::vector<Field> fields;
  for (std::size_t n = info.mro.size(); n-- > 0;) {
    if (!is_dataclass(project, info.mro[n])) continue;
    if (!FieldReader(project, info.mro[n]).read(fields)) return std::nullopt;
  }
  Parameters made;
  for (const Field& field : fields) {
    if (!field.in_init) continue;
    if (!field.by_keyword) {
      made.names.push_back(field.name);
      made.required.push_back(field.required);
      continue;
    }
    made.by_keyword.push_back(field.name);
    if (field.required) made.needed_by_keyword.push_back(field.name);
  }
  return made;
}

}  // namespace ormlint
