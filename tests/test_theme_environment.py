"""Compiled templates stay on the machine: the same comes of them, for nobody else, and only where that is safe."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from reading_list.core.private_folder import private_folder
from reading_list.plugin.theme_environment import CompiledTemplates
from rights import read_only

MAIN = "{% include 'part.html' %}\n{{ '<'|e }}{{ ''.no|default('none') }}{{ {'b': 1, 'a': 2}|tojson }}"
PART = "{% if 'said' is filter %}{{ ''|said }}{% else %}nothing said{% endif %} "


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what is the temporary folder in this test."""
    (folder := tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of two templates."""
    (folder := tmp_path / "theme").mkdir()
    (folder / "main.html").write_text(MAIN)
    (folder / "part.html").write_text(PART)
    return folder


Change = Callable[[jinja2.Environment], object]


def as_it_is(_: jinja2.Environment) -> None:
    """Change nothing of an environment."""


def built(theme: Path, change: Change = as_it_is, process: CompiledTemplates | None = None) -> tuple[str, list[str]]:
    """Return what a *process*, else another one, makes of a theme after a *change*, and what it compiles for that."""
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(theme))
    (process or CompiledTemplates()).use_in(config)
    environment = config.theme.get_env()
    change(environment)
    compiled: list[str] = []

    def compile_and_tell(self: jinja2.Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return as_ever(self, source, name, filename)

    with pytest.MonkeyPatch.context() as patch:
        as_ever = jinja2.Environment.compile
        patch.setattr(jinja2.Environment, "compile", compile_and_tell)
        return environment.get_template("main.html").render(), compiled


def test_another_process_compiles_only_what_has_changed(theme: Path) -> None:
    """It is told by the text of a template, not by its time."""
    text, compiled = built(theme)
    assert compiled == ["main.html", "part.html"]
    assert built(theme) == (text, [])
    (theme / "part.html").write_text("anew")
    assert built(theme) == (text.replace("nothing said ", "anew"), ["part.html"])


def test_in_one_process_they_stay_in_memory(theme: Path, temporary: Path) -> None:
    """What another has kept comes into memory, too; nothing else is needed where the machine keeps nothing."""
    built(theme)
    process = CompiledTemplates()
    for _ in range(2):
        assert not built(theme, process=process)[1]
        for file in temporary.rglob("*.code"):
            file.unlink()
    open_to_all(temporary / f"reading-list-{os.getuid()}")
    process = CompiledTemplates()
    assert [built(theme, process=process)[1] for _ in range(2)] == [["main.html", "part.html"], []]


# --- Ways of compiling -----------------------------------------------------------------------------


class Foreign(Extension):
    """An extension that is not Jinja's."""


@jinja2.pass_context
def of_context(_: object, value: str) -> str:
    """Say something that is known only when a page is rendered."""
    return f"{value}later"


def in_policies(environment: jinja2.Environment) -> None:
    """Let what Jinja writes as JSON depend on a function."""
    environment.policies["json.dumps_function"] = lambda *_, **__: "{}"


def of_another_generator(environment: jinja2.Environment) -> None:
    """Have code made by somebody else."""
    environment.code_generator_class = type("Own", (CodeGenerator,), {})


def of_another_class(environment: jinja2.Environment) -> None:
    """Make an environment one that may do all in its own way."""
    environment.__class__ = type("Own", (jinja2.Environment,), {})


KEPT: list[Change] = [
    as_it_is,
    lambda environment: environment.filters.update(said=of_context),
    lambda environment: environment.tests.update(said=of_context),
    lambda environment: environment.filters.update(e=of_context),
    lambda environment: environment.filters.pop("title"),
    lambda environment: environment.policies.update({"json.dumps_kwargs": {}}),
    lambda environment: environment.add_extension("jinja2.ext.do"),
    lambda environment: setattr(environment, "autoescape", True),
    lambda environment: setattr(environment, "trim_blocks", True),
    lambda environment: setattr(environment, "optimized", False),
    lambda environment: setattr(environment, "newstyle_gettext", True),
]
NOT_KEPT: list[Change] = [
    lambda environment: environment.filters.update(said=lambda _: "one"),
    lambda environment: environment.filters.update(said=lambda _: "another"),
    lambda environment: environment.filters.update(said=len),
    lambda environment: environment.filters.update(e=lambda _: "own"),
    lambda environment: environment.tests.update(own=lambda _: True),
    lambda environment: setattr(environment, "undefined", jinja2.StrictUndefined),
    lambda environment: setattr(environment, "undefined", jinja2.ChainableUndefined),
    lambda environment: setattr(environment, "finalize", str.upper),
    lambda environment: setattr(environment, "autoescape", lambda _: True),
    lambda environment: environment.add_extension(Foreign),
    in_policies,
    of_another_generator,
    of_another_class,
]


def test_nobody_gets_what_was_compiled_in_another_way(theme: Path) -> None:
    """Each way has its own; where somebody else is asked while Jinja compiles, nothing is kept."""
    changes = [(change, True) for change in KEPT] + [(change, False) for change in NOT_KEPT]
    first = [built(theme, change) for change, _ in changes]
    assert [number for number, (_, compiled) in enumerate(first) if len(compiled) < 2] == []
    again = [built(theme, change) for change, _ in changes]
    assert again == [
        (text, [] if is_kept else compiled) for (text, compiled), (_, is_kept) in zip(first, changes, strict=True)
    ]
    assert len({text for text, _ in first}) > 5


def test_a_filter_that_somebody_has_put_among_those_of_jinja_is_none_of_jinjas(
    theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook may have another answer in the next build."""
    for words in ("one", "another"):
        monkeypatch.setitem(FILTERS, "said", lambda _, words=words: words)
        text, compiled = built(theme)
        assert (text.split()[0], compiled) == (words, ["main.html", "part.html"])


def test_another_program_compiles_anew(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed decides on what is compiled, be it Python."""
    built(theme)
    monkeypatch.setattr("reading_list.core.store_folder.program_digest", lambda: "another")
    assert built(theme)[1] == ["main.html", "part.html"]


# --- The folder ------------------------------------------------------------------------------------


def test_damage_counts_as_nothing_there(theme: Path, temporary: Path) -> None:
    """A full disk may have cut a file anywhere, and Python may crash over code that was changed."""
    text, compiled = built(theme)
    whole = {file: file.read_bytes() for file in temporary.rglob("*.code")}
    assert len(whole) == 2
    for share in range(0, 100, 7):
        for file, content in whole.items():
            place = len(content) * share // 100
            file.write_bytes(content[:place])
            assert file.stat().st_size == place
        assert built(theme) == (text, compiled)
        for file, content in whole.items():
            place = len(content) * share // 100
            file.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        assert built(theme) == (text, compiled)
    assert {file: file.read_bytes() for file in temporary.rglob("*.code")} == whole


def test_what_nobody_uses_goes(theme: Path, temporary: Path) -> None:
    """Templates of a site that is gone do not stay for ever."""
    built(theme)
    for file in temporary.rglob("*.code"):
        os.utime(file, (0, 0))
    (theme / "main.html").write_text("alone")
    built(theme)
    assert len([*temporary.rglob("*.code")]) == 1


def test_nobody_else_may_look_into_the_folder(temporary: Path) -> None:
    """It is of the user alone, and the same the next time."""
    folder = private_folder()
    assert folder
    assert folder.parent == temporary
    assert folder.stat().st_mode & 0o777 == 0o700
    assert private_folder() == folder


def taken(place: Path) -> None:
    """Put a file there."""
    place.touch(mode=0o600)


def open_to_some(place: Path) -> None:
    """Let some others write into a folder there."""
    place.mkdir()
    place.chmod(0o770)


def open_to_all(place: Path) -> None:
    """Let everybody look into a folder there."""
    place.mkdir(exist_ok=True)
    place.chmod(0o705)


def led_elsewhere(place: Path) -> None:
    """Put a link there, to a folder that is safe as such."""
    (place.parent / "elsewhere").mkdir(mode=0o700)
    place.symlink_to("elsewhere")


def state(place: Path) -> tuple[object, ...]:
    """Return what is there, but for when somebody last looked at it: the tests do."""
    status = place.lstat()
    return status.st_ino, status.st_mode, status.st_uid, status.st_size, status.st_mtime_ns


@pytest.mark.parametrize("put", [taken, open_to_some, open_to_all, led_elsewhere])
def test_what_others_may_have_put_there_is_done_without(
    put: Callable[[Path], None], theme: Path, temporary: Path
) -> None:
    """It is left as it is, and the build goes on."""
    place = temporary / f"reading-list-{os.getuid()}"
    put(place)
    before = state(place), [*temporary.rglob("*")]
    assert private_folder() is None
    assert [built(theme)[1] for _ in range(2)] == [["main.html", "part.html"]] * 2
    assert (state(place), [*temporary.rglob("*")]) == before


def test_a_folder_of_somebody_else_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can guess the name can make it first."""
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert [private_folder() for _ in range(2)] == [None, None]


def test_where_nothing_can_be_kept_nothing_is(theme: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary folder may be read only, be gone, or be the project, for want of another."""
    with read_only(temporary):
        text, compiled = built(theme)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    assert built(theme) == (text, compiled)
    monkeypatch.setattr(tempfile, "tempdir", str(theme))
    monkeypatch.chdir(theme)
    assert built(theme) == (text, compiled)
    assert sorted(theme.iterdir()) == [theme / "main.html", theme / "part.html"]
    assert not [*temporary.iterdir()]


# --- What templates there are ------------------------------------------------------------------------


def test_templates_are_listed_but_for_those_in_hidden_folders(tmp_path: Path) -> None:
    """A theme lists what it listed before, in the same order, but for what MkDocs passes over, such as icons."""
    for name in ("main.html", "assets/b.css", "assets/a.css", "assets/.dot", ".icons/own/x.svg", "parts/.aside/y.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(tmp_path))
    all_names = config.theme.get_env().list_templates()
    CompiledTemplates().use_in(config)
    shown = [name for name in all_names if "/." not in f"/{name}".rpartition("/")[0]]
    assert config.theme.get_env().list_templates() == shown != all_names
