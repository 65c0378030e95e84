"""The overviews of a list, which lead to each other. Pure."""

from ..markup import Markup, link
from ..page import Html
from ..routes import CONCEPTS, KINDS, NEWS, PEOPLE, STATISTICS, TAGS, TIMELINE, TOPICS
from .fragments import explanation as explained
from .overview import Overview
from .page_links import PageLinks

_OVERVIEWS = (
    (TOPICS, "ways.topics"),
    (CONCEPTS, "ways.concepts"),
    (KINDS, "ways.kinds"),
    (TAGS, "ways.tags"),
    (PEOPLE, "ways.people"),
    (TIMELINE, "ways.years"),
    (STATISTICS, "ways.numbers"),
    (NEWS, "ways.new"),
)


def about(explanation: Markup, here: PageLinks) -> Html:
    """Return what an overview says of itself, and the ways to the others that have something to show."""
    others = [
        link(here.to(path), here.messages.html(words))
        for path, words in _OVERVIEWS
        if path != here.path and (path != CONCEPTS or _has_concepts(here.overview))
    ]
    return explained(explanation, here.messages.html("ways.also", others=here.messages.listed(others)))


def _has_concepts(overview: Overview) -> bool:
    return bool(overview.glossary.terms)
