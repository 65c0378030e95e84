"""Serves built sites on this machine, as the hosts they are made for would."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

INDEX = "/search/search_index.json"
WORKER = "/assets/javascripts/workers/search"
BUNDLE = "/assets/javascripts/bundle"
MAIN = "/assets/reading-list/main.js"
AXE = "/assets/axe.js"
"""Where every site has what tries the rules of access."""
_AXE_FILE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection for many requests

    def __init__(
        self, *arguments: object, searchable: bool, mapped: bool, themed: bool, scripted: bool, **options: object
    ) -> None:
        self.searchable = searchable
        self.mapped = mapped
        self.themed = themed
        self.scripted = scripted
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.endswith("/empty"):
            self.answer("text/html", "<!doctype html><title>Nothing</title><link rel=icon href=data:,>")
        elif path.endswith(AXE):
            self.answer("text/javascript", _AXE_FILE.read_text(encoding="utf-8"))
        elif path.endswith("/sitemap.xml") and not self.mapped:
            self.answer("text/xml", "<urlset/>")
        elif path.endswith("/sitemap.xml"):
            # Instant navigation takes for its own what the sitemap names, host and port included.
            host = f"http://{self.headers['Host']}"
            self.answer("text/xml", re.sub(r"(?<=<loc>)https?://[^/]+", host, self.text(path)))
        elif path.endswith(INDEX) and not self.searchable:
            self.answer("application/json", json.dumps(json.loads(self.text(path)) | {"docs": []}))
        elif (
            (WORKER in path and not self.searchable)
            or (BUNDLE in path and not self.themed)
            or (self.path.endswith(MAIN) and not self.scripted)
        ):
            self.answer("text/javascript", "")
        else:
            super().do_GET()

    def text(self, path: str) -> str:
        return Path(self.translate_path(path)).read_text(encoding="utf-8")

    def answer(self, content_type: str, text: str) -> None:
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the test report."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that leaves a page before it has all of it."""


@contextmanager
def hosting(
    folder: Path, *, searchable: bool = False, mapped: bool = True, themed: bool = True, scripted: bool = True
) -> Iterator[str]:
    """Serve *folder* and yield the address of the host; `empty` in any folder of it is a page with nothing on it.

    Every page makes the theme build an index of all entries for its search box, which is dear: a host that is not
    *searchable* hands out an index of nothing, and no script that would look into it. Instant navigation goes through
    the whole sitemap on each page, which takes a fourth of its time: a host that is not *mapped* has none, for tests
    that follow no link. One that is not *themed* hands out none of the theme's own script; one that is not *scripted*,
    none of ours, unless its address has a query.
    """
    handler = partial(
        _Handler, directory=str(folder), searchable=searchable, mapped=mapped, themed=themed, scripted=scripted
    )
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
