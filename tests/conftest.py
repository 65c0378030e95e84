"""Settings of all tests."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# A busy machine is no failure: tests of speed measure it themselves. Each run tries other examples; of a hundred that a
# test names, forty in everyday use, and two thousand with `HYPOTHESIS_PROFILE=nightly`.
settings.register_profile("everyday", deadline=None, max_examples=40)
settings.register_profile("nightly", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make matrix` ask for the other engines. (Options are known from here only, not from the folders below.)"""
    parser.addoption("--engines", action="store_true", help="run tests marked `engines` on the sites of other engines")


# --- Collecting with several workers ---------------------------------------------------------------

# In a fresh checkout most of the time of collecting goes into compiling the modules of tests, for pytest adds to them
# what failed assertions say. Every worker collects all; what one of two has compiled, the other takes from the disk.

Collecting = Generator[None, pytest.CollectReport, pytest.CollectReport]


def _worker(config: pytest.Config) -> int | None:
    """Return the number of the worker that this process is; nothing where there is but one process."""
    name = getattr(config, "workerinput", {}).get("workerid")
    return int(name.removeprefix("gw")) if name else None


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Collecting:
    """Let every other worker load the modules of a folder from the last to the first."""
    report = yield
    if isinstance(collector, pytest.Directory) and (_worker(collector.config) or 0) % 2:
        report.result.reverse()
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give all workers the tests in one order."""
    if _worker(config) is not None:
        items.sort(key=lambda item: item.path.parts)
