"""Facts of topics that other processes work out while this one has something else to do: a store brings them."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..core.processes import Team, shared_work
from .kept_facts import KeptFacts

_FEWEST = 2_000
"""Works whose facts are to be worked out."""


@contextmanager
def facts_beside(facts: KeptFacts, team: Team) -> Iterator[None]:
    """Have the topics know their *facts* in the end, of which the children of a *team* work out some meanwhile."""
    topics = facts.take()
    if team.helps(sum(len(topic.entries) for topic in topics), _FEWEST):
        with shared_work(len(topics), lambda number: facts.recall_own(topics[number]), team.children) as work:
            yield
            work.results()
    else:
        yield
    for topic in topics:
        facts.recall(topic)
