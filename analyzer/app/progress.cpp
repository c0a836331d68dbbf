#include "app/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

namespace ormlint {

Progress::Progress(bool wanted) {
  const char* const terminal = std::getenv("TERM");
  wanted_ = wanted && ::isatty(STDERR_FILENO) && terminal && std::string_view(terminal) != "dumb";
}

void Progress::begin(std::size_t steps) {
  steps_ = steps;
  if (wanted_ && steps > 0) painter_ = std::jthread([this](std::stop_token stop) { draw(stop); });
}

void Progress::end() {
  if (!painter_.joinable()) return;
  painter_.request_stop();
  painter_.join();
}

namespace {

// A terminal that takes no more is no reason to stop.
void show(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

void Progress::draw(std::stop_token stop) {
  using namespace std::chrono_literals;
  constexpr std::size_t width = 30;
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  bool drawn = false;
  // Most runs are over before a bar would be worth looking at.
  for (auto pause = 500ms; !wake.wait_for(lock, stop, pause, [] { return false; }) && !stop.stop_requested();
       pause = 100ms) {
    const std::size_t done = std::min(done_.load(), steps_);
    const std::size_t filled = width * done / steps_;
    show(fmt::format("\r\x1b[K{}{} {}/{} files", std::string(filled, '#'), std::string(width - filled, '.'), done,
                     steps_));
    drawn = true;
  }
  if (drawn) show("\r\x1b[K");
}

}  // namespace ormlint
