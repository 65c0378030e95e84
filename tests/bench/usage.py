"""What a command takes of the machine."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# Told by a process in between, for those of one process that have ended count together.
_COUNTED = """
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
elapsed = time.perf_counter() - start
sys.stderr.write(done.stderr[-2000:] if done.returncode > 1 else "")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss / 1024)
sys.exit(done.returncode > 1)
"""


class Usage(NamedTuple):
    """What a command takes: *seconds* of processors, which other work on the machine changes little."""

    seconds: float
    elapsed: float
    megabytes: float
    """Of its largest process, at the most."""


def used(*command: str, folder: Path) -> Usage:
    """Return what *command* takes in *folder*. Its exit status may be 1: it may find something.

    Raises CalledProcessError where it fails otherwise.
    """
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, *command], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    return Usage(*map(float, done.stdout.split()))


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time of *action* in this process."""
    start = time.process_time()
    action()
    return time.process_time() - start
