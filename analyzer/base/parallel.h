// Runs body(0) … body(count - 1) on some threads and returns when all are done. Each call writes its own slot, so no
// result depends on who ran what; no thread outlives the call. An exception in a body ends the program: ours throw
// none.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace ormlint {

template <class Body>
void parallel_for(std::size_t count, unsigned threads, Body&& body) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t n = next++; n < count; n = next++) body(n);
  };
  std::vector<std::jthread> helpers;
  for (std::size_t n = 1; n < std::min<std::size_t>(threads, count); ++n) helpers.emplace_back(work);
  work();
}

}  // namespace ormlint
