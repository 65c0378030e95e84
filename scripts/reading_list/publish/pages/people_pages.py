"""A page for each person of several works, and the page that names all people. Pure."""

from collections.abc import Collection

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
        *([jump(letters)] if len(letters) > 1 else []),
    ]
    for letter, anchor, members in letters:
        ways = [(here.works_of(one), one.name, len(one.works)) for one in members]
        blocks += [PageHeading(2, anchor, text(letter)), Html(counted_links(ways))]
    return Page(
        PEOPLE,
        title="People",
        description=f"{count} of {overview.site.name}, with the number of their works.",
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


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
