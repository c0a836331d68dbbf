// What a rule says: what is wrong and where. Severity, suppression and baseline are what the user knows; they are added
// once, later (report.h), so an emitter never guesses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace ormlint {

// The other side: the enum, the column, the CREATE TYPE. Without a place it is shown as text only.
struct Note {
  std::optional<Location> at;
  std::string text;
};

struct Edit {
  Location at;  // replaced by the text
  std::string text;
};

enum class Safety : std::uint8_t { safe, unsafe };  // unsafe: only when asked for

struct Fix {
  std::string title;  // a command: "Change it to `COMPLETED`"
  Safety safety = Safety::unsafe;
  std::vector<Edit> edits;
};

enum class Severity : std::uint8_t { note, warning, error };

// Message, notes and help are one line each, without a final period, code in backticks.
struct Finding {
  std::string_view rule;  // the rule's id, which lives as long as the program
  Location at;
  std::string message;
  std::vector<Note> notes;
  std::string help;  // what to do about it, where that can be said; may be empty
  std::optional<Fix> fix;
  std::optional<Severity> severity;  // where less is proved than by the rule's other findings; else the rule's own
  // The class or function around the place, dotted, as `Order.complete`; empty at module level. No rule fills it: the
  // pipeline does, once for all, so that the fingerprint and SARIF can name what does not move with the lines.
  std::string scope;
};

}  // namespace ormlint
