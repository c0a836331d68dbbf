// Where a run's time goes, for `--timings`: seconds of processor time and of the clock on the wall, phase by phase.
// Whoever is given none (a null pointer) measures nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ormlint {

// Seconds of processor time that this thread, or all threads of the process together, have used so far.
double thread_seconds();
double process_seconds();

class Timings {
 public:
  struct Phase {
    std::string_view name;  // lives as long as the program
    double cpu = 0;         // seconds, all threads together
    double wall = 0;
    std::uint64_t bytes = 0;  // of source text that it went through; 0 where that says nothing
  };

  Timings();

  // The phase that ends here began where the one before it ended.
  void end(std::string_view name, std::uint64_t bytes = 0);
  // A phase that alternated with the one that ends next, and whose processor time was counted apart.
  void take(std::string_view name, double cpu, std::uint64_t bytes = 0);

  const std::vector<Phase>& phases() const { return phases_; }

 private:
  double cpu_;  // when the current phase began
  double wall_;
  std::vector<Phase> phases_;
};

inline void end_phase(Timings* timings, std::string_view name, std::uint64_t bytes = 0) {
  if (timings) timings->end(name, bytes);
}

}  // namespace ormlint
