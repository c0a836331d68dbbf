#include "domain/annotations.h"

#include <algorithm>
#include <array>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 16> collections{
    "list",     "List",        "set",        "Set",       "Sequence",  "MutableSequence",  "Collection",
    "Iterable", "AbstractSet", "MutableSet", "FrozenSet", "frozenset", "InstrumentedList", "AppenderQuery",
    "tuple",    "Tuple"};

class Reader {
 public:
  Reader(const Project& project, Annotation& out) : project_(project), out_(out) {}

  void read(FileId file, Id<Expr> expr, int depth) {
    const FileIndex& index = project_.index(file);
    const Expr& written = index[expr];
    out_.core = {file, expr};
    if (depth <= 0) return void(out_.open = true);
    switch (written.kind) {
      case ExprKind::string:
        if (written.parts.empty()) return;
        if (out_.mapped && is_generic(index, written.parts[0], depth)) out_.quoted_generic = {file, expr};
        return read(file, written.parts[0], depth - 1);
      case ExprKind::binary:
        if (written.op == Op::bit_or) return either(file, {written.parts[0], written.parts[1]}, depth);
        return void(out_.open = true);
      case ExprKind::subscript:
        return subscript(file, written, depth);
      case ExprKind::name:
      case ExprKind::attribute:
        return alias(file, expr, depth);
      case ExprKind::constant:
        return;  // None, for a union's sake
      default:
        out_.open = true;
    }
  }

 private:
  // In a string, SQLAlchemy takes Optional and None off a relationship's type, and nothing else; below a collection not
  // even these.
  bool is_generic(const FileIndex& index, Id<Expr> expr, int depth) const {
    const Expr& written = index[expr];
    if (depth <= 0) return false;
    if (written.kind == ExprKind::binary && !out_.many) {
      return std::ranges::any_of(written.parts, [&](Id<Expr> part) { return is_none(index, part); }) &&
             std::ranges::any_of(written.parts, [&](Id<Expr> part) { return is_generic(index, part, depth - 1); });
    }
    if (written.kind != ExprKind::subscript) return false;
    const Expr& name = index[written.parts[0]];
    const bool named = name.kind == ExprKind::name || name.kind == ExprKind::attribute;
    if (!named || index.text(name) == "Union") return false;
    return out_.many || index.text(name) != "Optional" || is_generic(index, written.parts[1], depth - 1);
  }

  // tuple[X, ...]
  static bool is_endless(const FileIndex& index, Id<Expr> argument) {
    const Slice<Expr> parts = index[argument].parts;
    return parts.size() == 2 && index[parts[1]].kind == ExprKind::constant && index.text(index[parts[1]]) == "...";
  }

  // Optional[X], X | None, Union[X, None]: X, which may be None.
  void either(FileId file, const std::vector<Id<Expr>>& members, int depth) {
    const FileIndex& index = project_.index(file);
    std::vector<Id<Expr>> kept;
    for (const Id<Expr> member : members) {
      if (is_none(index, member)) {
        out_.optional = true;
      } else {
        kept.push_back(member);
      }
    }
    if (kept.size() != 1) return void(out_.open = true);
    read(file, kept.front(), depth - 1);
  }

  void subscript(FileId file, const Expr& written, int depth) {
    const FileIndex& index = project_.index(file);
    const Id<Expr> object = written.parts[0], argument = written.parts[1];
    const Expr& name = index[object];
    const std::string_view last =
        name.kind == ExprKind::name || name.kind == ExprKind::attribute ? index.text(name) : "";
    const bool several = index[argument].kind == ExprKind::tuple;
    if (last == "Mapped" || last == "DynamicMapped" || last == "WriteOnlyMapped") {
      out_.mapped = true;
      out_.many |= last != "Mapped";
      if (last == "DynamicMapped") out_.query = "dynamic";
      if (last == "WriteOnlyMapped") out_.query = "write_only";
      return read(file, argument, depth - 1);
    }
    if (last == "ClassVar") return void(out_.class_var = true);
    if (last == "Final" || last == "Required" || last == "NotRequired" || last == "InitVar") {
      return read(file, argument, depth - 1);
    }
    if (last == "Optional") {
      out_.optional = true;
      return read(file, argument, depth - 1);
    }
    if (last == "Union") {
      const Slice<Expr> parts = index[argument].parts;
      return several ? either(file, {parts.begin(), parts.end()}, depth) : read(file, argument, depth - 1);
    }
    if (last == "Annotated" && several) return annotated(file, index[argument].parts, depth);
    if (std::ranges::find(collections, last) != collections.end()) {
      out_.many = true;
      out_.open |= several && !is_endless(index, argument);  // tuple[int, str]
      return read(file, several ? index[argument].parts[0] : argument, depth - 1);
    }
    // Literal["a", "b"] and generic classes are left as they are.
  }

  void annotated(FileId file, Slice<Expr> parts, int depth) {
    for (const Id<Expr> part : parts.from(1)) {
      if (project_.index(file)[part].kind == ExprKind::call && !out_.extra.expr) out_.extra = {file, part};
    }
    read(file, parts[0], depth - 1);
  }

  // intpk = Annotated[int, mapped_column(primary_key=True)]
  void alias(FileId file, Id<Expr> expr, int depth) {
    const Entity entity = resolve(project_, file, expr);
    const auto* variable = std::get_if<VariableRef>(&entity);
    if (!variable) return;
    const FileIndex& there = project_.index(variable->file);
    const Binding& binding = there[variable->binding];
    if (!binding.sole_target || !binding.value) return;
    const Expr& value = there[binding.value];
    const bool type = value.kind == ExprKind::subscript || (value.kind == ExprKind::binary && value.op == Op::bit_or);
    if (type) read(variable->file, binding.value, depth - 1);
  }

  const Project& project_;
  Annotation& out_;
};

}  // namespace

Annotation read_annotation(const Project& project, FileId file, Id<Expr> expr) {
  Annotation made;
  Reader(project, made).read(file, expr, 16);
  return made;
}

std::string spelled_name(const FileIndex& file, Id<Expr> expr) {
  const Expr& written = file[expr];
  if (written.kind == ExprKind::string)
    return written.parts.empty() ? std::string() : spelled_name(file, written.parts[0]);
  return dotted_name(file, expr);
}

}  // namespace ormlint
