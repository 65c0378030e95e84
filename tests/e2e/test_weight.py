"""What a first visit to a page fetches: how many files, how much, and which scripts. `bench/weight.py` takes times."""

import gzip
from contextlib import ExitStack

import pytest
from browsing import Site, Visit
from playwright.sync_api import Response

REQUESTS = 12
WEIGHT = 250_000  # bytes, compressed as hosts do
LIST = "catalogue.json"  # all works, which Browse is made of: it grows with them
OURS = "assets/reading-list/"


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("", {"main.js"}),
        ("topics/transformers/", {"main.js", "topic-list.js"}),
        ("works/attention-is-all-you-need/", {"main.js"}),
        ("browse/", {"main.js", "browse-tool.js", "browse-tool--search-panel.js", "shared.js", "catalogue.json"}),
        ("timeline/", {"main.js", "map-tool.js"}),
    ],
    ids=["home", "topic", "work", "browse", "map"],
)
def test_a_first_visit_is_light(real_site: Site, visit: Visit, path: str, ours: set[str]) -> None:
    """A page fetches few files of little weight, and of ours only what this kind of page needs."""
    page, _ = visit(real_site, own=True)
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    with ExitStack() as awaited:  # a busy machine may pause between two files for as long as makes the network idle
        for name in ours:
            awaited.enter_context(page.expect_response(f"**/{name}"))
        page.goto(real_site.url + path, wait_until="networkidle")
    fetched = [reply.url for reply in replies]
    assert len(fetched) == len(set(fetched)) <= REQUESTS
    weight = sum(len(gzip.compress(reply.body())) for reply in replies if not reply.url.endswith(LIST))
    assert weight <= WEIGHT
    files = {url.rpartition("/")[2] for url in fetched if OURS in url}
    assert files == ours | {"style.css"}


def test_what_browse_needs_is_asked_for_at_once(real_site: Site, visit: Visit) -> None:
    """The head of the page names what its scripts would ask for later; each of these files is used, and comes once."""
    page, _ = visit(real_site, own=True)
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text))
    page.goto(f"{real_site.url}browse/")
    page.locator(".rl-tool").wait_for()
    named = page.locator("link[rel=modulepreload], link[rel=preload]").evaluate_all(
        "links => links.map(one => one.href)"
    )
    fetched = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert sorted(named) == sorted(url for url in fetched if url in named)
    assert len(named) == 4
    assert warnings == []
