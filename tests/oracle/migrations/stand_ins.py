"""Stand-ins for what a project's modules import and is not installed, or must not run: modules and values that accept
anything. Only imports written in the project's own files get them, so that a package that tries an import learns the truth."""
import importlib.abc
import importlib.machinery
import os
import sys
import types


class Parent:
    """What classes inherit from in place of a stand-in."""

    def __init__(self, *given, **named):
        pass

    def __class_getitem__(cls, item):
        return cls

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(name)


class Anything:
    """Can be called, looked into, iterated, subclassed and used as a decorator."""

    _stand_in_for = "a stand-in"

    def __init__(self, name):
        self._stand_in_for = str(name)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(self._stand_in_for + "." + name)

    def __call__(self, *given, **named):
        decorated = given[0] if len(given) == 1 and not named else None
        if isinstance(decorated, (types.FunctionType, type)):
            return decorated
        return Anything(self._stand_in_for + "()")

    def __mro_entries__(self, bases):
        alone = all(isinstance(base, Anything) or getattr(base, "__module__", "") in ("abc", "typing") for base in bases)
        return (Parent,) if alone and self is bases[0] else ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        return {"type": "any"}

    def __getitem__(self, key):
        return Anything(self._stand_in_for + "[]")

    def __setitem__(self, key, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __contains__(self, value):
        return False

    def __int__(self):
        return 1

    __index__ = __int__

    def __or__(self, other):
        return self

    __ror__ = __add__ = __radd__ = __sub__ = __mul__ = __mod__ = __truediv__ = __or__

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __str__(self):
        return str(self._stand_in_for)

    def __hash__(self):
        return hash(self._stand_in_for)


class Module(types.ModuleType):
    __all__ = ()

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(self.__name__ + "." + name)

    def __mro_entries__(self, bases):
        return ()

    def __call__(self, *given, **named):
        return Anything(self.__name__)(*given, **named)


class Loader(importlib.abc.Loader):
    def create_module(self, spec):
        module = Module(spec.name)
        module.__path__, module.__version__ = [], "0"
        # versioneer's
        module.__build_date__ = module.__git_commit__ = module.__dirty__ = module.__development__ = "0"
        return module

    def exec_module(self, module):
        pass


def importing_file():
    """The file whose import is being carried out."""
    frame = sys._getframe(2)
    while frame and (frame.f_code.co_filename.startswith("<frozen importlib") or frame.f_code.co_filename == __file__):
        frame = frame.f_back
    return frame.f_code.co_filename if frame else ""


class Always(importlib.abc.MetaPathFinder):
    """For the modules that the table of projects names, and what is below them."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in self.names):
            return importlib.machinery.ModuleSpec(name, Loader(), is_package=True)
        return None


class Missing(importlib.abc.MetaPathFinder):
    """The last finder: for whatever nothing else found, when the project's own files ask for it."""

    def __init__(self, root):
        self.root = os.path.join(os.path.realpath(root), "")
        self.used = []

    def find_spec(self, name, path=None, target=None):
        above = sys.modules.get(name.rpartition(".")[0])
        if not isinstance(above, Module) and not os.path.realpath(importing_file()).startswith(self.root):
            return None
        self.used.append(name)
        return importlib.machinery.ModuleSpec(name, Loader(), is_package=True)


def install(root, always):
    """The finder that knows which modules were missing."""
    missing = Missing(root)
    sys.meta_path.insert(0, Always(always))
    sys.meta_path.append(missing)
    return missing
