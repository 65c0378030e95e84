"""An overview, while other processes work out what else is to be known of topics: a store brings it from them."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..core.library import Library
from ..core.processes import Team, shared_work
from ..core.site import Site
from ..core.store import Store
from .kept_facts import KeptFacts
from .messages import Messages
from .pages import overview_of
from .pages.overview import Overview

_FEWEST = 2_000
"""Works of which something is to be worked out."""


def shared_overview(library: Library, site: Site, messages: Messages, store: Store | None, team: Team) -> Overview:
    """Return what is true across the pages of *library*, and have its topics know of themselves what *store* keeps.

    The children of a *team* help to work out what it does not keep yet. Without a store, nothing is worked out before
    somebody asks for it.
    """
    if not store:
        return overview_of(library, site, messages)
    with _recalling(KeptFacts(library, messages.collation, store), team):
        return overview_of(library, site, messages)


@contextmanager
def _recalling(facts: KeptFacts, team: Team) -> Iterator[None]:
    """Have topics know all of themselves at the end of what is done meanwhile."""
    topics = facts.recall_kept()
    if team.helps(sum(len(topic.entries) for topic in topics), _FEWEST):
        with shared_work(len(topics), lambda number: facts.recall_own(topics[number]), team.children) as work:
            yield
            work.results()
    else:
        yield
    for topic in topics:
        facts.recall(topic)
