// Names of characters against the installed Python's unicodedata, every one that it knows.
#include "syntax/character_names.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

using namespace ormlint;

TEST_CASE("every character that Python names is found by its name") {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> python(::popen("python3 -c 'import unicodedata\n"
                                                                       "for code in range(0x110000):\n"
                                                                       "    name = unicodedata.name(chr(code), None)\n"
                                                                       "    if name: print(code, name)'",
                                                                       "r"),
                                                               ::pclose);
  REQUIRE(python);
  std::array<char, 200> line{};
  int names = 0, wrong = 0;
  while (std::fgets(line.data(), line.size(), python.get())) {
    const std::string text(line.data());
    const std::size_t blank = text.find(' ');
    const std::string name = text.substr(blank + 1, text.size() - blank - 2);
    ++names;
    const auto found = character_named(name);
    if (found && *found == std::stoul(text)) continue;
    ++wrong;
    MESSAGE("not found: ", name);
  }
  CHECK(names > 90'000);
  CHECK(wrong == 0);
}

TEST_CASE("aliases are names, in any letter case, and nothing else is") {
  CHECK(character_named("NBSP") == 0xA0);
  CHECK(character_named("line feed") == 0xA);
  CHECK(character_named("bullet") == 0x2022);
  CHECK(character_named("BULLE") == std::nullopt);
  CHECK(character_named("") == std::nullopt);
  CHECK(character_named("HANGUL SYLLABLE ") == std::nullopt);
  CHECK(character_named("ZZZ") == std::nullopt);
  CHECK(character_named("A;B") == std::nullopt);
}
