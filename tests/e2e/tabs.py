"""Tabs of the browser that tests use one after the other: a new one costs as much as opening two pages."""

import json
from collections import defaultdict
from typing import Any

from browsing import Site, Tab, Watch
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

PATIENCE = 10_000  # milliseconds
SCREEN = {"width": 1280, "height": 720}
# What a tab can change while it is open; all other options of a Playwright context need a profile of their own.
CHANGEABLE = ("viewport", "color_scheme", "reduced_motion")


class Profile:
    """A browser profile with a tab that is as good as new each time it is lent."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(PATIENCE)
        self.watch = Watch(self.context)
        self.page = self.context.new_page()

    def lend(self, site: Site, **look: Any) -> Tab:
        """Return the tab for reading *site*, with what *look* says of screen and colours."""
        self.watch.site = site
        self.page.set_viewport_size(look.get("viewport", SCREEN))
        self.page.emulate_media(
            media="null",
            color_scheme=look.get("color_scheme", "light"),
            reduced_motion=look.get("reduced_motion", "no-preference"),
        )
        return Tab(self.page, self.watch.faults)

    def clear(self) -> None:
        """Forget what the tab was told and what the site has kept in it."""
        for other in self.context.pages[1:]:
            other.close()
        self.context.unroute_all(behavior="ignoreErrors")
        self.page.unroute_all(behavior="ignoreErrors")
        if self.watch.site:
            self.page.goto(self.watch.site.empty, wait_until="commit")
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.mouse.move(-1, -1)
        self.watch.faults.clear()


class Profiles:
    """The profiles of a browser that nobody has at the moment."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: defaultdict[str, list[Profile]] = defaultdict(list)

    def take(self, **options: Any) -> Profile:
        """Return a profile with the Playwright *options*, used before or new."""
        idle = self.idle[_key(options)]
        return idle.pop() if idle else Profile(self.browser, **options)

    def give_back(self, profile: Profile, **options: Any) -> None:
        """Keep *profile* for whoever takes one with *options* next, unless it cannot be cleared."""
        try:
            profile.clear()
        except PlaywrightError:
            profile.context.close()
        else:
            self.idle[_key(options)].append(profile)


def _key(options: dict[str, Any]) -> str:
    return json.dumps(options, sort_keys=True)
