#include "schema/syntax_tree.h"

#include <pg_query.h>
#include <rapidjson/document.h>

#include <utility>

namespace ormlint::schema {

struct Tree::Data {
  std::string json;  // parsed in place: the document's strings lie in here
  rapidjson::Document document;
};

Tree::Tree() : data_(std::make_unique<Data>()) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

Node Node::operator[](const char* member) const {
  if (!value_ || !value_->IsObject()) return {};
  const auto found = value_->FindMember(member);
  return found == value_->MemberEnd() ? Node{} : Node{&found->value};
}

std::string_view Node::kind() const {
  if (!value_ || !value_->IsObject() || value_->MemberCount() == 0) return {};
  const auto& name = value_->MemberBegin()->name;
  return {name.GetString(), name.GetStringLength()};
}

Node Node::inner() const {
  if (!value_ || !value_->IsObject() || value_->MemberCount() == 0) return {};
  return Node{&value_->MemberBegin()->value};
}

std::string Node::text(const char* member) const {
  const Node found = (*this)[member];
  if (!found || !found.value_->IsString()) return {};
  return {found.value_->GetString(), found.value_->GetStringLength()};
}

bool Node::flag(const char* member) const {
  const Node found = (*this)[member];
  return found && found.value_->IsTrue();
}

std::int64_t Node::number(const char* member) const {
  const Node found = (*this)[member];
  return found && found.value_->IsInt64() ? found.value_->GetInt64() : 0;
}

std::vector<Node> Node::list(const char* member) const {
  std::vector<Node> nodes;
  const Node found = (*this)[member];
  if (!found || !found.value_->IsArray()) return nodes;
  for (const auto& element : found.value_->GetArray()) nodes.emplace_back(&element);
  return nodes;
}

std::vector<std::string> Node::names(const char* member) const {
  std::vector<std::string> names;
  for (const Node element : list(member)) names.push_back(string_value(element));
  return names;
}

std::vector<Node> Node::children() const {
  std::vector<Node> nodes;
  if (value_ && value_->IsArray()) {
    for (const auto& element : value_->GetArray()) nodes.emplace_back(&element);
  } else if (value_ && value_->IsObject()) {
    for (const auto& member : value_->GetObject()) nodes.emplace_back(&member.value);
  }
  return nodes;
}

std::string string_value(Node wrapped) { return wrapped["String"].text("sval"); }

Node Tree::statement() const {
  const std::vector<Node> statements = Node{&data_->document}.list("stmts");
  return statements.empty() ? Node{} : statements.front()["stmt"];
}

namespace {

// An error's place counts characters from 1, everything else bytes from 0.
std::uint32_t byte_of_character(const std::string& sql, int character) {
  if (character <= 0) return static_cast<std::uint32_t>(sql.size());
  std::size_t at = 0;
  for (; at < sql.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(sql[at]) & 0xC0) != 0x80;
    if (begins && --character == 0) break;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace

std::expected<Tree, SyntaxError> parse_statement(const std::string& sql) {
  PgQueryParseResult result = pg_query_parse(sql.c_str());
  if (result.error) {
    SyntaxError error{result.error->message, byte_of_character(sql, result.error->cursorpos)};
    pg_query_free_parse_result(result);
    return std::unexpected(std::move(error));
  }
  Tree tree;
  tree.data_->json = result.parse_tree;
  pg_query_free_parse_result(result);
  // Iterative: an expression of some thousand operators is as deep.
  tree.data_->document.ParseInsitu<rapidjson::kParseIterativeFlag>(tree.data_->json.data());
  if (tree.data_->document.HasParseError()) {
    return std::unexpected(SyntaxError{"its parse tree cannot be read", static_cast<std::uint32_t>(sql.size())});
  }
  return tree;
}

}  // namespace ormlint::schema
