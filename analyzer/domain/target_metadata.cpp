#include "domain/target_metadata.h"

#include "base/paths.h"
#include "domain/start_up.h"

namespace ormlint {

namespace {

// One, or a list of them; nothing where any was not understood.
std::vector<Id<MetaData>> metadatas_of(const FileIndex& index, Registries& registries, FileId in, Id<Expr> expr) {
  const bool several = index[expr].kind == ExprKind::list || index[expr].kind == ExprKind::tuple;
  std::vector<Id<MetaData>> made;
  const auto add = [&](Id<Expr> one) {
    const auto found = registries.metadata_of(in, one);
    if (found) made.push_back(*found);
    return found.has_value();
  };
  if (!several) {
    add(expr);
    return made;
  }
  for (const Id<Expr> part : index[expr].parts) {
    if (!add(part)) return {};
  }
  return made;
}

void read_target(const FileIndex& index, Registries& registries, FileId in, Domain& domain) {
  const auto bindings = index.bindings_of(index.module(), "target_metadata");
  if (bindings.size() != 1) return;
  const Binding& binding = index[bindings[0]];
  if (!binding.sole_target || !binding.value) return;
  auto found = metadatas_of(index, registries, in, binding.value);
  if (found.empty()) return;
  domain.targets.emplace(in, TargetMetaData{{in, index[binding.expr].span}, std::move(found)});
}

}  // namespace

void read_target_metadata(const Project& project, Registries& registries, Domain& domain) {
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const ProjectFile& entry = project.files[n];
    if (entry.index && last_part(entry.path) == "env.py")
      read_target(*entry.index, registries, static_cast<FileId>(n), domain);
  }
  if (domain.targets.empty()) return;  // without migrations nothing is hidden from them
  for (const StartUpCall& call : find_start_up_calls(project)) {
    if (const auto metadata = registries.metadata_of(call.file, call.metadata))
      domain.made_at_start.push_back({call.at, *metadata});
  }
}

}  // namespace ormlint
