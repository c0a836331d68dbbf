#include "support/sample.h"

#include <doctest/doctest.h>

#include <deque>

#include "base/lines.h"

namespace ormlint::test {

namespace {

constexpr std::string_view page = R"(# enum-unknown-member

A reference to a member that its enum does not define. It raises `AttributeError`
when the line runs, not before.

## Why
Nothing looks at the line until it runs: "it works" says little.

## Limits
An enum with an unknown base is left alone.
)";

constexpr std::string_view orders = R"(from shop.models import OrderStatus


def complete(order):
	order.status = OrderStatus.Completed	# tabs around
    label = "注文", OrderStatus.完了, "👩‍👩‍👧 é é"  # wide and combining
    return order.status is OrderStatus.Done  # ormlint: ignore[enum-unknown-member] see #12


def archive(order):
    if order.status == OrderStatus.Completed:  # noqa  # ormlint: ignore[query-python-operator]
        return order.archive()
)";

constexpr std::string_view models = R"(import enum
from sqlalchemy import Column, Enum


class OrderStatus(enum.Enum):
    PENDING = "pending"
    COMPLETED = "completed"


class Order(Base):
    __tablename__ = "orders"
    status = Column(Enum(OrderStatus, name="order_status"))
)";

constexpr std::string_view migration = R"(def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer()),
        sa.Column("status", sa.Enum("pending", name="order_status")),
        sa.Column("total", sa.Numeric()),
        sa.Column("placed", sa.DateTime()),
        sa.Column("note", sa.Text()),
        sa.Column("tag", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("UPDATE orders "
               "SET status = 'done'")
)";

constexpr std::string_view dump = R"(CREATE TYPE order_status AS ENUM ('pending', 'done');
CREATE TABLE orders (
    id integer NOT NULL,
    status order_status
);
)";

Source& add_source(std::deque<Source>& sources, std::string_view path, std::string_view text) {
  Source& source = sources.emplace_back();
  source.path = path;
  source.text = text;
  if (path.ends_with(".sql")) source.language = Language::sql;
  return source;
}

void add_sources(Sample& sample) {
  std::deque<Source> sources;
  add_source(sources, "shop/models.py", models);
  add_source(sources, "services/orders.py", orders);
  add_source(sources, "migrations/0001 first,100%.py", migration);
  add_source(sources, "windows.py", "import shop\r\nshop.Orders.all()\r\nshop.close()\r\n");
  add_source(sources, "last.py", "def check():\n    return Order.stat");
  const std::string ones(400, '1'), twos(400, '2');
  add_source(sources, "long.py", "x = [" + ones + ", OrderStatus.Gone, " + twos + "]\n");
  add_source(sources, "schema.sql", dump);
  add_source(sources, "live.sql", dump).database = "shop test";
  add_source(sources, "vendored.py", "OrderStatus.Nothing\n").checked = false;
  for (Source& source : sources) sample.sources.add(std::move(source));
}

void add_enum_findings(Sample& sample) {
  const Location owner = sample.at("shop/models.py", "OrderStatus", 1);
  for (const int nth : {1, 2}) {
    const Location use = sample.at("services/orders.py", "OrderStatus.Completed", nth);
    Finding& finding = sample.add("enum-unknown-member", use, "`OrderStatus` has no member `Completed`");
    finding.notes.push_back({owner, "`OrderStatus` is defined here"});
    finding.notes.push_back({sample.at("shop/models.py", "COMPLETED", 1), "`COMPLETED` is the nearest member"});
    finding.help = "members are referred to by name, in the case they were written in";
    finding.fix = {
        "Change it to `COMPLETED`", Safety::unsafe, {{sample.at("services/orders.py", "Completed", nth), "COMPLETED"}}};
    finding.scope = nth == 1 ? "complete" : "archive";
  }
  Finding& wide = sample.add("enum-unknown-member", sample.at("services/orders.py", "OrderStatus.完了", 1),
                             "`OrderStatus` has no member `完了`");
  wide.notes.push_back({sample.at("services/orders.py", "\"👩‍👩‍👧", 1), "after a family of one character"});
  wide.scope = "complete";
  sample.add("enum-unknown-member", sample.at("services/orders.py", "OrderStatus.Done", 1),
             "`OrderStatus` has no member `Done`");
  sample.add("enum-unknown-member", sample.at("long.py", "OrderStatus.Gone", 1), "`OrderStatus` has no member `Gone`");
  sample.add("enum-unknown-member", sample.at("vendored.py", "OrderStatus.Nothing", 1), "not to be told");
}

void add_schema_findings(Sample& sample) {
  Finding& labels = sample.add("enum-label-missing-in-database", sample.at("shop/models.py", "Enum(OrderStatus", 1),
                               "`PENDING` can be stored, but `order_status` has no such label");
  labels.notes.push_back({sample.at("live.sql", "order_status", 1), "labels of `order_status`: [pending, done]"});
  labels.notes.push_back({sample.at("schema.sql", "'pending', 'done'", 1), "the same [labels] in the dump"});
  labels.notes.push_back({{}, "SQLAlchemy stores names unless `values_callable` says otherwise"});
  labels.fix = {"Store the values",
                Safety::safe,
                {{sample.at("shop/models.py", "name=\"order", 1), "values_callable=values, name=\"order"},
                 {sample.at("shop/models.py", "import enum\n", 1), "import enum\nfrom shop.tools import values\n"}}};
  labels.scope = "Order";
  const Location table = sample.at("migrations/0001 first,100%.py", "op.create_table(", 1);
  const Location end = sample.at("migrations/0001 first,100%.py", "    )\n", 1);
  sample.add("table-missing", {table.file, {table.span.begin, end.span.end - 1}}, "`orders` exists already");
  const Location query =
      sample.at("migrations/0001 first,100%.py", "\"UPDATE orders \"\n               \"SET status = 'done'\"", 1);
  sample.add("enum-label-missing-in-database", query, "`done` is no label of\n`order_status`");
  sample.add("table-missing", sample.at("live.sql", "orders", 1), "no class is mapped to `orders`");
}

void add_edge_findings(Sample& sample) {
  Finding& windows =
      sample.add("table-missing", sample.at("windows.py", "shop.Orders", 1), "100% of `Orders`: gone, all");
  windows.notes.push_back({sample.at("windows.py", "shop", 1), "imported here"});
  windows.fix = {"Remove the line", Safety::safe, {{sample.at("windows.py", "shop.Orders.all()\r\n", 1), ""}}};
  const auto end = static_cast<std::uint32_t>(sample.sources[*sample.sources.find("last.py")].text.size());
  sample.add("query-python-operator", {*sample.sources.find("last.py"), {end, end}}, "the line ends too early");
  const auto windows_end = static_cast<std::uint32_t>(sample.sources[*sample.sources.find("windows.py")].text.size());
  sample.add("query-python-operator", {*sample.sources.find("windows.py"), {windows_end, windows_end}},
             "so does the file");
}

}  // namespace

Location Sample::at(std::string_view path, std::string_view text, int nth) const {
  const std::optional<FileId> file = sources.find(path);
  REQUIRE_MESSAGE(file.has_value(), path);
  std::size_t found = sources[*file].text.find(text);
  for (int n = 1; n < nth && found != std::string::npos; ++n) found = sources[*file].text.find(text, found + 1);
  REQUIRE_MESSAGE(found != std::string::npos, text);
  const auto begin = static_cast<std::uint32_t>(found);
  return {*file, {begin, begin + static_cast<std::uint32_t>(text.size())}};
}

Finding& Sample::add(std::string_view rule, Location at, std::string message) {
  Finding& finding = said.findings.emplace_back();
  finding.rule = rule;
  finding.at = at;
  finding.message = std::move(message);
  return finding;
}

void Sample::read_comments(std::string_view path) {
  const FileId file = *sources.find(path);
  const std::string_view text = sources[file].text;
  const std::string_view mark = sources[file].language == Language::sql ? "--" : "#";
  std::vector<Comment> comments;
  const Lines lines(text);
  for (std::uint32_t number = 1; number <= lines.count(); ++number) {
    const std::size_t found = lines.line(number).find(mark);
    if (found == std::string_view::npos) continue;
    const std::uint32_t begin = lines.line_begin(number);
    const auto end = static_cast<std::uint32_t>(begin + lines.line(number).size());
    comments.push_back({{file, {begin + static_cast<std::uint32_t>(found), end}}, {}});
  }
  for (Suppression& one : read_suppressions(comments, sources)) said.suppressions.push_back(std::move(one));
}

Sample empty_sample() {
  Sample sample;
  sample.policy.rules = {
      {"enum-label-missing-in-database", "a label that the database does not have", "", Severity::error},
      {"enum-unknown-member", "a reference to a member that its enum does not define", page, Severity::error},
      {"query-python-operator", "an operator of Python where one of SQL is meant", "", Severity::note},
      {"suppression-unused", "a comment that suppresses nothing", "", Severity::warning},
      {"table-missing", "a mapped table that is not there", "", Severity::warning},
  };
  for (const RuleInfo& rule : sample.policy.rules) sample.policy.known.push_back(rule.id);
  sample.policy.known.push_back("column-missing");
  sample.policy.unused_rule = "suppression-unused";
  sample.options.version = "0.1.0";
  return sample;
}

Sample full_sample() {
  Sample sample = empty_sample();
  add_sources(sample);
  add_enum_findings(sample);
  add_schema_findings(sample);
  add_edge_findings(sample);
  sample.read_comments("services/orders.py");
  sample.said.problems.push_back({"cannot read `gone.py`: No such file or directory", {}});
  sample.said.problems.push_back(
      {"a statement that is not understood", sample.at("schema.sql", "CREATE TABLE orders", 1)});
  sample.said.summary = {9, 8, 2, {"column-missing did not run: no schema was given"}};
  sample.options.information = "https://example.org/ormlint";
  sample.options.rule_pages = "https://example.org/ormlint/rules/";
  sample.options.root_in_repository = "backend/";
  sample.options.provenance = {"https://example.org/shop.git", "0123456789abcdef0123456789abcdef01234567", "main"};
  return sample;
}

}  // namespace ormlint::test
