"""Measures what a first visit to pages of a built site costs on a slow phone, in Chromium.

    python tests/bench/weight.py SITE [PAGE ...] [-v]

SITE is the folder of a built site; without PAGES, home, a topic, a work, Browse and the timeline are visited. Prints
for each page the requests and their bytes, gzipped as hosts do, with -v one by one; when the largest text or picture is
painted, with the processor slowed down four times and a network of 1.6 Mbit/s with 150 ms on the way; and how long the
page would be blocked on such a processor: what tasks take beyond 50 ms each, those with scripts in them, and all. This
is processor time of the one thread that matters, the least of several visits, so that a busy machine changes less.
Fails nothing, for a slow machine is not a mistake.
"""

import gzip
import json
import sys
import threading
from collections import Counter
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from installed_browser import installed_browser

PAGES = ("", "topics/transformers/", "works/attention-is-all-you-need/", "browse/", "timeline/")
VISITS = 5
PHONE: ViewportSize = {"width": 390, "height": 844}
SLOWER = 4
BYTES_A_SECOND = 1_600_000 / 8
ON_THE_WAY = 150  # milliseconds
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml")
WATCH = """
window.largest = 0;
new PerformanceObserver(list => { for (const paint of list.getEntries()) window.largest = paint.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""
CATEGORIES = ["toplevel", "devtools.timeline", "v8"]
TASK = ("RunTask", "ThreadControllerImpl::RunTask")
SCRIPT = ("EvaluateScript", "FunctionCall", "v8.evaluateModule")
LONG = 50  # milliseconds: what a task takes beyond, a reader waits for
AFTERWARDS = 500  # milliseconds for what scripts do when all has come
NOTABLE = 3  # milliseconds: less is no matter of scripts


class _Host(SimpleHTTPRequestHandler):
    """Serves files gzipped, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    sent: list[tuple[str, int]]

    def handle_one_request(self) -> None:
        """Answer, also where the browser has left the page before it had all of it."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        content = file.read_bytes() if file.is_file() else b""
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in TEXTS:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.sent.append((self.path, len(content)))
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the figures."""


def largest_paint(browser: Browser, url: str) -> float:
    """Return when the largest text or picture of a first visit to *url* is painted, in milliseconds."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    slow = {"latency": ON_THE_WAY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    page.goto(url, wait_until="networkidle", timeout=60_000)
    page.wait_for_timeout(AFTERWARDS)
    largest: float = page.evaluate("window.largest")
    context.close()
    return largest


def blocked(browser: Browser, url: str) -> tuple[float, float]:
    """Return how long scripts, and how long all tasks, would block a first visit to *url*, in milliseconds."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(AFTERWARDS)
    events = [event for event in json.loads(browser.stop_tracing())["traceEvents"] if event.get("ph") == "X"]
    context.close()
    threads = Counter((event["pid"], event["tid"]) for event in events if event["name"] in ("ParseHTML", "Layout"))
    [(thread, _)] = threads.most_common(1)
    events = [event for event in events if (event["pid"], event["tid"]) == thread]
    scripts = [event["ts"] for event in events if event["name"] in SCRIPT and event.get("tdur", 0) > NOTABLE * 1000]
    by_scripts = in_all = 0.0
    for task in events:
        if task["name"] in TASK:
            beyond = max(0, SLOWER * task.get("tdur", 0) / 1000 - LONG)
            in_all += beyond
            by_scripts += beyond * any(task["ts"] <= began <= task["ts"] + task["dur"] for began in scripts)
    return by_scripts, in_all


def main() -> None:
    """Visit the pages and print the figures."""
    site = Path(sys.argv[1])
    sent: list[tuple[str, int]] = []
    handler = type("Host", (_Host,), {"sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site.resolve().parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/{site.resolve().name}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(playwright.chromium.executable_path), args=["--no-sandbox"]
        )
        for path in [one for one in sys.argv[1:] if one != "-v"][1:] or PAGES:
            sent.clear()
            paint = largest_paint(browser, root + path)
            first = [*sent]
            paint = min(paint, *(largest_paint(browser, root + path) for _ in range(VISITS - 1)))
            by_scripts, in_all = map(min, zip(*(blocked(browser, root + path) for _ in range(VISITS)), strict=True))
            print(f"/{path}: {len(first)} requests, {sum(size for _, size in first) / 1000:.0f} kB;", end=" ")
            print(f"largest paint {paint:.0f} ms; blocked {by_scripts:.0f} ms by scripts, {in_all:.0f} ms in all")
            for name, size in first if "-v" in sys.argv else ():
                print(f"    {size:7,} {name}")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
