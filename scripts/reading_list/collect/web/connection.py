"""Connections to addresses that were checked, on which nothing takes longer than the time that is left."""

import socket
import time
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, SimpleQueue
from ssl import SSLContext
from threading import Thread
from typing import Any, TypeAlias

import httpcore

Address: TypeAlias = tuple[str, int]
"""An IP address and a port."""
Resolve: TypeAlias = Callable[[str, int], Sequence[Address]]
"""Returns the addresses of a host, by its name and port. Raises OSError where there are none."""


def resolve(host: str, port: int) -> list[Address]:
    """Return the addresses that the system knows of *host*."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(address[0]), int(address[1])) for *_, address in infos))


class Clock:
    """The time that is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds are left. Raises httpcore.TimeoutException where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.TimeoutException
        return left

    def wait(self, seconds: float) -> None:
        """Do nothing for *seconds*, but no longer than the time that is left."""
        time.sleep(min(seconds, self.left()))


def resolved(resolve: Resolve, host: str, port: int, clock: Clock) -> Sequence[Address]:
    """Return what *resolve* finds within the time that is left; the system's own resolver has no time limit."""
    answers: SimpleQueue[Sequence[Address] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as trouble:
            answers.put(trouble)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=clock.left())
    except Empty:
        raise httpcore.TimeoutException from None
    if isinstance(answer, Exception) or not answer:
        raise httpcore.ConnectError("no such host")
    return answer


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to one of the addresses that it was made with, whatever the name of the host says by now."""

    def __init__(self, addresses: Sequence[Address], clock: Clock) -> None:
        self._addresses = addresses
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address that takes one. *host*, *port* and *timeout* do not count."""
        trouble: Exception = httpcore.ConnectError("no address")
        for number, (address, real_port) in enumerate(self._addresses):
            share = self._clock.left() / (len(self._addresses) - number)
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, real_port, timeout=share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                trouble = failed
            else:
                return _BoundedStream(stream, self._clock)
        raise trouble


class _BoundedStream(httpcore.NetworkStream):
    """A stream on which each step may take as much time as is left overall."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _BoundedStream(self._stream.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
