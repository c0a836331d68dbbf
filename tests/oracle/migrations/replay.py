"""What ormlint says that migrations make, beside what PostgreSQL says that they have made."""
import collections
import json
import subprocess
import tempfile
import time

import compare
import ddl
import environment
import extension_types


class Judge:
    """Compares the database of one tree with the replay, whenever it is asked, and counts."""

    def __init__(self, options, tree):
        self.options, self.tree = options, tree
        self.counts, self.wrong, self.left_out, self.seconds = collections.Counter(), 0, 0, 0.0
        self.lines, self.unclaimed = [], []

    def ormlint(self, *arguments, what=("dump", "schema"), fine=(0,)):
        done = subprocess.run([self.options.ormlint, *what, *arguments], cwd=self.tree.described["root"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        if done.returncode not in fine:
            raise environment.Failed("ormlint %s ended with %s: %s" % (" ".join([*what, *arguments]), done.returncode, done.stderr))
        return done.stdout

    def checked(self, rules):
        """What is found in the whole project."""
        return json.loads(self.ormlint("--format", "json", "--select", ",".join(rules), what=("check",), fine=(0, 1)))["findings"]

    def domain(self):
        """The models as ormlint knows them."""
        return json.loads(self.ormlint("--format", "json", what=("dump", "domain")))

    def changes(self, *marks):
        """The lines of all revisions with these marks: `not understood` and `perhaps` for what the replay could not read or does
        not know to happen, `fails` for what it takes for a fault, which is wrong wherever Alembic comes to the head."""
        told = self.ormlint("--migrations", self.tree.described["tree"], what=("dump", "changes"))
        return [line for line in told.splitlines() if line.startswith(tuple("-- %s: " % mark for mark in marks))]

    def facts_in(self, database):
        """What pg_dump says of a database, in ormlint's words."""
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
            file.write(self.tree.dump(database))
            file.flush()
            return ddl.facts(self.ormlint(file.name))

    def as_read(self, told):
        """The replay's schema as PostgreSQL spells it after it has read it, as far as it takes it."""
        refused = self.tree.server.load("replayed", self.tree.server.beside_tables("judged") + ddl.readable(told))
        if refused:
            print("  PostgreSQL refuses %d statements of the replay's schema, the first: %s" % (len(refused), refused[0]))
        for _ in range(self.tree.reread):
            self.tree.server.load("replayed", self.tree.dump("replayed"))
        return self.facts_in("replayed")

    def replayed(self, revision):
        if self.options.replay:
            return self.ormlint(self.options.replay)
        before = time.monotonic()
        told = self.ormlint("--at", revision, "--migrations", self.tree.described["tree"])
        self.seconds += time.monotonic() - before
        return told

    def compare(self):
        """The two as things stand, unless branches are open: the replay of a revision has only its ancestors."""
        revision = self.tree.point()
        if revision is None:
            self.left_out += 1
            return
        told = extension_types.without(self.replayed(revision), self.tree.lacking)
        found = compare.Comparison(self.facts_in("judged"), ddl.facts(told), self.as_read(told), ddl.opaque(told))
        self.wrong += len(found.lines)
        self.counts, self.lines, self.unclaimed = found.counts, found.lines, found.unclaimed
        if found.lines:
            print("after %s: %d differences" % (self.tree.applied[-1], len(found.lines)))
        for line in found.lines + ["opaque: " + line for line in found.unclaimed]:
            print("  " + line, flush=True)

    def down_and_up(self):
        """Whatever downgrades leave behind, the way up again has to end where it ended before."""
        before = self.facts_in("judged")
        self.tree.downgrade()
        if self.tree.stopped:
            # The project's own fault, and nothing that the replay says.
            print("  the way down stops at " + self.tree.stopped)
            self.tree.stopped = ""
            return
        left = sorted(name for kind, name in self.facts_in("judged") if kind in ("table", "enum"))
        print("  down to base in %.1f s, which leaves %s" % (self.tree.seconds, ", ".join(left) or "nothing"))
        self.tree.applied.clear()
        self.tree.upgrade(lambda: None)
        if self.tree.stopped:
            return
        again = compare.Comparison(before, self.facts_in("judged"))
        print("\n".join("  after going down and up: " + line for line in again.lines) or "  down and up: the same schema")
        self.compare()

    def result(self):
        if self.left_out:
            print("  not compared after %d revisions, for branches were open" % self.left_out)
        if self.counts:
            print(compare.summary(self.counts))
            print("  tables and columns equal: %.2f %%; replay %.2f s; %d steps not understood" % (
                compare.share(self.counts, ("table", "column")), self.seconds, len(self.changes("not understood", "perhaps"))))
            if not self.tree.stopped:
                print("".join("  said to fail, and does not: %s\n" % line for line in self.changes("fails")), end="", flush=True)
        return self.wrong
