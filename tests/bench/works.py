"""Measures what the pages of works add to a build: with and without them, in turn.

python tests/bench/works.py [ENTRIES]
"""

import statistics
import sys
import tempfile
from pathlib import Path

import generate
from usage import used
from yardsticks import MKDOCS_YML

_MKDOCS = "import sys; from mkdocs.__main__ import cli; cli(['build', '-q', '-d', sys.argv[1]])"
_WITHOUT = f"""
from reading_list.publish.pages import page_types, work_pages
page_types.PAGE_TYPES = tuple(of for of in page_types.PAGE_TYPES if of.of_topic is not work_pages.work_pages)
{_MKDOCS}
"""
_TURNS = 3


def main(count: int) -> None:
    """Build a site of *count* entries several times each way, and print the ratio of the medians."""
    taken: dict[str, list[float]] = {_MKDOCS: [], _WITHOUT: []}
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "docs").mkdir()
        (project / "mkdocs.yml").write_text(MKDOCS_YML % ", reading-list", "utf-8")
        generate.write(project / "entries", count)
        for turn in range(_TURNS):
            for script, seconds in taken.items():
                folder = project / f"{turn}-{len(script)}"  # a folder of its own: nothing is to be deleted
                seconds.append(used(sys.executable, "-c", script, str(folder), folder=project).seconds)
    whole, without = (statistics.median(seconds) for seconds in taken.values())
    print(f"{count:,} entries: {without:.1f} s without pages of works, {whole:.1f} s with them: {whole / without:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
