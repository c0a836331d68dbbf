# cmake -DRULE=enum-unknown-member -P rules/new.cmake: writes a rule's page, with an example that fails, and its source,
# which finds nothing.
if(NOT RULE MATCHES "^[a-z]+(-[a-z]+)+$")
  message(FATAL_ERROR "a rule's id is words with hyphens between them, the subject first: -DRULE=enum-unknown-member")
endif()
set(folder ${CMAKE_CURRENT_LIST_DIR})
if(EXISTS ${folder}/${RULE}.md OR EXISTS ${folder}/${RULE}.cpp)
  message(FATAL_ERROR "rules/${RULE} is there already")
endif()
string(REPLACE "-" "_" symbol ${RULE})
file(WRITE ${folder}/${RULE}.md "# ${RULE}

Say what is wrong in one sentence. Then what happens when the line runs.

## Why

## Bad

```python
wrong = True  # error
```

## Good

```python
right = True
```

## Limits
")
file(WRITE ${folder}/${RULE}.cpp "// Flags ….
#include \"rule/rule.h\"

namespace ormlint {

namespace {

void check(const FileContext& context, Reporter& report) {
  (void)context;
  (void)report;
}

}  // namespace

namespace rules {
extern const Rule ${symbol};
const Rule ${symbol}{
    .summary = \"say what is wrong in one sentence\",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
")
message(STATUS "wrote rules/${RULE}.md and rules/${RULE}.cpp; now ./dev test -R ${RULE}")
