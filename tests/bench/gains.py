"""Measures what holding the garbage collector off gives, and looking for changes often: each with and without.

    python tests/bench/gains.py [ENTRIES]

Prints processor time and ratios; what gives less than a twentieth is not worth its lines.
"""

import gc
import logging
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import generate
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from reading_list.core.site import Site
from reading_list.entries import loading
from reading_list.entries.source.folder import read_folder
from reading_list.plugin import events
from reading_list.publish import site_files

CONFIG = "site_name: Bench\ntheme: {name: material, font: false}\nplugins: [search, reading-list]\n"
DEFAULT_THRESHOLD = gc.get_threshold()
PAIRS = 3
SAVES = 3


def rendered(project: Path, *, collecting: bool) -> list[float]:
    """Return the processor seconds of reading, checking and rendering the entries of *project*."""
    if collecting:
        loading.without_collector = site_files.without_collector = nullcontext
    files, _ = read_folder(project / "entries", shown="entries")
    start = time.process_time()
    library = loading.check_files(files, [], date(2026, 1, 1)).library
    sum(len(file.text) for file in site_files.site_files(library, Site()))
    return [time.process_time() - start]


def saved(project: Path, *, collecting: bool) -> list[float]:
    """Return the processor seconds of each rebuild after a save, as `mkdocs serve` does it."""
    logging.disable(logging.CRITICAL)
    folder = tempfile.mkdtemp(dir=project)

    def config() -> MkDocsConfig:
        return load_config(str(project / "mkdocs.yml"), site_dir=folder)

    first = config()
    first.plugins.on_startup(command="serve", dirty=False)
    if collecting:
        gc.set_threshold(*DEFAULT_THRESHOLD)
    build(first, serve_url="http://127.0.0.1:8000/")
    file = project / "entries" / "topic-3.yaml"
    text = file.read_text(encoding="utf-8")
    title = text.partition('  - title: "')[2].partition('"')[0]
    taken = []
    for number in range(SAVES):
        file.write_text(text.replace(title, f"Saved for the {number}. time"), encoding="utf-8")
        start = time.process_time()
        build(config(), serve_url="http://127.0.0.1:8000/")
        taken.append(time.process_time() - start)
    file.write_text(text, encoding="utf-8")
    return taken


ACTIONS = {"rendered": rendered, "saved": saved}


def compare(name: str, project: Path) -> str:
    """Return the median of an action in processes of their own, with the switch and without, and their ratio."""
    taken: dict[str, list[float]] = {"": [], "collecting": []}
    for _ in range(PAIRS):
        for mode, times in taken.items():
            command = [sys.executable, __file__, name, str(project), *filter(None, [mode])]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            times += map(float, done.stdout.split())
    ours, without = (statistics.median(times) for times in taken.values())
    return f"{ours:.2f} s, {without:.2f} s without: {ours / without:.2f}"


def looked(folder: Path, interval: float, delay: float) -> str:
    """Return how long a change in *folder* goes unseen when one looks at every *interval*, and what looking takes."""
    seen = threading.Event()

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if not event.is_directory:
                seen.set()

    observer = PollingObserver(timeout=interval)
    observer.schedule(Handler(), str(folder), recursive=True)
    observer.start()
    start, used = time.monotonic(), time.process_time()
    time.sleep(5)
    share = (time.process_time() - used) / (time.monotonic() - start)
    file = next(folder.glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    taken = []
    for number in range(20):
        time.sleep(random.random())
        seen.clear()
        start = time.monotonic()
        file.write_text(f"{text}\n# {number}\n", encoding="utf-8")
        seen.wait()
        taken.append(time.monotonic() - start + delay)
    observer.stop()
    observer.join()
    file.write_text(text, encoding="utf-8")
    return f"{statistics.median(taken):.2f} s until a build begins, {100 * share:.1f} % of a processor"


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "docs").mkdir()
        (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        generate.write(project / "entries", count)
        print(f"{count:,} entries")
        print(f"without_collector: load, check, render {compare('rendered', project)}")
        print(f"set_threshold:     a save under serve  {compare('saved', project)}")
        print(
            f"looking every {events.LOOK_AGAIN} s: {looked(project / 'entries', events.LOOK_AGAIN, events.LOOK_AGAIN)}"
        )
        print(f"as MkDocs does, 0.5 s: {looked(project / 'entries', 0.5, 0.1)}")


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if len(sys.argv) > 2:
        print(*ACTIONS[sys.argv[1]](Path(sys.argv[2]), collecting=len(sys.argv) > 3))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
