"""Files beside the pages that ``mkdocs serve`` writes when a browser asks for them.

Most of what a save costs at a large list is what no page shows: exports, feeds, the catalogue. So a build under serve
leaves them out, and the server has each written by the first request that would miss it.
"""

import posixpath
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig

from ..core.site import TextFile
from ..publish.page import Page
from .alike_files import only_search_and_ours
from .planned_files import PlannedFile

_MISSING = "404"


class Waiting(NamedTuple):
    """A file that waits: where it is to stand on the disk, and what makes it."""

    place: str
    make: Callable[[], Page | TextFile]


class LateFiles:
    """The files of the last build that nobody has asked for yet."""

    def __init__(self) -> None:
        self._waiting: dict[str, Waiting] = {}  # by path below the folder of the site
        self._lock = Lock()  # a request may come while the next build begins
        self._is_served = False

    def may_wait(self, config: MkDocsConfig) -> bool:
        """Tell whether files can be late: a server asks for them, and no other plugin works on a finished site."""
        return self._is_served and only_search_and_ours(["post_build"], config)

    def forget(self) -> None:
        """Know of no file any more, since a build is about to empty the folder of the site."""
        with self._lock:
            self._waiting.clear()

    def expect(self, file: PlannedFile) -> None:
        """Have *file* wait until somebody asks for it."""
        with self._lock:
            self._waiting[file.dest_uri] = Waiting(file.abs_dest_path, file.planned.make)

    def behind(self, app: WSGIApplication, mount_path: str) -> WSGIApplication:
        """Return what answers as *app* does, which serves the site below *mount_path*, and writes files it misses."""
        self._is_served = True

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            status: list[Any] = []

            def begin(*words: Any) -> Callable[[bytes], object]:
                status[:] = words
                return _nothing

            content = app(environ, begin)  # which waits for a build to end
            if status and status[0].startswith(_MISSING) and self._write(_path(environ, mount_path)):
                return app(environ, start_response)
            start_response(*status)
            return content

        return answer

    def _write(self, path: str) -> bool:
        """Write the file at *path*, and tell whether there is one."""
        with self._lock:
            file = self._waiting.pop(path, None)
            if file:
                utils.write_file(file.make().text.encode("utf-8"), file.place)
            return file is not None


def _nothing(_: bytes) -> None:
    """Write nothing: MkDocs returns what it answers."""


def _path(environ: WSGIEnvironment, mount_path: str) -> str:
    asked: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    return posixpath.normpath("/" + asked.removeprefix(mount_path)).lstrip("/")
