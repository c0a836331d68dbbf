#include "base/timings.h"

#include <algorithm>
#include <ctime>

namespace ormlint {

namespace {

double seconds_of(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
double process_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

Timings::Timings() : cpu_(0), wall_(seconds_of(CLOCK_MONOTONIC)) {}

void Timings::end(std::string_view name, std::uint64_t bytes) {
  const double cpu = process_seconds();
  const double wall = seconds_of(CLOCK_MONOTONIC);
  phases_.push_back({name, cpu - cpu_, wall - wall_, bytes});
  cpu_ = cpu;
  wall_ = wall;
}

void Timings::take(std::string_view name, double cpu, std::uint64_t bytes) {
  const double spent = std::max(process_seconds() - cpu_, cpu);
  const double wall = spent > 0 ? (seconds_of(CLOCK_MONOTONIC) - wall_) * cpu / spent : 0;
  phases_.push_back({name, cpu, wall, bytes});
  cpu_ += cpu;
  wall_ += wall;
}

}  // namespace ormlint
