#include "types/memory.h"

#include <algorithm>

namespace ormlint {

namespace {

std::uint64_t key_of(ClassRef ref) { return static_cast<std::uint64_t>(ref.file) << 32 | ref.stmt.value; }

}  // namespace

std::optional<Memory::Known> Memory::find(std::uint64_t question) {
  Shard& shard = shards_[question % shards_.size()];
  const std::scoped_lock lock(shard.mutex);
  const auto known = shard.known.find(question);
  return known == shard.known.end() ? std::nullopt : std::optional(known->second);
}

void Memory::keep(std::uint64_t question, const Known& known) {
  Shard& shard = shards_[question % shards_.size()];
  const std::scoped_lock lock(shard.mutex);
  shard.known.emplace(question, known);
}

const SelfWrites& Memory::self_writes(const Project& project, FileId file) {
  Shard& shard = shards_[static_cast<std::size_t>(file) % shards_.size()];
  const std::scoped_lock lock(shard.mutex);
  auto& writes = shard.writes[file];
  if (!writes) writes = std::make_unique<const SelfWrites>(project.index(file));
  return *writes;
}

const std::vector<ClassRef>& Memory::below(const Project& project, ClassRef ref) {
  std::call_once(once_, [&] {
    for (const ClassInfo& info : project.classes) {
      for (const ClassRef above : info.mro) {
        if (above != info.ref) below_[key_of(above)].push_back(info.ref);
      }
    }
  });
  static const std::vector<ClassRef> none;
  const auto found = below_.find(key_of(ref));
  return found == below_.end() ? none : found->second;
}

bool Memory::is_overridden(const Project& project, ClassRef ref, std::string_view name) {
  return std::ranges::any_of(below(project, ref), [&](ClassRef one) {
    const FileIndex& file = project.index(one.file);
    Text text{};
    if (!file.tree.strings.find(name, text)) return false;
    return !file.bindings_of(file.body_scope_of_stmt[one.stmt.value], text).empty() ||
           !self_writes(project, one.file).of(one.stmt, text).empty();
  });
}

}  // namespace ormlint
