"""``reading-list add``: one address into an entry."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

import click

from ..collect import adding, choices, metadata
from ..collect.drafts import Draft
from ..collect.merge import Fate
from ..collect.planning import Plan
from ..collect.snapshot import Snapshot
from ..collect.web import Reply, Web, WebError, status_words, target
from ..collect.workspace import Workspace
from ..core.characters import printable
from ..core.clock import now
from ..core.library import Library, Topic
from ..core.problems import Problem, ReadingListError
from ..core.schema import EntryFields
from ..entries import edit
from . import questions
from .project import Configuration, Project, configuration_options
from .terminal import PROBLEMS, TROUBLE, print_problems

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
@configuration_options
@click.pass_context
def add(
    context: click.Context, url: str, topic: str, into: Path | None, configuration: Configuration, *, yes: bool
) -> None:
    """Look up the work at URL, show its entry, ask for what is missing, and put it into its topic's file.

    What the source itself publishes is taken: arXiv, Crossref (DOIs), OpenReview, YouTube, GitHub, or else the tags of
    the page. A work that is listed already gets the fields that it lacks; what is there stays as it is. Without network
    the entry has what is known. Exit status: 0 also where there is nothing to add, 1 where the entry or the list would
    not pass the check, 2 for wrong usage, and where questions are left unanswered.
    """
    _refuse_unless_fetched(url)
    project = Project(into, configuration)
    workspace = Workspace.read(project.entries, now(), project.ignored, project.vocabulary)
    _stop_at(workspace.snapshot.errors)
    try:
        proposal = _propose(workspace, context.find_object(Web) or Web(), url, topic.strip(), ask=not yes)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nreading-list: Nothing was written. With --yes and --topic nothing is asked.", err=True)
        sys.exit(TROUBLE)
    if proposal:
        _write(workspace, proposal)


def _refuse_unless_fetched(url: str) -> None:
    if "://" not in url:
        raise ReadingListError(
            f"{printable(url[:80])}: is not fetched: it is no address. Begin it with https://, a DOI with "
            "https://doi.org/. A book without an address gets its entry by hand, in the file of its topic: `isbn: ...`."
        )
    target(url)


class _Proposal(NamedTuple):
    """A draft, and what is to come of it."""

    draft: Draft
    plan: Plan

    @property
    def outlook(self) -> adding.Outlook:
        return adding.outlook(self.plan)


def _proposal(workspace: Workspace, draft: Draft) -> _Proposal:
    """Return what would become of *draft*. Exits where the entries would have mistakes."""
    plan = workspace.plan([adding.as_list(draft)], topic=draft.topic)
    _stop_at(plan.problems)
    return _Proposal(draft, plan)


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        print_problems(problems)
        _stop("the entries have to pass the check first")


def _stop(reason: str) -> NoReturn:
    click.echo(f"reading-list: {printable(reason)}. Nothing was written.", err=True)
    sys.exit(PROBLEMS)


def _propose(workspace: Workspace, web: Web, url: str, name: str, *, ask: bool) -> _Proposal | None:
    """Return what is to be written, or None where that is nothing."""
    before = workspace.snapshot
    topic = _named_topic(before.library, name) if name else None
    answered, known = _look_up(web, url)
    draft = adding.draft(url, answered, known, topic.title if topic else "", before)
    proposal = _proposal(workspace, draft if draft.fields.title else _entitled(draft, _UNTITLED))
    if proposal.outlook.is_new:
        draft = _titled(draft, before, known=bool(known.title), ask=ask)
        proposal = proposal if draft == proposal.draft else _proposal(workspace, draft)
        draft = _completed(draft, topic, proposal.outlook.fields, before, ask=ask)
        proposal = proposal if draft == proposal.draft else _proposal(workspace, draft)
    outlook = proposal.outlook
    if outlook.outcome.fate is Fate.LEFT_OUT:
        _stop(outlook.outcome.detail)
    if outlook.is_new:
        _show(outlook.fields)
    else:
        _say_where(outlook)
    if not outlook.fields:
        click.echo("There is nothing new to add.")
    elif ask and not click.confirm("Write this?", default=True):
        click.echo("Nothing was written.")
    else:
        return proposal
    return None


# --- What the sources say -----------------------------------------------------------------------


def _look_up(web: Web, url: str) -> tuple[str, EntryFields]:
    """Return the address that answered for *url*, and what the first source to know the work's title says of it."""
    answered, known = url, EntryFields()
    for ask in metadata.asks(url):
        click.echo(f"Asking {urlsplit(ask.url).hostname} ...", err=True)
        try:
            reply = web.fetch(ask.url, ask.accept)
            fields = _read(ask, reply)
        except WebError as trouble:
            click.echo(f"reading-list: {printable(str(trouble))}", err=True)
            continue
        if ask.url == url:
            answered = reply.url
        known = known.completed(fields)
        if known.title:
            return answered, known
    click.echo("reading-list: No source says what this is. The entry gets what the address tells.", err=True)
    return answered, known


def _read(ask: metadata.Ask, reply: Reply) -> EntryFields:
    """Return what *reply* says. Raises WebError where that is nothing."""
    if not reply.ok:
        raise WebError(ask.url, f"answers {status_words(reply.status)}", "What it would say is missing.")
    try:
        fields = ask.read(reply.text)
    except ValueError:
        fields = EntryFields()
    if not fields.title:
        kind = f" ({reply.content_type[:80]})" if not reply.text else ""
        raise WebError(ask.url, f"answers, but not with the title of a work{kind}", "What it would say is missing.")
    return fields


def _titled(draft: Draft, before: Snapshot, *, known: bool, ask: bool) -> Draft:
    """Return *draft* with a title; where it is not *known*, the words of the address are a guess."""
    guess = draft.fields.title
    if ask and not (known and guess):
        return _entitled(draft, questions.title(draft.fields.link, guess, before))
    if not guess:
        _stop("the title of the work is not known. Run the command without --yes, and type it")
    return draft


def _entitled(draft: Draft, title: str) -> Draft:
    return replace(draft, fields=replace(draft.fields, title=title))


# --- What people say ----------------------------------------------------------------------------


def _named_topic(library: Library, name: str) -> Topic:
    if topic := choices.topic_called(library, name):
        return topic
    raise click.UsageError(printable(choices.no_topic(library, name)))


def _completed(draft: Draft, topic: Topic | None, known: EntryFields, before: Snapshot, *, ask: bool) -> Draft:
    """Return *draft* with topic, tags, level and note; what is *known* without them is shown first."""
    if not ask:
        if topic is None:
            raise click.UsageError("The work is not listed yet: name its topic with --topic, or leave --yes out.")
        return draft
    if not before.library.topics:
        raise click.UsageError("There is no topic yet: write a file with `title`, `section` and `entries: []` first.")
    _show(known)
    title = draft.fields.title
    topic = topic or questions.topic(before.library, title)
    answers = EntryFields(
        tags=questions.tags(before.library, topic, title),
        level=questions.level(before.vocabulary),
        note=questions.note(title, draft.fields.link, before),
    )
    return replace(draft, topic=topic.title, fields=answers.completed(draft.fields))


def _show(fields: EntryFields) -> None:
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


def _write(workspace: Workspace, proposal: _Proposal) -> None:
    """Write what was shown. Where others have written since, all is planned anew, and only the same is written."""
    with workspace.current() as current:
        plan, outlook = proposal.plan, proposal.outlook
        if current is not workspace:
            _, plan = _proposal(current, proposal.draft)
            outlook = adding.outlook(plan)
        if not outlook.is_new and not outlook.fields:  # somebody else has added the work meanwhile
            _say_where(outlook)
            click.echo("There is nothing new to add.")
            return
        if (outlook.outcome.fate, outlook.fields) != (proposal.outlook.outcome.fate, proposal.outlook.fields):
            _stop("the entries were changed meanwhile. Run the command again")
        current.commit(plan.changes)
    change, shown = plan.changes[0], current.snapshot.shown
    if not outlook.is_new:
        click.echo(printable(f"{shown}/{change.stem}.yaml: {', '.join(outlook.fields.written())} added"))
        return
    click.echo(printable(f'{adding.place(change, current.snapshot)}: "{outlook.fields.title}" added'))
    if left := adding.missing(outlook.fields):
        click.echo(f"Still missing: {', '.join(left)}.")
