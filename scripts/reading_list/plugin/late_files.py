"""Files that ``mkdocs serve`` writes when a browser asks for them.

Most of what a save costs at a large list is what nobody looks at: exports, feeds, the catalogue, the pages of thousands
of works, tags and people. So a build under serve leaves them out, and the server has each written by the first request
for it. What stood there before the save stays until then.
"""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig

from .alike_files import only_search_and_ours


class LateFiles:
    """The files of the last build that nobody has asked for yet."""

    def __init__(self) -> None:
        self._waiting: dict[str, Callable[[], None]] = {}  # what writes each, by path below the folder of the site
        self._news: Counter[str] = Counter()  # how often something new has come to a path, or was to come and did not
        self._lock = Lock()  # a request may come while the next build begins
        self._is_served = False
        self._is_built = False

    def may_wait(self, config: MkDocsConfig, *events: str) -> bool:
        """Tell whether files can be late: a server asks for them, and no other plugin works on a finished site or on
        what comes with *events*.
        """
        return self._is_served and only_search_and_ours(["post_build", *events], config)

    def forget(self) -> None:
        """Know of no file any more, since the folder of the site is about to be emptied."""
        with self._lock:
            self._is_built = False
            self._news.update(self._waiting.keys())
            self._waiting.clear()

    def expect(self, path: str, write: Callable[[], None]) -> None:
        """Have the file at *path* wait until the build has ended and somebody asks for it, to *write* it then."""
        self._waiting[path] = write

    def end(self) -> bool:
        """Take the build for ended, so that nothing of it is in use any more. Tell whether files wait."""
        with self._lock:
            self._is_built = True
            return bool(self._waiting)

    def behind(self, app: WSGIApplication, mount_path: str) -> WSGIApplication:
        """Return what answers as *app* does, which serves the site below *mount_path*, with files that waited."""
        self._is_served = True

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            status: list[Any] = []

            def begin(*words: Any) -> Callable[[bytes], object]:
                status[:] = words
                return _nothing

            places = _places(environ, mount_path)
            before = self._news_at(places)
            content = app(environ, begin)  # which waits for a build to end
            while before != (before := self._written(places)):  # what has been read may be what stood there until now
                _close(content)
                content = app(environ, begin)
            start_response(*status)
            return content

        return answer

    def _written(self, places: Iterable[str]) -> int:
        """Write those of the files at *places* that wait, and count what has ever been new there."""
        for place in places:
            if place in self._waiting:  # asked twice, lest whoever wants another file wait till this one is made
                self._write(place)
        return self._news_at(places)

    def _write(self, place: str) -> None:
        with self._lock:
            if self._is_built and place in self._waiting:
                self._waiting[place]()
                self._news[place] += 1  # first, for whoever does not find it waiting any more
                del self._waiting[place]

    def _news_at(self, places: Iterable[str]) -> int:
        return sum(self._news[place] for place in places)


def _nothing(_: bytes) -> None:
    """Write nothing: MkDocs returns what it answers."""


def _close(content: Iterable[bytes]) -> None:
    if close := getattr(content, "close", None):
        close()


def _places(environ: WSGIEnvironment, mount_path: str) -> Sequence[str]:
    """Return where the file may stand that *environ* asks for: it is named itself, or its folder is."""
    asked: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    path = posixpath.normpath("/" + asked.removeprefix(mount_path)).lstrip("/")
    return path, posixpath.join(path, "index.html")
