// Which database a project's migrations are meant for.
#pragma once

#include "project/project.h"

namespace ormlint::migrations {

// Some file imports a driver of PostgreSQL or SQLAlchemy's dialect of it.
bool speaks_postgresql(const Project& project);

// Some file speaks of the naming_convention of a MetaData.
bool speaks_of_naming(const Project& project);

// Some file but those of tests makes all tables of a MetaData.
bool creates_all(const Project& project);

// It may set a connection's isolation level, or Alembic's transactional_ddl.
bool speaks_of_autocommit(const Project& project, FileId environment);

}  // namespace ormlint::migrations
