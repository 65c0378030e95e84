"""Builds sites, serves them on this machine, and opens them in a Chromium that is already installed."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browsing import Site, Watched
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 10_000  # milliseconds


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the requests out of the test report."""


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve *folder* on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(f"http://127.0.0.1:{server.server_port}/", folder)
        server.shutdown()
        thread.join()


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a Python module with its arguments in *folder*, as a user would in a shell."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def build(config: Path, into: Path) -> None:
    """Build the site of *config* strictly; the test fails with what MkDocs said if it cannot."""
    done = run("mkdocs", "build", "--strict", "-f", str(config), "-d", str(into))
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def project() -> Path:
    """The repository: its mkdocs.yml, docs/ and entries/."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real site, built from the repository as it stands."""
    folder = tmp_path_factory.mktemp("site")
    build(ROOT / "mkdocs.yml", folder)
    with serve(folder) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium; without one, a failure under CI and a skip elsewhere."""
    with sync_playwright() as playwright:
        program = _chromium(playwright.chromium)
        if not program:
            message = "no Chromium found: `apt-get install chromium`, or `playwright install chromium`"
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        with playwright.chromium.launch(executable_path=program, args=ARGUMENTS) as launched:
            yield launched


def _chromium(playwrights: BrowserType) -> str | None:
    installed = [found for command in COMMANDS if (found := shutil.which(command))]
    return next((path for path in [*installed, playwrights.executable_path] if Path(path).exists()), None)


Visit = Callable[..., tuple[Page, Watched]]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens tabs, each in a browser profile of its own; options are those of Playwright's contexts."""
    contexts = []

    def opened(served: Site, **options: object) -> tuple[Page, Watched]:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watched = Watched(served)
        watched.attach(context)
        return context.new_page(), watched

    yield opened
    for context in contexts:
        context.close()
