#!/bin/sh
# The names of Unicode's characters as lines "NAME;HEX", sorted by their bytes: those of UnicodeData.txt, and the aliases
# that Python's \N{…} knows too. What the standard makes by rule (Hangul, ideographs) character_names.cpp computes.
set -eu
{
  awk -F';' '$2 !~ /^</ { print $2 ";" $1 }' "$1/UnicodeData.txt"
  awk -F';' '!/^#/ && NF > 2 { print $2 ";" $1 }' "$1/NameAliases.txt"
} | LC_ALL=C sort -u
