"""What entries lack: it is looked up at several sources, compared, and written where nothing speaks against it."""

from .amending import amended, fitting
from .lists import Completed, completed, of_lists
from .looking_up import Progress, look_up
from .verdict import Conflict, LookedUp, Verdict
from .works import Work, of_draft, of_entry

__all__ = [
    "Completed",
    "Conflict",
    "LookedUp",
    "Progress",
    "Verdict",
    "Work",
    "amended",
    "completed",
    "fitting",
    "look_up",
    "of_draft",
    "of_entry",
    "of_lists",
]
