"""Measures the Browse page of a large list in Chromium: its bytes, its first list, and what a key takes; and the first
answer of the search box.

    python tests/bench/browse.py [ENTRIES]

The entries are those of the flagship list over and over, each time with other words in titles and notes, so that
they compress as real ones do. Prints figures; fails nothing, for a slow machine is not a mistake.
"""

import gzip
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from installed_browser import installed_browser

ENTRIES = Path(__file__).parents[2] / "entries"
CONFIG = """\
site_name: Bench
theme: {name: material, font: false, features: [navigation.instant]}
plugins: [search, reading-list]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
"""
TAGS = 600  # tags grow with a list
LEFT_OUT = (
    "after",
    "builds_on",
    "also",
    "companions",
    "status",
    "superseded_by",
    "arxiv",
    "isbn",
    "former_ids",
)  # what is of one entry alone
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
WORD = re.compile(r"\b[a-z]{5,}\b")
TYPED = "attention network training language"


def write(folder: Path, count: int) -> None:
    """Write *count* entries into topic files of 50 below *folder*."""
    random_ = random.Random(count)
    real: list[dict[str, Any]] = []
    for path in sorted(ENTRIES.glob("*.yaml")):
        real += yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).get("entries", [])
    words = WORD.findall(" ".join(str(entry.get("note", "")) for entry in real))
    tags = sorted({tag for entry in real for tag in entry.get("tags", [])})
    tags += [f"{random_.choice(tags)[:20]} {number}" for number in range(TAGS - len(tags))]

    def varied(text: str) -> str:
        return WORD.sub(lambda found: random_.choice(words) if random_.random() < 0.3 else found[0], text)

    def elsewhere(url: str, number: int) -> str:
        """Return an address like *url* that no other entry has."""
        if "arxiv.org" in url:
            return f"https://arxiv.org/abs/{random_.randint(10, 25)}{random_.randint(1, 12):02}.{number:05}"
        if "youtu" in url:
            return f"https://www.youtube.com/watch?v={''.join(random_.choices(LETTERS, k=7))}{number:04}"
        parts = re.fullmatch(r"(https?://)([^/]+)([^?#]*).*", url)
        assert parts
        scheme, host, path = parts.groups()
        return f"{scheme}{host}{varied(path).rstrip('/')}/{number}"

    made: list[dict[str, Any]] = []
    while len(made) < count:
        for entry in random_.sample(real, len(real)):
            number = len(made)
            kept = {name: held for name, held in entry.items() if name not in LEFT_OUT}
            kept |= {"id": f"work-{number}", "title": varied(entry["title"])[:290]}
            kept["url"] = elsewhere(entry.get("url", "https://example.org/work"), number)
            kept |= {name: f"10.{random_.randint(1000, 9999)}/{number}" for name in ("doi",) if name in entry}
            kept |= {"aliases": [f"{name} {number}" for name in entry["aliases"]]} if "aliases" in entry else {}
            kept["tags"] = random_.sample(tags, len(entry.get("tags", [])))
            if "note" in entry:
                kept["note"] = varied(str(entry["note"]))
            made.append(kept)
    folder.mkdir()
    for topic, first in enumerate(range(0, count, 50)):
        held = {"title": f"Topic {topic}", "section": f"Section {topic % 8}", "entries": made[first : first + 50]}
        (folder / f"topic-{topic}.yaml").write_text(json.dumps(held, default=str, ensure_ascii=False), encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the figures."""


MEASURE_KEYS = """
window.keys = [];
addEventListener("keydown", () => { window.began = performance.now(); }, true);
addEventListener("keyup", () => {}, true);
document.querySelector("#rl-words").addEventListener("input", () => {
  const worked = performance.now() - window.began;
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => window.keys.push([worked, performance.now() - window.began]);
    painted.port2.postMessage(0);
  });
});
"""
FIRST_LIST = """
new MutationObserver(() => {
  if (window.firstList || !document.querySelector(".rl-result")) return;
  window.firstList = performance.now();
  requestAnimationFrame(() => setTimeout(() => { window.firstPaint = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
# Touches the search box in the header, types a letter, and waits for a line below it.
FIRST_ANSWER = """
() => new Promise((done) => {
  const box = document.querySelector("header input[role=combobox]");
  const began = performance.now();
  new MutationObserver(() => {
    if (box.closest(".rl-search").querySelector("[role=row]")) done(performance.now() - began);
  }).observe(document, { childList: true, subtree: true });
  box.focus();
  box.value = "a";
  box.dispatchEvent(new Event("input", { bubbles: true }));
})
"""


def type_in(page: Page) -> list[tuple[float, float]]:
    """Type and rub out a text, and return for each key the milliseconds of script and until the frame is drawn."""
    box = page.locator("#rl-words")
    box.focus()
    page.evaluate(MEASURE_KEYS)
    for number, letter in enumerate(TYPED, 1):
        page.keyboard.press("Space" if letter == " " else letter)
        page.wait_for_function(f"window.keys.length >= {number}")
    for number in range(1, len(TYPED) + 1):
        page.keyboard.press("Backspace")
        page.wait_for_function(f"window.keys.length >= {len(TYPED) + number}")
    return [(worked, drawn) for worked, drawn in page.evaluate("window.keys")]


def summary(name: str, values: list[float]) -> str:
    ordered = sorted(values)
    return f"{name} median {statistics.median(ordered):.0f} ms, worst {ordered[-1]:.0f} ms"


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        write(project / "entries", count)
        (project / "docs").mkdir()
        (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, check=True)
        site = project / "site"
        catalogue = (site / "assets/reading-list/catalogue.json").read_bytes()
        page_bytes = (site / "browse/index.html").read_bytes()
        print(
            f"{count:,} entries: catalogue {len(gzip.compress(catalogue, 6)) / 1000:,.0f} kB compressed"
            f" ({len(catalogue) / 1000:,.0f} kB), page {len(gzip.compress(page_bytes, 6)) / 1000:,.0f} kB compressed"
        )
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            measure(f"http://127.0.0.1:{server.server_port}/browse/")
            server.shutdown()


def measure(address: str) -> None:
    with sync_playwright() as playwright:
        path = installed_browser(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        first = []
        for search in ("", "?find=attention&sort=newest"):
            for _ in range(3):
                context = browser.new_context(bypass_csp=True)
                page = context.new_page()
                page.add_init_script(FIRST_LIST)
                page.goto(address + search)
                page.wait_for_function("window.firstPaint")
                first.append(page.evaluate("window.firstPaint"))
                context.close()
            print(summary(f"first list on screen{f' ({search})' if search else ''}:", first[-3:]))
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(address)
        page.locator(".rl-result").first.wait_for()
        keys = type_in(page)
        print(summary(f"a key ({len(keys)} typed), script alone:", [worked for worked, _ in keys]))
        print(summary("  until its frame is drawn:", [drawn for _, drawn in keys]))
        page.context.close()
        answers = []
        for _ in range(3):
            page = browser.new_context(bypass_csp=True).new_page()
            page.goto(f"{address}../tags/", wait_until="networkidle")
            answers.append(page.evaluate(FIRST_ANSWER))
            page.context.close()
        print(summary("search box, first answer after it is touched:", answers))
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
