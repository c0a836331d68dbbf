#include "project/classes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ormlint {

namespace {

std::uint64_t key(ClassRef ref) { return static_cast<std::uint64_t>(ref.file) << 32 | ref.stmt.value; }

// Generic[T] and Repository[User] inherit from what is subscripted.
Id<Expr> without_subscripts(const FileIndex& file, Id<Expr> expr) {
  while (file[expr].kind == ExprKind::subscript) expr = file[expr].parts[0];
  return expr;
}

class Linearizer {
 public:
  explicit Linearizer(Project& project) : project_(project) {}

  void run() {
    for (ClassInfo& info : project_.classes) read_bases(info);
    for (ClassInfo& info : project_.classes) order(info, 0);
    for (ClassInfo& info : project_.classes) {
      for (const ClassRef ref : info.mro) gather(info, *project_.class_info(ref));
    }
  }

 private:
  void read_bases(ClassInfo& info) {
    const FileIndex& file = project_.index(info.ref.file);
    for (const Id<Expr> part : file[info.ref.stmt].exprs) {
      const ExprKind kind = file[part].kind;
      if (kind == ExprKind::keyword) continue;
      const Id<Expr> expr = without_subscripts(file, part);
      info.bases.push_back({info.ref, expr, follow(project_, resolve(project_, info.ref.file, expr))});
    }
  }

  static void gather(ClassInfo& info, const ClassInfo& ancestor) {
    for (const BaseRef& base : ancestor.bases) {
      if (std::holds_alternative<External>(base.entity)) {
        info.external.push_back(base);
      } else if (!std::holds_alternative<ClassRef>(base.entity)) {
        info.unresolved.push_back(base);
      }
    }
  }

  // C3, as the Python documentation describes it; where Python would refuse the order, depth first.
  void order(ClassInfo& info, int depth) {
    if (!info.mro.empty()) return;
    info.mro = {info.ref};  // also what a class that inherits from itself ends with
    if (depth > 100) return;
    std::vector<std::vector<ClassRef>> lists;
    std::vector<ClassRef> direct;
    for (const BaseRef& base : info.bases) {
      const auto* ref = std::get_if<ClassRef>(&base.entity);
      if (!ref || *ref == info.ref) continue;
      ClassInfo* const parent = find(*ref);
      if (!parent) continue;
      order(*parent, depth + 1);
      lists.push_back(parent->mro);
      direct.push_back(*ref);
    }
    lists.push_back(std::move(direct));
    merge(lists, info.mro);
  }

  static void merge(std::vector<std::vector<ClassRef>>& lists, std::vector<ClassRef>& out) {
    const auto in_a_tail = [&](ClassRef ref) {
      return std::ranges::any_of(lists, [&](const std::vector<ClassRef>& list) {
        return list.size() > 1 && std::find(list.begin() + 1, list.end(), ref) != list.end();
      });
    };
    for (;;) {
      std::erase_if(lists, [](const auto& list) { return list.empty(); });
      if (lists.empty()) return;
      auto next = std::ranges::find_if(lists, [&](const auto& list) { return !in_a_tail(list.front()); });
      if (next == lists.end()) next = lists.begin();
      const ClassRef ref = next->front();
      if (std::ranges::find(out, ref) == out.end()) out.push_back(ref);
      for (auto& list : lists) std::erase(list, ref);
    }
  }

  ClassInfo* find(ClassRef ref) {
    const auto found = project_.class_numbers.find(key(ref));
    return found == project_.class_numbers.end() ? nullptr : &project_.classes[found->second];
  }

  Project& project_;
};

}  // namespace

void fill_classes(Project& project) {
  // The table first, bare, since looking up a base may ask for the members of another class.
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (!project.files[n].index) continue;
    for (const Id<Stmt> stmt : project.files[n].index->classes) {
      const ClassRef ref{static_cast<FileId>(n), stmt};
      project.class_numbers.emplace(key(ref), static_cast<std::uint32_t>(project.classes.size()));
      project.classes.push_back({ref, {}, {}, {}, {}});
    }
  }
  Linearizer(project).run();
}

const ClassInfo* Project::class_info(ClassRef ref) const {
  const auto found = class_numbers.find(key(ref));
  return found == class_numbers.end() ? nullptr : &classes[found->second];
}

std::optional<Member> find_member(const Project& project, const ClassInfo& info, std::string_view name) {
  const auto in_class = [&](ClassRef ref) -> std::optional<Member> {
    const FileIndex& file = project.index(ref.file);
    const std::vector<Id<Binding>> found =
        visible(file, file.bindings_of(file.body_scope_of_stmt[ref.stmt.value], name));
    if (found.empty()) return std::nullopt;
    return Member{ref, found.back()};
  };
  if (info.mro.empty()) return in_class(info.ref);
  for (const ClassRef ref : info.mro) {
    if (const std::optional<Member> member = in_class(ref)) return member;
  }
  return std::nullopt;
}

}  // namespace ormlint
