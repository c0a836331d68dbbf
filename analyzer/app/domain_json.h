// The domain's tables and mapped classes as JSON, for scripts that compare them with what SQLAlchemy makes of the same
// files at run time.
#pragma once

#include <functional>
#include <string>

#include "domain/domain.h"
#include "domain/read.h"
#include "project/project.h"

namespace ormlint {

// {tables: [{name, schema, open, keys_open, at, columns: [{name, type, nullable, primary_key, default,
// server_default}],
//   primary_key, foreign_keys: [{columns, refers, name, ondelete, onupdate}], unique: [{name, columns}],
//   indexes: [{name, columns, unique}], enums: [{column, name, labels, native}]}],
//  mappers: [{class, table, inherits, open, at, columns: {attribute: column},
//   relationships: [{name, target, direction, uselist, secondary, viewonly, pairs, open}]}]}
//   conditional     true in columns and foreign keys declared under a condition; left out otherwise
//   null            not known, or none; of an index and a unique constraint `name_known` says which
//   type            as in PostgreSQL's CREATE TABLE
//   refers, pairs   "schema.table.column"
//   direction       as SQLAlchemy names it: "ONETOMANY", "MANYTOONE", "MANYTOMANY"
//   at              as `place` prints it
// Tables and mappers are sorted by name, then by place; columns stand in the order of their declaration.
std::string domain_json(const Domain& domain, const Project& project, const Declarations& declarations,
                        const std::function<std::string(Location)>& place);

}  // namespace ormlint
