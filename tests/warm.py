"""Runs scripts in processes of their own that need not load our modules: they are forked from one that has.

That one, of the standard library, has a single thread and can be forked safely; the tests have more.
"""

import fcntl
import multiprocessing
import os
import signal
import sys
import termios
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import FileIO
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from subprocess import CompletedProcess

from reading_list.commands import TABLE
from variables import environment

_LOADED = multiprocessing.get_context("forkserver")
_COMMANDS = (f"reading_list.commands.{row.module}" for row in TABLE.values())  # none is loaded before it is called
_LOADED.set_forkserver_preload(["__main__", "reading_list.cli", *_COMMANDS])

COMMAND = "from reading_list.cli import main\nmain(prog_name='reading-list')"
"""The script that our command is."""


class Running:
    """A script that runs; without a terminal, with our ends of the pipes that it writes into."""

    def __init__(self, process: BaseProcess, pipes: Sequence[FileIO]) -> None:
        self._process = process
        self._pipes = pipes

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid
        return self._process.pid

    def ended(self) -> int:
        """Wait for the end of the script, and return how it exited."""
        self._process.join()
        return self._process.exitcode or 0

    def done(self) -> CompletedProcess[str]:
        """Wait for the end of the script; return how it exited, and what it has said that nobody has read."""
        with ThreadPoolExecutor() as readers:
            output, errors = readers.map(_rest, self._pipes)
        return CompletedProcess([], self.ended(), output, errors)


def _rest(pipe: FileIO) -> str:
    return pipe.readall().decode(errors="backslashreplace")


def run_script(script: str, folder: Path, *arguments: str, **changes: str) -> CompletedProcess[str]:
    """Run the Python *script* in *folder*, with *changes* of the environment, and return what it said."""
    with started(script, folder, *arguments, terminal=None, **changes) as running:
        return running.done()


@contextmanager
def started(
    script: str, folder: Path, *arguments: str, terminal: int | None = None, **changes: str
) -> Iterator[Running]:
    """Start the Python *script* in *folder*, with *changes* of the environment, and kill it at the end.

    It gets the *terminal* of this number for its own, which is closed here, or else pipes, and no input.
    """
    pipes = [os.pipe(), os.pipe()] if terminal is None else []
    readers = [FileIO(reader) for reader, _ in pipes]
    theirs = [Connection(stream) for stream in ([writer for _, writer in pipes] if terminal is None else [terminal])]
    process = _LOADED.Process(target=_become, args=(script, folder, arguments, environment(changes), theirs))
    process.start()
    try:
        for stream in theirs:
            stream.close()
        yield Running(process, readers)
    finally:
        process.kill()
        process.join()
        for reader in readers:
            reader.close()


def _become(
    script: str, folder: Path, arguments: tuple[str, ...], variables: dict[str, str], streams: list[Connection]
) -> None:
    """Be what Python is that was called with the script; a single one of *streams* is a terminal."""
    if len(streams) == 1:
        os.setsid()
        os.dup2(streams[0].fileno(), 0)
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches it
    os.dup2(streams[0].fileno(), 1)
    os.dup2(streams[-1].fileno(), 2)
    for stream in streams:
        stream.close()
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.argv = ["-c", *arguments]
    exec(script, {"__name__": "__main__"})
