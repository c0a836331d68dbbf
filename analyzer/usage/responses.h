// Fields of pydantic models that are filled from attributes of mapped objects and refuse what those load as.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

// In no order, and several times the same where a model is filled in several places.
std::vector<ResponseField> response_fields(FileView& view);

}  // namespace ormlint
