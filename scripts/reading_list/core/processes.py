"""Work that several processes share, where the system has a cheap way of doubling one.

A child is this process once more, with all that it knows, so that nothing has to travel to it. What it has worked out
comes back as JSON, a line for each task, in a file, where it is not left in a store: nobody waits for somebody else to
read. What a child does not bring, because something has failed or somebody has killed it, is for the caller to do: as
if there were no children.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

_MOST = 4
"""More processes would wait for what cannot be shared, and each needs memory of its own."""
_MOST_TICKETS = 1000
"""More might not fit into a pipe that nobody reads yet."""
_SIZE = 4  # bytes of a ticket


class Team(NamedTuple):
    """How many processes may help, and whether they are to where the work is too little to gain by it."""

    children: int
    is_eager: bool = False

    def helps(self, work: int, fewest: int) -> bool:
        """Tell whether it takes a part of so much *work*: another process gains nothing by less than the *fewest*."""
        return self.children > 0 and work >= (1 if self.is_eager else fewest)


ALONE = Team(0)
"""Nobody helps."""


def spare_processors() -> int:
    """Return how many processes may work beside this one; none where it cannot safely be doubled.

    Linux alone is known for that: elsewhere libraries of the system have threads of their own.
    """
    if not sys.platform.startswith("linux") or _threads() != 1:
        return 0
    return min(len(os.sched_getaffinity(0)), _MOST) - 1


def _threads() -> int:
    """Return how many threads this process has, also those that Python knows nothing of; 0 where nobody can tell."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 0


class SharedWork:
    """Tasks, called by their numbers, which children have begun to do. *work* returns a value of JSON for each."""

    def __init__(self, tasks: int, work: Callable[[int], Any], tickets: int) -> None:
        """Take the end of a pipe from which *tickets* are read."""
        self._tasks = tasks
        self._work = work
        self._tickets = tickets
        self._children: dict[int, Path] = {}

    def start(self, child: Path) -> None:
        """Have one child more, which writes into the file *child*; none where the system has no room for it."""
        parent = os.getpid()
        with suppress(OSError):
            if not (number := os.fork()):
                self._be_child(parent, child)
            self._children[number] = child

    def end(self) -> None:
        """Have no children any more."""
        for child in self._children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            _wait_for(child)
        self._children.clear()

    def results(self) -> dict[int, Any]:
        """Do what no child has begun, wait for the others, and return what came of the tasks, as far as there is."""
        results = {task: self._work(task) for task in self._taken()}
        while self._children:
            child, file = self._children.popitem()
            _wait_for(child)
            with suppress(OSError), file.open("rb") as lines:
                results |= (from_json(line) for line in lines if line.endswith(b"\n"))
        return results

    def _taken(self) -> Iterator[int]:
        """Yield tasks that nobody else does, as long as there are any."""
        step = _step(self._tasks)
        while ticket := os.read(self._tickets, _SIZE):
            first = int.from_bytes(ticket)
            yield from range(first, min(first + step, self._tasks))

    def _be_child(self, parent: int, file: Path) -> None:
        """Work, and end without a word: whatever happens, the parent notices what is missing."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            with file.open("wb") as lines:
                for task in self._taken():
                    if os.getppid() != parent:  # nobody is there any more who would read it
                        break
                    lines.write(to_json([task, self._work(task)]) + b"\n")
                    lines.flush()
        finally:
            os._exit(0)


def _wait_for(child: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


def _step(tasks: int) -> int:
    """Return how many of all *tasks* come with one ticket."""
    return -(-tasks // _MOST_TICKETS)


@contextmanager
def shared_work(
    tasks: int, work: Callable[[int], Any], children: int, folder: Path | None = None
) -> Iterator[SharedWork]:
    """Give *tasks* that so many *children* have begun to do, and end these at last.

    They write into *folder* what comes of it. Without one, only what the parent has done itself comes back: the rest
    is to be found where *work* has left it.
    """
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as tickets:  # closed before anybody reads, so that there is an end
        tickets.writelines(first.to_bytes(_SIZE) for first in range(0, tasks, _step(tasks)))
    sys.stdout.flush()
    sys.stderr.flush()
    shared = SharedWork(tasks, work, reader)
    try:
        for number in range(children):
            shared.start(folder / f"shared-{number}" if folder else Path(os.devnull))
        yield shared
    finally:
        shared.end()
        os.close(reader)
