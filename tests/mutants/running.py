"""Runs tests on mutants: each in a process of its own, in a copy of the project whose file is changed on the disk.

What the tests import from others is imported once, before the processes part. Mutants of functions are tried on tests
that are collected already; for the others, and for what passes there, ours is imported anew in each process. As the
change is on the disk, programs that tests start meet it, too.
"""

import compileall
import gc
import os
import shutil
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from .collected import Change, Judge
from .forking import deadline, fork, limit, passed, stop

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
_NOTE, _OUTPUT = "caught-by", "output"


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

    def source(self, module: str) -> str:
        """Return the source of *module*, as it was in the beginning."""
        return (self._original / PACKAGE / module).read_text(encoding="utf-8")

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

    def caught_at_once(self, module: str, changes: Sequence[Change], files: Sequence[str]) -> set[str]:
        """Return the sources of those *changes* of *module* that the tests in *files* catch, collected once."""
        shares = [range(number, len(changes), len(self._copies)) for number in range(len(self._copies))]
        reports = [
            _judge(copy, copy / PACKAGE / module, {number: changes[number] for number in share}, files)
            for copy, share in zip(self._copies, shares, strict=True)
        ]
        return {changes[number].source for report in reports for number in report()}

    def run(self, jobs: Iterable[Job], seconds: float) -> Iterator[tuple[Job, Outcome]]:
        """Yield each of *jobs* with its outcome as they end; *seconds* is what the tests take without a mistake."""
        waiting, free = deque(jobs), list(self._copies)
        allowed = int(3 * seconds + _SPARE_SECONDS)
        running: dict[int, _Process] = {}
        while waiting or running:
            while waiting and free:
                job, copy = waiting.popleft(), free.pop()
                (copy / PACKAGE / job.module).write_text(job.source, encoding="utf-8")
                pid = _start(job, copy, allowed, _LikeliestFirst(self._caught, copy / _NOTE))
                running[pid] = _Process(job, copy, deadline(allowed))
            pid, status, usage = os.wait3(os.WNOHANG)
            if not pid:
                _stop_late(running)
                time.sleep(0.01)
                continue
            job, copy, _ = running.pop(pid)
            stop(pid)
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


def _judge(
    copy: Path, module: Path, changes: Mapping[int, Change], files: Sequence[str]
) -> Callable[[], Iterator[int]]:
    """Try *changes* of *module* in *copy* on the tests in *files*; return what yields the keys of those caught."""
    receiving, sending = os.pipe()

    def work() -> int:
        os.close(receiving)

        def tell(key: int) -> None:
            os.write(sending, b"%d\n" % key)

        report = Judge(copy, module, changes, tell)
        with _within(copy):
            return int(pytest.main([*_OPTIONS, *files], [report]))

    pid = fork(work, copy / _OUTPUT)
    os.close(sending)

    def report() -> Iterator[int]:
        with os.fdopen(receiving, encoding="ascii") as keys:
            yield from (int(key) for key in keys)
        if os.waitpid(pid, 0)[1]:
            sys.exit(f"Collected once, the tests fail:\n{(copy / _OUTPUT).read_text(encoding='utf-8')}")

    return report


def _stop_late(running: dict[int, _Process]) -> None:
    """Stop what neither ends nor uses its processor time: it waits for something that never comes."""
    for pid, process in running.items():
        if time.monotonic() > process.deadline:
            stop(pid)


def _passed(status: int) -> bool:
    """Tell whether all tests passed; where none could be run, a mutant cannot be judged."""
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) in (
        pytest.ExitCode.USAGE_ERROR,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    ):
        sys.exit("The tests cannot be run: is a file named that is not there?")
    return passed(status)


def _start(job: Job, copy: Path, seconds: int, plugin: _LikeliestFirst) -> int:
    """Start a process that runs the tests of *job* in *copy*, and return its number."""

    def work() -> int:
        limit(seconds)
        with _within(copy):
            return int(pytest.main([*_OPTIONS, *job.files], [plugin]))

    return fork(work, copy / _OUTPUT)


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
