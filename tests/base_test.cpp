// The small tools every layer stands on.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "base/closest.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/lines.h"
#include "base/parallel.h"
#include "base/pool.h"
#include "base/strings.h"

using namespace ormlint;

TEST_CASE("a slice names elements that were added together") {
  Pool<int> pool;
  pool.add(7);
  const std::array<int, 3> more{1, 2, 3};
  const Slice<int> slice = pool.add_all(more);
  CHECK(slice.size() == 3);
  CHECK(pool[slice[2]] == 3);
  CHECK(pool[slice.from(1)].size() == 2);
  CHECK(slice.from(3).empty());
  int sum = 0;
  for (const Id<int> id : slice) sum += pool[id];
  CHECK(sum == 6);
  CHECK_FALSE(Id<int>{});
}

TEST_CASE("strings are kept once, and views survive growth and moves") {
  Strings strings;
  const Text a = strings.intern("alpha");
  const std::string_view view = strings[a];
  for (int n = 0; n < 20000; ++n) strings.intern("name" + std::to_string(n));
  CHECK(strings.intern("alpha") == a);
  const Strings moved = std::move(strings);
  CHECK(moved[a] == "alpha");
  CHECK(view == "alpha");
  CHECK(moved[Text{}].empty());
  const std::string large(100000, 'x');
  Strings other;
  CHECK(other[other.intern(large)] == large);
}

TEST_CASE("lines count characters, not bytes, and keep \\r out of a line's text") {
  const Lines lines("ab\r\nh\xc3\xa4t\n\nlast");
  CHECK(lines.count() == 4);
  CHECK(lines.line(1) == "ab");
  CHECK(lines.line(3).empty());
  CHECK(lines.line(9).empty());
  const LineColumn t = lines.at(7);
  CHECK(t.line == 2);
  CHECK(t.column == 3);
  CHECK(lines.at(9999).line == 4);
  CHECK(Lines("").at(0).column == 1);
}

TEST_CASE("closest ignores case and underscores, and gives up when nothing is near") {
  const std::array<std::string_view, 3> names{"PENDING", "COMPLETED", "NOT_A_FIT"};
  CHECK(closest(names, "Completed") == 1);
  CHECK(closest(names, "NotAFit") == 2);
  CHECK(closest(names, "PENDNIG") == 0);
  CHECK_FALSE(closest(names, "Archived"));
  CHECK_FALSE(closest({}, "x"));
}

TEST_CASE("every slot is written once whatever the number of threads") {
  for (const unsigned threads : {0u, 1u, 8u}) {
    std::array<int, 1000> slots{};
    parallel_for(slots.size(), threads, [&](std::size_t n) { ++slots[n]; });
    CHECK(std::ranges::all_of(slots, [](int count) { return count == 1; }));
  }
}

TEST_CASE("files are written whole or not at all") {
  const auto folder = std::filesystem::temp_directory_path() / ("ormlint-files-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string path = folder / "report.sarif";
  REQUIRE(write_file(path, "one"));
  REQUIRE(write_file(path, "two"));
  CHECK(read_file(path, 100).value() == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  CHECK(read_file(path, 2).error().text == "`" + path + "` is left out: 3 bytes are more than the limit of 2");
  CHECK(read_file(folder, 100).error().text == "cannot read `" + folder.string() + "`: it is a directory");
  CHECK(read_file(folder / "none", 100).error().text.ends_with("No such file or directory"));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(read_file(folder / "pipe", 100).error().text.ends_with("it is not a regular file"));
  CHECK_FALSE(write_file(folder / "no" / "where", "x"));
  CHECK_FALSE(write_file(folder, "x"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("the hash is fixed for all machines") {
  CHECK(hex(hash64("")) == "efd01f60ba992926");
  CHECK(hex(hash64("ormlint")) != hex(hash64("ormlinT")));
}
