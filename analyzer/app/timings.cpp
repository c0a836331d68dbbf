#include "app/timings.h"

#include <fmt/core.h>
#include <sys/resource.h>

#include <cstdio>

namespace ormlint {

namespace {

void tell(const Timings::Phase& phase) {
  const double megabytes = static_cast<double>(phase.bytes) * 1e-6;
  const bool speed = phase.bytes > 0 && phase.cpu > 0;
  fmt::print(stderr, "{:10}{:9.4f}{:9.4f}{:10}{:>9}\n", phase.name, phase.cpu, phase.wall, phase.bytes,
             speed ? fmt::format("{:.1f}", megabytes / phase.cpu) : "-");
}

}  // namespace

void tell_timings(const Timings& timings) {
  fmt::print(stderr, "{:10}{:>9}{:>9}{:>10}{:>9}\n", "phase", "cpu-s", "wall-s", "bytes", "MB/cpu-s");
  Timings::Phase all{"all", 0, 0, 0};
  for (const Timings::Phase& phase : timings.phases()) {
    tell(phase);
    all.cpu += phase.cpu;
    all.wall += phase.wall;
  }
  tell(all);
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  constexpr long kibibyte = 1024;
  fmt::print(stderr, "peak-memory {} bytes\n", used.ru_maxrss * kibibyte);
}

}  // namespace ormlint
