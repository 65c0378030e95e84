"""What `mkdocs serve` keeps between builds: the site is the same as if it were built afresh, with less work."""

import gc
import os
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from itertools import pairwise
from pathlib import Path
from typing import cast
from wsgiref.util import FileWrapper

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import installed_themes
from helpers import MKDOCS_YML, TOPIC, contents, make_project, modified
from reading_list.core.slugs import slugify
from reading_list.links import link_health
from reading_list.plugin.edition import Edition
from reading_list.plugin.events import ReadingListPlugin
from reading_list.plugin.late_sitemap import SITEMAP
from reading_list.plugin.serve_cache import around

SECOND = TOPIC.replace("Small", "Large").replace("small", "large")
OVERRIDE = '{% extends "base.html" %}{% block announce %}Announced: WORD at {{ build_date_utc }}{% endblock %}'
CONFIG = "INHERIT: base.yml\n" + MKDOCS_YML.replace(
    "  name: material", "  name: material\n  custom_dir: overrides\n  icon: {logo: own/logo}"
)


class Serving:
    """The builds of one `mkdocs serve`, into one folder."""

    def __init__(self, project: Path) -> None:
        self._file = str(project / "mkdocs.yml")
        self.site = Path(tempfile.mkdtemp(dir=project.parent))
        self._config = self._load()
        self._config.plugins.on_startup(command="serve", dirty=False)

    def _load(self) -> MkDocsConfig:
        return load_config(self._file, site_dir=str(self.site))

    @property
    def list(self) -> Edition:
        """What was published last."""
        plugin = self._config.plugins["reading-list"]
        assert isinstance(plugin, ReadingListPlugin)
        return plugin._edition

    def build(self) -> dict[str, bytes]:
        """Build the site once more, as MkDocs does after a change, and return its files."""
        config = self._load()
        build(config, serve_url="http://127.0.0.1:8000/list/")
        # Compressed with the time of the build; what is in it stands beside it.
        return {path: held for path, held in contents(Path(config.site_dir)).items() if path != "sitemap.xml.gz"}

    def end(self) -> None:
        """End the server, as MkDocs does before it removes the site."""
        self._config.plugins.on_shutdown()

    def answers(self) -> Callable[[str], bytes]:
        """Begin to serve the site, as MkDocs does after the first build; return what gives the answer to a path."""
        server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(self.site), "/list/")
        server.server_close()  # the socket comes with it
        server.error_handler = lambda _: (self.site / "404.html").read_bytes()
        self._config.plugins.on_serve(server, config=self._config, builder=lambda: None)
        app = server.get_app()
        assert app

        def answer(path: str) -> bytes:
            content = app({"PATH_INFO": f"/list/{path}"}, lambda *_: lambda _: None)
            with closing(content) if isinstance(content, FileWrapper) else nullcontext():
                return b"".join(content)

        return answer


def afresh(project: Path) -> dict[str, bytes]:
    """Return the files of the site as a new `mkdocs serve` builds it; MkDocs itself keeps plugins for its process."""
    plugins = cast("Plugins", MkDocsConfig.plugins).plugin_cache
    kept = dict(plugins)
    plugins.clear()
    try:
        return Serving(project).build()
    finally:
        plugins.clear()
        plugins.update(kept)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project with templates of its own, built at a fixed time."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = make_project(tmp_path / "project", config=CONFIG, topics={"small": TOPIC, "large": SECOND})
    (made / "base.yml").write_text("copyright: Someone\n")
    (made / "overrides" / ".icons" / "own").mkdir(parents=True)
    (made / "overrides" / ".icons" / "own" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><circle/></svg>'
    )
    (made / "overrides" / "main.html").write_text(OVERRIDE)
    monkeypatch.chdir(made)
    with installed_themes.kept():
        yield made


def in_file(path: str, old: str, new: str) -> Callable[[], None]:
    """Return what replaces *old* by *new* in the file *path*."""

    def change() -> None:
        file = Path(path)
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        later = file.stat().st_mtime_ns + 1_000_000  # the clock of a file system may be coarse
        os.utime(file, ns=(later, later))

    return change


# What changes every page comes last: it would cover up what the undoing of the change before it left behind.
CHANGES: dict[str, Callable[[], object]] = {
    "a note": in_file("entries/small.yaml", "date: 2015-06", "note: Short and good."),
    "the title of an entry": in_file("entries/small.yaml", "A Small Work", "A Changed Work"),
    "the title of a topic": in_file("entries/small.yaml", "title: Small Topic", "title: Little Topic"),
    "a tag": in_file("entries/small.yaml", "tags: [small]", "tags: [tiny]"),
    "a topic less": lambda: Path("entries/large.yaml").unlink(),
    "a topic more": lambda: Path("entries/extra.yaml").write_text(TOPIC.replace("mall", "hort")) and None,
    "a section": in_file("entries/small.yaml", "section: Methods", "section: Foundations"),
    "a page that the search leaves out": in_file(
        "docs/about.md", "# About", "---\nsearch: {exclude: true}\n---\n# About"
    ),
    "a page written by hand": in_file("docs/about.md", "# About", "# About this list"),
    "the name of the site": in_file("mkdocs.yml", "Golden List & Co", "Silver List"),
    "a Markdown extension": in_file("mkdocs.yml", 'permalink: "#"', 'permalink: "§"'),
    "a template": in_file("overrides/main.html", "WORD", "another word"),
    "what the configuration inherits": in_file("base.yml", "Someone", "Someone else"),
    "a picture of the site's own": in_file("overrides/.icons/own/logo.svg", "circle", "ellipse"),
    "nothing": lambda: None,
}


def test_a_rebuilt_site_is_the_site_built_afresh(project: Path) -> None:
    """After any change, and after its undoing with the next, no file differs from those of a new `mkdocs serve`."""
    serving = Serving(project)
    before = {path: path.read_text() for path in project.rglob("*") if path.is_file()}
    first = serving.build()
    wrong = []
    for name, change in CHANGES.items():
        change()
        wrong += different(name, serving.build(), first if name == "nothing" else afresh(project))
        for path in project.glob("entries/*.yaml"):
            path.unlink()
        for path, text in before.items():
            path.write_text(text)
    assert wrong == []


def different(change: str, site: dict[str, bytes], expected: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return *change* with each file of the *site* that is not as *expected*."""
    return [(change, path) for path in sorted({*site, *expected}) if site.get(path) != expected.get(path)]


ASKING = """
from pathlib import Path

def EVENT(*args, **facts):
    config = facts.get("config") or args[0]
    config.CHANGED = Path("answer.txt").read_text()
"""


@pytest.mark.parametrize(
    ("event", "changed"),
    [
        ("on_config", "copyright"),
        ("on_config", "theme['palette']"),
        ("on_config", "mdx_configs['toc']['permalink']"),
        ("on_pre_build", "site_name"),
        ("on_env", "extra['homepage']"),
    ],
)
def test_what_a_hook_makes_of_the_configuration_reaches_every_page(event: str, changed: str, project: Path) -> None:
    """A setting that a hook changes, while mkdocs.yml stays as it is, shows on kept pages as on those built afresh."""
    (project / "hook.py").write_text(ASKING.replace("EVENT", event).replace("CHANGED", changed))
    in_file("mkdocs.yml", "INHERIT: base.yml\n", "INHERIT: base.yml\nhooks: [hook.py]\n")()
    (project / "answer.txt").write_text("one")
    serving = Serving(project)
    first = serving.build()
    (project / "answer.txt").write_text("another")
    again = serving.build()
    assert again == afresh(project)
    assert again["topics/small/index.html"] != first["topics/small/index.html"]


TELLING = {
    "what templates know": ("on_env(env, **_)", 'env.globals["said"] = words', "{{ said }}"),
    "what Jinja asks early": (
        "on_env(env, **_)",
        'env.filters["said"] = lambda _: words',
        "{{ ''|said }}",
    ),
    "what is told of a page": ("on_page_context(context, **_)", 'context["said"] = words', "{{ said }}"),
}


@pytest.mark.parametrize(("event", "does", "shown"), TELLING.values(), ids=[*TELLING])
def test_what_a_hook_tells_templates_reaches_every_page(event: str, does: str, shown: str, project: Path) -> None:
    """No kept page and no compiled template stays where a hook tells templates something else than before."""
    hook = f"from pathlib import Path\n\ndef {event}:\n    words = Path('answer.txt').read_text()\n    {does}\n"
    (project / "hook.py").write_text(hook)
    in_file("mkdocs.yml", "INHERIT: base.yml\n", "INHERIT: base.yml\nhooks: [hook.py]\n")()
    in_file("overrides/main.html", "WORD", shown)()
    (project / "answer.txt").write_text("one")
    serving = Serving(project)
    serving.build()
    (project / "answer.txt").write_text("another")
    assert serving.build() == afresh(project)


def test_a_mistake_and_its_mending_leave_nothing_behind(project: Path) -> None:
    """A mistake shows on every page, and is gone from every page once it is mended."""
    serving = Serving(project)
    first = serving.build()
    small = project / "entries" / "small.yaml"
    small.write_text(TOPIC.replace("date: 2015-06", "date: soon"))
    faulty = serving.build()
    assert all(b"rl-problems" in held for path, held in faulty.items() if path.endswith("index.html"))
    small.write_text(TOPIC)
    assert serving.build() == first


def test_what_cannot_be_read_costs_no_page(project: Path) -> None:
    """The site stays as it is, and a mistake in an entry after that shows on the same pages."""
    serving = Serving(project)
    first = serving.build()
    served = contents(serving.site)
    health = project / "entries" / link_health.FILE
    health.write_text("broken")
    with pytest.raises(Abort):
        serving.build()
    assert contents(serving.site) == served
    health.unlink()
    in_file("entries/small.yaml", "date: 2015-06", "date: soon")()
    assert serving.build().keys() == first.keys()


def test_a_list_within_a_folder_of_another(project: Path) -> None:
    """Both keep their pages, though the inner one comes first and makes the folder of the outer one."""
    (project / "games").mkdir()
    (project / "games" / "small.yaml").write_text(TOPIC.replace("A Small Work", "A Small Game"))
    games = "  - reading-list: {entries_dir: games, path: works/games, name: Games, description: To play.}\n"
    in_file("mkdocs.yml", "  - reading-list:\n", f"{games}  - reading-list:\n")()
    serving = Serving(project)
    first = serving.build()
    assert {"works/a-small-work/index.html", "works/games/works/a-small-game/index.html"} <= first.keys()
    assert serving.build() == first
    in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
    assert serving.build() == afresh(project)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_search_of_other_themes_stays_complete(theme: str, project: Path) -> None:
    """The search of MkDocs itself finds what stands on the pages that a save does not touch."""
    (project / "mkdocs.yml").write_text(
        f"site_name: Plain\ntheme: {theme}\nplugins: [search, reading-list]\nmarkdown_extensions: [attr_list]\n"
    )
    serving = Serving(project)
    serving.build()
    in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
    assert serving.build() == afresh(project)


BREAKING = """
def on_page_markdown(markdown, page, **_):
    if "broken" in markdown and page.file.src_uri.startswith("PLACE"):
        raise ValueError("this breaks the build")
    return markdown
"""
# One that breaks after some pages have been written, and one in the middle of a conversion.
LATE = BREAKING.replace("on_page_markdown(markdown, page", "on_post_page(output, page").replace("markdown", "output")
CONVERTING = BREAKING.replace("on_page_markdown(markdown, page", "on_page_content(html, page").replace(
    "markdown", "html"
)


@pytest.mark.parametrize(
    "hook",
    [LATE.replace("PLACE", "tags/small"), CONVERTING.replace("PLACE", "topics/small")],
    ids=["late", "converting"],
)
def test_a_build_that_broke_off_leaves_nothing_behind(hook: str, project: Path) -> None:
    """After a build that failed half-way the next one is whole, with the change and without it."""
    (project / "hook.py").write_text(hook)
    in_file("mkdocs.yml", "INHERIT: base.yml\n", "INHERIT: base.yml\nhooks: [hook.py]\n")()
    serving = Serving(project)
    first = serving.build()
    in_file("entries/small.yaml", "A Small Work", "A broken Work")()
    with pytest.raises(ValueError, match="breaks"):
        serving.build()
    in_file("entries/small.yaml", "A broken Work", "A Small Work")()
    assert serving.build() == first
    in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
    assert serving.build() == afresh(project)


@pytest.mark.parametrize("served", [False, True])
def test_a_list_goes_with_its_build(served: bool, project: Path) -> None:
    """Nothing that a build leaves holds the list of before in a circle, in which it would stay for many saves."""
    serving = Serving(project)
    serving.build()
    if served:  # pages wait now that nobody has asked for
        serving.answers()
        serving.build()
    before = weakref.ref(serving.list.overview.glossary)
    gc.disable()
    try:
        in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
        serving.build()
        assert before() is None
    finally:
        gc.enable()


def test_a_sitemap_that_waits_changes_no_page(project: Path) -> None:
    """The first of several lists puts it off before the next one looks at the configuration."""
    config = load_config(str(project / "mkdocs.yml"))
    before = around(config)
    config.theme.static_templates.remove(SITEMAP)
    assert around(config) == before


@pytest.mark.parametrize("served", [False, True])
def test_only_what_changed_is_rendered_again(served: bool, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed note renders the pages that show it; all others are those of the build before."""
    serving = Serving(project)
    serving.build()
    if served:
        answers = serving.answers()
    in_file("entries/small.yaml", "date: 2015-06", "date: 2015-06\n    note: Short and good.")()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 2027: the announcement tells when a page was rendered
    again = serving.build()
    if served:
        again = {path: answers(path) for path in again}
    pages = {path for path in again if path.startswith(("topics/", "kinds/")) and path.endswith(".html")}
    assert {path for path in pages if b"at 2027" in again[path]} == {"topics/small/index.html"}
    assert b"at 2027" in again["about/index.html"]
    assert b"Short and good" in again["search/search_index.json"]
    assert b"A Large Work" in again["search/search_index.json"]


def test_only_what_changed_is_written_again(project: Path) -> None:
    """Of pages of which there are many, those that a save does not touch stay on the disk as they are."""
    serving = Serving(project)
    serving.build()
    before = modified(serving.site)
    in_file("entries/small.yaml", "date: 2015-06", "date: 2015-06\n    note: Short and good.")()
    serving.build()
    after = modified(serving.site)
    works = {path for path in after if path.startswith("works/")}
    assert {path for path in works if before[path] != after[path]} == {"works/a-small-work/index.html"}
    assert before["tags/large/index.html"] == after["tags/large/index.html"]


def test_what_a_build_puts_off_is_written_when_it_is_asked_for(project: Path) -> None:
    """A server gives each file of the site as a build afresh has it, and says of others that there are none."""
    serving = Serving(project)
    serving.build()
    answers = serving.answers()
    titles = "A Small Work", "A Changed Work", "Another Work"
    for before, after in pairwise(titles):
        in_file("entries/small.yaml", before, after)()
        there, whole = serving.build(), afresh(project)
        later = {
            "entries.json",
            "assets/reading-list/catalogue.json",
            "sitemap.xml",
            f"works/{slugify(after)}/index.html",
        }
        assert later <= whole.keys() - there.keys()
        assert different("", {path: answers(path.removesuffix("index.html")) for path in whole}, whole) == []
        assert answers("entries.txt") == answers("../mkdocs.yml") == whole["404.html"]


def test_nothing_comes_into_the_folder_of_a_server_that_has_ended(project: Path) -> None:
    """MkDocs removes it while somebody may still ask."""
    serving = Serving(project)
    serving.build()
    answers = serving.answers()
    in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
    files = serving.build()
    serving.end()
    assert answers("entries.json") == files["404.html"]
    assert not (serving.site / "entries.json").exists()


def test_what_waits_shows_a_mistake_and_its_mending(project: Path) -> None:
    """A page that a save has not written shows what was true at the last one, however many there were since it was."""
    serving = Serving(project)
    serving.build()
    answers = serving.answers()
    works = "works/a-small-work/", "works/a-large-work/index.html", "topics/large/"
    good = [answers(path) for path in works]
    mistake, mending = ("date: 2015-06", "date: soon"), ("date: soon", "date: 2015-06")
    for changes, shows in ((mistake,), True), ((mending, mistake, mending), False):
        for change in changes:
            in_file("entries/small.yaml", *change)()
            serving.build()
        assert [b"rl-problems" in answers(path) for path in works] == [shows] * len(works)
    assert [answers(path) for path in works] == good


def test_nothing_is_put_off_that_another_plugin_works_on(project: Path) -> None:
    """Who looks at the finished site finds all of it."""
    (project / "hook.py").write_text("def on_post_build(config):\n    pass\n")
    with (project / "mkdocs.yml").open("a") as config:
        config.write("hooks: [hook.py]\n")
    serving = Serving(project)
    serving.build()
    serving.answers()
    in_file("entries/small.yaml", "A Small Work", "A Changed Work")()
    assert serving.build() == afresh(project)


def test_pages_come_and_go(project: Path) -> None:
    """A page that others are like becomes one of the navigation, one written by hand, and none, and comes back."""
    serving = Serving(project)
    first = serving.build()
    config = project / "mkdocs.yml"
    text = config.read_text()
    config.write_text(text.replace("  - About: about.md", "  - Small: tags/small.md\n  - About: about.md"))
    assert serving.build() == afresh(project)
    config.write_text(text)
    assert serving.build() == first
    (project / "docs" / "works" / "more").mkdir(parents=True)
    (project / "docs" / "works" / "more" / "by-hand.md").write_text("# By hand\n")
    assert serving.build() == afresh(project)
    (project / "docs" / "works" / "more" / "by-hand.md").unlink()
    (project / "entries" / "small.yaml").unlink()
    assert serving.build() == afresh(project)


def test_another_process_compiles_no_template(project: Path, tmp_path: Path) -> None:
    """What one build has compiled of the theme, and of the project, does for the next one, and gives the same site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path))
        first = afresh(project)
        patch.setattr(jinja2.Environment, "compile", None)
        assert afresh(project) == first
