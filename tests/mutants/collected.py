"""Tries mutants of functions on tests that are collected once: each parts from there in a process of its own.

The code of a function is put into the modules that are imported already, and only tests that run this function are run.
That takes a tenth of the time. What only an import shows, or a program that a test starts, passes here: it is to be
tried from the beginning.
"""

import gc
import json
import shutil
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

from .forking import fork, limit, wait
from .functions import Functions, outermost

_SPARE_SECONDS = 2  # of processor time, on top of three times what the tests take
_MOST_SECONDS = 600  # of processor time: what tests without any mistake may take


class Change(NamedTuple):
    """What a module becomes: its whole *source*, in which one *function*, by its qualified name, is another."""

    source: str
    function: str


class Judge:
    """A plugin of pytest that tries *changes* of *module* on the tests collected in *folder*, instead of running them.

    It calls *report* with the key of each change that a test catches.
    """

    def __init__(
        self, folder: Path, module: Path, changes: Mapping[int, Change], report: Callable[[int], None]
    ) -> None:
        self._module, self._changes, self._report = module, changes, report
        self._temporary, self._output, self._note = (folder / name for name in ("tmp", "output", "note"))
        self._caught: Counter[str] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all changes; nothing else is run."""
        original = self._module.read_text(encoding="utf-8")
        functions = Functions(original, self._module)
        gc.collect()
        gc.freeze()  # what is never looked at again need not be copied into each process
        calls = _Calls(self._module)
        self._must_pass(lambda: calls.run(session.items, self._note))
        seconds, tests = json.loads(self._note.read_text(encoding="utf-8"))
        for key, change in self._changes.items():
            items = [session.items[number] for number in tests.get(change.function, ())]
            items.sort(key=lambda item: -self._caught[item.nodeid])
            self._module.write_text(change.source, encoding="utf-8")
            if not self._passes(partial(_run_changed, functions, change, items), seconds):
                self._caught[self._note.read_text(encoding="utf-8")] += 1
                self._report(key)
        self._module.write_text(original, encoding="utf-8")
        self._must_pass(lambda: _run(session.items))  # so that it was the changes that made them fail
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note which test fails, for the process that this one has parted from."""
        if report.failed:
            self._note.write_text(report.nodeid, encoding="utf-8")

    def _must_pass(self, tests_pass: Callable[[], bool]) -> None:
        if not self._passes(tests_pass, _MOST_SECONDS):
            failed = self._note.read_text(encoding="utf-8")
            pytest.exit(f"A test fails without any change: {failed}", returncode=1)

    def _passes(self, tests_pass: Callable[[], bool], seconds: float) -> bool:
        """Tell whether *tests_pass* in a process that may take three times so many *seconds*."""
        self._note.write_text("", encoding="utf-8")
        allowed = int(3 * seconds + _SPARE_SECONDS)

        def work() -> int:
            limit(allowed)
            return 0 if tests_pass() else 1

        passed = wait(fork(work, self._output), allowed)
        shutil.rmtree(self._temporary, ignore_errors=True)
        self._temporary.mkdir(exist_ok=True)
        return passed


class _Calls:
    """Which functions of *module* are run by which tests, known by their numbers."""

    def __init__(self, module: Path) -> None:
        self._module = str(module)
        self._tests: dict[str, dict[int, None]] = defaultdict(dict)
        self._number = 0

    def run(self, items: Sequence[pytest.Item], note: Path) -> bool:
        """Run *items* until one fails and tell whether all pass; write the time that they take, and what they run."""
        start = time.process_time()
        passed = _run(items, self._look_at)
        sys.setprofile(None)
        note.write_text(
            json.dumps([time.process_time() - start, {name: [*tests] for name, tests in self._tests.items()}])
        )
        return passed

    def _look_at(self, number: int) -> None:
        """Note from now on what test *number* runs, in all threads."""
        self._number = number
        threading.setprofile(self._see)
        sys.setprofile(self._see)

    def _see(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename == self._module:
            self._tests[outermost(frame.f_code)][self._number] = None


def _run_changed(functions: Functions, change: Change, items: Sequence[pytest.Item]) -> bool:
    """Tell whether *items* pass with *change*, as they do where it cannot be made in what is imported."""
    return not functions.change(change.function, change.source) or _run(items)


def _run(items: Sequence[pytest.Item], ready: Callable[[int], None] = lambda number: None) -> bool:
    """Run *items*, before each calling *ready* with its number, until one fails; tell whether all pass."""
    for number, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
        ready(number)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.shouldfail:
            return False
    return True
