#include "usage/constructions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "domain/guards.h"
#include "usage/setters.h"

namespace ormlint {

namespace {

class ConstructionReader {
 public:
  explicit ConstructionReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<MissingColumns> run() {
    if (view_.listens || view_.open_base || view_.domain.models.empty()) return {};
    if (!file_.tree.strings.contains("add")) return {};
    for (const Id<Expr> call : file_.calls) {
      if (!file_.damaged(file_[call].span)) read(call);
    }
    std::ranges::sort(found_, {}, &MissingColumns::at);
    return std::move(found_);
  }

 private:
  void read(Id<Expr> call);
  bool is_added_by(Id<Expr> value, Id<Expr>& add);
  bool follow(Id<Expr> call, Id<Expr>& add, std::set<std::string_view>& given);
  bool is_flushed(Id<Scope> function) const;
  bool is_needed(Id<Model> model, const Column& column) const;
  bool is_filled_by_relationship(const ColumnRef& column) const;
  bool fills_itself(Id<Model> model) const;

  FileView& view_;
  const FileIndex& file_;
  std::vector<MissingColumns> found_;
};

// session.add(value)
bool ConstructionReader::is_added_by(Id<Expr> value, Id<Expr>& add) {
  const Id<Expr> call = view_.parent(value);
  if (!call || file_[call].kind != ExprKind::call || file_[call].parts.size() != 2 || file_[call].parts[1] != value)
    return false;
  const Expr& callee = file_[file_[call].parts[0]];
  if (callee.kind != ExprKind::attribute || file_.text(callee) != "add") return false;
  const Type object = view_.type(callee.parts[0]);
  if (object.kind != TypeKind::session && object.kind != TypeKind::async_session) return false;
  add = call;
  return true;
}

// order = Order(…), and every use of that name in the function: what it is given, and whether it is added. False where
// it goes anywhere else, since somebody may fill it there.
bool ConstructionReader::follow(Id<Expr> call, Id<Expr>& add, std::set<std::string_view>& given) {
  const Stmt& stmt = file_[file_.stmt_of_expr[call.value]];
  if (stmt.kind != StmtKind::assign || stmt.exprs.size() != 2 || stmt.exprs[0] != call) return false;
  const Id<Expr> target = stmt.exprs[1];
  if (file_[target].kind != ExprKind::name) return false;
  const Id<Scope> function = view_.function_of(target);
  if (file_[function].kind != ScopeKind::function || file_.bindings_of(function, file_[target].text).size() != 1)
    return false;
  for (const Id<Expr> use : file_.tree.exprs.ids()) {
    if (file_[use].kind != ExprKind::name || file_[use].text != file_[target].text || use == target) continue;
    if (!file_[file_[function].stmt].span.contains(file_[use].span)) continue;
    const Id<Expr> around = view_.parent(use);
    const StmtKind kind = file_[file_.stmt_of_expr[use.value]].kind;
    if (around && file_[around].kind == ExprKind::attribute) {
      // A method may set anything.
      const Id<Expr> outer = view_.parent(around);
      if (outer && file_[outer].kind == ExprKind::call && file_[outer].parts[0] == around) return false;
      given.insert(file_.text(file_[around]));
    } else if (!around && kind == StmtKind::return_stmt) {
      if (!is_flushed(function)) return false;  // the caller may fill it
    } else if (!is_added_by(use, add)) {
      const Id<Expr> outer = around && file_[around].kind == ExprKind::call ? file_[around].parts[0] : Id<Expr>{};
      const bool refreshes = outer && file_[outer].kind == ExprKind::attribute && file_.text(file_[outer]) == "refresh";
      if (!refreshes) return false;
    }
  }
  return static_cast<bool>(add);
}

// The function itself sends what was added.
bool ConstructionReader::is_flushed(Id<Scope> function) const {
  return std::ranges::any_of(file_.calls, [&](Id<Expr> call) {
    const Expr& callee = file_[file_[call].parts[0]];
    if (callee.kind != ExprKind::attribute || view_.function_of(call) != function) return false;
    const std::string_view name = file_.text(callee);
    return name == "commit" || name == "flush" || name == "refresh" || name == "begin";
  });
}

bool ConstructionReader::is_filled_by_relationship(const ColumnRef& column) const {
  return std::ranges::any_of(view_.domain.models, [&](const Model& model) {
    return std::ranges::any_of(model.relationships, [&](const Relationship& relationship) {
      return !relationship.joined ||
             std::ranges::find(relationship.syncs, column, &SyncPair::to) != relationship.syncs.end();
    });
  });
}

bool ConstructionReader::is_needed(Id<Model> id, const Column& column) const {
  const Model& model = view_.domain.models[id];
  if (column.nullable != false || column.has_default || column.primary_key || column.conditional) return false;
  if (!column.name_known || column.attribute.empty() || column.type.own) return false;
  const auto found = model.attributes.find(column.attribute);
  if (found == model.attributes.end() || found->second.kind != AttributeKind::column) return false;
  return !column.has_foreign_key || !is_filled_by_relationship({*model.table, column.name});
}

// Its discriminator, its version or a listener.
bool ConstructionReader::fills_itself(Id<Model> id) const {
  const Model& model = view_.domain.models[id];
  if (model.open || !model.table || view_.domain.tables[*model.table].open || !model.parents.empty()) return true;
  if (std::ranges::any_of(view_.domain.models, [&](const Model& other) {
        return std::ranges::find(other.parents, id) != other.parents.end();
      }))
    return true;
  return view_.has_word_in_class(id, "version_id_col") || view_.has_word_in_class(id, "validates");
}

void ConstructionReader::read(Id<Expr> call) {
  const Expr& callee = file_[file_[call].parts[0]];
  if (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute) return;
  const Type type = view_.called_class(file_[call].parts[0]);
  if (type.kind != TypeKind::model_class || has_unpacking(file_, call)) return;
  if (view_.has_own_constructor(type.model) != false || fills_itself(type.model)) return;
  std::set<std::string_view> given;
  for (const Id<Expr> part : file_[call].parts.from(1)) {
    if (file_[part].kind != ExprKind::keyword) return;
    // A misspelled keyword fails before anything is missing.
    if (!view_.domain.models[type.model].attributes.contains(file_.text(file_[part]))) return;
    given.insert(file_.text(file_[part]));
  }
  Id<Expr> add;
  if (!is_added_by(call, add) && !follow(call, add, given)) return;
  if (!follow_setters(view_, type.model, given)) return;
  if (view_.expects_failure(call) ||
      expects_error(file_, file_.stmt_of_expr[call.value], {"IntegrityError", "SQLAlchemyError", "DBAPIError"}))
    return;
  MissingColumns row{type.model, view_.at(call), {}, view_.at(add)};
  for (const Column& column : view_.domain.tables[*view_.domain.models[type.model].table].columns) {
    if (is_needed(type.model, column) && !given.contains(column.attribute)) row.columns.push_back(&column);
  }
  if (!row.columns.empty()) found_.push_back(std::move(row));
}

}  // namespace

std::vector<MissingColumns> missing_columns(FileView& view) { return ConstructionReader(view).run(); }

}  // namespace ormlint
