"""Settings of all tests."""

import os

from hypothesis import settings

# A busy machine is no failure: tests of speed measure it themselves. `HYPOTHESIS_PROFILE=nightly` tries far more.
settings.register_profile("everyday", deadline=None, max_examples=100)
settings.register_profile("nightly", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))
