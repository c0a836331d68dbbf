// Which ormlint this is: the number of CMake's project().
#pragma once

namespace ormlint {

inline constexpr const char* version = ORMLINT_VERSION;

}  // namespace ormlint
