"""Measures how long the links of a list take, against the checker with its own defaults, in the same run.

    python tests/bench/links.py [LINKS] [HOSTS]

The hosts are addresses of this machine, which answer after 300 ms. It is elapsed time: all of it is waiting.
"""

import asyncio
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from reading_list.links import link_health
from reading_list.links.programs import STAYING, check, lychee

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
SECONDS = 0.3


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.readuntil(b"\r\n\r\n"):
        await asyncio.sleep(SECONDS)
        writer.write(ANSWER)


async def _serve(started: Callable[[int], None]) -> None:
    server = await asyncio.start_server(_quietly, "0.0.0.0", 0, backlog=1_000)
    started(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _quietly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await _answer(reader, writer)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def seconds(action: Callable[[], object]) -> float:
    """Return how long *action* takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(count: int, hosts: int) -> None:
    ports: list[int] = []
    is_up = threading.Event()

    def started(port: int) -> None:
        ports.append(port)
        is_up.set()

    threading.Thread(target=lambda: asyncio.run(_serve(started)), daemon=True).start()
    is_up.wait()
    urls = [f"http://127.0.{1 + n % hosts // 200}.{1 + n % hosts % 200}:{ports[0]}/{n}" for n in range(count)]
    order = link_health.in_turn(urls)
    ours = seconds(lambda: check(order, lambda: None, STAYING, timeout=20, private=True))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "links.html")
        page.write_text("".join(f'<a href="{url}">x</a>\n' for url in order), encoding="utf-8")
        plain = [lychee(), "--no-progress", "--quiet", str(page)]
        default = seconds(lambda: subprocess.run(plain, cwd=folder, check=True, stdout=subprocess.DEVNULL))
    print(f"{count:,} links on {hosts} hosts: {ours:.1f} s")
    print(f"the checker's own defaults: {default:.1f} s; {ours / default:.1f} x")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]) if len(sys.argv) > 1 else (1_000, 250))
