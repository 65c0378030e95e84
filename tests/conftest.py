"""Settings of all tests."""

import os

from hypothesis import settings

# A busy machine is no failure: tests of speed measure it themselves. Each run tries other examples; of a hundred that a
# test names, forty in everyday use, and two thousand with `HYPOTHESIS_PROFILE=nightly`.
settings.register_profile("everyday", deadline=None, max_examples=40)
settings.register_profile("nightly", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))
