"""Measures what holding the garbage collector off gives, and looking for changes often: each with and without.

    python tests/bench/gains.py [ENTRIES]

Prints times and ratios; what gives less than a twentieth is not worth its lines. At 10,000 entries, reading, checking
and rendering take 0.80 of the time without the collector, and a save is seen 0.35 s earlier by looking often. (That
`mkdocs serve` collected more seldom gave 0.01 there and nothing at 1,000, and was taken out.)
"""

import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import generate
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from reading_list.core.site import Site
from reading_list.entries import loading
from reading_list.entries.source.folder import read_folder
from reading_list.plugin import watching
from reading_list.publish import site_files
from reading_list.publish.messages.loading import messages_in

PAIRS = 3


@contextmanager
def as_ever() -> Iterator[None]:
    """Leave the garbage collector as it is."""
    yield


def rendered(entries: Path, *, collecting: bool) -> float:
    """Return the processor seconds of reading, checking and rendering *entries*."""
    if collecting:
        loading.without_collector = as_ever
    files, _ = read_folder(entries, shown="entries")
    start = time.process_time()
    library = loading.check_files(files, [], date(2026, 1, 1)).library
    sum(len(file.text) for file in site_files.site_files(library, Site(), messages_in("en")))
    return time.process_time() - start


def compare(entries: Path) -> str:
    """Return the medians in processes of their own, without the collector and with it, and their ratio."""
    taken: dict[str, list[float]] = {"": [], "collecting": []}
    for _ in range(PAIRS):
        for mode, times in taken.items():
            command = [sys.executable, __file__, str(entries), *filter(None, [mode])]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            times.append(float(done.stdout))
    ours, collecting = (statistics.median(times) for times in taken.values())
    return f"{ours:.2f} s, {collecting:.2f} s with it: {ours / collecting:.2f}"


def looked(folder: Path, observer: BaseObserver, delay: float) -> str:
    """Return how long a change in *folder* goes unseen by *observer*, and what looking takes."""
    seen = threading.Event()

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if not event.is_directory:
                seen.set()

    observer.schedule(Handler(), str(folder), recursive=True)
    observer.start()
    start, used = time.monotonic(), time.process_time()
    time.sleep(5)
    share = (time.process_time() - used) / (time.monotonic() - start)
    file = min(folder.glob("*.yaml"))
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
        entries = Path(name)
        generate.write(entries, count)
        print(f"{count:,} entries")
        print(f"load, check and render without the collector: {compare(entries)}")
        print(f"looking every {watching.LOOK_AGAIN} s: {looked(entries, watching.observer(), watching.LOOK_AGAIN)}")
        print(f"looking as MkDocs does: {looked(entries, PollingObserver(timeout=0.5), 0.1)}")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].isdecimal():
        print(rendered(Path(sys.argv[1]), collecting=len(sys.argv) > 2))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
