#include "usage/given.h"

#include <algorithm>
#include <utility>

#include "domain/guards.h"
#include "domain/models.h"
#include "domain/orm_names.h"
#include "types/flow.h"
#include "usage/carried.h"
#include "usage/dict_entries.h"
#include "usage/enum_values.h"
#include "usage/query_places.h"

namespace ormlint {

namespace {

class GivenReader {
 public:
  explicit GivenReader(FileView& view)
      : view_(view),
        file_(view.file),
        in_test_(is_test_file(view.project.files[static_cast<std::size_t>(view.id)].path)) {}

  std::vector<NameMet> run(Usage& usage) {
    for (const Id<Stmt> stmt : file_.tree.stmts.ids()) {
      if (file_[stmt].kind == StmtKind::assign && !file_.damaged(file_[stmt].span)) assignment(file_[stmt]);
    }
    for (const Id<Expr> call : file_.calls) {
      if (!file_.damaged(file_[call].span)) read_call(call);
    }
    for (const Id<Expr> expr : file_.tree.exprs.ids()) {
      const Expr& compare = file_[expr];
      if (compare.kind == ExprKind::compare && compare.parts.size() == 2 && !file_.damaged(compare.span))
        comparison(compare);
    }
    std::ranges::sort(found_, {}, &GivenValue::at);
    usage.given = std::move(found_);
    std::ranges::move(in_json_, std::back_inserter(usage.members_in_json));
    std::ranges::sort(usage.members_in_json, {}, &MemberInJson::at);
    return std::move(names_);
  }

 private:
  void assignment(const Stmt& stmt);
  void read_call(Id<Expr> call);
  void comparison(const Expr& compare);
  void keywords(Id<Model> model, Id<Expr> call, GivenValue::Way way);
  void dictionary(Id<Model> model, Id<Expr> dict, GivenValue::Way way);
  std::optional<Id<Model>> changed(Id<Expr> object);
  void meet(Id<Model> model, std::string_view attribute, Id<Expr> value, GivenValue::Way way);
  void meet(Id<Model> model, const Column& column, Id<Expr> value, GivenValue::Way way);
  bool reads(Id<Expr> value, Text attribute) const;
  bool carried(Id<Expr> value, GivenValue& row);

  FileView& view_;
  const FileIndex& file_;
  bool in_test_ = false;
  std::vector<GivenValue> found_;
  std::vector<MemberInJson> in_json_;
  std::vector<NameMet> names_;
};

bool expects_failure(const FileView& view, Id<Expr> value) {
  return view.expects_failure(value) ||
         expects_error(view.file, view.file.stmt_of_expr[value.value],
                       {"StatementError", "DBAPIError", "DataError", "IntegrityError", "LookupError",
                        "ProgrammingError", "SQLAlchemyError", "TypeError", "ValueError"});
}

// Another statement of the function sets the attribute too, perhaps to a value.
bool is_set_again(const FileView& view, Id<Expr> value, const GivenValue& row) {
  const FileIndex& file = view.file;
  const Id<Scope> function = view.function_of(value);
  return std::ranges::any_of(file.tree.stmts, [&](const Stmt& stmt) {
    if (stmt.kind != StmtKind::assign || stmt.exprs.contains(value)) return false;
    return std::ranges::any_of(stmt.exprs.from(1), [&](Id<Expr> target) {
      return file[target].kind == ExprKind::attribute && file.text(file[target]) == row.column->attribute &&
             view.function_of(target) == function;
    });
  });
}

bool is_object(const Type& type) { return type.kind == TypeKind::instance || type.kind == TypeKind::fresh; }

void GivenReader::assignment(const Stmt& stmt) {
  for (const Id<Expr> target : stmt.exprs.from(1)) {
    if (file_[target].kind != ExprKind::attribute) continue;
    const Type object = view_.type(file_[target].parts[0]);
    // What is made of its own value is made for showing it, and may never be stored.
    if (is_object(object) && !reads(stmt.exprs[0], file_[target].text))
      meet(object.model, file_.text(file_[target]), stmt.exprs[0], GivenValue::assigned);
  }
}

bool GivenReader::reads(Id<Expr> value, Text attribute) const {
  const Expr& expr = file_[value];
  if (expr.kind == ExprKind::attribute && expr.text == attribute) return true;
  return std::ranges::any_of(expr.parts, [&](Id<Expr> part) { return reads(part, attribute); });
}

void GivenReader::read_call(Id<Expr> call) {
  const Expr& expr = file_[call];
  const Expr& callee = file_[expr.parts[0]];
  if (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute) return;
  if (expr.parts.size() == 1) return;
  const std::string_view name = file_.text(callee);
  if (callee.kind == ExprKind::attribute) {
    if (name == "filter_by") {
      if (const auto model = filtered_model(view_, call)) keywords(*model, call, GivenValue::compared);
      return;
    }
    if (name == "in_" || name == "notin_" || name == "not_in") {
      const Type column = view_.type(callee.parts[0]);
      const Expr& list = file_[expr.parts[1]];
      const bool spelled = list.kind == ExprKind::list || list.kind == ExprKind::tuple || list.kind == ExprKind::set;
      if (column.kind != TypeKind::column || !spelled) return;
      for (const Id<Expr> value : list.parts) meet(column.model, column.attribute, value, GivenValue::compared);
      return;
    }
    if (name == "values" || name == "update") {
      const auto model = changed(callee.parts[0]);
      if (!model) return;
      keywords(*model, call, GivenValue::written);
      if (const Id<Expr> dict = positional(file_, call, 0)) dictionary(*model, dict, GivenValue::written);
      return;
    }
  }
  const Type called = view_.called_class(expr.parts[0]);
  if (called.kind == TypeKind::model_class && view_.has_own_constructor(called.model) == false)
    keywords(called.model, call, GivenValue::constructed);
}

// insert(Model).values(…), update(Model).where(…).values(…), session.query(Model).filter(…).update(…)
std::optional<Id<Model>> GivenReader::changed(Id<Expr> object) {
  if (const Type query = view_.type(object); query.kind == TypeKind::query && query.parts.size() == 1) {
    const Type& row = query.parts.front();
    const Type entity = row.kind == TypeKind::row && row.parts.size() == 1 ? row.parts.front() : row;
    return is_object(entity) ? std::optional(entity.model) : std::nullopt;
  }
  while (file_[object].kind == ExprKind::call) {
    const Id<Expr> callee = file_[object].parts[0];
    const OrmName orm = called_name(view_.project, view_.id, object);
    if (orm && (orm.name == "insert" || orm.name == "update")) {
      const Id<Expr> entity = positional(file_, object, 0);
      const Type type = entity ? view_.type(entity) : Type{};
      return type.kind == TypeKind::model_class ? std::optional(type.model) : std::nullopt;
    }
    if (file_[callee].kind != ExprKind::attribute) return std::nullopt;
    object = file_[callee].parts[0];
  }
  return std::nullopt;
}

void GivenReader::keywords(Id<Model> model, Id<Expr> call, GivenValue::Way way) {
  for (const Id<Expr> argument : file_[call].parts.from(1)) {
    const Expr& keyword = file_[argument];
    if (keyword.kind != ExprKind::keyword) continue;
    if (file_.text(keyword).empty()) {
      dictionary(model, keyword.parts[0], way);
    } else {
      meet(model, file_.text(keyword), keyword.parts[0], way);
    }
  }
}

// {"status": value}, {Model.status: value}, a name or a list of such
void GivenReader::dictionary(Id<Model> model, Id<Expr> dict, GivenValue::Way way) {
  for (const DictEntry& entry : dict_entries(view_, dict)) meet(model, file_.text(file_[entry.key]), entry.value, way);
  if (file_[dict].kind != ExprKind::dict) return;
  const Slice<Expr> parts = file_[dict].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    if (file_[parts[n]].kind != ExprKind::attribute) continue;
    const Type column = view_.type(parts[n]);
    if (column.kind == TypeKind::column) meet(column.model, column.attribute, parts[n + 1], way);
  }
}

void GivenReader::comparison(const Expr& compare) {
  const Expr& comparator = file_[compare.parts[1]];
  if (comparator.op != Op::equal && comparator.op != Op::not_equal) return;
  const Id<Expr> left = compare.parts[0], right = comparator.parts[0];
  const auto one_side = [&](Id<Expr> expr, Id<Expr> other) {
    if (file_[expr].kind != ExprKind::attribute && file_[expr].kind != ExprKind::name) return;
    const Type column = view_.type(expr);
    if (column.kind == TypeKind::column && !column.optional)
      meet(column.model, column.attribute, other, GivenValue::compared);
  };
  one_side(left, right);
  one_side(right, left);
}

void GivenReader::meet(Id<Model> model, std::string_view attribute, Id<Expr> value, GivenValue::Way way) {
  if (const Column* const column = view_.evaluator.column(model, attribute)) meet(model, *column, value, way);
}

void GivenReader::meet(Id<Model> model, const Column& column, Id<Expr> value, GivenValue::Way way) {
  const Expr& expr = file_[value];
  if (column.conditional || column.type.own || column.type.array) return;
  const bool of_object = way == GivenValue::assigned || way == GivenValue::constructed;
  // Tests make objects that no database ever sees; SQLModel may convert what it is given.
  if (of_object && (in_test_ || view_.is_sqlmodel(model))) return;
  if (expr.kind == ExprKind::conditional) {
    meet(model, column, expr.parts[1], way);
    return meet(model, column, expr.parts[2], way);
  }
  if (expr.kind == ExprKind::boolean && expr.op == Op::logical_or) {  // `value or "open"`: the last one at least
    return meet(model, column, expr.parts[expr.parts.size() - 1], way);
  }
  if (column.type.loads == Loads::json && way != GivenValue::compared) find_members(view_, value, &column, in_json_);
  GivenValue row;
  row.way = way;
  row.at = view_.at(value);
  row.value = view_.quoted(expr.span);
  row.model = model;
  row.column = &column;
  row.in_coroutine = file_[view_.function_of(value)].is_async;
  const bool known = describe_value(view_, value, row);
  if (expects_failure(view_, value)) return;
  if (expr.kind == ExprKind::name) names_.push_back({value, row});
  if (known || carried(value, row)) found_.push_back(std::move(row));
}

// `order.get("state")`, where a dict was made with None, or with what the column refuses.
bool GivenReader::carried(Id<Expr> value, GivenValue& row) {
  for (const Carried& carried : carried_values(view_, value)) {
    const FileIndex& there = view_.project.index(carried.file);
    if (carried.perhaps || (carried.file == view_.id && carried.value == value)) continue;
    const bool none = is_none(there, carried.value);
    const Type type = none ? Type{} : view_.evaluator.of(carried.file, carried.value);
    row.none = none && row.way != GivenValue::compared && !is_set_again(view_, value, row);
    if (!row.none && (type.kind != TypeKind::plain || type.promised || type.optional)) continue;
    row.loads = type.loads;
    row.aware = type.aware;
    row.put_at = Location{carried.file, there[carried.value].span};
    row.met_at = row.at;
    // It is read there, be it for more than this.
    const Id<Binding> bound = file_[value].kind == ExprKind::name ? sole_reaching(file_, value) : Id<Binding>{};
    if (bound && file_[bound].kind == BindingKind::assignment) row.at = view_.at(file_[bound].value);
    return true;
  }
  return false;
}

}  // namespace

std::vector<NameMet> read_given(FileView& view, Usage& usage) { return GivenReader(view).run(usage); }

bool describe_value(FileView& view, Id<Expr> value, GivenValue& row) {
  if (is_none(view.file, value)) return row.none = row.way != GivenValue::compared && !is_set_again(view, value, row);
  const Type type = view.type(value);
  row.number = integer_value(view.file, value);
  if (type.kind == TypeKind::member) {
    row.members = type.members;
    row.member = type.member;
    row.loads = Loads::member;
    return true;
  }
  if (type.kind == TypeKind::sequence) row.loads = Loads::list;
  if (type.kind == TypeKind::plain) {
    row.loads = type.loads;
    row.aware = type.aware;
    if (type.literal) row.text = std::string(*type.literal);
  }
  return row.loads != Loads::unknown;
}

void add_defaults(const Domain& domain, Usage& usage) {
  const std::size_t before = usage.given.size();
  for (const Table& table : domain.tables) {
    if (!table.model) continue;
    for (const Column& column : table.columns) {
      if (column.conditional || column.type.own || column.type.array) continue;
      GivenValue row;
      row.way = GivenValue::default_value;
      row.model = *table.model;
      row.column = &column;
      if (const auto& given = column.given; given && !given->called) {
        row.at = given->at;
        row.loads = given->gives;
        row.text = given->text;
        row.members = given->members;
        row.member = given->member;
        usage.given.push_back(row);
      }
      if (!column.server_text) continue;
      row.at = column.server_at;
      row.loads = Loads::text;
      row.text = column.server_text;
      row.members.reset();
      row.on_server = true;
      usage.given.push_back(row);
    }
  }
  if (usage.given.size() > before) std::ranges::stable_sort(usage.given, {}, &GivenValue::at);
}

}  // namespace ormlint
