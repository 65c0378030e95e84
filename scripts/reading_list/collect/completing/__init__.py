"""What entries lack: it is looked up at several sources, compared, and written where nothing speaks against it."""

from .amending import amended, fitting
from .looking_up import INTERVALS, LookedUp, Progress, look_up
from .verdict import Conflict, Verdict
from .works import Work, of_draft, of_entry

__all__ = [
    "INTERVALS",
    "Conflict",
    "LookedUp",
    "Progress",
    "Verdict",
    "Work",
    "amended",
    "fitting",
    "look_up",
    "of_draft",
    "of_entry",
]
