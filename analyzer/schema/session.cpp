// A fold that is looked at between its steps.
#include <utility>

#include "schema/replay.h"
#include "schema/replay_state.h"

namespace ormlint::schema {

struct Session::State {
  Schema schema;
  std::vector<Fault> faults;
  Replayer replayer{schema, faults};
};

Session::Session(Schema before) : state_(std::make_unique<State>()) { state_->schema = std::move(before); }
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::vector<Fault> Session::apply(const Change& change) {
  state_->replayer.apply(change);
  return std::exchange(state_->faults, {});
}

const Schema& Session::schema() const { return state_->schema; }

}  // namespace ormlint::schema
