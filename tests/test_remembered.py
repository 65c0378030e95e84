"""What is remembered of a list from one build to the next: what follows from the same parts is not worked out again."""

from collections.abc import Mapping
from dataclasses import replace

from helpers import ENGLISH, GOLDEN_SITE, golden_library, more
from random_lists import Edition, RandomList
from reading_list.core.publication import for_readers
from reading_list.publish import exports
from reading_list.publish.joining import joined_by_day, newest
from reading_list.publish.pages import overview_of
from reading_list.publish.pages.figures import figures
from reading_list.publish.pages.year_pages import by_year
from reading_list.publish.routes import works_followed
from reading_list.publish.sheets.questions import Answers


def facts(edition: Edition) -> Mapping[str, object]:
    """Return what is true across the list of *edition*, that which does not depend on single topics."""
    overview, (library, site, _) = overview_of(*edition), edition
    answers = Answers(overview, exports.Across(*edition))
    works = [(year, [placed.entry.id for placed in placed_works]) for year, placed_works in by_year(library)]
    return {sort: answers.facts(sort) for sort in answers._sorts} | {
        "years": works,
        "newest": [placed.entry.id for placed in newest(library, 5)],
        "days": [*joined_by_day(library).items()],
        "feeds": [(page, [one.entry.id for one in placed]) for page, placed in works_followed(library, site).items()],
        "pages with feeds": [*overview.followed],
        "figures": figures(library),
        "begun": overview.began,
    }


OTHER = Edition(for_readers(golden_library()), GOLDEN_SITE, ENGLISH)


def test_what_is_remembered_of_a_list_is_true_of_it_after_each_change() -> None:
    """As if somebody asked for the first time, who has had another list before."""
    for seed in range(more(10)):
        reading_list = RandomList(700 + seed)
        for _ in range(40):
            library = reading_list.edition.library
            remembered = facts(reading_list.edition)
            facts(OTHER)
            unknown = replace(library, topics=tuple(replace(topic) for topic in library.topics))
            assert remembered == facts(reading_list.edition._replace(library=unknown)), seed
            reading_list.change()
