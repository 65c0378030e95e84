"""What the suites of this folder take from the browser tests. `make test` runs none of them."""

from e2e.conftest import browser, build, once, profiles, project, sample, serve, sites, visit

__all__ = ["browser", "build", "once", "profiles", "project", "sample", "serve", "sites", "visit"]
