"""A page for each person of several works, and the page that names all people. Pure."""

from collections.abc import Collection

from .. import messages
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import PEOPLE, person_path
from .authorship import Person, family_first
from .entry_lists import rows
from .fragments import fragment
from .overview import Overview
from .page_links import PageLinks, counted_links


def people_pages(overview: Overview) -> list[Page]:
    """Return the page of each person of several works, behind the page of all people."""
    people = overview.people.values()
    return [_all_people(overview, people), *(_person(overview, person) for person in people if person.has_page)]


def _all_people(overview: Overview, people: Collection[Person]) -> Page:
    here = PageLinks(overview, PEOPLE)
    letters: dict[str, list[Person]] = {}
    for person in people:
        letters.setdefault(_letter(person), []).append(person)
    blocks: list[Block] = [PageHeading(1, "people", Markup("People"))]
    for number, letter in enumerate(sorted(letters, key=lambda letter: (letter == _OTHER, letter)), 1):
        ways = [(here.works_of(one), one.name, len(one.works)) for one in letters[letter]]
        blocks += [PageHeading(2, f"letter-{number}", text(letter)), Html(counted_links(ways))]
    count = messages.every(len(people), "person")
    return Page(
        PEOPLE,
        title="People",
        description=f"{count} of {overview.site.name}, with the number of their works.",
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


_OTHER = "Other"


def _letter(person: Person) -> str:
    """Return the letter that a person stands under, which is that of the family name."""
    first = family_first(person.name)[0][:1].upper()
    return first if "A" <= first <= "Z" else _OTHER


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
