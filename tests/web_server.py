"""A web of our own on loopback: hosts that answer as a test says, and the `Web` that finds them."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reading_list.collect.web import Web

if TYPE_CHECKING:
    import trustme

HERE = "127.0.0.1"


class Asked(NamedTuple):
    """A request as a server got it."""

    url: str
    headers: dict[str, str]


class Answer(NamedTuple):
    """What a server answers: status, headers and content, or *act*, which does what it likes with the handler."""

    status: int = 200
    content: bytes = b""
    headers: Mapping[str, str] = MappingProxyType({})
    act: Callable[["Handler"], object] | None = None


class Handler(BaseHTTPRequestHandler):
    """Answers what the test laid down for the address, the last answer again and again."""

    protocol_version = "HTTP/1.1"
    internet: "Internet"
    scheme: str

    def do_GET(self) -> None:
        if ":" in self.headers.get("Host", ":"):  # some other program that takes us for the last owner of the port
            self.send_error(404)
            return
        url = f"{self.scheme}://{self.headers['Host']}{self.path}"
        self.internet.asked.append(Asked(url, dict(self.headers)))
        answers = self.internet.pages.get(url) or [self.internet.service(url)]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.close_connection = True
        with suppress(OSError):
            if answer.act:
                answer.act(self)
            else:
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.content)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def _authority() -> "trustme.CA":
    """Return who vouches for all hosts; what makes certificates is loaded where there are any."""
    import trustme

    return trustme.CA()


class Internet:
    """Hosts on loopback: what they answer by address, what they were asked, and a certificate that counts."""

    def __init__(self) -> None:
        self._authority = _authority()
        self.pages: dict[str, list[Answer]] = {}
        self.service: Callable[[str], Answer] = lambda url: Answer(404)  # answers where no page is laid down
        self.asked: list[Asked] = []
        self.over = threading.Event()
        self.ports: dict[int, int] = {}
        self.looked_up: list[str] = []
        self.pauses: list[float] = []
        self.gone: set[str] = set()

    def answers(self, url: str, *answers: Answer) -> None:
        """Lay down what is answered at *url*, one after the other."""
        self.pages[url] = list(answers)

    def page(self, url: str, text: str, content_type: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Lay down a page."""
        self.answers(url, Answer(200, text.encode(), {"Content-Type": content_type, **headers}))

    def web(self, seconds: float = 200) -> Web:
        """Return a `Web` to which all names lead here, with more time than a busy machine takes.

        It takes no pauses, but notes them in `pauses`.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # without the authorities of the system, dear to load
        self._authority.configure_trust(context)
        return Web(
            reachable=lambda address: address == HERE,
            resolve=self.resolve,
            tls=context,
            seconds=seconds,
            pause=self.pauses.append,
        )

    def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        self.looked_up.append(host)
        if host.endswith(".invalid") or host in self.gone:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [("10.0.0.1" if host.startswith("private.") else HERE, self.ports[port])]

    def trust_to(self, file: Path) -> None:
        """Write the authority of these hosts to *file*, for other processes."""
        self._authority.cert_pem.write_to_path(str(file))

    def certify(self, *names: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*names).configure_cert(context)
        return context


NAMES = (
    *("site.example", "other.example", "export.arxiv.org", "arxiv.org", "api.crossref.org", "doi.org"),
    *("api2.openreview.net", "openreview.net", "www.youtube.com", "api.github.com", "github.com"),
    *("api.openreview.net", "api.openalex.org", "dblp.org"),
)


@contextmanager
def serving_web() -> Iterator[Internet]:
    """Run an `Internet`."""
    internet = Internet()
    servers = []
    for scheme, port in (("http", 80), ("https", 443)):
        handler = type("Bound", (Handler,), {"internet": internet, "scheme": scheme})
        server = ThreadingHTTPServer((HERE, 0), handler)
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if scheme == "https":
            server.socket = internet.certify(*NAMES).wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        internet.ports[port] = server.server_port
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
    try:
        yield internet
    finally:
        internet.over.set()
        for server in servers:
            server.shutdown()
            server.server_close()
