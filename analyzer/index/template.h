// Whether a file that is no Python is a template of some: cookiecutter and code generators keep Jinja in files called
// .py.
#pragma once

#include <string_view>

namespace ormlint {

// Looks for a line that begins with a Jinja statement or comment, and for {{ name }} outside of quotes. Asked only of
// files with a syntax error: in valid Python neither can stand.
bool is_template(std::string_view text);

}  // namespace ormlint
