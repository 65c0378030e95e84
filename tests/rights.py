"""A folder into which not even root may write, or look.

The tests run as any user on Linux, root in a container included, and elsewhere as any user but root. Root is not made
another user, who may be shut out of the interpreter's own files (those below root's home, for example) and so of what
the interpreter loads later on, a codec for instance. It stays who it is, and its thread lays down what makes it root
among files.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# From Linux' <linux/capability.h>: to write, and to read, whatever the rights of a file are.
_VERSION, _DAC_OVERRIDE, _DAC_READ_SEARCH = 0x20080522, 1 << 1, 1 << 2


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write into *folder* from this thread for a while, whoever runs it."""
    with _with_rights(folder, 0o555):
        yield


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """Take all rights to *folder* likewise, that to see what is in it included."""
    with _with_rights(folder, 0):
        yield


@contextmanager
def _with_rights(folder: Path, rights: int) -> Iterator[None]:
    mode = folder.stat().st_mode
    folder.chmod(rights)
    try:
        with _bound_by_rights():
            yield
    finally:
        folder.chmod(mode)


@contextmanager
def _bound_by_rights() -> Iterator[None]:
    if sys.platform != "linux":
        assert os.geteuid() != 0, "run the tests as a user other than root"
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    thread = (ctypes.c_uint32 * 2)(_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()  # what is in effect, and what may be, of which the first is enough here

    def ask(name: str) -> None:
        if getattr(system, name)(thread, sets):
            raise OSError(ctypes.get_errno(), f"{name} failed")

    ask("capget")
    in_effect = sets[0]
    sets[0] &= ~(_DAC_OVERRIDE | _DAC_READ_SEARCH)
    ask("capset")
    try:
        yield
    finally:
        sets[0] = in_effect
        ask("capset")
