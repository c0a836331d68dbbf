// What the report layer must know of the text around a place: suppression comments with the statements they belong to,
// and the names of the classes and functions around findings.
#pragma once

#include <vector>

#include "pipeline/inputs.h"
#include "project/project.h"
#include "report/finding.h"
#include "report/suppress.h"

namespace ormlint {

// Comments that mention us, in Python files and in the schema's script.
std::vector<Comment> find_comments(const Inputs& inputs, const Project& project);

// Fills in Finding::scope for findings in Python files.
void name_scopes(std::vector<Finding>& findings, const Project& project);

}  // namespace ormlint
