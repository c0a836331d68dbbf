"""Judges ormlint by mutants: seeded single edits of projects that SQLAlchemy accepts; see edits.py for what is edited.

A mutant that SQLAlchemy refuses, or warns about, has to be reported by a rule that means the same (causes.py); of one
that it accepts nothing may be reported, but that a relationship is one object and no list, as it is (`shown`). Where
Python itself fails, no rule of these families is asked.
"""
import collections
import os
import random

import causes
import edits
import run as oracle


def read(path):
    with open(path) as file:
        return file.read()


def legal_projects(options, observers):
    """(name, folder, observer) of every project that SQLAlchemy accepts without a warning."""
    for path in oracle.model_projects(options.paths):
        name, folder = oracle.lay_out(path, options.work)
        observer = observers[oracle.versions_of(path)[0]]
        answer = observer.ask(folder)
        if causes.wanted(answer)[0] == "ok":
            yield name, folder, observer


def candidates(projects, rng):
    """Edits by kind, shuffled."""
    found = collections.defaultdict(list)
    for project in projects:
        folder = project[1]
        for path in oracle.pythons.python_files([folder]):
            for edit in edits.edits_of(os.path.relpath(path, folder), read(path)):
                found[edit.kind].append((project, edit))
    for rows in found.values():
        rng.shuffle(rows)
    return found


def chosen(found, count):
    """So many of them, each kind as often as it can be."""
    turn = 0
    while count and any(turn < len(rows) for rows in found.values()):
        for kind in sorted(found):
            if turn < len(found[kind]) and count:
                count -= 1
                yield found[kind][turn]
        turn += 1


class Verdicts:
    def __init__(self, options):
        self.options = options
        self.counts = collections.Counter()
        self.kinds = collections.defaultdict(collections.Counter)
        self.causes = collections.defaultdict(collections.Counter)
        self.misses, self.alarms = [], []

    def judge(self, project, edit, answer, findings):
        what, rules = causes.wanted(answer)
        told = [row for row in findings if row["rule"] not in oracle.ELSEWHERE]
        where = "%s/%s:%d: %s: %s" % (project, edit.file, edit.line, edit.kind, edit.label)
        said = ", ".join(sorted({row["rule"] for row in told})) or "nothing"
        verdict = what
        if what == "ok" and told and all(causes.is_shown(answer, row) for row in told):
            verdict = "shown"
        elif what == "ok" and told:
            verdict = "alarm"
            self.alarms.append("%s: accepted, ours %s: %s" % (where, said, told[0]["message"]))
        elif what in ("error", "warning"):
            found = any(causes.says(rules, row["rule"]) for row in told)
            verdict = "found" if found else "other" if told else "missed"
            reason = answer["error"] or answer["warnings"][0]
            text = "%s %s" % (reason.get("class", "SAWarning").split(".")[-1], reason["text"].replace("\n", " "))
            self.causes[" ".join(rules) if rules else "no rule: " + text[:60]][verdict] += 1
            if not found:
                self.misses.append("%s: ours %s theirs %s" % (where, said, text[:220]))
        self.counts[verdict] += 1
        self.kinds[edit.kind][verdict] += 1

    def print(self):
        for line in self.alarms + self.misses:
            print(line)
        if self.options.list:
            return
        words = ("ok", "shown", "python", "found", "other", "missed", "alarm")
        print("%-26s" % "edit" + "".join("%8s" % word for word in words))
        for kind in sorted(self.kinds):
            print("%-26s" % kind + "".join("%8d" % self.kinds[kind][word] for word in words))
        for cause, counts in sorted(self.causes.items()):
            print("%4d found, %4d other, %4d missed: %s" % (counts["found"], counts["other"], counts["missed"], cause))
        counts = self.counts
        refused = counts["found"] + counts["other"] + counts["missed"]
        accepted = counts["ok"] + counts["alarm"] + counts["shown"]
        print("%d mutants: %d of %d refusals and warnings found with their cause (%.1f %%), %d accepted, %d of them reported "
              "wrongly and %d rightly, %d stopped by Python itself" % (
                  sum(counts.values()), counts["found"], refused, 100.0 * counts["found"] / max(refused, 1), accepted,
                  counts["alarm"], counts["shown"], counts["python"]))


def run(options, ormlint, observers):
    rng = random.Random(options.seed)
    verdicts = Verdicts(options)
    projects = list(legal_projects(options, observers))
    for (name, folder, observer), edit in chosen(candidates(projects, rng), options.mutants):
        path = os.path.join(folder, edit.file)
        before = read(path)
        with open(path, "w") as file:
            file.write(edit.text)
        verdicts.judge(name, edit, observer.ask(folder), ormlint.findings(folder))
        with open(path, "w") as file:
            file.write(before)
    verdicts.print()
    refused = verdicts.counts["found"] + verdicts.counts["other"] + verdicts.counts["missed"]
    return 0 if not verdicts.alarms and verdicts.counts["found"] >= 0.97 * refused else 1
