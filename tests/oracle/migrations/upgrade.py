"""Runs one tree of Alembic's migrations, revision by revision, as whoever started it asks: one JSON request a line, one
answer each. It stands in for the tree's env.py, which would need the application and its configuration."""
import importlib
import json
import os
import signal
import sys
import time
import traceback

import extensions
import postponed
import sqlalchemy
import sqlalchemy.orm
import stand_ins
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


# Seconds for one request. What takes longer waits for something that is not there.
LIMIT = 60


class Runner:
    def __init__(self, tree):
        os.environ.update(tree["variables"], DATABASE_URL=tree["url"])
        os.chdir(tree["folder"])
        sys.path[:0] = tree["path"]
        self.missing = stand_ins.install(tree["root"], tree["stand_ins"])
        if tree["postponed"]:
            postponed.install()
        for name in tree["imports"]:
            importlib.import_module(name)
        exec(tree["setup"], {})
        self.engine = sqlalchemy.create_engine(tree["url"], poolclass=sqlalchemy.pool.NullPool)
        self.extensions = extensions.Extensions(self.engine)
        self.config = Config(attributes={})
        self.config.set_main_option("sqlalchemy.url", tree["url"].replace("%", "%%"))
        for name, value in tree["options"].items():
            self.config.set_main_option(name, value)
        self.script = ScriptDirectory(tree["folder"], version_locations=tree["versions"])
        self.metadata = sqlalchemy.MetaData(naming_convention=tree["naming"] or None)
        self.settings = tree["settings"]
        self.prepare(tree["before"])

    def prepare(self, statements):
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def revisions(self):
        order = [script.revision for script in self.script.walk_revisions("base", "heads")][::-1]
        return {"revisions": order, "parents": {one: self.parents(one)["parents"] for one in order}}

    def carry_out(self, steps, target):
        applied = []

        def on_version_apply(step, **_):
            applied.append(step.up_revision_id if step.is_upgrade else "-" + step.down_revision_ids[0]
                           if step.down_revision_ids else "-")

        with EnvironmentContext(self.config, self.script, fn=lambda at, context: steps(target, at), destination_rev=target) as context:
            with self.engine.connect() as connection:
                context.configure(connection=connection, target_metadata=self.metadata, transaction_per_migration=True,
                                  on_version_apply=on_version_apply, **self.settings)
                with context.begin_transaction():
                    context.run_migrations()
                # A migration that has committed by itself leaves Alembic's own note of it in a transaction of its own.
                connection.commit()
        return applied

    def upgrade(self, to):
        return {"applied": self.carry_out(self.script._upgrade_revs, to)}

    def downgrade(self, to):
        return {"applied": self.carry_out(self.script._downgrade_revs, to)}

    def parents(self, of):
        return {"parents": list(self.script.get_revision(of)._all_down_revisions)}

    def skip(self, to):
        """Takes a revision as run without running it."""
        return {"applied": self.carry_out(self.script._stamp_revs, to)}

    def answer(self, request):
        before = time.monotonic()
        signal.alarm(LIMIT)
        try:
            told = getattr(self, request["do"])(*request.get("to", []))
        except (Exception, SystemExit) as error:
            told = {"error": "%s: %s" % (type(error).__name__, error), "trace": traceback.format_exc()}
        return {**told, "seconds": time.monotonic() - before, "stand_ins": self.missing.used, "extensions": self.extensions.replaced}


def main():
    # A migration's own prints and questions are not for whoever asks.
    requests, answers = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = open(os.devnull), sys.stderr
    signal.alarm(LIMIT)
    try:
        runner = Runner(json.loads(requests.readline()))
        told = runner.answer({"do": "revisions"})
    except (Exception, SystemExit) as error:
        runner, told = None, {"error": "%s: %s" % (type(error).__name__, error), "trace": traceback.format_exc()}
    print(json.dumps(told), file=answers, flush=True)
    for line in requests if runner else ():
        print(json.dumps(runner.answer(json.loads(line))), file=answers, flush=True)
    # Not sys.exit(): it would wait for threads that the application's modules have started.
    os._exit(0)


if __name__ == "__main__":
    main()
