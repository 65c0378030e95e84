"""Builds sites, serves them on this machine, and opens them in a Chromium that is already installed."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest
from browsing import Build, Run, Serve, Site, Tab, Visit, watch
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture(scope="session")
def project() -> Path:
    """The repository, with its mkdocs.yml, docs/ and entries/."""
    return ROOT


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs a Python module with its arguments in a folder, as a user would in a shell."""

    def run_module(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_module


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep requests out of the test report."""


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a built site below the path its addresses name, as the host it is made for would."""
    with ExitStack() as servers:

        def serve_folder(folder: Path) -> Site:
            host = servers.enter_context(_server(folder.parent))
            # Instant navigation takes for its own what the sitemap names, host and port included.
            sitemap = folder / "sitemap.xml"
            sitemap.write_text(re.sub(r"(?<=<loc>)https?://[^/]+", host, sitemap.read_text()))
            return Site(f"{host}/{folder.name}/", folder)

        yield serve_folder


@pytest.fixture(scope="session")
def build(run: Run, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the site of a configuration, strictly, and serves it."""

    def build_site(config: Path) -> Site:
        folder = tmp_path_factory.mktemp("built") / "mkdocs-reading-list"  # the path in site_url
        done = run(config.parent, "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder))
        assert done.returncode == 0, done.stderr
        return serve(folder)

    return build_site


def pytest_configure(config: pytest.Config) -> None:
    """Announce the mark of tests that are run for each engine."""
    config.addinivalue_line("markers", "engines: run the test on the real site of MkDocs and on that of Zensical")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test with the mark `engines` the real site of each engine in turn."""
    if metafunc.definition.get_closest_marker("engines"):
        metafunc.parametrize("site", ["mkdocs", "zensical"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Site:
    """The real site, built from the repository as it stands: by MkDocs, where a test does not ask for each engine."""
    return cast("Site", request.getfixturevalue(f"{getattr(request, 'param', 'mkdocs')}_site"))


@pytest.fixture(scope="session")
def mkdocs_site(build: Build) -> Site:
    """The real site as MkDocs builds it: once, however often `site` changes its engine."""
    return build(ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def zensical_site(run: Run, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site as Zensical builds it from what `reading-list build` writes into docs/."""
    copy = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "entries"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    for command in (["reading_list", "build"], ["zensical", "build", "--strict"]):
        done = run(copy, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    return serve((copy / "site").rename(tmp_path_factory.mktemp("zensical-built") / "mkdocs-reading-list"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium; without one, a failure under CI and a skip elsewhere."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        found = [path for command in COMMANDS if (path := shutil.which(command))] + [str(own)] * own.exists()
        if not found:
            message = "no Chromium: install it (apt-get install chromium, or playwright install chromium)"
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        launched = playwright.chromium.launch(executable_path=found[0], args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a tab in a browser profile of its own; the options are those of a Playwright context.

    At the end of the test, no tab may have met an error, a dialog, or a request to another host.
    """
    with ExitStack() as contexts:
        tabs: list[Tab] = []

        def open_tab(site: Site, **options: Any) -> Tab:
            context = contexts.enter_context(browser.new_context(**options))
            context.set_default_timeout(PATIENCE)
            faults = watch(context, site)
            tabs.append(Tab(context.new_page(), faults))
            return tabs[-1]

        yield open_tab
        assert [tab.faults for tab in tabs if tab.faults] == []
