"""``Web``: fetches a page within bounds of time, size and redirects, from public hosts only."""

import ssl
import time
import zlib
from collections.abc import Callable, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import NamedTuple, TypeAlias
from urllib.parse import urljoin

import httpcore

from ...core.problems import ReadingListError
from .connection import CheckedBackend, Clock, Resolve, resolve, resolved
from .decoding import decoded, is_text, unpacked
from .targets import RefusedError, Target, is_public, target

PROJECT = "https://github.com/mkdocs-reading-list/mkdocs-reading-list"
USER_AGENT = f"mkdocs-reading-list/{version('mkdocs-reading-list')} (+{PROJECT})"
MAX_REDIRECTS = 5
_MAX_BYTES = 2_000_000
_LONGEST_WAIT = 10  # seconds that a host may ask us to wait
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_PASSING = frozenset([429, 500, 502, 503, 504])  # what may be over a moment later


class WebError(ReadingListError):
    """What kept a page from being fetched: where, what, and what to do."""

    def __init__(
        self, url: str, problem: str, remedy: str = "Try again later, or look at the page in a browser."
    ) -> None:
        super().__init__(f"{url}: {problem}. {remedy}")
        self.problem = problem


class Reply(NamedTuple):
    """What a host answered: the address after all redirects, the status, the type, the text, and when to ask again.

    The text is empty where the reply is not text, and has only the beginning of what is very long. *retry_after* is as
    the host wrote it, empty where it does not say.
    """

    url: str
    status: int
    content_type: str
    text: str
    retry_after: str = ""

    @property
    def ok(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_passing(self) -> bool:
        """Whether this may be over a moment later: the host is busy, or asks to be left alone for a while."""
        return self.status in _PASSING


_Headers: TypeAlias = Sequence[tuple[str, str]]


class _Raw(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


class Web:
    """The web as this program sees it. What the constructor takes is for tests: the defaults are the safe choice.

    *reachable* tells which IP addresses may be connected to, *resolve* finds those of a name, *tls* says whose
    certificates count. A fetch takes at most *seconds*, all redirects and a second try included; *pause* is how those
    wait who ask a host many times.
    """

    def __init__(
        self,
        *,
        reachable: Callable[[str], bool] = is_public,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
        seconds: float = 20,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._reachable = reachable
        self._resolve = resolve
        self._tls = tls
        self._seconds = seconds
        self.pause = pause

    def fetch(
        self,
        url: str,
        accept: str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
        *,
        contact: str = "",
        again: bool = True,
        longest: int = _MAX_BYTES,
    ) -> Reply:
        """Return what the host of *url* answers, whatever its status is.

        It is told the email address *contact*, if there is one. With *again*, it is asked a second time where it was
        busy for a moment. Of a text no more than *longest* bytes are taken.

        Raises RefusedError where *url* is not one to be fetched, and WebError where there is no answer.
        """
        clock = Clock(self._seconds)
        headers = [("User-Agent", _agent(contact)), ("Accept", accept), ("Accept-Encoding", "gzip")]
        try:
            return self._follow(url, headers, clock, again=again, longest=longest)
        except httpcore.TimeoutException as late:
            raise WebError(url, f"gave no whole answer within {self._seconds:g} seconds") from late
        except (httpcore.ProtocolError, zlib.error, ValueError) as odd:
            raise WebError(url, "answers what is no valid HTTP, or less than it announced") from odd
        except httpcore.NetworkError as trouble:
            raise _unreachable(url, trouble) from trouble

    def _follow(self, url: str, headers: _Headers, clock: Clock, *, again: bool, longest: int) -> Reply:
        """Return the answer at the end of the redirects that begin at *url*."""
        at, destination = url, target(url)
        for _ in range(MAX_REDIRECTS + 1):
            ask = self._ask if again else self._ask_once
            raw = ask(at, destination, headers, clock, longest)
            where = raw.headers.get("location", "").strip()
            if raw.status not in _REDIRECTS or not where:
                kind = raw.headers.get("content-type", "")
                text = decoded(raw.content, kind) if is_text(kind) else ""
                return Reply(at, raw.status, kind, text, raw.headers.get("retry-after", "").strip())
            at, destination = _redirected(url, at, destination, where)
        raise WebError(url, f"redirects more than {MAX_REDIRECTS} times", "Give the address that it leads to.")

    def _ask(self, url: str, destination: Target, headers: _Headers, clock: Clock, longest: int) -> _Raw:
        """Return the answer to one request, asked a second time where the host was busy for a moment."""
        raw = self._ask_once(url, destination, headers, clock, longest)
        wait = _wait(raw)
        if wait is None or wait >= clock.left():
            return raw
        clock.wait(wait)
        return self._ask_once(url, destination, headers, clock, longest)

    def _ask_once(self, url: str, destination: Target, headers: _Headers, clock: Clock, longest: int) -> _Raw:
        addresses = resolved(self._resolve, destination.host, destination.port, clock)
        if not all(self._reachable(address) for address, _ in addresses):
            raise WebError(
                url, f"{destination.host} leads to an address that is not on the public internet", "Check the address."
            )
        if destination.scheme == "https" and self._tls is None:
            self._tls = httpcore.default_ssl_context()
        address = httpcore.URL(
            scheme=destination.scheme.encode(),
            host=destination.host.encode(),
            port=destination.port,
            target=destination.path.encode(),
        )
        backend = CheckedBackend(addresses, clock)
        with (
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend, retries=0) as pool,
            pool.stream("GET", address, headers=headers) as response,
        ):
            reply_headers = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
            }
            packed = reply_headers.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")
            readable = response.status not in _REDIRECTS and is_text(reply_headers.get("content-type", ""))
            content = unpacked(response.iter_stream(), longest, packed=packed) if readable else b""
            return _Raw(response.status, reply_headers, content)


def _agent(contact: str) -> str:
    """Return what hosts are told of who asks."""
    return f"{USER_AGENT.removesuffix(')')}; mailto:{contact})" if contact else USER_AGENT


def _redirected(url: str, at: str, destination: Target, where: str) -> tuple[str, Target]:
    """Return the address to which *at* redirects, and what to ask there; it is checked like any other."""
    try:
        # Header fields are bytes; browsers take them for UTF-8 here.
        there = urljoin(at, where.encode("latin-1").decode("utf-8", "replace"))
        new = target(there)
    except (ValueError, RefusedError) as refused:
        reason = refused.reason if isinstance(refused, RefusedError) else "it cannot be read"
        raise WebError(url, f"redirects to an address that is not fetched: {reason}", "Check the address.") from refused
    if destination.scheme == "https" and new.scheme == "http":
        raise WebError(url, "redirects from https to http", "Check the address.")
    return there, new


def _wait(raw: _Raw) -> float | None:
    """Return after how many seconds to ask again, or None where that is of no use."""
    if raw.status not in _PASSING:
        return None
    named = raw.headers.get("retry-after", "").strip()
    if not named:
        return None if raw.status == HTTPStatus.TOO_MANY_REQUESTS else 0
    return int(named) if named.isascii() and named.isdigit() and int(named[:9]) <= _LONGEST_WAIT else None


def _unreachable(url: str, trouble: Exception) -> WebError:
    cause = trouble.__cause__ or trouble.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return WebError(url, f"has a certificate that is not valid ({cause.verify_message})")
    return WebError(url, "cannot be reached", "Check the address and the connection to the network.")


def status_words(status: int) -> str:
    """Return an HTTP *status* as people read it: 404 Not Found."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
