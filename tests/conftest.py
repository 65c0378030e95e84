"""Settings of all tests."""

import os

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
