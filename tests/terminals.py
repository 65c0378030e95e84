"""Runs our command on a terminal, as a person at a keyboard would."""

import os
import pty
import select
from contextlib import suppress
from pathlib import Path

from warm import COMMAND, started


def on_terminal(folder: Path, typed: dict[str, bytes], *arguments: str) -> tuple[int, str]:
    """Run our command on a terminal, typing answers once their questions appear; return the status and the screen."""
    ours, theirs = pty.openpty()
    waiting = dict(typed)
    screen = ""
    with started(COMMAND, folder, *arguments, terminal=theirs, TERM="xterm") as process:
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
        status = process.ended()
    os.close(ours)
    assert not waiting, screen
    return status, screen


def _sleeps(process: int) -> bool:
    """Tell whether a process waits for something, and not only for a busy machine."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "S"
