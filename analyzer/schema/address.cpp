#include "schema/address.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace ormlint::schema {

namespace {

constexpr const char* encode =
    "special characters in a user name or a password must be percent-encoded, as `%40` for `@`";

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t n = 0; n < text.size(); ++n) {
    if (text[n] != '%') {
      out += text[n];
      continue;
    }
    unsigned byte = 0;
    const char* const digits = text.data() + n + 1;
    if (n + 2 >= text.size() || std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2) return std::nullopt;
    out += static_cast<char>(byte);
    n += 2;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// host, host:port, [::1]:port
bool has_good_port(std::string_view host) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return colon == std::string_view::npos || host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

void keep_secret(Address& address, std::string_view written) {
  if (written.empty()) return;
  address.secrets.emplace_back(written);
  if (const auto plain = decoded(written); plain && *plain != written) address.secrets.push_back(*plain);
}

bool read_parameters(Address& address, std::string_view query) {
  for (const std::string_view parameter : split(query, '&')) {
    if (std::ranges::count(parameter, '=') != 1) return false;
    const std::string_view name = parameter.substr(0, parameter.find('='));
    if (name.ends_with("password")) keep_secret(address, parameter.substr(name.size() + 1));
    if (name == "connect_timeout") address.has_timeout = true;
  }
  return true;
}

}  // namespace

Result<Address> read_address(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  const std::string_view scheme = url.substr(0, scheme_end);
  const bool known = scheme == "postgres" || scheme == "postgresql" || scheme.starts_with("postgresql+");
  if (!known || scheme_end == std::string_view::npos) {
    return fail("the address of a database must begin with `postgresql://`: only PostgreSQL can be read");
  }
  const std::string_view rest = url.substr(scheme_end + 3);
  const std::string_view in_front = rest.substr(0, rest.find('?'));
  const std::string_view server = in_front.substr(0, in_front.find('/'));
  const std::string_view database = in_front.substr(server.size());
  const std::string_view query = rest.substr(std::min(in_front.size() + 1, rest.size()));

  const std::string broken = "the address of the database cannot be read: ";
  if (!decoded(rest)) return fail(broken + "a `%` is not followed by two hexadecimal digits; " + encode);
  if (std::ranges::count(server, '@') > 1 || database.find('@') != std::string_view::npos) {
    return fail(broken + "there is more than one `@` or one behind a `/`; " + encode);
  }
  Address address;
  address.url = "postgresql://" + std::string(rest);
  const std::size_t at = server.find('@');
  const std::string_view hosts = at == std::string_view::npos ? server : server.substr(at + 1);
  for (const std::string_view host : split(hosts, ',')) {
    if (!has_good_port(host)) return fail(broken + "the port is no number; " + encode);
  }
  address.shown = "postgresql://";
  if (at != std::string_view::npos) {
    const std::string_view user = server.substr(0, std::min(server.find(':'), at));
    if (user.size() < at) keep_secret(address, server.substr(user.size() + 1, at - user.size() - 1));
    address.shown.append(user).append("@");
  }
  address.shown.append(hosts).append(database);
  if (!read_parameters(address, query)) {
    return fail(broken + "behind its `?` there must be `name=value`, with `&` between them");
  }
  return address;
}

std::string one_sentence(const Address& address, std::string_view message) {
  std::string line(message.substr(0, message.find('\n')));
  for (const std::string_view word : {"FATAL:  ", "ERROR:  "}) {
    if (const std::size_t found = line.find(word); found != std::string::npos) line.erase(found, word.size());
  }
  for (const std::string& secret : address.secrets) {
    for (std::size_t found = line.find(secret); found != std::string::npos; found = line.find(secret, found + 3)) {
      line.replace(found, secret.size(), "***");
    }
  }
  return line.substr(0, line.find_last_not_of(" .\r") + 1);
}

}  // namespace ormlint::schema
