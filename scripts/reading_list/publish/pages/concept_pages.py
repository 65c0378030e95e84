"""A page for each concept, with the works that explain it, and the page that names them all. Pure."""

from collections.abc import Iterator, Sequence
from functools import partial

from ...core.library import Topic
from ...core.text import first_sentence
from ..markup import Markup, element, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..places import host
from ..planned import Planned
from ..routes import CONCEPTS, concept_path
from .alphabet import by_letter, jump
from .entry_lists import rows
from .fragments import explanation, unfolding
from .glossary import Term
from .overview import Overview
from .page_links import PageLinks
from .ways import about

_MOST_WORKS = 12
_MOST_NEIGHBOURS = 24


def concept_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the page of each concept, behind the page of all concepts."""
    yield _all_concepts(overview)
    for key, term in overview.glossary.terms.items():
        yield Planned(concept_path(term.slug), partial(_concept, overview, key))


def _all_concepts(overview: Overview) -> Page:
    here, messages = PageLinks(overview, CONCEPTS), overview.messages
    letters = [*by_letter(overview.glossary.terms.values(), lambda term: term.name, messages)]
    count = len(overview.glossary.terms)
    blocks: list[Block] = [
        PageHeading(1, "concepts", messages.html("concepts.title")),
        about(messages.html("concepts.about", count=count), here),
        *([jump(letters)] if len(letters) > 1 else []),
    ]
    for letter, anchor, terms in letters:
        blocks += [PageHeading(2, anchor, text(letter)), _meanings(terms, here)]
    return Page(
        CONCEPTS,
        title=messages.plain("concepts.title"),
        description=messages.plain("concepts.description", count=count, site=overview.site.name),
        settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
        blocks=blocks,
    )


def _meanings(terms: Sequence[Term], here: PageLinks) -> Html:
    """Return *terms* in a list, each with the first sentence that a topic has for it."""
    items = "".join(
        f"<div><dt>{here.term(term)}</dt><dd>{text(first_sentence(term.meanings[0][1].summary))}</dd></div>"
        for term in terms
    )
    return Html(Markup(f'<dl class="rl-concepts">{items}</dl>'))


def _concept(overview: Overview, key: str) -> Page:
    term = overview.glossary.terms[key]
    path = concept_path(term.slug)
    here = PageLinks(overview, path)
    return Page(
        path,
        title=term.name,
        description=first_sentence(term.meanings[0][1].summary),
        settings=LIST_OF_LINKS,
        # Two parts, as the pages of works have: so many pages may be filled in after one pattern.
        blocks=[
            PageHeading(1, "concept", text(term.name)),
            Html(element("div", "rl-concept", *_parts(term, key, here))),
        ],
        ends_with_blank_line=False,
    )


def _parts(term: Term, key: str, here: PageLinks) -> Iterator[Markup]:
    messages = here.messages
    for topic, concept in term.meanings:
        yield element("p", "rl-meaning", text(concept.summary))
        facts = [messages.html("concept.in", topic=here.topic(topic))]
        if concept.url:
            facts.append(here.outward(concept.url, messages.plain("concept.defined_at", host=host(concept.url))))
        yield element("p", "rl-facts", messages.dotted(facts))
    yield from _works(term, key, here)
    for slug in dict.fromkeys(topic.slug for topic, _ in term.meanings):
        yield from _neighbours(here.overview.topics[slug], key, here)
    yield explanation(link(here.to(CONCEPTS), messages.html("concepts.all"))).markup


def _heading(key: str, here: PageLinks, **values: str) -> Markup:
    return Markup(f"<h2>{here.messages.html(key, **values)}</h2>")


def _works(term: Term, key: str, here: PageLinks) -> Iterator[Markup]:
    """Yield the works that explain a concept or, where none is known to, where its topics begin."""
    overview = here.overview
    works = overview.glossary.works(key, overview.by_id)
    if works:
        yield _heading("concept.works", here)
        yield rows(works[:_MOST_WORKS], here)
        if rest := works[_MOST_WORKS:]:
            yield unfolding(here.messages.html("more", count=len(rest)), rows(rest, here))
        return
    firsts = [first for topic, _ in term.meanings if (first := overview.first_of(topic))]
    if firsts:
        yield _heading("concept.begin", here)
        yield rows(firsts, here)


def _neighbours(topic: Topic, key: str, here: PageLinks) -> Iterator[Markup]:
    """Yield the other concepts of *topic*."""
    terms = here.overview.glossary.of(topic)
    others = [here.linked(concept_path(term.slug), term.name) for term in terms if term.key != key]
    if others:
        yield _heading("concept.beside", here, topic=topic.title)
        yield element("p", "rl-tags", *others[:_MOST_NEIGHBOURS])
