"""Runs scripts in processes of their own that need not load our modules: they are forked from one that has.

That one, of the standard library, has a single thread and can be forked safely; the tests have more.
"""

import multiprocessing
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import CompletedProcess

from reading_list.commands import TABLE
from variables import environment

_LOADED = multiprocessing.get_context("forkserver")
_COMMANDS = (f"reading_list.commands.{row.module}" for row in TABLE.values())  # none is loaded before it is called
_LOADED.set_forkserver_preload(["__main__", "reading_list.cli", *_COMMANDS])


def run_script(script: str, folder: Path, *arguments: str, **changes: str) -> CompletedProcess[str]:
    """Run the Python *script* in *folder*, with *changes* of the environment, and return what it said."""
    pipes = [_LOADED.Pipe(duplex=False) for _ in ("standard output", "standard error")]
    writers = [writer for _, writer in pipes]
    process = _LOADED.Process(target=_become, args=(script, folder, arguments, environment(changes), *writers))
    process.start()
    try:
        for writer in writers:
            writer.close()
        with ThreadPoolExecutor() as readers:
            output, errors = readers.map(_read, [reader for reader, _ in pipes])
        process.join()
    finally:
        process.kill()
    return CompletedProcess([script, *arguments], process.exitcode or 0, output, errors)


def _read(pipe: Connection) -> str:
    with pipe, os.fdopen(os.dup(pipe.fileno()), encoding="utf-8", errors="backslashreplace") as stream:
        return stream.read()


def _become(
    script: str,
    folder: Path,
    arguments: tuple[str, ...],
    variables: dict[str, str],
    output: Connection,
    errors: Connection,
) -> None:
    """Be what Python is that was called with the script."""
    os.dup2(output.fileno(), 1)
    os.dup2(errors.fileno(), 2)
    output.close()
    errors.close()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.argv = ["-c", *arguments]
    exec(script, {"__name__": "__main__"})
