"""Runs our command on a terminal, as a person at a keyboard would."""

import os
import pty
import select
from contextlib import suppress
from pathlib import Path

from processes import started

# Takes the terminal that it is started on for its own, as a shell would, so that Ctrl-C reaches it.
ON_TERMINAL = """
import fcntl, runpy, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
sys.argv[0] = "reading-list"
runpy.run_module("reading_list", run_name="__main__")
"""


def on_terminal(folder: Path, typed: dict[str, bytes], *arguments: str) -> tuple[int, str]:
    """Run our command on a terminal, typing answers once their questions appear; return the status and the screen."""
    ours, theirs = pty.openpty()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    waiting = dict(typed)
    screen = ""
    with started(
        ["-c", ON_TERMINAL, *arguments], folder, {"TERM": "xterm"}, start_new_session=True, **streams
    ) as process:
        os.close(theirs)
        with suppress(OSError):  # the other end is closed
            while True:
                if not select.select([ours], [], [], 0.2)[0]:
                    # Between a question and the first look at the keyboard, Python takes no notice of Ctrl-C.
                    unheard = b"\x03" in typed.values() and not waiting and "Aborted!" not in screen
                    if unheard and _sleeps(process.pid):
                        os.write(ours, b"\x03")
                    continue
                screen += os.read(ours, 1000).decode()
                for question in [question for question in waiting if question in screen]:
                    os.write(ours, waiting.pop(question))
        status = process.wait()
    os.close(ours)
    assert not waiting, screen
    return status, screen


def _sleeps(process: int) -> bool:
    """Tell whether a process waits for something, and not only for a busy machine."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "S"
