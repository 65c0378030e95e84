"""What is remembered of a list from one build to the next: what follows from the same parts is not worked out again."""

from collections.abc import Mapping
from dataclasses import replace

from helpers import ENGLISH, GOLDEN_SITE, entry, golden_library, library, more
from random_lists import Edition, RandomList
from reading_list.core.publication import for_readers
from reading_list.publish import exports
from reading_list.publish.joining import joined_by_day, newest
from reading_list.publish.messages.loading import messages_in
from reading_list.publish.pages import overview_of
from reading_list.publish.pages.authorship import people
from reading_list.publish.pages.figures import figures
from reading_list.publish.pages.year_pages import by_year
from reading_list.publish.routes import works_followed
from reading_list.publish.sheets.questions import Answers


def facts(edition: Edition) -> Mapping[str, object]:
    """Return what is true across the list of *edition*, that which does not depend on single topics."""
    overview, (read, site, _) = overview_of(*edition), edition
    answers = Answers(overview, exports.Across(*edition))
    works = [(year, [placed.entry.id for placed in placed_works]) for year, placed_works in by_year(read)]
    return {sort: answers.facts(sort) for sort in answers._sorts} | {
        "years": works,
        "newest": [placed.entry.id for placed in newest(read, 5)],
        "days": [*joined_by_day(read).items()],
        "feeds": [(page, [one.entry.id for one in placed]) for page, placed in works_followed(read, site).items()],
        "pages with feeds": [*overview.followed],
        "figures": figures(read),
        "begun": overview.began,
    }


OTHER = Edition(for_readers(golden_library()), GOLDEN_SITE, ENGLISH)


def test_what_is_remembered_of_a_list_is_true_of_it_after_each_change() -> None:
    """As if somebody asked for the first time, who has had another list before."""
    for seed in range(more(10)):
        reading_list = RandomList(700 + seed)
        for _ in range(40):
            read = reading_list.edition.library
            remembered = facts(reading_list.edition)
            facts(OTHER)
            unknown = replace(read, topics=tuple(replace(topic) for topic in read.topics))
            assert remembered == facts(reading_list.edition._replace(library=unknown)), seed
            reading_list.change()


def test_people_stand_in_the_order_of_the_language() -> None:
    """In Spanish n and ñ are two letters, whatever was asked of the same works in English before."""
    read = library(
        {"only": {"title": "O", "section": "S", "entries": [entry("One", authors=["A Ñu", "B Nz", "C Oa"])]}}
    )
    orders = [[*people(read, messages_in(language).collation)] for language in ("en", "es", "en")]
    assert orders == [["A Ñu", "B Nz", "C Oa"], ["B Nz", "A Ñu", "C Oa"], ["A Ñu", "B Nz", "C Oa"]]
