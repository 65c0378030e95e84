"""The tabs that the browser tests lend each other: what one test did must not reach the next."""

from browsing import Site
from tabs import Profiles


def test_a_tab_given_back_is_as_good_as_new(site: Site, profiles: Profiles) -> None:
    """What was stored, routed, opened, emulated and complained of is gone when the tab is lent again."""
    profile = profiles.take(locale="de-DE")
    page, faults = profile.lend(site, viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.goto(site.empty)
    page.evaluate("() => { localStorage.a = sessionStorage.a = 1; console.error('here'); }")
    page.context.route("**/empty", lambda route: route.fulfill(body="routed"))
    page.route("**/topics.json", lambda route: route.fulfill(body="routed"))
    page.context.new_page()
    page.emulate_media(media="print")
    assert [fault for fault in faults if "here" in fault]
    profiles.give_back(profile, locale="de-DE")
    again = profiles.take(locale="de-DE")
    assert again is profile
    page, faults = again.lend(site)
    page.goto(site.empty)
    assert page.evaluate("[localStorage.length, sessionStorage.length, innerWidth]") == [0, 0, 1280]
    assert not page.evaluate("matchMedia('print').matches || matchMedia('(prefers-color-scheme: dark)').matches")
    assert "routed" not in page.evaluate("fetch('assets/reading-list/topics.json').then(answer => answer.text())")
    assert "routed" not in page.content()
    assert len(page.context.pages) == 1
    assert faults == []
    profile.context.close()
