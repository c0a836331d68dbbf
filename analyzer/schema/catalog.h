// The queries that read a database's catalogs. Each gives statements, so that a live database is read by the reader of
// dumps, and there are as many of them as are listed, whatever the number of tables.
//
// Facts: PostgreSQL's documentation, "System Catalogs", versions 12 to 18; what pg_dump leaves out is left out: what
// belongs to an extension, to the server, or to a session.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ormlint::schema {

// A row: database, server_version, server_version_num. For the rest of the transaction no statement takes long or waits
// for a lock, and every name is printed with its schema.
extern const std::string_view session_query;

// A row for each table that another session has locked against all others: oid, schema, name. pg_get_expr() and its
// like would wait for it.
extern const std::string_view locked_query;

// Each takes the oids of the locked tables, as text ("{1,2}"), and gives one column: a statement without its semicolon,
// or nothing where it could not be made without waiting. In the order in which they must be read.
std::span<const std::string_view> catalog_queries();

// Such a query with the common tables it needs.
std::string catalog_query(std::string_view query);

}  // namespace ormlint::schema
