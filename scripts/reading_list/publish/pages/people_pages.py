"""A page for each person of several works, and the page that names all people. Pure."""

from collections.abc import Collection, Iterable, Iterator

from .. import messages
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import PEOPLE, person_path
from .alphabet import by_letter, jump
from .authorship import Person, family_first
from .entry_lists import rows
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks, counted_links
from .ways import about

_MOST = 24


def people_pages(overview: Overview) -> list[Page]:
    """Return the page of each person of several works, behind the page of all people."""
    people = overview.people.values()
    return [_all_people(overview, people), *(_person(overview, person) for person in people if person.has_page)]


def _all_people(overview: Overview, people: Collection[Person]) -> Page:
    here = PageLinks(overview, PEOPLE)
    letters = [*by_letter(people, lambda person: family_first(person.name)[0])]
    count = messages.every(len(people), "person")
    blocks: list[Block] = [
        PageHeading(1, "people", Markup("People")),
        about(Markup(f"{text(count)}, with the number of their works."), here),
        *_most_works(people, here),
        *([jump(letters)] if len(letters) > 1 else []),
    ]
    for letter, anchor, members in letters:
        blocks += [PageHeading(2, anchor, text(letter)), _names(members, here)]
    return Page(
        PEOPLE,
        title="People",
        description=f"{count} of {overview.site.name}, with the number of their works.",
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


def _most_works(people: Collection[Person], here: PageLinks) -> Iterator[Block]:
    """Yield who has most works, where there are so many people that they could not be found."""
    if len(people) > 2 * _MOST:
        yield PageHeading(2, "most-works", Markup("With most works"))
        yield _names(sorted(people, key=lambda person: -len(person.works))[:_MOST], here)
        yield PageHeading(2, "all-people", Markup("From A to Z"))


def _names(people: Iterable[Person], here: PageLinks) -> Html:
    return Html(counted_links((here.works_of(one), one.name, len(one.works)) for one in people))


def _person(overview: Overview, person: Person) -> Page:
    path = person_path(person.slug)
    here = PageLinks(overview, path)
    count = messages.counted(len(person.works), "work")
    return Page(
        path,
        title=person.name,
        description=f"{count} of {overview.site.name} by {person.name}.",
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "person", text(person.name)),
            fragment(
                "people_pages",
                "explanation",
                count=text(count),
                all_people=here.to(PEOPLE),
                others=text(", ".join(person.others)),
            ),
            Html(rows(person.works, here)),
        ],
    )
