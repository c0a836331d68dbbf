"""Real projects whose models import with a few packages, and how: what is on the path, which modules, which packages.

They are checked out by whoever runs this, below one folder, each under the name it has here. What does not import for
want of a package is left out, and told with --verbose; tables and classes are compared of the files that were imported.
"""
import collections
import json
import os

import compare
import environments
import pythons

# name: (folders on the path, the first is the one that is imported from; modules or packages; environment variables)
PROJECTS = {
    "M-S-SaaS-apex-deliver": (["backend"], ["app.models"], {}),
    "Parth-Operation": (["backend"], ["app.models"], {}),
    "VWsFriend": (["vwsfriend"], ["vwsfriend.model"], {}),
    "augur": (["."], ["augur.application.db.models"], {}),
    "botlixio": (["backend"], ["app.models"], {}),
    "jupyterhub": (["."], ["jupyterhub.orm"], {}),
    "keep": (["."], ["keep.api.models.db"], {}),
    "onyx": (["backend"], ["onyx.db.models"], {}),
    "optuna": (["."], ["optuna.storages._rdb.models"], {}),
    "scrapersky-backend": (["."], ["src.models"], {}),
    "skyvern": (["."], ["skyvern.forge.sdk.db.models"], {}),
    "sysrev": (["backend"], ["app.models"], {}),
}
PACKAGES = """pydantic pydantic-settings email-validator python-dotenv fastapi pgvector geoalchemy2 sqlalchemy-utils passlib
bcrypt alembic asyncpg python-jose structlog PyYAML requests httpx sentry-sdk colorlog tqdm argon2-cffi pyotp tornado traitlets
text-unidecode weconnect cachetools rich cryptography numpy fastapi-users[sqlalchemy] zope.sqlalchemy retry pytz
qrcode python-slugify python-dateutil redis aiohttp yarl celery""".split()


def modules_of(root, wanted):
    """Dotted names of the modules and packages wanted, everything below packages included."""
    for name in wanted:
        path = os.path.join(root, *name.split("."))
        if os.path.isfile(path + ".py"):
            yield name
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(one for one in folders if one not in ("__pycache__", "tests", "test", "migrations"))
            for file in sorted(files):
                if file.endswith(".py"):
                    parts = os.path.relpath(os.path.join(folder, file), root)[:-3].split(os.sep)
                    yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def of_files(rows, folder, files):
    """The rows that stand in one of these files; their places are told from the folder."""
    return [row for row in rows if os.path.realpath(os.path.join(folder, row["at"].rsplit(":", 2)[0])) in files]


def renamed(answer, ours):
    """The answer with classes called as in ours: a folder on the path may be a package's, and begin its names elsewhere."""
    names = {row["class"]: row["class"] for row in answer["mappers"]}
    for row in ours["mappers"]:
        for name in names:
            if name.endswith("." + row["class"]):
                names[name] = row["class"]
    for row in answer["mappers"]:
        row["class"], row["inherits"] = names[row["class"]], names.get(row["inherits"])
        for made in row["relationships"]:
            made["target"] = names.get(made["target"], made["target"])
    return answer


def share(counts, kinds, verdict):
    total = sum(counts[kind, one] for kind in kinds for one in (compare.EQUAL, compare.DIFFERENT, compare.OPEN))
    return "%d of %d (%.1f %%)" % (sum(counts[kind, verdict] for kind in kinds), total,
                                   100.0 * sum(counts[kind, verdict] for kind in kinds) / max(total, 1))


def run(options, ormlint):
    total = collections.Counter()
    names = [options.only] if options.only else sorted(PROJECTS)
    for name in names:
        folders, wanted, variables = PROJECTS[name]
        os.environ.update(variables)
        folder = os.path.join(os.path.abspath(options.projects), name)
        roots = [os.path.normpath(os.path.join(folder, one)) for one in folders]
        python = pythons.environment(os.path.join(options.cache, "projects"), environments.PACKAGES["2"] + PACKAGES)
        observer = environments.Observer(python, options.verbose)
        answer = observer.ask(roots[0], roots=roots, modules=list(modules_of(roots[0], wanted)), tolerant=True, seconds=300)
        observer.close()
        if answer["error"]:
            print("%s: %s" % (name, json.dumps(answer["error"])[:400]))
            continue
        files = {os.path.realpath(file) for file in answer["files"]}
        ours = ormlint.dump(folder, folder)
        # A project of hundreds of files is open somewhere; what is missing in these files still counts as different.
        ours = {"tables": of_files(ours["tables"], folder, files), "mappers": of_files(ours["mappers"], folder, files),
                "open": False}
        told = compare.compare(name, ours, renamed(answer, ours))
        total += told.counts
        print("%s: %d tables, %d classes in %d files, %d facts differ" % (
            name, len(answer["tables"]), len(answer["mappers"]), len(files), len(told.lines)))
        if options.list or options.only:
            print("\n".join("  " + line for line in told.lines))
    if not options.list:
        print(compare.summary(total))
        for verdict in (compare.DIFFERENT, compare.OPEN):
            print("tables, columns and relationships %s: %s" % (
                verdict, share(total, ("table", "column", "type", "relationship", "join"), verdict)))
    return 0
