"""Puts the code of a changed source into the functions of a module that is imported."""

import gc
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType


class Functions:
    """The functions of the *module* (a file), which had this *source* when it was imported."""

    def __init__(self, source: str, module: Path) -> None:
        self._module = module
        self._codes = _codes(source, module)
        self._functions: dict[str, list[FunctionType]] = defaultdict(list)
        for function in gc.get_objects():
            if isinstance(function, FunctionType) and function.__code__.co_filename == str(module):
                self._functions[outermost(function.__code__)].append(function)

    def change(self, name: str, source: str) -> bool:
        """Let the function *name*, with those within it, do what it does in *source*; tell whether that can be done."""
        changed = _codes(source, self._module)
        for function in self._functions[name]:
            old = function.__code__
            of_this_name, now = self._codes[old.co_qualname], changed[old.co_qualname]
            if len(of_this_name) != len(now) or old not in of_this_name:
                return False
            new = now[of_this_name.index(old)]
            if old.co_freevars != new.co_freevars:
                return False
            function.__code__ = new
        return bool(self._functions[name])


def outermost(code: CodeType) -> str:
    """Return the qualified name of the function that *code* belongs to, or within which it stands."""
    return code.co_qualname.partition(".<locals>")[0]


def _codes(source: str, module: Path) -> dict[str, list[CodeType]]:
    """Return the code of all that has its own in *source*, by qualified name, in the order of the source."""
    codes: dict[str, list[CodeType]] = defaultdict(list)

    def gather(code: CodeType) -> None:
        codes[code.co_qualname].append(code)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                gather(constant)

    gather(compile(source, str(module), "exec", dont_inherit=True))
    return codes
