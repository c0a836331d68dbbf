#include "sources/decode.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.h"
#include "sources/codecs.h"
#include "sources/cookie.h"
#include "sources/legacy.h"

namespace ormlint {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Every \r that no \n follows becomes \n, which changes no length.
void end_lines(std::string& text) {
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
  }
}

std::uint32_t line_number(std::string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

Span span_of(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

// A fault at some bytes of the input; the text becomes what can be shown of it.
Decoded at_bytes(std::string_view bytes, std::size_t at, std::size_t size, std::string message) {
  const std::size_t begin = cleaned(bytes.substr(0, at)).size();
  const std::size_t shown = cleaned(bytes.substr(at, size)).size();
  return {cleaned(bytes), TextFault{span_of(begin, shown), std::move(message)}};
}

Decoded at_cookie(std::string_view bytes, const Cookie& cookie, std::string message) {
  return at_bytes(bytes, cookie.at, cookie.written.size(), std::move(message));
}

Decoded from_utf8(std::string bytes) {
  const std::size_t bad = first_invalid(bytes);
  if (bad == bytes.size()) return {std::move(bytes), std::nullopt};
  end_lines(bytes);
  const std::string_view before = std::string_view(bytes).substr(0, bad);
  return at_bytes(bytes, bad, bad_character(std::string_view(bytes).substr(bad)).size,
                  fmt::format("Non-UTF-8 code starting with '\\x{:02x}' on line {}, but no encoding declared; see "
                              "https://peps.python.org/pep-0263/ for details",
                              static_cast<unsigned char>(bytes[bad]), line_number(before)));
}

std::string codec_in_messages(const Codec& codec) {
  if (codec.kind == CodecKind::charmap) return "charmap";
  return codec.kind == CodecKind::utf8 ? "utf-8" : std::string(codec.name);
}

// CPython has made \n of every \r\n before it decodes, and counts after that.
std::string refused(const Codec& codec, std::string_view bytes, const Refusal& refusal) {
  std::size_t position = refusal.at;
  for (std::size_t at = bytes.find("\r\n"); at < refusal.at; at = bytes.find("\r\n", at + 1)) --position;
  const auto byte = static_cast<unsigned char>(bytes[refusal.at]);
  const std::string where = refusal.size == 1
                                ? fmt::format("byte 0x{:02x} in position {}", byte, position)
                                : fmt::format("bytes in position {}-{}", position, position + refusal.size - 1);
  return fmt::format("'{}' codec can't decode {}: {}", codec_in_messages(codec), where, refusal.reason);
}

Result<Decoded> from_declared(std::string_view bytes, const Cookie& cookie) {
  const Codec* const codec = find_codec(cookie.name);
  if (!codec) return at_cookie(bytes, cookie, fmt::format("unknown encoding: {}", cookie.name));
  if (codec->kind == CodecKind::not_text) {
    constexpr auto message = "'{}' is not a text encoding; use codecs.decode() to handle arbitrary codecs";
    return at_cookie(bytes, cookie, fmt::format(message, cookie.name));
  }
  if (codec->kind == CodecKind::undefined) return at_cookie(bytes, cookie, "undefined encoding");
  if (codec->kind == CodecKind::wide) return at_cookie(bytes, cookie, fmt::format("encoding problem: {}", cookie.name));

  std::optional<Transcoded> transcoded = transcode(*codec, bytes);
  if (!transcoded) return fail(fmt::format("its encoding `{}` cannot be read here", cookie.written));
  Decoded decoded{std::move(transcoded->text), std::nullopt};
  if (const std::optional<Refusal>& refusal = transcoded->refusal) {
    constexpr std::size_t replacement = 3;  // bytes of U+FFFD
    decoded.fault = TextFault{span_of(refusal->text_at, replacement), refused(*codec, bytes, *refusal)};
  }
  return decoded;
}

Result<Decoded> decode_lines(std::string bytes) {
  const bool marked = bytes.starts_with(byte_order_mark);
  if (marked) bytes.erase(0, byte_order_mark.size());
  if (const std::size_t nul = bytes.find('\0'); nul != bytes.npos) {
    return at_bytes(bytes, nul, 1, "source code string cannot contain null bytes");
  }
  const std::optional<Cookie> cookie = find_cookie(bytes);
  if (!cookie || cookie->name == "utf-8") return from_utf8(std::move(bytes));
  if (marked) return at_cookie(bytes, *cookie, fmt::format("encoding problem: {} with BOM", cookie->name));
  return from_declared(bytes, *cookie);
}

}  // namespace

Result<Decoded> decode_python(std::string bytes) {
  Result<Decoded> decoded = decode_lines(std::move(bytes));
  if (decoded) end_lines(decoded->text);
  return decoded;
}

}  // namespace ormlint
