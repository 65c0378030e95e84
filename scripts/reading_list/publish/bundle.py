"""Joins the modules of the scripts into few files: one for every page, and others that it fetches when needed. Pure.

Each module becomes a function that is called once, when a module first needs it. Nothing is renamed. What several of
the later files need is in a file of its own where it is much, and else in one with all that is little, so that nothing
is fetched twice, and all that is needed at a time is fetched at once.
"""

import graphlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from .script_module import FETCH, FUNCTIONS, NEED, Module, module

SHARED = "shared.js"
"""The file with the little that several of the later files need."""

MUCH = 10_000
"""Characters: from here on, what the same later files need is in a file of its own."""


class Bundle(NamedTuple):
    """Files by name, the first for every page; and for each module that is fetched later, the files that it needs."""

    files: Mapping[str, str]
    needs: Mapping[str, Sequence[str]]


def bundled(texts: Mapping[str, str], main: str) -> Bundle:
    """Return the files for *main*, the module that a page fetches, made of the modules with these *texts*.

    The first file has the name of *main* and holds all that it imports. It exports what has run. Raises RefusalError.
    """
    modules = _gathered(main, texts)
    _refuse_circles(modules)
    first = _reached(main, modules)
    later = sorted({name for one in modules.values() for name in one.later})
    reached = {name: _reached(name, modules) - first for name in later}
    files = _files(reached, {name: len(one.function) for name, one in modules.items()})
    needs = {name: [file for file, names in files.items() if reached[name] & {*names}] for name in later}
    first_file = [
        *_beginning(needs),
        *(modules[name].function for name in sorted(first)),
        f"{NEED}({json.dumps(main)});\n",
    ]
    later_files = {file: _later_file([modules[name] for name in names]) for file, names in files.items()}
    return Bundle({main: "\n".join(first_file)} | later_files, needs)


def _gathered(main: str, texts: Mapping[str, str]) -> dict[str, Module]:
    """Return *main* and all that it needs, by name."""
    modules: dict[str, Module] = {}
    waiting = [main]
    while waiting:
        if (name := waiting.pop()) not in modules:
            modules[name] = one = module(name, texts[name])
            for wanted, offset in (*one.imports.items(), *one.later.items()):
                if wanted not in texts:
                    raise one.refusal(offset, f"there is no {wanted}")
                waiting.append(wanted)
    for one in modules.values():
        for source, wanted, offset in one.names:
            if wanted not in modules[source].exports:
                raise one.refusal(offset, f"{source} exports no {wanted}")
    return modules


def _refuse_circles(modules: Mapping[str, Module]) -> None:
    """Raise RefusalError where *modules* import each other."""
    graph = {name: sorted(modules[name].imports) for name in sorted(modules)}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as trouble:
        wanted, name = trouble.args[1][:2]
        one = modules[name]
        raise one.refusal(one.imports[wanted], f"{wanted} imports this module in turn") from trouble


def _reached(name: str, modules: Mapping[str, Module]) -> set[str]:
    """Return *name* and all that it imports, at once or through others."""
    reached, waiting = {name}, [name]
    while waiting:
        new = modules[waiting.pop()].imports.keys() - reached
        reached |= new
        waiting += new
    return reached


def _files(reached: Mapping[str, Collection[str]], sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """Return files with the names of their modules: together stands what the same later modules need.

    *reached* holds what each of these needs. A file is named after the one of them that is in it, or after all.
    """
    parts: dict[tuple[str, ...], list[str]] = {}
    for name in sorted({name for needed in reached.values() for name in needed}):
        parts.setdefault(tuple(user for user, needed in reached.items() if name in needed), []).append(name)
    files: dict[str, list[str]] = {}
    for users, names in parts.items():
        if len(users) > 1 and sum(sizes[name] for name in names) < MUCH:
            file = SHARED
        else:
            own = [user for user in users if user in names]
            file = own[0] if own else "--".join(users).replace(".js", "") + ".js"
        files.setdefault(file, []).extend(names)
    return files


def _beginning(needs: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield what runs modules and fetches them later; *needs* holds the files with a module and all that it imports."""
    yield (
        "export const $modules = {};\n"
        f"const {FUNCTIONS} = {{}};\n"
        f"const {NEED} = (name) => ($modules[name] ??= {FUNCTIONS}[name]());\n"
    )
    if needs:
        yield (
            f"const $needs = {json.dumps(needs)};\n"
            f"const {FETCH} = async (name) => {{\n"
            f"  const files = await Promise.all($needs[name].map((file) => import(`./${{file}}`)));\n"
            f"  for (const {{ fill }} of files) fill({FUNCTIONS}, {NEED}, {FETCH});\n"
            f"  return {NEED}(name);\n"
            f"}};\n"
        )


def _later_file(modules: Sequence[Module]) -> str:
    """Return a file whose function puts *modules* into the table."""
    functions = "\n".join(one.function for one in modules)
    return f"export function fill({FUNCTIONS}, {NEED}, {FETCH}) {{\n{functions}}}\n"
