"""What the entries give, read, checked and rendered: all that a build publishes of a reading list."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..core.clock import latest_day
from ..core.library import Library, Topic
from ..core.problems import Problem, errors
from ..core.processes import ALONE
from ..core.publication import for_readers
from ..core.report import summary
from ..core.site import Site
from ..core.store import RememberingStore, Store
from ..entries.loading import check_files, without_collector
from ..entries.source.folder import entries_shown, read_folder
from ..links.health_file import link_records, with_dead_links
from ..publish.head import Heads
from ..publish.messages import Messages
from ..publish.messages.loading import messages_in, messages_of
from ..publish.pages.overview import Overview
from ..publish.planned import Plan
from ..publish.routes import in_docs, topic_path, work_path
from ..publish.shared_facts import shared_overview
from ..publish.site_files import fetched, plan_of
from .settings import Settings


class Edition(NamedTuple):
    """A library with its pages, and the problems of the entries as they stand now."""

    library: Library
    plan: Plan
    """Its pages, and the files beside them."""
    heads: Heads
    topics: Mapping[str, Topic]
    """By the path of the page below the docs folder."""
    homes: Mapping[str, Topic]
    """The topics of works, by the paths of these."""
    problems: Sequence[Problem]
    overview: Overview
    """What is true across the pages."""
    summary: str
    """What was looked at and what was found, in one line."""
    ignored: Sequence[Problem] = ()
    """What was not to be looked at."""

    @property
    def messages(self) -> Messages:
        """The words of the pages."""
        return self.overview.messages


_NOTHING = Overview.of(Library(), Site(), messages_in("en"))
NONE_YET = Edition(Library(), Plan([], []), Heads(Library(), Site()), {}, {}, (), _NOTHING, "")
"""What there is before the entries have been read; it has no pages, not even those of an empty list."""


class Checked(NamedTuple):
    """The entries as they stand now, what a check says of them, and all else that is read to publish them."""

    library: Library
    """As readers get it, with its dead links; an empty one where it cannot be published."""
    problems: Sequence[Problem]
    ignored: Sequence[Problem]
    summary: str
    """What was looked at and what was found, in one line."""
    messages: Messages

    @property
    def is_fit(self) -> bool:
        """Whether the library can be published."""
        return not errors(self.problems)


def check(settings: Settings, store: Store | None = None) -> Checked:
    """Read and check the entries of *settings*, with what was found of their links, and the words of the pages.

    What *store* has of a file is taken from there, and what it has not is kept in it. Without one, what has been read
    is remembered, for who reads again soon.

    Raises ReadingListError where any of these cannot be read at all.
    """
    files, misplaced = read_folder(settings.entries, shown=entries_shown(settings.entries))
    library, problems, ignored = check_files(
        files, misplaced, latest_day(), settings.ignored, None, settings.vocabulary, store
    )
    looked_at = summary(problems, len(library.entries()), len(library.topics), ignored)
    if errors(problems):
        library = Library(vocabulary=settings.vocabulary)
    else:
        library = for_readers(with_dead_links(library, link_records(settings.entries)))
    return Checked(library, problems, ignored, looked_at, messages_of(settings.wording))


def made_of(checked: Checked, settings: Settings, last: Edition, store: Store) -> Edition:
    """Return the edition that *checked* entries give, with what *store* has of it.

    Where they have mistakes, it is the *last* one, with the problems of now; that of an empty list where there is none.
    """
    is_new = checked.is_fit or not last.plan.pages
    edition = _edition(checked.library, settings, checked.messages, store) if is_new else last
    return edition._replace(problems=checked.problems, summary=checked.summary, ignored=checked.ignored)


def _edition(library: Library, settings: Settings, messages: Messages, store: Store) -> Edition:
    site = settings.site
    with without_collector():
        # One that remembers lasts as long as topics do, which remember what is worked out of them by themselves.
        lasting = None if isinstance(store, RememberingStore) else store
        overview = shared_overview(library, site, messages, lasting, ALONE)
    topics = {in_docs(topic_path(topic.slug), site): topic for topic in library.topics}
    homes = {in_docs(work_path(placed.entry.id), site): placed.topic for placed in library.entries()}
    return Edition(
        library,
        plan_of(overview, store),
        Heads(library, site, fetched()),
        topics,
        homes,
        (),
        overview,
        "",
    )
