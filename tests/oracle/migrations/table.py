"""One row of a table for each tree that was run: how far the replay's schema is PostgreSQL's."""
import os

import compare

COLUMNS = ["tree", "revisions", "reached", "tables", "columns", "% tables and columns equal", "% all equal", "different", "opaque",
           "replay s", "steps not understood",
           "said to fail", "stopped at"]
STRUCTURE = ("table", "column")


def add(path, tree, judged):
    with open(path, "a+", encoding="utf-8") as file:
        if file.tell() == 0:
            print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS), file=file)
        print("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row(tree, judged)) + " |", file=file)


def row(tree, judged):
    counts, told = judged.counts, tree.told()
    number = {kind: sum(count for (one, _), count in counts.items() if one == kind) for kind in STRUCTURE}
    return [os.path.relpath(tree.folder, os.path.dirname(tree.described["root"])), told.get("revisions", ""), told.get("applied", ""),
            number["table"], number["column"], "%.2f" % compare.share(counts, STRUCTURE), "%.2f" % compare.share(counts, compare.KINDS),
            len(judged.lines), len(judged.unclaimed), "%.2f" % judged.seconds, len(judged.changes("not understood", "perhaps")),
            len(judged.changes("fails")), told.get("stopped", "")]
