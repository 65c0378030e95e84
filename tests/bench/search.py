"""Measures the search of large lists under node: bytes of the index, its making, and what a key takes.

    python tests/bench/search.py [ENTRIES ...]

The entries are made as for `browse.py`. Prints figures; fails nothing, for a slow machine is not a mistake.
"""

import gzip
import subprocess
import sys
import tempfile
from datetime import date as Day
from pathlib import Path

from browse import write

from reading_list.core.site import Site
from reading_list.entries.loading import check_files
from reading_list.entries.source.folder import read_folder
from reading_list.publish.catalogue import catalogue_file
from reading_list.publish.messages.loading import messages_in

SITE = Site(name="Bench", description="", url="https://example.org/", edit_url="", sections=())


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name) / "entries", count)
        files, problems = read_folder(Path(name) / "entries")
        library = check_files(files, problems, Day(2100, 1, 1)).library
        text = catalogue_file(library, SITE, messages_in("en")).text
        path = Path(name) / "catalogue.json"
        path.write_text(text, encoding="utf-8")
        compressed = len(gzip.compress(text.encode(), 6))
        print(
            f"{count:,} entries: catalogue {compressed / 1000:,.0f} kB compressed ({len(text.encode()) / 1000:,.0f} kB)"
        )
        node = Path(sys.executable).with_name("node")
        subprocess.run([node, Path(__file__).with_suffix(".js"), path], check=True)


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ["1000", "10000"]):
        main(number)
