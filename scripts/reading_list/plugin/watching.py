"""Looks for changes in folders often, and yet spends little of the time on it, however many files they hold."""

import time

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

LOOK_AGAIN = 0.05
"""Seconds between two looks, at least; `tests/bench/gains.py` shows what it gives."""

_SHARE = 0.05  # of the time goes into looking at a folder
_LONGEST = 0.5  # seconds between two looks, as many as MkDocs waits by itself


def pause(taken: float) -> float:
    """Return how many seconds to wait after a look that has *taken* so many."""
    return min(max(LOOK_AGAIN, taken / _SHARE - taken), _LONGEST)


class SparingEmitter(PollingEmitter):
    """Waits the longer, the longer a look takes."""

    taken = 0.0
    """The seconds of a processor that the last look took."""

    def queue_events(self, timeout: float) -> None:  # noqa: ARG002 - it is the same for all folders
        """Wait as long as the last look calls for, and look once."""
        if self.stopped_event.wait(pause(self.taken)):
            return
        begun = time.thread_time()
        super().queue_events(0)
        self.taken = time.thread_time() - begun


def observer() -> BaseObserver:
    """Return what looks for changes."""
    return BaseObserver(SparingEmitter, timeout=LOOK_AGAIN)
