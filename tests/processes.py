"""Runs commands in processes of their own, where that is what is tested: signals, crashes, limits, locks, terminals.

No process outlives its test. None is given a time, for a busy machine is no failure: what hangs is ended, and named,
by the limit that pytest has for every test.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from variables import environment

_PATIENCE = 200  # seconds; less than the limit for a test, so that it is said what was waited for


def run(arguments: Iterable[str | Path], folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run Python with *arguments* in *folder*, with *changes* of the environment, and return what it said."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started(arguments, folder, changes, encoding="utf-8", errors="backslashreplace", **pipes) as process:
        output, errors = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


@contextmanager
def started(
    arguments: Iterable[str | Path], folder: Path, changes: dict[str, str] | None = None, **options: Any
) -> Iterator[subprocess.Popen[Any]]:
    """Start Python with *arguments* in *folder*, with *changes* of the environment, and kill it at the end.

    *options* are those of `Popen`. Without one for it, standard input is empty.
    """
    with _heeding_interrupts():
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=folder,
            env=environment(changes or {}),
            **({"stdin": subprocess.DEVNULL} | options),
        )
    with process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def _heeding_interrupts() -> Iterator[None]:
    """Let the processes started meanwhile heed Ctrl-C, also where these tests, put in the background, do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Return as soon as *condition* holds; fail, naming *what* was waited for, when it never does."""
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {_PATIENCE} s in vain: {what}"
        time.sleep(0.05)
