// What was found out of names at modules' levels, of what functions return and what classes assign, kept for all files
// of a run, so that none is found out twice. Safe from any thread. Only answers are kept that do not depend on who
// asks.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "project/project.h"
#include "types/self_writes.h"
#include "types/type.h"

namespace ormlint {

class Memory {
 public:
  struct Known {
    Type type;
    int height = 0;  // how many questions, each asked for another, lead to it
  };

  std::optional<Known> find(std::uint64_t question);
  void keep(std::uint64_t question, const Known& known);

  const SelfWrites& self_writes(const Project& project, FileId file);
  // The project's classes that inherit from it.
  const std::vector<ClassRef>& below(const Project& project, ClassRef ref);
  // A class below it has another thing of that name.
  bool is_overridden(const Project& project, ClassRef ref, std::string_view name);

 private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::uint64_t, Known> known;
    std::unordered_map<FileId, std::unique_ptr<const SelfWrites>> writes;
  };
  std::array<Shard, 61> shards_;
  std::once_flag once_;
  std::unordered_map<std::uint64_t, std::vector<ClassRef>> below_;
};

}  // namespace ormlint
