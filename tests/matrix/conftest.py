"""What the suites of this folder take from the browser tests. `make test` runs none of them."""

from e2e.conftest import browser, once, profiles, project, run, sample, serve, sites, visit

__all__ = ["browser", "once", "profiles", "project", "run", "sample", "serve", "sites", "visit"]
