"""Measures what an import takes of the processor: of a long list, and of each hostile file.

    python tests/bench/imports.py

Prints seconds, start-up included; fails nothing, for a slow machine is not a mistake.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import hostile

WANTED_LONG_LIST, WANTED_HOSTILE = 3, 5


def seconds(text: str, suffix: str) -> float:
    """Return the processor time of importing *text* into an empty folder."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, f"list.{suffix}")
        file.write_text(text, encoding="utf-8", newline="")
        before = _used()
        command = [sys.executable, "-m", "reading_list", "import", file.name, "--into", "entries"]
        subprocess.run(command, cwd=name, capture_output=True, check=False)
        return _used() - before


def _used() -> float:
    """Return the processor time of the commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    print(f"{seconds('', 'md'):.2f} s  start-up of the command")
    print(f"{seconds(hostile.long_list(), 'md'):.2f} s  1 MB of Markdown with 2,600 links (under {WANTED_LONG_LIST})")
    print(f"hostile files (each under {WANTED_HOSTILE}):")
    taken = {name: seconds(text(hostile.MEGABYTE), suffix) for name, (suffix, _, text) in hostile.FILES.items()}
    for name, time in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"{time:.2f} s  {name}")


if __name__ == "__main__":
    main()
