"""Measures how long a saved entry takes to show in an open page under ``mkdocs serve``.

    python tests/bench/live.py [ENTRIES]

Prints the median and the longest of ten saves.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import generate
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from helpers import MKDOCS_YML, make_project
from installed_browser import installed_browser
from serving import serving

SAVES = 10
# Looked at with every frame: what waits for elements looks again after up to a second.
SHOWN = "title => [...document.querySelectorAll('h3')].some(heading => heading.textContent.includes(title))"


def saves(page: Page, file: Path) -> list[float]:
    """Return the seconds from each save of *file* to the moment the open page shows it."""
    text = file.read_text(encoding="utf-8")
    title = text.partition('  - title: "')[2].partition('"')[0]
    taken = []
    for number in range(SAVES):
        start = time.monotonic()
        file.write_text(text.replace(title, f"Saved for the {number}. time"), encoding="utf-8")
        page.wait_for_function(SHOWN, arg=f"Saved for the {number}. time", timeout=60_000)
        taken.append(time.monotonic() - start)
    return taken


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = make_project(Path(folder) / "project", config=MKDOCS_YML, topics={})
        generate.write(project / "entries", entries)
        browser = playwright.chromium.launch(
            executable_path=installed_browser(playwright.chromium.executable_path), args=["--no-sandbox"]
        )
        with serving(project) as server:
            page = browser.new_page()
            page.goto(f"{server.address}topics/topic-3/")
            taken = saves(page, project / "entries" / "topic-3.yaml")
            page.close()
        browser.close()
    print(f"{entries} entries, {SAVES} saves: median {statistics.median(taken):.2f} s, longest {max(taken):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
