#!/usr/bin/env python3
"""Write analyzer/syntax/identifier_table.cpp: what CPython's own tables say of the characters beyond ASCII.

    identifiers.py > analyzer/syntax/identifier_table.cpp     with the newest CPython at hand
"""
import sys
import unicodedata


def sort_of(code):
    c = chr(code)
    return (1 if c.isidentifier() else 0) | (2 if ("a" + c).isidentifier() else 0) | (4 if c.isprintable() else 0)


def main():
    bounds, last = [], None
    for code in range(0x80, 0x110000):
        sort = sort_of(code)
        if sort != last:
            bounds.append(code << 3 | sort)
            last = sort
    print("// Made by tests/oracle/identifiers.py from CPython %d.%d (Unicode %s): where a run of alike characters begins,"
          % (sys.version_info[0], sys.version_info[1], unicodedata.unidata_version))
    print("// and what they are. The sort is in the lowest three bits: begins a name, stands in a name, is printable.")
    print('#include "syntax/identifier_table.h"\n\nnamespace ormlint {\n')
    print("extern const std::array<std::uint32_t, identifier_runs> identifier_table{")
    line = "   "
    for bound in bounds:
        word = " 0x%x," % bound
        if len(line) + len(word) > 120:
            print(line)
            line = "   "
        line += word
    print(line)
    print("};\n\n}  // namespace ormlint")
    print(len(bounds), file=sys.stderr)


main()
