"""Holds the facts of two schemas against each other: equal word by word, equal once PostgreSQL has read the replay's and
spelled them its own way, different, or not claimed by the replay."""
import collections
import re

import ddl

EQUAL, RESPELLED, DIFFERENT, OPAQUE = "equal", "respelled", "different", "opaque"
VERDICTS = (EQUAL, RESPELLED, DIFFERENT, OPAQUE)
KINDS = ["table", "column", "order", "constraint", "index", "enum", "view", "comment", "trigger", "other"]


def subject(kind, name):
    """The name that the replay's claim hangs on."""
    return name if kind in ("table", "order", "enum", "view") else name.rpartition(".")[0]


class Comparison:
    """What PostgreSQL says against what the replay says, with the tables that the replay does not claim to know."""

    def __init__(self, theirs, ours, read=None, opaque=()):
        self.counts, self.lines, self.unclaimed, self.read = collections.Counter(), [], [], read or {}
        for key in sorted(set(theirs) | set(ours), key=lambda key: (KINDS.index(key[0]), key[1])):
            self.judge(key, theirs.get(key), ours.get(key), set(opaque))

    def judge(self, key, theirs, ours, opaque):
        kind, name = key
        verdict = EQUAL if theirs == ours else DIFFERENT
        if verdict == DIFFERENT and None not in (theirs, ours) and self.read.get(key) == theirs:
            verdict = RESPELLED
        if verdict == DIFFERENT and ("*" in opaque or subject(kind, name) in opaque or ddl.UNKNOWN.search(ours or "")):
            verdict = OPAQUE
        # A table that is only there on one side says it once, not once more for each of its columns' order.
        if kind == "order" and (theirs is None or ours is None):
            return
        self.counts[kind, verdict] += 1
        if verdict in (DIFFERENT, OPAQUE):
            lines = self.lines if verdict == DIFFERENT else self.unclaimed
            lines.append(re.sub(r"\s+", " ", "%s %s: %s" % (kind, name, self.words(theirs, ours))))

    @staticmethod
    def words(theirs, ours):
        if theirs is None:
            return "only in the replay: %s" % ours
        if ours is None:
            return "not in the replay: %s" % theirs
        return "PostgreSQL %s | replay %s" % (theirs, ours)


def summary(counts):
    """One line for each kind of fact."""
    made = []
    for kind in KINDS:
        numbers = [counts[kind, verdict] for verdict in VERDICTS]
        if sum(numbers):
            made.append("  %-10s %6d equal %5d respelled %5d different %5d opaque" % (kind, *numbers))
    return "\n".join(made)


def share(counts, kinds):
    """Which part of the facts of these kinds is equal, in per cent."""
    total = sum(count for (kind, _), count in counts.items() if kind in kinds)
    return 100.0 * sum(counts[kind, EQUAL] + counts[kind, RESPELLED] for kind in kinds) / total if total else 100.0
