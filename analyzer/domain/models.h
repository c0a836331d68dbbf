// Mapped classes and their tables: what reads them is in model_reader.h.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/domain.h"
#include "domain/enums.h"
#include "project/project.h"

namespace ormlint {

std::map<ClassRef, Id<Model>> read_models(const Project& project, const EnumTable& enums, Domain& domain);

// Flask-SQLAlchemy's name for a class's table.
std::string snake_case(std::string_view name);

// A test by pytest's conventions: test_*.py, *_test.py, conftest.py, and what lies in a folder called tests or test.
bool is_test_file(std::string_view path);

}  // namespace ormlint
