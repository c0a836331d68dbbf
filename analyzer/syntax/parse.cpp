#include "syntax/parse.h"

#include "syntax/recover.h"

namespace ormlint {

Tree parse(std::string_view text) { return recover(text); }

}  // namespace ormlint
