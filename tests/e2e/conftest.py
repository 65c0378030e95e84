"""Builds sites, serves them on this machine, and opens them in a Chromium that is already installed."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browsing import Build, Once, Serve, Site, Sites, Tab, Visit
from filelock import FileLock
from hosting import hosting
from playwright.sync_api import Browser, sync_playwright
from sample import write_sample
from tabs import CHANGEABLE, Profile, Profiles

from calls import mkdocs
from installed_browser import installed_browser
from matrix.engines import ENGINES, FIRST, LIKE_FIRST, build_by

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--no-maglev --no-turbofan",  # no script runs for so long that a second compiler is worth its time
    # Those of Playwright that matter here, which these take the place of, and a new frame for each page of a tab: it
    # takes an eighth of the time of a page, and no page can tell.
    "--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,RenderDocument",
)
SITE_PATH = "mkdocs-reading-list"  # the path in site_url


@pytest.fixture(scope="session")
def project() -> Path:
    """The repository, with its mkdocs.yml, docs/ and entries/."""
    return ROOT


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a built site below the path its addresses name; its search finds nothing where that is not asked for."""
    with ExitStack() as servers:

        def serve_folder(folder: Path, **options: bool) -> Site:
            host = servers.enter_context(hosting(folder.parent, **options))
            return Site(f"{host}/{folder.name}/", folder)

        yield serve_folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Has one of the workers make a thing in a folder of the given name, which the others wait for and use as well."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built"
    shared.mkdir(exist_ok=True)

    def make_once(name: str, make: Callable[[Path], object]) -> Path:
        folder, finished = shared / name, shared / f"{name}.finished"
        with FileLock(shared / f"{name}.lock"):
            if not finished.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                finished.touch()
        return folder

    return make_once


@pytest.fixture(scope="session")
def build(once: Once) -> Build:
    """Builds the site of a configuration, strictly, and returns its folder; those of one name are built once."""

    def build_site(name: str, config: Path) -> Path:
        def make(folder: Path) -> None:
            done = mkdocs(config.parent, "build", "--strict", "-f", str(config), "-d", str(folder / SITE_PATH))
            assert done.returncode == 0, done.stderr

        return once(name, make) / SITE_PATH

    return build_site


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test with the mark `engines` the site of each other engine in turn, where those are asked for."""
    if metafunc.config.getoption("engines") and metafunc.definition.get_closest_marker("engines"):
        metafunc.parametrize("site", LIKE_FIRST, indirect=True, scope="session")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """The site of the sample: by MkDocs, where a test is not run for each engine."""
    return sites(getattr(request, "param", FIRST))


@pytest.fixture(scope="session")
def bare_site(site: Site, serve: Serve) -> Site:
    """The same without the theme's script, which takes half of the time of a page: for what stays on one page."""
    return serve(site.folder, themed=False)


@pytest.fixture(scope="session")
def sample(project: Path, once: Once) -> Path:
    """A project with the real configuration and some of the real entries."""
    return once("sample", lambda folder: write_sample(project, folder))


@pytest.fixture(scope="session")
def sites(sample: Path, once: Once, build: Build, serve: Serve) -> Sites:
    """The site of the sample by the engine of a given name: built once, however often `site` changes its engine."""

    @cache
    def site_by(name: str) -> Site:
        if name == FIRST:
            return serve(build(f"sample by {name}", sample / "mkdocs.yml"))
        folder = once(f"sample by {name}", lambda folder: build_by(ENGINES[name], sample, folder / SITE_PATH))
        return serve(folder / SITE_PATH)

    return site_by


@pytest.fixture(scope="session")
def mkdocs_site(sites: Sites) -> Site:
    """The site of the sample by MkDocs, whatever engine others ask for."""
    return sites(FIRST)


@pytest.fixture(scope="session")
def real_site(project: Path, build: Build, serve: Serve) -> Site:
    """The real site, built from the repository as it stands."""
    return serve(build("real", project / "mkdocs.yml"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium; without one, a failure under CI and a skip elsewhere."""
    with sync_playwright() as playwright:
        path = installed_browser(playwright.chromium.executable_path)
        if not path:
            message = (
                "no Chromium: install it (apt-get install chromium-headless-shell, or playwright install chromium)"
            )
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    """The browser profiles that tests use one after the other."""
    return Profiles(browser)


@pytest.fixture
def visit(browser: Browser, profiles: Profiles) -> Iterator[Visit]:
    """Opens a tab in a browser profile that no other test has at the time; the options are those of Playwright.

    Scripts for all pages to come, clocks and listeners stay in a profile: a test that adds some asks for its `own`.
    At the end of the test, no tab may have met an error, a dialog, or a request to another host.
    """
    with ExitStack() as taken:
        tabs: list[Tab] = []

        def open_tab(site: Site, *, own: bool = False, **options: Any) -> Tab:
            look = {name: options.pop(name) for name in CHANGEABLE if name in options}
            if own:
                profile = Profile(browser, **options)
                taken.callback(profile.context.close)
            else:
                profile = profiles.take(**options)
                taken.callback(profiles.give_back, profile, **options)
            tabs.append(profile.lend(site, **look))
            return tabs[-1]

        yield open_tab
        assert [tab.faults for tab in tabs if tab.faults] == []
