"""Where a project's trees of migrations are, and what one needs to be run: by the layout of its folders, or by the table
of projects where that is not enough."""
import configparser
import os
import re

import projects

REVISION = re.compile(r"^(down_)?revision\s*(:[^=]+)?=", re.MULTILINE)
OPTIONS = {"path": [], "naming": {}, "stand_ins": [], "imports": [], "variables": {}, "options": {}, "settings": {}, "before": [],
           "skip": {}, "setup": "", "postponed": False, "models": "", "packages": [], "before_python": [3, 14]}
IGNORED = {"node_modules", ".git", ".venv", "venv", "__pycache__", "site-packages"}


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def version_folders(tree):
    """The folders below a tree with files of revisions, as far as they are not of another tree."""
    found = []
    for folder, folders, files in os.walk(tree):
        folders[:] = sorted(one for one in folders if one not in IGNORED and not os.path.exists(os.path.join(folder, one, "env.py")))
        if any(name.endswith(".py") and name != "env.py" and REVISION.search(read(os.path.join(folder, name))) for name in files):
            found.append(folder)
    return found


def ini_folder(tree, root):
    """Where the alembic.ini of a tree is, the nearest above it; else the root."""
    folder = os.path.dirname(tree)
    while folder != root and folder.startswith(root):
        if os.path.exists(os.path.join(folder, "alembic.ini")):
            return folder
        folder = os.path.dirname(folder)
    return root


def package_parent(tree, root):
    """The folder that the packages above a tree are imported from."""
    folder = os.path.dirname(tree)
    while folder != root and os.path.exists(os.path.join(folder, "__init__.py")):
        folder = os.path.dirname(folder)
    return folder


def default_path(tree, root):
    """What the command's own folder, `prepend_sys_path` and the layout put on Python's path."""
    start = ini_folder(tree, root)
    ini = configparser.ConfigParser(interpolation=None)
    path = [package_parent(tree, root)] + [os.path.join(root, one) for one in ("", "src", "backend")]
    try:
        ini.read(os.path.join(start, "alembic.ini"))
        path += [os.path.join(start, one) for one in ini.get("alembic", "prepend_sys_path", fallback="").split(":") if one]
    except configparser.Error:
        pass
    if not os.path.exists(os.path.join(start, "__init__.py")):
        path.append(start)
    return list(dict.fromkeys(os.path.normpath(one) for one in path if os.path.isdir(one)))


def described(tree, root):
    """A tree with all that its runner wants to know."""
    made = {**OPTIONS, "root": root, "folder": tree, "versions": version_folders(tree), "path": default_path(tree, root), "tree": tree,
            "start": ini_folder(tree, root)}
    for name, options in projects.TREES.items():
        if ("/" + os.path.realpath(tree)).endswith("/" + name):
            made.update(options)
            made["path"] = [os.path.join(root, one) for one in made["path"]]
            made["versions"] = [os.path.join(tree, one) for one in made["versions"]]
            # ormlint sees a tree of its own in each folder that is meant alone.
            made["tree"] = made["versions"][0] if "versions" in options else tree
    return made


def find(root):
    """Every tree with revisions in a project, those with the most of them first."""
    return sorted(find_all(os.path.realpath(root)), key=lambda tree: -sum(len(os.listdir(one)) for one in tree["versions"]))


def find_all(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if one not in IGNORED)
        if "env.py" in files and "alembic" in read(os.path.join(folder, "env.py")):
            tree = described(folder, root)
            if tree["versions"]:
                yield tree
