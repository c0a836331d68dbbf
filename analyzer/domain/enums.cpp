#include "domain/enums.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "domain/constants.h"

namespace ormlint {

namespace {

// What str and int give their subclasses besides dunder names, so that `Status.upper` is no missing member.
constexpr std::array<std::string_view, 54> builtin_attributes{
    "capitalize", "casefold",     "center",       "count",   "encode",     "endswith",         "expandtabs",
    "find",       "format",       "format_map",   "index",   "isalnum",    "isalpha",          "isascii",
    "isdecimal",  "isdigit",      "isidentifier", "islower", "isnumeric",  "isprintable",      "isspace",
    "istitle",    "isupper",      "join",         "ljust",   "lower",      "lstrip",           "maketrans",
    "partition",  "removeprefix", "removesuffix", "replace", "rfind",      "rindex",           "rjust",
    "rpartition", "rsplit",       "rstrip",       "split",   "splitlines", "startswith",       "strip",
    "swapcase",   "title",        "translate",    "upper",   "zfill",      "as_integer_ratio", "bit_count",
    "bit_length", "conjugate",    "from_bytes",   "imag",    "numerator"};
constexpr std::array<std::string_view, 5> more_builtin_attributes{"denominator", "real", "to_bytes", "is_integer",
                                                                  "mro"};

bool is_dunder(std::string_view name) { return name.size() > 4 && name.starts_with("__") && name.ends_with("__"); }
bool is_sunder(std::string_view name) { return name.size() > 2 && name.starts_with('_') && name.ends_with('_'); }

// What the class's bases make of it.
struct Kind {
  Family family = Family::none;
  bool text = false, integer = false;
  bool open = false;
};

Kind kind_of(const ClassInfo& info) {
  Kind kind;
  for (const BaseRef& base : info.external) {
    const std::string& dotted = *external_name(base.entity);
    const Family family = enum_family(dotted);
    if (family != Family::none) {
      if (kind.family == Family::none || family != Family::plain) kind.family = family;
    } else if (dotted == "builtins.str") {
      kind.text = true;
    } else if (dotted == "builtins.int") {
      kind.integer = true;
    } else if (dotted != "builtins.object" && !dotted.starts_with("typing.") && dotted != "abc.ABC") {
      kind.open = true;
    }
  }
  kind.text |= kind.family == Family::text;
  kind.integer |= kind.family == Family::integer || kind.family == Family::flag;
  kind.open |= !info.unresolved.empty();
  return kind;
}

class ClassReader {
 public:
  ClassReader(const Project& project, const ClassInfo& info, const Kind& kind)
      : project_(project), info_(info), file_(project.index(info.ref.file)), kind_(kind) {}

  Enum read() {
    const Stmt& stmt = file_[info_.ref.stmt];
    made_.name = file_.tree.name(stmt);
    made_.at = {info_.ref.file, stmt.name_span};
    made_.is_text = kind_.text;
    made_.is_integer = kind_.integer;
    made_.open = kind_.open || file_.damaged(stmt.span);
    if (kind_.text || kind_.integer) {
      made_.attributes.insert(builtin_attributes.begin(), builtin_attributes.end());
      made_.attributes.insert(more_builtin_attributes.begin(), more_builtin_attributes.end());
    }
    for (auto ref = info_.mro.rbegin(); ref != info_.mro.rend(); ++ref) inherit(*ref);
    const Id<Scope> body = file_.body_scope_of_stmt[info_.ref.stmt.value];
    if (file_[body].dynamic) made_.open = true;
    check_header(stmt);
    members(body);
    shown();
    return std::move(made_);
  }

 private:
  // Keywords and decorators can add anything, but for the standard library's own.
  void check_header(const Stmt& stmt) {
    for (const Id<Expr> part : stmt.exprs) {
      if (file_[part].kind != ExprKind::keyword) continue;
      const std::string_view name = file_.text(file_[part]);
      const std::string dotted = name_outside(file_[part].parts[0]);
      if (name == "boundary") continue;
      if (name != "metaclass" || (dotted != "enum.EnumMeta" && dotted != "enum.EnumType")) made_.open = true;
    }
    for (Id<Expr> decorator : stmt.decorators) {
      if (file_[decorator].kind == ExprKind::call) decorator = file_[decorator].parts[0];
      const std::string dotted = name_outside(decorator);
      const bool harmless =
          dotted.starts_with("enum.") || dotted.starts_with("typing.") || dotted.starts_with("functools.");
      if (!harmless) made_.open = true;
    }
  }

  std::string name_outside(Id<Expr> expr) const {
    const Entity entity = resolve(project_, info_.ref.file, expr);
    const std::string* const dotted = external_name(entity);
    return dotted ? *dotted : std::string();
  }

  void inherit(ClassRef ref) {
    const FileIndex& file = project_.index(ref.file);
    const Scope& scope = file[file.body_scope_of_stmt[ref.stmt.value]];
    for (const Id<Binding> id : scope.bindings) {
      const std::string_view name = file.text(file[id].name);
      made_.attributes.insert(name);
      own_new_ |= name == "__new__";
      own_next_value_ |= name == "_generate_next_value_";
      own_str_ |= name == "__str__";
      own_format_ |= name == "__format__";
      made_.open |= name == "__getattr__" && ref != info_.ref;
    }
    if (ref != info_.ref && file.damaged(file[ref.stmt].span)) made_.open = true;
    // A metaclass of the project's own, anywhere up, may do anything.
    for (const Id<Expr> part : file[ref.stmt].exprs) {
      if (file[part].kind != ExprKind::keyword || file.text(file[part]) != "metaclass") continue;
      const Entity entity = resolve(project_, ref.file, file[part].parts[0]);
      const std::string* const dotted = external_name(entity);
      if (!dotted || (*dotted != "enum.EnumMeta" && *dotted != "enum.EnumType" && *dotted != "abc.ABCMeta"))
        made_.open = true;
    }
  }

  bool is_member(const Binding& binding) const {
    const std::string_view name = file_.text(binding.name);
    if (binding.kind != BindingKind::assignment || is_dunder(name) || is_sunder(name)) return false;
    if (name.starts_with("__")) return false;  // private names are no members since Python 3.11
    if (!binding.sole_target) return true;
    const Expr& value = file_[binding.value];
    if (value.kind == ExprKind::lambda) return false;
    if (value.kind != ExprKind::call) return true;
    const std::string dotted = name_outside(value.parts[0]);
    const bool descriptor = dotted == "enum.nonmember" || dotted == "builtins.property" ||
                            dotted == "builtins.staticmethod" || dotted == "builtins.classmethod";
    return !descriptor;
  }

  void members(Id<Scope> body) {
    std::vector<const Binding*> found;
    for (const Id<Binding> id : file_[body].bindings) {
      if (is_member(file_[id])) found.push_back(&file_[id]);
    }
    std::ranges::sort(found, {}, [&](const Binding* binding) { return file_[binding->expr].span; });
    for (const Binding* binding : found) {
      const std::string_view name = file_.text(binding->name);
      if (made_.member(name)) continue;  // bound again under a condition
      made_.attributes.erase(name);
      EnumMember member{name, {}, {}, false, {info_.ref.file, file_[binding->expr].span}};
      if (binding->sole_target) value(*binding, member);
      if (kind_.text && member.number) {  // str(1) is what a member of a str mixin holds
        member.text = std::to_string(*member.number);
        member.number.reset();
      }
      for (const EnumMember& earlier : made_.members) {
        const bool same =
            (member.text && member.text == earlier.text) || (member.number && member.number == earlier.number);
        member.alias |= same;
      }
      made_.members.push_back(std::move(member));
    }
  }

  void value(const Binding& binding, EnumMember& member) {
    if (own_new_) return;  // it decides what the value is
    const Expr& written = file_[binding.value];
    if (written.kind == ExprKind::name) {
      // Another member by its name: an alias of it.
      if (const EnumMember* other = made_.member(file_.text(written))) {
        member.text = other->text;
        member.number = other->number;
        member.alias = true;
        return;
      }
    }
    if (written.kind == ExprKind::call) {
      const std::string dotted = name_outside(written.parts[0]);
      if (dotted == "enum.auto") return automatic(member);
      if (dotted == "enum.member" && written.parts.size() == 2) {
        member.text = constant_text(project_, info_.ref.file, written.parts[1]);
      }
      return;
    }
    member.text = constant_text(project_, info_.ref.file, binding.value);
    if (!member.text) {
      const Place place = value_of(project_, info_.ref.file, binding.value);
      member.number = integer_value(project_.index(place.file), place.expr);
    }
  }

  void automatic(EnumMember& member) {
    if (own_next_value_) return;
    if (kind_.family == Family::text) {
      member.text = lower_case(member.name);
      return;
    }
    if (kind_.family == Family::flag) return;
    // One more than the highest value so far.
    std::int64_t next = 1;
    for (const EnumMember& earlier : made_.members) {
      if (!earlier.number) return;
      next = std::max(next, *earlier.number + 1);
    }
    member.number = next;
  }

  // Python 3.11 and later: a mixin with str or int keeps Enum's __str__, but format() changed to it, so it depends;
  // StrEnum and IntEnum show their value.
  void shown() {
    if (kind_.family == Family::text || kind_.family == Family::integer) {
      made_.shown = kind_.family == Family::text ? Shown::value : Shown::unknown;  // IntEnum's changed in 3.11
      made_.formatted = Shown::value;
    } else if (kind_.family == Family::flag) {
      made_.shown = made_.formatted = Shown::unknown;
    } else if (kind_.text || kind_.integer) {
      made_.formatted = Shown::unknown;
    }
    if (own_str_) made_.shown = made_.formatted = Shown::unknown;
    if (own_format_) made_.formatted = Shown::unknown;
    if (made_.open) made_.shown = made_.formatted = Shown::unknown;
  }

  const Project& project_;
  const ClassInfo& info_;
  const FileIndex& file_;
  const Kind& kind_;
  Enum made_;
  bool own_new_ = false, own_next_value_ = false, own_str_ = false, own_format_ = false;
};

}  // namespace

const EnumMember* Enum::member(std::string_view wanted) const {
  const auto found = std::ranges::find(members, wanted, &EnumMember::name);
  return found == members.end() ? nullptr : &*found;
}

bool Enum::has(std::string_view attribute) const { return member(attribute) || attributes.contains(attribute); }

std::optional<Id<Enum>> EnumTable::find(const Entity& entity) const {
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    const auto found = classes_.find(key(ref->file, ref->stmt.value));
    if (found != classes_.end()) return found->second;
  }
  if (const auto* ref = std::get_if<VariableRef>(&entity)) {
    const auto found = variables_.find(key(ref->file, ref->binding.value));
    if (found != variables_.end()) return found->second;
  }
  return std::nullopt;
}

EnumTable read_enums(const Project& project, Domain& domain) {
  EnumTable table;
  for (const ClassInfo& info : project.classes) {
    const Kind kind = kind_of(info);
    if (kind.family == Family::none) continue;
    table.add(info.ref, domain.enums.add(ClassReader(project, info, kind).read()));
  }
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (!project.files[n].index) continue;
    const FileIndex& file = *project.files[n].index;
    for (const Id<Binding> id : file.bindings.ids()) {
      const Binding& binding = file[id];
      if (binding.kind != BindingKind::assignment || !binding.sole_target) continue;
      const auto file_id = static_cast<FileId>(n);
      if (std::optional<Enum> made = read_functional_enum(project, file_id, binding)) {
        table.add(VariableRef{file_id, id}, domain.enums.add(std::move(*made)));
      }
    }
  }
  return table;
}

}  // namespace ormlint
