// Arguments of Column(…) and mapped_column(…) that SQLAlchemy refuses, or that are not what their author means. Facts:
// SQLAlchemy 1.4.54 and 2.0.36, which were given each of them.
#include <algorithm>
#include <array>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// Functions whose result is another at every call.
constexpr std::array<std::string_view, 13> changing{"datetime.datetime.now",
                                                    "datetime.datetime.utcnow",
                                                    "datetime.datetime.today",
                                                    "datetime.date.today",
                                                    "time.time",
                                                    "time.time_ns",
                                                    "uuid.uuid1",
                                                    "uuid.uuid4",
                                                    "random.random",
                                                    "random.randint",
                                                    "secrets.token_hex",
                                                    "secrets.token_urlsafe",
                                                    "secrets.token_bytes"};

std::string_view literal_kind(const FileIndex& index, Id<Expr> expr) {
  const Expr& value = index[expr];
  switch (value.kind) {
    case ExprKind::constant:
      return index.text(value) == "True" || index.text(value) == "False" ? "a bool" : "";
    case ExprKind::number:
      return "a number";
    case ExprKind::unary:
      return value.op == Op::negate && index[value.parts[0]].kind == ExprKind::number ? "a number" : "";
    case ExprKind::bytes:
      return "bytes";
    case ExprKind::list:
    case ExprKind::list_comp:
      return "a list";
    case ExprKind::dict:
    case ExprKind::dict_comp:
      return "a dict";
    case ExprKind::lambda:
      return "a function";
    default:
      return "";
  }
}

bool is_pythons(std::string_view dotted) {
  return dotted.starts_with("datetime.") || dotted.starts_with("uuid.") || dotted.starts_with("time.");
}

}  // namespace

// What a server_default= is that is neither a string nor SQL; empty where it is, or may be.
std::string_view ModelReader::not_sql(FileId in, Id<Expr> expr) const {
  const Place place = value_of(project_, in, expr);
  const FileIndex& index = file(place.file);
  const Expr& value = index[place.expr];
  if (const std::string_view kind = literal_kind(index, place.expr); !kind.empty()) return kind;
  const bool call = value.kind == ExprKind::call;
  const Id<Expr> named = call ? value.parts[0] : place.expr;
  if (index[named].kind != ExprKind::name && index[named].kind != ExprKind::attribute) return "";
  const Entity entity = resolve(project_, place.file, named);
  const std::string* const dotted = external_name(entity);
  if (call) {
    const bool value_made = dotted && is_pythons(*dotted) && std::ranges::find(changing, *dotted) != changing.end();
    return value_made ? "a value of Python" : "";
  }
  if (std::holds_alternative<FunctionRef>(entity)) return "a function";
  if (dotted && std::ranges::find(changing, *dotted) != changing.end()) return "a function";
  return dotted && dotted->starts_with("sqlalchemy.") && dotted->ends_with(".func.now") ? "a function" : "";
}

// The call of a function of the kind above that an expression evaluates at once: str(uuid4()), datetime.now().date().
Id<Expr> ModelReader::evaluated_call(FileId in, Id<Expr> expr, int depth) const {
  const FileIndex& index = file(in);
  if (depth <= 0 || index[expr].kind != ExprKind::call) return {};
  const Id<Expr> called = index[expr].parts[0];
  if (index[called].kind == ExprKind::name || index[called].kind == ExprKind::attribute) {
    const Entity entity = follow(project_, resolve(project_, in, called));
    const std::string* const dotted = external_name(entity);
    if (dotted && std::ranges::find(changing, *dotted) != changing.end()) return expr;
    if (dotted && *dotted == "builtins.str" && positional(index, expr, 0))
      return evaluated_call(in, positional(index, expr, 0), depth - 1);
  }
  return index[called].kind == ExprKind::attribute ? evaluated_call(in, index[called].parts[0], depth - 1) : Id<Expr>{};
}

void ModelReader::read_faults(Column& column, FileId in, Id<Expr> call) const {
  const FileIndex& index = file(in);
  for (const Id<Expr> part : index[call].parts.from(1)) {
    if (index[part].kind != ExprKind::keyword) continue;
    const std::string_view name = index.text(index[part]);
    const Id<Expr> value = index[part].parts[0];
    if (name == "server_default" || name == "server_onupdate") {
      const std::string_view kind = not_sql(in, value);
      if (!kind.empty()) column.faults.push_back({ColumnFault::not_sql, {in, index[value].span}, kind, name});
    } else if (name == "default" || name == "onupdate" || name == "insert_default") {
      const Id<Expr> evaluated = evaluated_call(in, value, 4);
      if (evaluated)
        column.faults.push_back(
            {ColumnFault::evaluated, {in, index[value].span}, dotted_callee(index, evaluated), name});
    }
  }
  read_unknown_keywords(column, in, call);
}

// As it is written: "datetime.utcnow".
std::string_view ModelReader::dotted_callee(const FileIndex& index, Id<Expr> call) const {
  return *domain_.made_names.insert(dotted_name(index, index[call].parts[0])).first;
}

}  // namespace ormlint
