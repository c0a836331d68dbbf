// What was found out of names at modules' levels and of what functions return, kept for all files of a run, so that
// none is evaluated twice. Safe from any thread. Only answers are kept that do not depend on who asks.
#pragma once

#include <array>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "types/type.h"

namespace ormlint {

class Memory {
 public:
  struct Known {
    Type type;
    int height = 0;  // how many questions, each asked for another, lead to it
  };

  std::optional<Known> find(std::uint64_t question) {
    Shard& shard = shards_[question % shards_.size()];
    const std::scoped_lock lock(shard.mutex);
    const auto known = shard.known.find(question);
    return known == shard.known.end() ? std::nullopt : std::optional(known->second);
  }
  void keep(std::uint64_t question, const Known& known) {
    Shard& shard = shards_[question % shards_.size()];
    const std::scoped_lock lock(shard.mutex);
    shard.known.emplace(question, known);
  }

 private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::uint64_t, Known> known;
  };
  std::array<Shard, 61> shards_;
};

}  // namespace ormlint
