// A bar on standard error while long work goes on: on a terminal only, and not before half a second has passed.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

namespace ormlint {

class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress() { end(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Work of that many steps begins; done() counts them.
  void begin(std::size_t steps);
  std::atomic<std::size_t>& done() { return done_; }
  // Wipes the bar.
  void end();

 private:
  void draw(std::stop_token stop);

  bool wanted_;
  std::size_t steps_ = 0;
  std::atomic<std::size_t> done_{0};
  std::jthread painter_;
};

}  // namespace ormlint
