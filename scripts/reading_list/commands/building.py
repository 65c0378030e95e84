"""``reading-list build``: the pages as files, for any engine."""

import gc
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import NamedTuple

import click

from ..core.clock import latest_day
from ..core.library import Library
from ..core.problems import Problem, ReadingListError, errors
from ..core.processes import Team, spare_processors
from ..core.program import program_digest
from ..core.publication import for_readers
from ..core.site import TextFile
from ..core.store import Store
from ..core.store_folder import StoreFolder
from ..entries.findings import Check, Findings
from ..entries.loading import without_collector
from ..entries.source.file import SourceFile
from ..entries.source.folder import entries_shown, read_folder
from ..links.health_file import link_records, with_dead_links
from ..links.link_health import Record
from ..plugin.settings import Settings
from ..publish import writing
from ..publish.collisions import edited_in_words
from ..publish.late_file import LateFile
from ..publish.messages import Messages
from ..publish.messages.loading import messages_of, missing
from ..publish.page import Page
from ..publish.pages.overview import Overview
from ..publish.routes import giving_way, list_of
from ..publish.shared_facts import shared_overview
from ..publish.shared_sheets import SharedSheets
from ..publish.sheets import Sheets
from ..publish.site_files import files_of_list, sorts_of_pages
from ..publish.staged_files import Aside, StagedFiles
from .project import Configuration, cache_option, configuration_options
from .terminal import PROBLEMS, print_problems, remark


@click.command(epilog="Example: reading-list build")
@configuration_options
@cache_option
def build(configuration: Configuration, store: StoreFolder | None) -> None:
    """Write the pages into the docs folder, for any engine that reads mkdocs.yml.

    MkDocs itself needs no build before it: the plugin does the same in memory. Where the site has several lists, all
    are written, or none; with --list, the others stay as they are.

    What is made of a topic is kept in .cache/reading-list beside the configuration: the next build makes anew only what
    a change concerns.
    """
    with without_collector():
        write_pages(configuration, store, Team(spare_processors()))
        gc.freeze()  # the process is about to end: nobody needs to walk all that was made
    if store:
        store.clear_unused()


def write_pages(configuration: Configuration, store: Store | None, team: Team) -> None:
    """Write the pages of the lists that were chosen, with what *store* has of them, and a *team* to help."""
    sources = [_Source.of(chosen) for chosen in configuration.chosen]
    project = sources[0].project  # what all lists have in common
    folders = {one.site.path for one in configuration.all}
    chosen = {source.project.site.path for source in sources}
    is_whole = chosen == folders
    for words in dict.fromkeys(filter(None, (missing(source.project.wording) for source in sources))):
        click.echo(f"warning: {words}", err=True)
    inputs = _fingerprint(sources) if is_whole else ""
    rules = writing.Rules(
        directory_urls=project.site.directory_urls,
        exclude=project.exclude,
        giving_way=frozenset().union(*(giving_way(source.project.site) for source in sources)),
        is_of_another=lambda path: not is_whole and list_of(path, folders) not in chosen,
    )
    is_in_order = not any(source.misplaced for source in sources)
    if inputs and is_in_order and writing.is_current(project.docs, inputs, rules):
        _print([source.check(store).findings() for source in sources])
        remark(f"{project.docs}: up to date", err=False)
        return
    checked = [source.checked(store) for source in sources]
    _print([one.findings for one in checked])
    done = writing.write_all(partial(_files, checked, store, team), project.docs, inputs, rules)
    if done.edited:
        click.echo(edited_in_words(done.edited, project.docs.as_posix()), err=True)
        click.echo("Nothing was written: the changes would be lost.", err=True)
        sys.exit(PROBLEMS)
    for path in done.yielded:
        click.echo(f"{project.docs / path}: not written, for the site has one written by hand")
    remark(f"{project.docs}: {done.written} written, {done.unchanged} unchanged, {done.deleted} deleted", err=False)


def _print(findings: Sequence[Findings]) -> None:
    """Print the problems of all lists. With errors, there are no pages: say so, and exit."""
    problems = [problem for one in findings for problem in one.problems]
    print_problems(problems)
    if errors(problems):
        for one in findings:
            click.echo(f"{one.summary}; nothing was written", err=True)
        sys.exit(PROBLEMS)


class _Checked(NamedTuple):
    """A list that was read and checked."""

    project: Settings
    messages: Messages
    library: Library
    """As readers get it; an empty one where it cannot be published."""
    findings: Findings


class _Source(NamedTuple):
    """What the pages of a list are made of."""

    project: Settings
    files: list[SourceFile]
    misplaced: list[Problem]
    records: Mapping[str, Record]
    messages: Messages

    @classmethod
    def of(cls, project: Settings) -> "_Source":
        files, misplaced = read_folder(project.entries, shown=entries_shown(project.entries))
        # Engines turn links to Markdown files into addresses; a finished address they would change once more.
        project = project._replace(site=project.site._replace(links_to_sources=True))
        return cls(project, files, misplaced, link_records(project.entries), messages_of(project.wording))

    def check(self, store: Store | None) -> Check:
        """Return the check of the list, with what *store* has of it."""
        return Check(self.files, self.misplaced, latest_day(), self.project.ignored, self.project.vocabulary, store)

    def checked(self, store: Store | None) -> _Checked:
        """Return the list, read and checked, without where values stand in files: that takes as much memory again."""
        library, findings = self.check(store).done()
        is_fit = not errors(findings.problems)
        readers = for_readers(with_dead_links(library, self.records)) if is_fit else Library()
        return _Checked(self.project, self.messages, readers, findings)


def _files(
    lists: Iterable[_Checked], store: Store | None, team: Team, staged: StagedFiles, stack: ExitStack
) -> Iterator[Page | LateFile | TextFile | Aside]:
    """Yield the files of *lists*, with what *store* has of them, made with the help of *team*.

    Raises ReadingListError where two would have the same.
    """
    for one in lists:
        overview = shared_overview(one.library, one.project.site, one.messages, store, team)
        for file in _files_of(overview, store, team, staged, stack):
            if file.path in staged.digests:
                raise ReadingListError(
                    f"{one.project.docs / file.path}: two reading lists of this site have it. "
                    "Give one of them another path."
                )
            yield file


def _files_of(
    overview: Overview, store: Store | None, team: Team, staged: StagedFiles, stack: ExitStack
) -> Iterator[Page | LateFile | TextFile | Aside]:
    sheets = SharedSheets(Sheets(overview, store), overview.library.topics, staged, team, stack)
    yield from files_of_list(overview, store, sheets.parts)
    for of, topic in sorts_of_pages(overview):
        yield from sheets.pages(of, topic)


def _fingerprint(sources: Iterable[_Source]) -> str:
    """Return a digest of all that the pages are made from: entries, facts of the site, our own code."""
    digest = hashlib.sha256(program_digest().encode())
    for project, files, _, records, messages in sources:
        for file in files:
            digest.update(f"\0{file.path}\0{file.key}".encode())
        words = (messages.texts(""), project.vocabulary.rows)
        facts = (project.site, words, sorted(project.ignored), sorted(records.items()))
        digest.update(f"\0{facts!r}".encode())
    return digest.hexdigest()
