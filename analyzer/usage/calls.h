// Calls whose arguments the function cannot take, attributes that a class of settings does not have, and statements of
// SQL that are never executed or hold placeholders of another style.
#pragma once

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<WrongCall> wrong_calls(FileView& view);
std::vector<UnknownSetting> unknown_settings(FileView& view);
std::vector<WrongPlaceholder> wrong_placeholders(FileView& view);
std::vector<NotExecuted> not_executed(FileView& view);

}  // namespace ormlint
