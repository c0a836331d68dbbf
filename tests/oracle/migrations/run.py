"""Compares what `ormlint dump schema --at` says of migrations with what PostgreSQL holds after Alembic has run them.

    run.py --ormlint build/release/ormlint [--each] [--down] [--dumps FOLDER] [--list] PATH…

PATHs are projects, or single trees of migrations: folders with an env.py and files of revisions. Each tree is run by
Alembic, revision by revision, in a virtual environment with its packages from PyPI, against an empty database of a private
PostgreSQL; pg_dump says what is there at the end. env.py itself is not run: it would need the application. What trees need
beyond their layout says projects.py; modules that are not installed are stand-ins which accept anything.

    --each      compare after every revision, but inside of branches, where several are open
    --down      go back to the base and up again, and compare again
    --to REV    end at this revision
    --dumps F   keep what pg_dump says in F/PROJECT.sql; a project's second tree adds its folder's name
    --table F   add a row for each tree to a table in this file
    --replay F  compare with this schema in place of ormlint's
    --bless     keep what pg_dump says beside the projects, in after.sql: what the tests compare with
    --kept      compare with what is kept beside the project, or with --dumps there, and run no migrations
    --drift     at the end, what Alembic's autogenerate says of the project's own models and that database, beside what
                ormlint finds; this imports the models, and where that takes more than env.py says projects.py
    --list      only run the migrations: which reach their head, and what was needed

The exit code is 1 when a schema differs, or when a tree that the table of projects does not except stops before its head.
"""
import argparse
import json
import os
import pathlib
import re
import sys

import drift
import environment
import replay
import table
import trees

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import servers  # noqa: E402

NOT_OURS = ["--exclude-table=alembic_version", "--no-owner", "--no-privileges"]
# Longer than Alembic's own, as projects with long ids make it.
VERSION_TABLE = ("CREATE TABLE public.alembic_version (version_num character varying(255) NOT NULL, "
                 "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")


class Tree:
    """One tree of migrations and its database."""

    def __init__(self, described, options, server, number):
        self.described, self.options, self.server, self.number = described, options, server, number
        self.folder = described["folder"]
        self.name = os.path.basename(described["root"])
        self.applied, self.stopped, self.needed, self.lacking, self.seconds = [], "", [], [], 0.0
        # How often PostgreSQL has read what it printed: some expressions are then printed anew.
        self.reread = 0

    def __enter__(self):
        self.server.make("judged", "")
        before = [VERSION_TABLE, *self.described["before"]]
        self.runner = environment.Runner(self.python(), {**self.described, "before": before}, self.server.url("judged"),
                                         self.options.verbose)
        return self

    def __exit__(self, *_):
        self.runner.close()

    def python(self):
        return environment.python(self.options.cache, self.described, self.options.drift)

    def dump(self, database="judged"):
        dump = self.server.dump(database, *NOT_OURS)
        # Their word is another one each time, and older programs do not know them.
        return re.sub(r"^\\(un)?restrict .*\n", "", dump, flags=re.MULTILINE)

    def step(self, what, revision):
        told = self.runner.do("skip" if revision in self.described["skip"] and what == "upgrade" else what, revision)
        self.seconds += told.get("seconds", 0)
        self.needed, self.lacking = told.get("stand_ins", self.needed), told.get("extensions", self.lacking)
        if "error" in told:
            self.stopped = "%s %s: %s" % (what, revision, told["error"].split("\n[SQL")[0].replace("\n", " ")[:300])
            if self.options.verbose:
                print(told["trace"])
        return not self.stopped

    def upgrade(self, after_each):
        """To the head, or as far as it goes."""
        for revision in self.runner.revisions:
            if not self.step("upgrade", revision):
                return
            self.applied.append(revision)
            after_each()
            if revision == self.options.to:
                return

    def downgrade(self):
        for revision in self.applied[::-1]:
            parents = self.runner.parents[revision]
            if not self.step("downgrade", parents[0] if parents else "base"):
                return

    def point(self):
        """What the replay has to be asked for to say the same: its last revision stands for a schema only with no branch open."""
        if len(self.applied) == len(self.runner.revisions):
            return "heads"
        alone = self.runner.ancestors(self.applied[-1]) == set(self.applied)
        return self.applied[-1] if alone else None

    def told(self):
        """What a kept dump has to tell besides the schema."""
        return {"applied": len(self.applied), "revisions": len(self.runner.revisions), "point": self.point() if self.applied else None,
                "lacking": self.lacking, "stopped": self.stopped, "seconds": self.seconds}

    def drift(self):
        return self.runner.do("drift")

    def needed_words(self):
        """Missing packages by their first names, and extensions."""
        packages = sorted({name.split(".")[0] for name in self.needed})
        return "".join("; %s: %s" % (what, ", ".join(names)) for what, names in (
            ("stand-ins", packages), ("extensions lacking", self.lacking)) if names)

    def summary(self):
        skipped = sum(1 for one in self.applied if one in self.described["skip"])
        return "%s: %d of %d revisions%s in %.1f s%s%s" % (
            os.path.relpath(self.folder, os.path.dirname(self.described["root"])), len(self.applied), len(self.runner.revisions),
            ", %d of them skipped" % skipped if skipped else "", self.seconds,
            self.needed_words(),
            "; STOPPED at " + self.stopped if self.stopped else "")


class Kept(Tree):
    """A tree that has been run, whose database is what was kept of it."""

    def __enter__(self):
        text = kept_at(self).read_text()
        self.server.make("judged", text)
        self.reread = 1
        self.known = json.loads(text.split("\n")[0].removeprefix(TOLD)) if text.startswith(TOLD) else {"point": "heads"}
        self.lacking, self.stopped = self.known.get("lacking", []), self.known.get("stopped", "")
        return self

    def __exit__(self, *_):
        pass

    def drift(self):
        runner = environment.Runner(self.python(), {**self.described, "before": []}, self.server.url("judged"), self.options.verbose)
        told = runner.do("drift")
        runner.close()
        return told

    def point(self):
        return self.known["point"]

    def told(self):
        return self.known

    def upgrade(self, after_each):
        self.applied = [self.point()] if self.point() else []

    def summary(self):
        return "%s: as kept%s" % (os.path.relpath(self.folder, os.path.dirname(self.described["root"])),
                                  "; STOPPED at " + self.stopped if self.stopped else "")


# The line before a kept dump which tells what no dump does.
TOLD = "-- run: "


def kept_at(tree):
    if not tree.options.dumps:
        return pathlib.Path(tree.described["root"], "after.sql")
    name = tree.name + ("" if tree.number == 0 else "-" + os.path.basename(tree.folder))
    return pathlib.Path(tree.options.dumps, name + ".sql")


def keep(tree, dump):
    if tree.options.dumps:
        os.makedirs(tree.options.dumps, exist_ok=True)
        dump = TOLD + json.dumps(tree.told()) + "\n" + dump
    if tree.options.dumps or tree.options.bless:
        kept_at(tree).write_text(dump)


def judge(described, options, server, number):
    """Runs one tree; the number of differences, or one when it stops."""
    try:
        with (Kept if options.kept else Tree)(described, options, server, number) as tree:
            judged = replay.Judge(options, tree)
            tree.upgrade(judged.compare if options.each else lambda: None)
            print(tree.summary(), flush=True)
            if not options.kept:
                keep(tree, tree.dump())
            if not options.each and not options.list and tree.applied:
                judged.compare()
            if options.drift and not tree.stopped:
                drift.show(judged, tree.drift())
            if options.down and not tree.stopped:
                judged.down_and_up()
            wrong = judged.result() + bool(tree.stopped)
            if options.table:
                table.add(options.table, tree, judged)
            return wrong
    except environment.Failed as error:
        print("%s: cannot be judged: %s" % (described["folder"], error), flush=True)
        return 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ormlint", required=True)
    options.add_argument("--cache", default="build/oracle/migrations")
    options.add_argument("--bless", action="store_true")
    options.add_argument("--kept", action="store_true")
    options.add_argument("--each", action="store_true")
    options.add_argument("--down", action="store_true")
    options.add_argument("--list", action="store_true")
    options.add_argument("--drift", action="store_true")
    options.add_argument("--to", metavar="REVISION")
    options.add_argument("--dumps", metavar="FOLDER")
    options.add_argument("--table", metavar="FILE")
    options.add_argument("--replay", metavar="FILE")
    options.add_argument("--verbose", action="store_true")
    options.add_argument("paths", nargs="+")
    options = options.parse_args()
    options.ormlint, options.cache = os.path.abspath(options.ormlint), os.path.abspath(options.cache)
    programs, wrong = servers.installed(), 0
    with servers.Server(programs, programs) as server:
        for path in options.paths:
            found = trees.find(path)
            if not found:
                print("%s: no tree of migrations" % path)
            for number, described in enumerate(found):
                wrong += judge(described, options, server, number)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
