"""Joins the modules of the scripts into few files: one for every page, and others that it fetches when needed. Pure.

Each module becomes a function that is called once, in the order in which modules need each other; what it exports
stands in one table, by the name of the module. Nothing is renamed. What several of the later files need is in a file of
its own, so that nothing is fetched twice, and all that is needed at a time is fetched at once.
"""

import graphlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from .script_module import FETCH, TABLE, Module, module


class Bundle(NamedTuple):
    """Files by name, the first for every page; and for each module that is fetched later, the files that it needs."""

    files: Mapping[str, str]
    needs: Mapping[str, Sequence[str]]


def bundled(texts: Mapping[str, str], main: str) -> Bundle:
    """Return the files for *main*, the module that a page fetches, made of the modules with these *texts*.

    The first file has the name of *main* and holds all that it imports. It exports the table. Raises RefusalError.
    """
    modules = _gathered(main, texts)
    order = _ordered(modules)
    first = _reached(main, modules)
    later = sorted({name for one in modules.values() for name in one.later})
    reached = {name: _reached(name, modules) - first for name in later}
    files = _files(order, reached)
    needs = {name: [file for file, names in files.items() if reached[name] >= {*names}] for name in later}
    start = [f"export const {TABLE} = {{}};\n", *([_fetching(needs)] if needs else [])]
    first_file = "\n".join([*start, *(modules[name].function for name in order if name in first)])
    later_files = {file: _later_file([modules[name] for name in names]) for file, names in files.items()}
    return Bundle({main: first_file} | later_files, needs)


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


def _ordered(modules: Mapping[str, Module]) -> list[str]:
    """Return the names of *modules*, each after those that it imports."""
    graph = {name: sorted(modules[name].imports) for name in sorted(modules)}
    try:
        return list(graphlib.TopologicalSorter(graph).static_order())
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


def _files(order: Sequence[str], reached: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Return files with the names of their modules, in *order*: together stands what the same later modules need.

    *reached* holds what each of these needs. A file is named after the one of them that is in it, or after all. It
    stands behind the files with what its modules import, for these have the same users and more.
    """
    parts: dict[tuple[str, ...], list[str]] = {}
    for name in order:
        if users := tuple(user for user, needed in reached.items() if name in needed):
            parts.setdefault(users, []).append(name)
    files = {}
    for users in sorted(parts, key=len, reverse=True):
        own = [user for user in users if user in parts[users]]
        files[own[0] if own else "--".join(users).replace(".js", "") + ".js"] = parts[users]
    return files


def _fetching(needs: Mapping[str, list[str]]) -> str:
    """Return what fetches a module later; *needs* holds the files with the module and with what it imports."""
    return (
        f"const $needs = {json.dumps(needs)};\n"
        f"const {FETCH} = async (name) => {{\n"
        f"  const files = await Promise.all($needs[name].map((file) => import(`./${{file}}`)));\n"
        f"  for (const {{ fill }} of files) fill({TABLE}, {FETCH});\n"
        f"  return {TABLE}[name];\n"
        f"}};\n"
    )


def _later_file(modules: Sequence[Module]) -> str:
    """Return a file whose function puts *modules* into the table."""
    functions = "\n".join(one.function for one in modules)
    return f"export function fill({TABLE}, {FETCH}) {{\n{functions}}}\n"
