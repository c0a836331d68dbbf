// Methods of strings, lists and dicts; those of objects are in objects.cpp.
#include <algorithm>
#include <cctype>

#include "migrations/interpreter.h"

namespace ormlint::migrations {

Value Interpreter::method(const Value& object, std::string_view name, const Arguments& given) {
  switch (object.kind) {
    case Kind::text:
      return text_method(object, name, given);
    case Kind::list:
      return list_method(object, name, given);
    case Kind::dict:
      return dict_method(object, name, given);
    case Kind::object:
      return object_method(object, name, given);
    case Kind::member:
      return object.items->front().kind == Kind::text ? text_method(object.items->front(), name, given) : Value{};
    default:
      return {};
  }
}

Value Interpreter::text_method(const Value& object, std::string_view name, const Arguments& given) {
  const std::string& written = object.text;
  const auto argument = given.positional.empty() ? std::nullopt : as_text(given.positional.data());
  if (name == "format") return object.truth ? Value{} : format(written, given);
  const auto kept = [&](std::string changed) {
    Value made = text(std::move(changed));
    made.truth = object.truth;
    return made;
  };
  std::string changed = written;
  if (name == "lower" || name == "upper") {
    std::ranges::transform(changed, changed.begin(), [&](unsigned char c) {
      return static_cast<char>(name == "lower" ? std::tolower(c) : std::toupper(c));
    });
    return kept(changed);
  }
  if (name == "strip" || name == "rstrip" || name == "lstrip") {
    if (!given.positional.empty()) return {};
    constexpr std::string_view blanks = " \t\n\r";
    if (name != "lstrip") changed.erase(changed.find_last_not_of(blanks) + 1);
    if (name != "rstrip") changed.erase(0, std::min(changed.find_first_not_of(blanks), changed.size()));
    return kept(changed);
  }
  if (object.truth) return {};
  if (name == "join" && !given.positional.empty()) {
    const auto items = iterate(given.positional[0]);
    if (!items) return {};
    Value made = text("");
    for (std::size_t n = 0; n < items->size(); ++n) {
      if (n > 0) made.text += written;
      add_piece(made, as_text(&(*items)[n]));
    }
    return made;
  }
  if (name == "replace" && given.positional.size() == 2 && argument && !argument->empty()) {
    const auto to = as_text(&given.positional[1]);
    if (!to) return {};
    for (std::size_t n = 0; (n = changed.find(*argument, n)) != changed.npos; n += to->size())
      changed.replace(n, argument->size(), *to);
    return text(changed);
  }
  if (name == "startswith" && argument) return boolean(written.starts_with(*argument));
  if (name == "endswith" && argument) return boolean(written.ends_with(*argument));
  if (name == "split" && argument && !argument->empty()) {
    Values pieces;
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = written.find(*argument, begin)) != written.npos; begin = end + argument->size())
      pieces.push_back(text(written.substr(begin, end - begin)));
    pieces.push_back(text(written.substr(begin)));
    return list(std::move(pieces));
  }
  return {};
}

// "{}", "{0}", "{name}"; with a format or an attribute it is a hole.
Value Interpreter::format(const std::string& pattern, const Arguments& given) {
  Value made = text("");
  std::size_t next = 0;
  for (std::size_t n = 0; n < pattern.size(); ++n) {
    const char c = pattern[n];
    if ((c == '{' || c == '}') && n + 1 < pattern.size() && pattern[n + 1] == c) {
      made.text += c;
      ++n;
      continue;
    }
    if (c != '{') {
      made.text += c;
      continue;
    }
    const std::size_t end = pattern.find('}', n);
    if (end == pattern.npos) return {};
    const std::string field = pattern.substr(n + 1, end - n - 1);
    const bool digits = !field.empty() && std::ranges::all_of(field, [](unsigned char d) { return std::isdigit(d); });
    const std::size_t place = field.empty() ? next++ : digits ? std::stoul(field) : given.positional.size();
    const Value* const value = place < given.positional.size() ? &given.positional[place] : given.keyword(field);
    add_piece(made, formatted(value));
    n = end;
  }
  return made;
}

Value Interpreter::list_method(const Value& object, std::string_view name, const Arguments& given) {
  if (perhaps() && name != "copy" && name != "index") {  // it may have more items from here on, or less
    const bool told = !object.items->empty() && object.items->back().is_rest();
    if (!told) object.items->emplace_back().truth = true;
    return {};
  }
  if ((name == "append" || name == "add") && given.positional.size() == 1) {
    object.items->push_back(given.positional[0]);
  } else if (name == "extend" && given.positional.size() == 1) {
    if (const auto more = iterate(given.positional[0]))
      object.items->insert(object.items->end(), more->begin(), more->end());
  } else if (name == "copy") {
    return list(*object.items);
  } else if (name == "index" || name == "pop") {
    return {};
  }
  return none();
}

Value Interpreter::dict_method(const Value& object, std::string_view name, const Arguments& given) {
  if (name == "get" && !given.positional.empty()) {
    bool sure = true;
    for (const auto& [key, value] : *object.entries) {
      const auto same = equal(key, given.positional[0]);
      if (same == true) return value;
      sure &= same.has_value();
    }
    if (!sure) return {};
    return given.positional.size() > 1 ? given.positional[1] : none();
  }
  Values made;
  for (const auto& [key, value] : *object.entries) {
    if (name == "items") made.push_back(list({key, value}));
    if (name == "keys") made.push_back(key);
    if (name == "values") made.push_back(value);
  }
  return name == "items" || name == "keys" || name == "values" ? list(std::move(made)) : Value{};
}

}  // namespace ormlint::migrations
