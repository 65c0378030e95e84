"""Files that a server writes when somebody asks for them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from reading_list.plugin.late_files import LateFiles


class Site:
    """A folder, the files that wait in it, and a server of both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.late = LateFiles()
        self.meanwhile: list[Callable[[], object]] = []
        """What happens between reading a file and answering with it, each once."""
        self._app = self.late.behind(self._serve, "/list/")

    def _serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        file = self.folder / environ["PATH_INFO"].removeprefix("/list/")
        file = file / "index.html" if file.is_dir() else file
        start_response("200 OK" if file.exists() else "404 Not Found", [])
        content = file.read_bytes() if file.exists() else b""
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return [content]

    def expect(self, path: str, text: str) -> None:
        """Have the file at *path* wait, which is to hold *text*."""
        self.late.expect(path, partial(self.write, path, text))

    def write(self, path: str, text: str) -> None:
        """Write *text* into the file at *path*."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def answer(self, path: str) -> str:
        """Return what the server says of *path*: its status where that is not as it should be, else the file."""
        status: list[str] = []

        def begin(said: str, *_: object) -> object:
            status.append(said)
            return None

        content = b"".join(self._app({"PATH_INFO": f"/list/{path}"}, begin)).decode()  # type: ignore[arg-type]
        assert len(status) == 1
        return content if status == ["200 OK"] else status[0]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.parametrize("path", ["works/one/", "works/one", "works/one/index.html"])
def test_a_page_that_waits_takes_the_place_of_the_one_before(path: str, site: Site) -> None:
    """However its address is written; what nobody has asked for stays as it was."""
    for name in ("one", "two"):
        site.write(f"works/{name}/index.html", "before")
        site.expect(f"works/{name}/index.html", "after")
    site.late.end()
    assert site.answer(path) == "after"
    assert (site.folder / "works" / "two" / "index.html").read_text() == "before"


def test_the_first_page_of_a_site_may_wait(site: Site) -> None:
    """Its address names neither a file nor a folder."""
    site.write("index.html", "before")
    site.expect("index.html", "after")
    site.late.end()
    assert site.answer("") == "after"


def test_two_who_ask_at_once_get_the_same(site: Site) -> None:
    """Also the one who has read what stood there before the other had the file written."""
    site.write("works/one/index.html", "before")
    site.expect("works/one/index.html", "after")
    site.late.end()
    site.meanwhile.append(partial(site.answer, "works/one/"))
    assert site.answer("works/one/") == "after"


def test_nobody_waits_for_a_file_that_another_wants(site: Site) -> None:
    """An export of a large list takes its time, and a page needs its style meanwhile."""
    site.write("style.css", "p {}")
    with ThreadPoolExecutor() as others:

        def write() -> None:
            site.write("entries.json", others.submit(site.answer, "style.css").result(timeout=20))

        site.late.expect("entries.json", write)
        site.late.end()
        assert site.answer("entries.json") == "p {}"


def test_who_asks_when_a_build_begins_gets_the_file_of_that(site: Site) -> None:
    """What waited is not written any more, and what stood in its place is nothing to show."""
    site.write("works/one/index.html", "before")
    site.expect("works/one/index.html", "between")
    site.late.end()

    def built() -> None:  # while a request waits, as it does in MkDocs
        site.write("works/one/index.html", "meanwhile")
        site.expect("works/one/index.html", "after")
        site.late.end()

    site.meanwhile += [site.late.forget, built]
    assert site.answer("works/one/") == "after"


def test_a_file_that_waits_is_written_once(site: Site) -> None:
    """What is there later is not replaced again."""
    site.expect("entries.json", "[]")
    assert site.late.end()
    assert site.answer("entries.json") == "[]"
    assert not site.late.end()
    site.write("entries.json", "[1]")
    assert site.answer("entries.json") == "[1]"
    assert site.answer("entries.txt") == "404 Not Found"


def test_nothing_is_written_while_a_build_goes_on(site: Site) -> None:
    """It works on the same pages; and what waited before it began is known no more."""
    site.expect("old.txt", "old")
    site.late.end()
    site.late.forget()
    site.expect("new.txt", "new")
    assert [site.answer(path) for path in ("old.txt", "new.txt")] == ["404 Not Found"] * 2
    site.late.end()
    assert [site.answer(path) for path in ("old.txt", "new.txt")] == ["404 Not Found", "new"]


def test_a_file_that_cannot_be_made_goes_on_waiting(site: Site) -> None:
    """Whoever asks again hears of it again, in place of what stood there before."""

    def fail() -> None:
        raise ValueError("unsafe")

    site.write("works/one/index.html", "before")
    site.late.expect("works/one/index.html", fail)
    site.late.end()
    for _ in range(2):
        with pytest.raises(ValueError, match="unsafe"):
            site.answer("works/one/")
