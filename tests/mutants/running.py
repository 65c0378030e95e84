"""Runs tests on mutants: each in a process of its own, in a copy of the project whose file is changed on the disk.

What the tests import from others is imported once, before the processes part; ours is imported anew in each. As the
change is on the disk, programs that tests start meet it, too.
"""

import compileall
import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parents[2]
PACKAGE = Path("scripts", "reading_list")

_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv*", ".cache", ".hypothesis", ".*_cache", "__pycache__", "node_modules", "site", "dist"
)
_OPTIONS = (
    *("-x", "-q", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-profile=mutants"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # plugins are imported already
)
_SPARE_SECONDS = 10  # of processor time, on top of three times what the tests take
_SLOWEST = 20  # how many times longer than its processor time a process may take, on a busy machine
_NOTE, _OUTPUT = "caught-by", "output"
_MEMORY = 4 << 30  # a list that grows without end must not take the machine along


class Job(NamedTuple):
    """Tests to be run: the source of which *module* (below the package) changed to what, and in which *files*."""

    module: str
    source: str
    files: tuple[str, ...]


class Outcome(NamedTuple):
    """Whether the tests passed, the processor time they took, and what pytest printed."""

    passed: bool
    seconds: float
    output: str


class _Process(NamedTuple):
    job: Job
    copy: Path
    deadline: float


class _LikeliestFirst:
    """Has pytest begin with the tests that have caught most mutants, and notes the one that fails."""

    def __init__(self, caught: Counter[str], note: Path) -> None:
        self._caught, self._note = caught, note

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: -self._caught[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._note.write_text(report.nodeid, encoding="utf-8")


class Workshop:
    """Copies of the project, as it was in the beginning, in which one process each may work."""

    def __init__(self, original: Path, copies: list[Path]) -> None:
        self._original, self._copies = original, copies
        self._caught: Counter[str] = Counter()

    def preload(self, files: set[str]) -> None:
        """Import what *files* import, but for what is ours."""
        with _within(self._copies[0]), redirect_stdout(StringIO()) as said:
            if pytest.main([*_OPTIONS, "--collect-only", *sorted(files)]):
                sys.exit(f"The tests cannot be collected:\n{said.getvalue()}")
        gc.collect()
        gc.freeze()  # what is never looked at again need not be copied into each process
        root = str(self._copies[0])
        for name, module in list(sys.modules.items()):
            if (getattr(module, "__file__", None) or "").startswith(root):
                del sys.modules[name]

    def run(self, jobs: Iterable[Job], seconds: float) -> Iterator[tuple[Job, Outcome]]:
        """Yield each of *jobs* with its outcome as they end; *seconds* is what the tests take without a mistake."""
        waiting, free = deque(jobs), list(self._copies)
        limit = int(3 * seconds + _SPARE_SECONDS)
        running: dict[int, _Process] = {}
        while waiting or running:
            while waiting and free:
                job, copy = waiting.popleft(), free.pop()
                (copy / PACKAGE / job.module).write_text(job.source, encoding="utf-8")
                running[_start(job, copy, limit, _LikeliestFirst(self._caught, copy / _NOTE))] = _Process(
                    job, copy, time.monotonic() + _SLOWEST * limit
                )
            pid, status, usage = os.wait3(os.WNOHANG)
            if not pid:
                _stop_late(running)
                time.sleep(0.01)
                continue
            job, copy, _ = running.pop(pid)
            with suppress(ProcessLookupError):  # what the tests have started and left
                os.killpg(pid, signal.SIGKILL)
            shutil.copy2(self._original / PACKAGE / job.module, copy / PACKAGE / job.module)
            if (copy / _NOTE).exists():
                self._caught[(copy / _NOTE).read_text(encoding="utf-8")] += 1
                (copy / _NOTE).unlink()
            free.append(copy)
            output = (copy / _OUTPUT).read_text(encoding="utf-8", errors="replace")
            yield job, Outcome(_passed(status), usage.ru_utime + usage.ru_stime, output)


@contextmanager
def workshop(workers: int) -> Iterator[Workshop]:
    """Give a workshop for so many processes at once; the copies go afterwards."""
    settings.register_profile("mutants", deadline=None, derandomize=True, database=None, max_examples=40)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        original, *copies = (Path(folder, str(number)) for number in range(workers + 1))
        shutil.copytree(PROJECT, original, ignore=_NOT_COPIED)
        compileall.compile_dir(original / "scripts", quiet=2)
        for copy in copies:
            shutil.copytree(original, copy)
            (copy / "tmp").mkdir()
        yield Workshop(original, copies)


def _stop_late(running: dict[int, _Process]) -> None:
    """Stop what neither ends nor uses its processor time: it waits for something that never comes."""
    for pid, process in running.items():
        if time.monotonic() > process.deadline:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def _passed(status: int) -> bool:
    """Tell whether all tests passed; where none could be run, a mutant cannot be judged."""
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) in (
        pytest.ExitCode.USAGE_ERROR,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    ):
        sys.exit("The tests cannot be run: is a file named that is not there?")
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == pytest.ExitCode.OK


def _start(job: Job, copy: Path, seconds: int, plugin: _LikeliestFirst) -> int:
    """Start a process that runs the tests of *job* in *copy*, and return its id."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        output = os.open(copy / _OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        with _within(copy):
            code = int(pytest.main([*_OPTIONS, *job.files], [plugin]))
    finally:
        os._exit(code)


@contextmanager
def _within(copy: Path) -> Iterator[None]:
    """Work in *copy*: what is ours is imported from there, and temporary files lie there."""
    paths, tempfile.tempdir = [*sys.path], str(copy / "tmp")
    os.chdir(copy)
    sys.path.insert(0, str(copy / "scripts"))
    os.environ |= {
        "PYTHONPATH": os.pathsep.join([sys.path[0], os.environ.get("PYTHONPATH", "")]),
        "TMPDIR": tempfile.tempdir,
    }
    yield
    os.chdir(PROJECT)
    sys.path[:] = paths
