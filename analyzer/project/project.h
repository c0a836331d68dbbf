// Python across files: which file is which module, what each name stands for. Knows no framework.
//
// A module is a file, or a folder without an __init__.py (a namespace package). Absolute imports are looked up from the
// folders that would be on sys.path for the importing file: its ancestors that are no packages, nearest first; then,
// since a repository's layout may hide a root, any package of the project with that name, if there is only one.
// Whatever is found nowhere is External. Sources: Language Reference, "The import system"; importlib's documentation.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/span.h"
#include "index/file_index.h"
#include "sources/surroundings.h"

namespace ormlint {

struct Library;
struct Module;

struct Unknown {
  bool operator==(const Unknown&) const = default;
};
// Something outside of the project, by the dotted name it was asked for: "sqlalchemy.orm.Session", "builtins.str".
struct External {
  std::string dotted;
  bool operator==(const External&) const = default;
};
struct ClassRef {
  FileId file{};
  Id<Stmt> stmt;
  auto operator<=>(const ClassRef&) const = default;
};
struct FunctionRef {
  FileId file{};
  Id<Stmt> stmt;
  auto operator<=>(const FunctionRef&) const = default;
};
// A name bound to a value that is no definition: look at the binding.
struct VariableRef {
  FileId file{};
  Id<Binding> binding;
  auto operator<=>(const VariableRef&) const = default;
};
using Entity = std::variant<Unknown, External, Id<Module>, ClassRef, FunctionRef, VariableRef>;

struct Module {
  std::string name;            // dotted, from the nearest folder that is no package
  std::string folder;          // for a package: where its submodules are; "" is the root
  Id<Module> above;            // of a folder: the folder that holds it; none for the root
  std::optional<FileId> file;  // none for a namespace package
  bool package = false;
  bool hollow = false;  // nothing is bound in it: a missing name may belong to an installed package of the same name
  bool open = false;    // names may exist that we do not see: a star from elsewhere, __getattr__, globals()
  std::unordered_map<std::string_view, Entity> exports;  // what `module.name` gives, submodules apart
  std::unordered_map<std::string_view, Id<Module>> submodules;
};

// The module that `from … import …` names.
struct ImportedFrom {
  Id<Stmt> stmt;
  Id<Module> module;         // none where the name is not the project's
  bool weak = false;         // found by name alone, or hollow: what it lacks may come from an installed package
  bool first_party = false;  // though it is not there, it could only be the project's
};

struct ProjectFile {
  std::string_view path;
  std::shared_ptr<const FileIndex> index;
  Id<Module> module;
  Id<Module> folder;                  // the one it lies in
  std::vector<ImportedFrom> imports;  // by statement

  const ImportedFrom& imported(Id<Stmt> stmt) const;
};

struct BaseRef {
  ClassRef owner;  // the class whose list of bases it stands in
  Id<Expr> expr;   // as written, subscripts taken off
  Entity entity;
};

// A class and what it inherits from, anywhere up.
struct ClassInfo {
  ClassRef ref;
  std::vector<BaseRef> bases;       // its own
  std::vector<ClassRef> mro;        // the project's classes, itself first, in method resolution order
  std::vector<BaseRef> external;    // bases of any of these that are outside of the project, in that order
  std::vector<BaseRef> unresolved;  // bases of any of these that are neither: values, parameters, names not found
};

struct Project {
  std::vector<ProjectFile> files;  // by FileId; a file that is no Python has no index
  Pool<Module> modules;
  std::vector<ClassInfo> classes;  // by file, then by place
  std::unordered_map<std::uint64_t, std::uint32_t> class_numbers;
  std::unordered_map<std::string, Id<Module>> folders;                         // every folder with Python below it
  std::unordered_map<std::string_view, std::vector<Id<Module>>> top_packages;  // by name: packages whose parent is none
  const Surroundings* surroundings = nullptr;                                  // the sources'; set by link
  std::shared_ptr<const Library> library;  // of what is outside; none: nothing is known

  const FileIndex& index(FileId file) const { return *files[static_cast<std::size_t>(file)].index; }
  bool has_index(FileId file) const { return files[static_cast<std::size_t>(file)].index != nullptr; }
  const ClassInfo* class_info(ClassRef ref) const;
  std::string_view class_name(ClassRef ref) const { return index(ref.file).tree.name(index(ref.file)[ref.stmt]); }
};

// --- what a name or dotted expression stands for ---

// An expression, looked up in the scope it stands in. Pure, so safe from any thread.
Entity resolve(const Project& project, FileId file, Id<Expr> expr);
// A plain name, seen from a scope.
Entity resolve_name(const Project& project, FileId file, Id<Scope> scope, std::string_view name);
// A dotted path, seen from a module: as a string target of a relationship would be.
Entity resolve_dotted(const Project& project, FileId file, std::string_view dotted);
// `entity.name`, for modules, classes and externals.
Entity attribute_of(const Project& project, const Entity& entity, std::string_view name);
// The entity, followed through variables that only rename something.
Entity follow(const Project& project, Entity entity);

// A name in a class's body or its bases', in method resolution order.
struct Member {
  ClassRef owner;
  Id<Binding> binding;
};
std::optional<Member> find_member(const Project& project, const ClassInfo& info, std::string_view name);
// What a binding stands for, imports followed.
Entity entity_of(const Project& project, FileId file, Id<Binding> binding);
// Of a scope's bindings of one name those that may be the one seen from elsewhere: the last sure one and the unsure
// ones behind it; run-time ones before TYPE_CHECKING's, the tried ones before their fallback.
std::vector<Id<Binding>> visible(const FileIndex& file, Slice<Binding> bindings);

const std::string* external_name(const Entity& entity);

}  // namespace ormlint
