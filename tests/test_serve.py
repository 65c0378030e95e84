"""`mkdocs serve`: a saved entry shows at once, and a mistake never takes the site down."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from helpers import TOPIC, make_project
from serving import serving

BROKEN = TOPIC.replace("title: A Small Work", "title: A Broken Work").replace("date: 2015-06", "date: '<b>soon</b>'")
PLACE = 'entries/small.yaml:6:11: error[bad-date]: "<b>soon</b>" is not a date'


def test_a_saved_entry_shows_and_a_mistake_keeps_the_last_good_page(tmp_path: Path) -> None:
    """With a mistake from the start the server comes up and shows it, and shows the list once it is mended.

    Then a saved change is on the page; after a mistake the page stays and names it with its place, until it is mended.
    """
    project = make_project(tmp_path / "project", topics={"small": BROKEN})
    with serving(project) as server:
        server.shows("", PLACE)
        small = server.entries / "small.yaml"

        small.write_text(TOPIC)
        server.shows("topics/small/", "A Small Work")
        assert "rl-problems" not in server.page("")
        assert "rl-problems" not in server.page("topics/small/")

        small.write_text(TOPIC.replace("A Small Work", "A Changed Work"))
        server.shows("topics/small/", "A Changed Work")
        server.hides("topics/small/", "A Small Work")

        small.write_text(BROKEN)
        server.shows("topics/small/", "A Changed Work", PLACE, "Write 2017, 2017-06 or 2017-06-12")
        server.shows("about/", "Written by hand", PLACE)
        assert "A Broken Work" not in server.page("topics/small/")
        assert "<b>soon" not in server.page("topics/small/")

        small.write_text(TOPIC.replace("A Small Work", "A Mended Work"))
        server.shows("topics/small/", "A Mended Work")
        assert "rl-problems" not in server.page("topics/small/")


def test_topics_come_and_go(tmp_path: Path) -> None:
    """A new file in the entries folder is a new page in the navigation, and goes again with the file.

    Serving leaves the project folder as it was.
    """
    project = make_project(tmp_path / "project", topics={"small": TOPIC})
    before = sorted(project.rglob("*"))
    with serving(project) as server:
        assert server.page("topics/large/") == ""
        large = server.entries / "large.yaml"
        large.write_text(TOPIC.replace("Small", "Large").replace("small", "large"))
        server.shows("topics/large/", "A Large Work")
        server.shows("about/", "Large Topic")
        server.shows("tags/large/", "A Large Work")
        large.unlink()
        server.hides("about/", "Large Topic")
        assert server.page("topics/large/") == ""
        server.shows("topics/small/", "A Small Work")
    assert sorted(project.rglob("*")) == before


def test_whatever_is_watched_stays_watched(tmp_path: Path) -> None:
    """Also what `--watch-theme` and other plugins asked for before is looked at."""
    project = make_project(tmp_path / "project")
    (project / "theme").mkdir()
    config = load_config(str(project / "mkdocs.yml"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.server_close()  # the socket comes with it
    for path in ("docs", "mkdocs.yml", "theme"):
        server.watch(str(project / path))
    before = {emitter.watch for emitter in server.observer.emitters}
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    assert {emitter.watch for emitter in server.observer.emitters} == before
    assert len(before) == 3


def test_a_server_of_clean_builds_has_nothing_wait(tmp_path: Path) -> None:
    """`mkdocs serve --clean` shows what `mkdocs build` would write."""
    config = load_config(str(make_project(tmp_path / "project") / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.server_close()  # the socket comes with it
    before = server.get_app()
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    assert server.get_app() == before
