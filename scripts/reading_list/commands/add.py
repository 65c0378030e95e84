"""``reading-list add``: one address into an entry."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date as Day
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

import click

from ..collect import adding, metadata
from ..collect.drafts import Draft
from ..collect.merge import Fate, Fields
from ..collect.metadata import Found
from ..collect.planning import Plan, plan
from ..collect.web import Reply, Web, WebError, status_words, target
from ..core.characters import printable
from ..core.clock import today
from ..core.codes import Code
from ..core.files import Replacement, alone_in, replace_files
from ..core.library import Library, Topic
from ..core.problems import Problem, errors
from ..entries import edit
from ..entries.loading import check_files
from ..entries.source.folder import entries_shown, read_folder
from . import questions
from .terminal import PROBLEMS, TROUBLE, config_option, entries_folder, ignored_codes, print_problems

_UNTITLED = "A work whose title is to be asked for"


@click.command(epilog="Example: reading-list add https://arxiv.org/abs/2006.11239")
@click.argument("url")
@click.option("--topic", default="", help="The topic that gets the entry, by its title or the name of its file.")
@click.option("--yes", is_flag=True, help="Ask nothing: write what is known. A new entry needs --topic then.")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder of entry files. Without it, the one that mkdocs.yml names.",
)
@config_option
@click.pass_context
def add(context: click.Context, url: str, topic: str, into: Path | None, config_file: Path, *, yes: bool) -> None:
    """Look up the work at URL, show its entry, ask for what is missing, and put it into its topic's file.

    What the source itself publishes is taken: arXiv, Crossref (DOIs), OpenReview, YouTube, GitHub, or else the tags of
    the page. A work that is listed already gets the fields that it lacks; what is there stays as it is. Without network
    the entry has what is known. Exit status: 0 also where there is nothing to add, 1 where the entry or the list would
    not pass the check, 2 for wrong usage, and where questions are left unanswered.
    """
    target(url)
    folder = entries_folder(into, config_file)
    desk = _Desk(folder, entries_shown(folder), today(), ignored_codes(config_file))
    try:
        meant = _add(desk, context.find_object(Web) or Web(), url, topic.strip(), ask=not yes)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nreading-list: Nothing was written. With --yes and --topic nothing is asked.", err=True)
        sys.exit(TROUBLE)
    if meant:
        _write(desk, *meant)


class _Desk(NamedTuple):
    """Where entries are, how messages call that folder, the day it is, and the codes that are switched off."""

    folder: Path
    shown: str
    day: Day
    ignored: Collection[Code]

    def plan(self, draft: Draft) -> Plan:
        """Return what adding *draft* would change. Exits where the entries have mistakes."""
        files, misplaced = read_folder(self.folder, shown=self.shown)
        planned = plan(
            [adding.reading(draft)],
            files,
            misplaced,
            self.day,
            shown=self.shown,
            topic=draft.topic,
            ignored=self.ignored,
        )
        self.stop_at(planned.problems)
        return planned

    def library(self) -> Library:
        """Return the library. Exits where it has mistakes."""
        files, misplaced = read_folder(self.folder, shown=self.shown)
        library, problems, _ = check_files(files, misplaced, self.day, self.ignored)
        self.stop_at(errors(problems))
        return library

    def stop_at(self, problems: Sequence[Problem]) -> None:
        if problems:
            print_problems(problems)
            _stop("the entries have to pass the check first")


def _stop(reason: str) -> NoReturn:
    click.echo(f"reading-list: {printable(reason)}. Nothing was written.", err=True)
    sys.exit(PROBLEMS)


def _add(desk: _Desk, web: Web, url: str, name: str, *, ask: bool) -> tuple[Draft, adding.Outlook] | None:
    """Return what is to be written and what is to come of it, or None where that is nothing."""
    library = desk.library()
    topic = _named_topic(library, name) if name else None
    answered, found = _look_up(web, url)
    draft = adding.draft(url, answered, found, desk.day, desk.ignored)
    outlook = adding.outlook(desk.plan(_entitled(draft, draft.link.title or _UNTITLED)))
    if outlook.outcome.fate is Fate.LEFT_OUT:
        _stop(outlook.outcome.detail)
    if outlook.is_new:
        draft = _titled(draft, desk, known=bool(found.title), ask=ask)
        outlook = adding.outlook(desk.plan(draft))
        draft = _completed(library, draft, topic, outlook.fields, ask=ask)
        outlook = adding.outlook(desk.plan(draft))
        if outlook.outcome.fate is Fate.LEFT_OUT:
            _stop(outlook.outcome.detail)
    if outlook.is_new:
        _show(outlook.fields)
    else:  # from the first, or because somebody else has added the work meanwhile
        _say_where(outlook)
    if not outlook.fields:
        click.echo("There is nothing new to add.")
    elif ask and not click.confirm("Write this?", default=True):
        click.echo("Nothing was written.")
    else:
        return draft, outlook
    return None


# --- What the sources say -----------------------------------------------------------------------


def _look_up(web: Web, url: str) -> tuple[str, Found]:
    """Return the address that answered for *url*, and what the first source says that knows the work's title."""
    answered, best = url, Found()
    for ask in metadata.asks(url):
        click.echo(f"Asking {urlsplit(ask.url).hostname} ...", err=True)
        try:
            reply = web.fetch(ask.url, ask.accept)
            found = _read(ask, reply)
        except WebError as trouble:
            click.echo(f"reading-list: {printable(str(trouble))}", err=True)
            continue
        if ask.url == url:
            answered = reply.url
        best = best.completed(found)
        if best.title:
            return answered, best
    click.echo("reading-list: No source says what this is. The entry gets what the address tells.", err=True)
    return answered, best


def _read(ask: metadata.Ask, reply: Reply) -> Found:
    """Return what *reply* says. Raises WebError where that is nothing."""
    if not reply.ok:
        raise WebError(ask.url, f"answers {status_words(reply.status)}", "What it would say is missing.")
    try:
        found = ask.read(reply.text)
    except ValueError:
        found = Found()
    if not found.title:
        kind = f" ({reply.content_type[:80]})" if not reply.text else ""
        raise WebError(ask.url, f"answers, but not with the title of a work{kind}", "What it would say is missing.")
    return found


def _titled(draft: Draft, desk: _Desk, *, known: bool, ask: bool) -> Draft:
    """Return *draft* with a title; where it is not *known*, the words of the address are a guess."""
    guess = draft.link.title
    if ask and not (known and guess):
        return _entitled(draft, questions.title(draft.link.url, guess, desk.day, desk.ignored))
    if not guess:
        _stop("the title of the work is not known. Run the command without --yes, and type it")
    return draft


def _entitled(draft: Draft, title: str) -> Draft:
    return replace(draft, link=replace(draft.link, title=title))


# --- What people say ----------------------------------------------------------------------------


def _named_topic(library: Library, name: str) -> Topic:
    if found := adding.topic_called(library, name):
        return found
    raise click.UsageError(printable(adding.no_topic(library, name)))


def _completed(library: Library, draft: Draft, topic: Topic | None, fields: Fields, *, ask: bool) -> Draft:
    """Return *draft* with topic, tags, level and note; *fields* are what is known without them."""
    if not ask:
        if topic is None:
            raise click.UsageError("The work is not listed yet: name its topic with --topic, or leave --yes out.")
        return replace(draft, topic=topic.title)
    if not library.topics:
        raise click.UsageError("There is no topic yet: write a file with `title`, `section` and `entries: []` first.")
    _show(fields)
    topic = topic or questions.topic(library, draft.link.title)
    return replace(
        draft,
        topic=topic.title,
        tags=questions.tags(library, topic, draft.link.title),
        level=questions.level(),
        note=questions.note(draft),
    )


def _show(fields: Fields) -> None:
    click.echo()
    for line in edit.entry_text(fields).splitlines():
        click.echo(f"    {printable(line)}")
    click.echo()


def _say_where(outlook: adding.Outlook) -> None:
    click.echo(printable(f"Is listed already: {outlook.outcome.detail}"))
    for offer in outlook.offers:
        click.echo("The source says more than the entry does; to take it over, edit the file:")
        _show(offer.fields)
    if outlook.fields:
        click.echo("The entry lacks:")
        _show(outlook.fields)


# --- Writing ------------------------------------------------------------------------------------


def _write(desk: _Desk, draft: Draft, meant: adding.Outlook) -> None:
    """Write what was shown. Others may have written since: all is planned anew, and only the same is written."""
    with alone_in(desk.folder):
        planned = desk.plan(draft)
        outlook = adding.outlook(planned)
        if (outlook.outcome.fate, outlook.fields) != (meant.outcome.fate, meant.fields):
            _stop("the entries were changed meanwhile. Run the command again")
        changes = [Replacement(f"{change.stem}.yaml", change.before, change.after) for change in planned.changes]
        replace_files(desk.folder, changes)
    change = planned.changes[0]
    if not outlook.is_new:
        click.echo(printable(f"{desk.shown}/{change.stem}.yaml: {', '.join(outlook.fields)} added"))
        return
    click.echo(printable(f'{adding.place(change, desk.shown)}: "{outlook.fields["title"]}" added'))
    if left := adding.missing(outlook.fields):
        click.echo(f"Still missing: {', '.join(left)}.")
