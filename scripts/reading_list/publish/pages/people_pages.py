"""A page for each person of several works, and the page that names all people. Pure."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from ...core import person_names
from ..markup import link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..planned import Planned
from ..routes import PEOPLE, person_path
from .alphabet import by_letter, jump
from .authorship import Person
from .entry_lists import rows
from .fragments import explanation
from .made_of import PageKeys
from .overview import Overview
from .page_links import PageLinks
from .ways import about

_MOST = 24


def people_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the page of each person of several works, behind the page of all people."""
    people = overview.people.values()
    yield _all_people(overview, people)
    keys = PageKeys(overview)
    for person in people:
        if person.has_page:
            path = person_path(person.slug)
            key = partial(keys.of, path, person.works, person.name, *person.others)
            yield Planned(path, partial(_person, overview, person), key)


def _all_people(overview: Overview, people: Collection[Person]) -> Page:
    here, messages = PageLinks(overview, PEOPLE), overview.messages
    letters = [*by_letter(people, lambda person: person_names.parts(person.name).family, messages)]
    blocks: list[Block] = [
        PageHeading(1, "people", messages.html("people.title")),
        about(messages.html("people.about", count=len(people)), here),
        *_most_works(people, here),
        *([jump(letters)] if len(letters) > 1 else []),
    ]
    for letter, anchor, members in letters:
        blocks += [PageHeading(2, anchor, text(letter)), _names(members, here)]
    return Page(
        PEOPLE,
        title=messages.plain("people.title"),
        description=messages.plain("people.description", count=len(people), site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


def _most_works(people: Collection[Person], here: PageLinks) -> Iterator[Block]:
    """Yield who has most works, where there are so many people that they could not be found."""
    if len(people) > 2 * _MOST:
        yield PageHeading(2, "most-works", here.messages.html("people.most_works"))
        yield _names(sorted(people, key=lambda person: -len(person.works))[:_MOST], here)
        yield PageHeading(2, "all-people", here.messages.html("alphabet.all"))


def _names(people: Iterable[Person], here: PageLinks) -> Html:
    return Html(here.counted_links((here.works_of(one), one.name, len(one.works)) for one in people))


def _person(overview: Overview, person: Person) -> Page:
    path = person_path(person.slug)
    here, messages = PageLinks(overview, path), overview.messages
    count = len(person.works)
    all_people = link(here.to(PEOPLE), messages.html("people.all"))
    if person.others:
        others = messages.html("person.others", names=messages.listed_plainly(person.others))
        all_people = messages.dotted((all_people, others))
    return Page(
        path,
        title=person.name,
        description=messages.plain("person.description", count=count, site=overview.site.name, name=person.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "person", text(person.name)),
            explanation(messages.html("person.about", count=count), all_people),
            Html(rows(person.works, here)),
        ],
    )
