// The files of a run as a value: path, bytes, and why one could not be understood as text. Tests build one from
// strings.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "sources/surroundings.h"

namespace ormlint {

enum class Language : std::uint8_t { python, sql };

// What CPython would say before it parses a single token: no UTF-8, an unknown coding cookie, a NUL byte.
struct TextFault {
  Span at;
  std::string message;  // in CPython's words where it has some
};

struct Source {
  std::string path;  // relative to the project root, '/' between parts, UTF-8; unique within a run
  std::string text;  // UTF-8 without a byte-order mark, every lone \r turned into \n; spans count its bytes
  Language language = Language::python;
  bool checked = true;  // false: read only as context, findings in it are not told
  // Set for a schema that was read from a server, or from what `ormlint snapshot` wrote of one: the database's name.
  // Its text is nobody's file, so places in it are shown as the database's.
  std::string database;
  std::optional<TextFault> fault;  // when set, text is best effort and must not be parsed
  std::string shown;               // the path as seen from the working directory; empty where it is the same
  std::string file;                // what to open or write: absolute, any bytes; empty for what is no file

  // What the user is told.
  const std::string& shown_path() const { return shown.empty() ? path : shown; }
};

class Sources {
 public:
  Sources() = default;
  // A copy's index would point into the original.
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;
  Sources(Sources&&) = default;
  Sources& operator=(Sources&&) = default;

  // The path must not have been added before.
  FileId add(Source source);
  const Source& operator[](FileId id) const { return files_[static_cast<std::size_t>(id)]; }
  std::optional<FileId> find(std::string_view path) const;
  std::size_t size() const { return files_.size(); }
  FileId id(std::size_t index) const { return static_cast<FileId>(index); }
  const Surroundings& surroundings() const { return surroundings_; }
  void set_surroundings(Surroundings surroundings) { surroundings_ = std::move(surroundings); }
  void set_oldest_pythons(std::unordered_map<std::string, unsigned> by_folder) {
    surroundings_.oldest_pythons = std::move(by_folder);
  }

 private:
  std::deque<Source> files_;  // a deque, since views into texts and paths must survive adding
  std::unordered_map<std::string_view, FileId> by_path_;
  Surroundings surroundings_;  // those of a project in memory: nothing lies beside its files
};

}  // namespace ormlint
