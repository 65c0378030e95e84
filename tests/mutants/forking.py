"""Does work in processes that part from this one, with limits on what they may take."""

import os
import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_MEMORY = 4 << 30  # a list that grows without end must not take the machine along
_SLOWEST = 20  # how many times longer than its processor time a process may take, on a busy machine


def fork(work: Callable[[], int], output: Path) -> int:
    """Do *work* in a process that ends with the code returned and writes into *output*; return its number here."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, 1)
        os.dup2(target, 2)
        code = work()
    finally:
        os._exit(code)


def limit(seconds: int) -> None:
    """Let this process, which leads those that it starts from now on, take so many *seconds* of processor time."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def deadline(seconds: int) -> float:
    """Return when, by the clock, a process with so many *seconds* must be waiting for what never comes."""
    return time.monotonic() + _SLOWEST * seconds


def stop(pid: int) -> None:
    """Stop the process *pid*, if it runs, and what it has started and left."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def passed(status: int) -> bool:
    """Tell whether a process that ended with *status* did so by itself, and without a fault."""
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def wait(pid: int, seconds: int) -> bool:
    """Wait for the end of *pid*, which may take so many *seconds* of processor time; tell whether it has *passed*."""
    latest = deadline(seconds)
    while not (end := os.waitpid(pid, os.WNOHANG))[0]:
        if time.monotonic() > latest:
            stop(pid)
        time.sleep(0.01)
    stop(pid)
    return passed(end[1])
