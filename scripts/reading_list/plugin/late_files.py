"""Files that ``mkdocs serve`` writes when a browser asks for them.

Most of what a save costs at a large list is what nobody looks at: exports, feeds, the catalogue, the pages of thousands
of works, tags and people. So a build under serve leaves them out, and the server has each written by the first request
for it. What stood there before the save stays until then.
"""

import posixpath
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig

from .alike_files import only_search_and_ours


class LateFiles:
    """The files of the last build that nobody has asked for yet."""

    def __init__(self) -> None:
        self._waiting: dict[str, Callable[[], None]] = {}  # what writes each, by path below the folder of the site
        self._lock = Lock()  # a request may come while the next build begins
        self._is_served = False
        self._is_built = False

    def may_wait(self, config: MkDocsConfig, *events: str) -> bool:
        """Tell whether files can be late: a server asks for them, and no other plugin works on a finished site or on
        what comes with *events*.
        """
        return self._is_served and only_search_and_ours(["post_build", *events], config)

    def forget(self) -> None:
        """Know of no file any more, since a build is about to empty the folder of the site."""
        with self._lock:
            self._is_built = False
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

            content = app(environ, begin)  # which waits for a build to end, and then for the next if one has begun
            while self._write(_path(environ, mount_path)):
                _close(content)
                content = app(environ, begin)
            start_response(*status)
            return content

        return answer

    def _write(self, path: str) -> bool:
        """Write the file at *path*, or that of the folder there, and tell whether one has waited."""
        with self._lock:
            place = path if path in self._waiting else f"{path}/index.html"
            is_wanted = self._is_built and place in self._waiting
            if is_wanted:
                self._waiting[place]()
                del self._waiting[place]
            return is_wanted


def _nothing(_: bytes) -> None:
    """Write nothing: MkDocs returns what it answers."""


def _close(content: Iterable[bytes]) -> None:
    if close := getattr(content, "close", None):
        close()


def _path(environ: WSGIEnvironment, mount_path: str) -> str:
    asked: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    return posixpath.normpath("/" + asked.removeprefix(mount_path)).lstrip("/")
