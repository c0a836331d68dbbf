#include "usage/import_homes.h"

#include <algorithm>

#include "project/modules.h"

namespace ormlint {

namespace {

// So many files that import a name from one place, and none from another, say where it comes from.
constexpr unsigned enough_imports = 2;

bool is_import(const Stmt& stmt) { return stmt.kind == StmtKind::import_stmt || stmt.kind == StmtKind::import_from; }

// A comment behind a statement on its line. Without the text a comment at the start of the next line looks the same,
// and its end serves as well.
std::uint32_t end_of_line(const FileIndex& file, std::uint32_t end) {
  constexpr std::uint32_t usual_gap = 3;
  const auto comment = std::ranges::upper_bound(file.tree.comments, end, {}, &Span::begin);
  return comment != file.tree.comments.end() && comment->begin <= end + usual_gap ? comment->end : end;
}

// The shortest dotted name of a module by which a file can import it: its packages, then the folders around them.
std::string name_from(const Project& project, FileId reader, Id<Module> wanted) {
  const Module& module = project.modules[wanted];
  std::string dotted = module.name;
  std::string_view folder = project.files[static_cast<std::size_t>(*module.file)].path;
  const auto drop_part = [&] { folder = folder.substr(0, folder.rfind('/') == folder.npos ? 0 : folder.rfind('/')); };
  for (auto parts = std::ranges::count(dotted, '.') + 1 + module.package; parts > 0; --parts) drop_part();
  while (find_module(project, reader, dotted).module != wanted) {
    if (folder.empty()) return {};
    dotted = std::string(folder.substr(folder.rfind('/') + 1)) + "." + dotted;
    drop_part();
  }
  return dotted;
}

}  // namespace

ImportHomes::ImportHomes(const Project& project, const Domain& domain) : project_(project) {
  for (const Enum& row : domain.enums) declared_.push_back(row.at);
  for (const Model& row : domain.models) declared_.push_back(row.at);
  std::ranges::sort(declared_);
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    if (project.files[n].index && !project.files[n].path.ends_with(".pyi")) add_file(static_cast<FileId>(n));
  }
}

void ImportHomes::add_file(FileId id) {
  const FileIndex& file = project_.index(id);
  for (const Id<Binding> at : file[file.module()].bindings) {
    const Binding& binding = file[at];
    const std::string_view name = file.text(binding.name);
    if (binding.kind == BindingKind::class_def) definitions_[name].push_back({id, binding.stmt});
    if (binding.kind != BindingKind::import_name || file[binding.stmt].level > 0) continue;
    if (file.text(file[binding.expr]) != name) continue;
    const std::string_view module = file.tree.name(file[binding.stmt]);
    std::vector<Spelling>& spellings = imports_[name];
    const auto known = std::ranges::find(spellings, module, &Spelling::module);
    if (known == spellings.end()) {
      spellings.push_back({module, 1, id, at});
    } else {
      ++known->count;
    }
  }
}

// As most other files spell it, where that works from the reader too.
std::string ImportHomes::module_to_import(FileId reader, std::string_view name, ClassRef defined) const {
  const Spelling* best = nullptr;
  if (const auto found = imports_.find(name); found != imports_.end()) {
    for (const Spelling& spelling : found->second) {
      if (best && best->count >= spelling.count) continue;
      if (entity_of(project_, spelling.file, spelling.binding) != Entity(defined)) continue;
      if (find_module(project_, reader, spelling.module).module) best = &spelling;
    }
  }
  if (best) return std::string(best->module);
  const Id<Module> module = project_.files[static_cast<std::size_t>(defined.file)].module;
  return name_from(project_, reader, module);
}

// Behind the last import at module level; else before the first statement that is no docstring.
void ImportHomes::place(FileId reader, ImportHome& home) const {
  const FileIndex& file = project_.index(reader);
  std::optional<std::uint32_t> end;
  for (const Id<Stmt> stmt : file.tree.body) {
    if (is_import(file[stmt])) end = file[stmt].span.end;
  }
  const Slice<Stmt> body = file.tree.body;
  const bool docstring = !body.empty() && file[body[0]].kind == StmtKind::expr_stmt &&
                         file[file[body[0]].exprs[0]].kind == ExprKind::string;
  if (!end && docstring) end = file[body[0]].span.end;
  const std::uint32_t at = end ? end_of_line(file, *end) : 0;
  home.insert_at = {reader, {at, at}};
  home.insert = end ? "\n" + home.statement : home.statement + "\n";
}

std::optional<ImportHome> ImportHomes::find(FileId reader, std::string_view name) const {
  ImportHome home;
  std::string module;
  if (const auto defined = definitions_.find(name); defined != definitions_.end()) {
    if (defined->second.size() != 1 || defined->second[0].file == reader) return std::nullopt;
    const ClassRef only = defined->second[0];
    home.defined = Location{only.file, project_.index(only.file)[only.stmt].name_span};
    home.declared = std::ranges::binary_search(declared_, *home.defined);
    module = module_to_import(reader, name, only);
  } else if (const auto imported = imports_.find(name); imported != imports_.end()) {
    const Spelling& only = imported->second[0];
    if (imported->second.size() != 1 || only.count < enough_imports) return std::nullopt;
    module = only.module;
  }
  if (module.empty()) return std::nullopt;
  home.statement = "from " + module + " import " + std::string(name);
  place(reader, home);
  return home;
}

}  // namespace ormlint
