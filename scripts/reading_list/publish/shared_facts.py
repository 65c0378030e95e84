"""Facts of topics that other processes work out while this one has something else to do: a store brings them."""

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
"""Works whose facts are to be worked out."""


def shared_overview(library: Library, site: Site, messages: Messages, store: Store | None, team: Team) -> Overview:
    """Return what is true across the pages of *library*, whose topics know in the end what *store* has of them.

    What it has not, the children of a *team* help to work out meanwhile, and it is kept there. Without a store, nothing
    is worked out before somebody asks for it.
    """
    if not store:
        return overview_of(library, site, messages)
    with _facts_beside(KeptFacts(library, messages.collation, store), team):
        return overview_of(library, site, messages)


@contextmanager
def _facts_beside(facts: KeptFacts, team: Team) -> Iterator[None]:
    topics = facts.take()
    if team.helps(sum(len(topic.entries) for topic in topics), _FEWEST):
        with shared_work(len(topics), lambda number: facts.recall_own(topics[number]), team.children) as work:
            yield
            work.results()
    else:
        yield
    for topic in topics:
        facts.recall(topic)
