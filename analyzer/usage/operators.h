// Python's own operators where a SQL condition is meant.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<PythonOperator> python_operators(FileView& view);

// The expression with SQLAlchemy's operators in place of Python's; empty where it is not certain to mean the same.
std::string with_sql_operators(FileView& view, Id<Expr> expr);

}  // namespace ormlint
