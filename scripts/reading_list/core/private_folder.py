"""A folder of the user's own for what runs when it is read, such as compiled templates: it is as safe as the account.

It lies outside of any project, for a project comes with what others have put into it, and workflows hand it on.
"""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def private_folder() -> Path | None:
    """Return the folder, made where there was none; None where others may have put something into it.

    What stands in its place is looked at and not mended: it may be a link to what is to stay open to others. Where a
    system does not tell whose a folder is, as Windows, there is none.
    """
    if not hasattr(os, "getuid"):
        return None
    try:
        folder = Path(tempfile.gettempdir(), f"reading-list-{os.getuid()}")
        if folder.parent == Path.cwd():  # what Python takes where nothing temporary can be written
            return None
        with suppress(FileExistsError):
            folder.mkdir(mode=stat.S_IRWXU)
        state = folder.lstat()
    except OSError:
        return None
    is_of_others = state.st_uid != os.getuid() or state.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return folder if stat.S_ISDIR(state.st_mode) and not is_of_others else None
