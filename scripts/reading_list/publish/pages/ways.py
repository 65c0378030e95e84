"""The overviews of a list, which lead to each other. Pure."""

from ..markup import Markup
from ..page import Html
from ..routes import CONCEPTS, KINDS, NEWS, PEOPLE, STATISTICS, TAGS, TIMELINE, TOPICS
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks

_OVERVIEWS = (
    (TOPICS, "topics"),
    (CONCEPTS, "concepts"),
    (KINDS, "kinds"),
    (TAGS, "tags"),
    (PEOPLE, "people"),
    (TIMELINE, "years"),
    (STATISTICS, "numbers"),
    (NEWS, "what is new"),
)


def about(explanation: Markup, here: PageLinks) -> Html:
    """Return what an overview says of itself, and the ways to the others that have something to show."""
    others = [
        (here.to(path), Markup(words))
        for path, words in _OVERVIEWS
        if path != here.path and (path != CONCEPTS or _has_concepts(here.overview))
    ]
    return fragment("ways", "overviews", explanation=explanation, others=others)


def _has_concepts(overview: Overview) -> bool:
    return bool(overview.glossary.terms)
