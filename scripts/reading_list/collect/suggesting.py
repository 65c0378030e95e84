"""The answers of an issue form and entry files → what changes, and what is said of it. Pure.

What is said is Markdown for an issue or a pull request. A stranger's words stand in it only as indented code, where
they mention nobody and link to nothing; titles are made of slugs.
"""

import difflib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from ..core.characters import printable
from ..core.identity import identify
from ..core.library import Library, Placed, Topic
from ..core.problems import Position, Problem
from ..core.schema import EntryFields
from ..core.text import title_key
from ..core.urls import arxiv_abstract, url_fault, without_tracking
from ..entries import edit
from ..entries.source.file import SourceFile
from ..entries.source.topics import parse_topic
from . import forms
from .changes import Change
from .drafts import Draft, ImportedFile
from .merge import Fate
from .planning import plan, with_changes
from .snapshot import Snapshot


class Proposal(NamedTuple):
    """What comes of a form: a reply and, where entries change, the title of the pull request and the new texts.

    The *key* is that of the answers.
    """

    reply: str
    title: str = ""
    changes: tuple[Change, ...] = ()
    key: str = ""


_LATER = Proposal(
    "Thank you! The list itself has a mistake at the moment, so nothing can be added. Somebody will look at it; "
    "edit the text of the issue after that, and it will be looked at again at once.\n"
)


def entry(body: str, before: Snapshot, *, left_out: Sequence[str] = ()) -> Proposal:
    """Return what the answers to "Suggest an entry" come to. *left_out* are addresses left out on purpose."""
    answers = forms.read(body, forms.ENTRY)
    if answers.faults:
        return _refused(answers.faults)
    if before.errors:
        return _LATER
    values = dict(answers.values)
    name = str(values.pop("topic"))
    topic = next((topic for topic in before.library.topics if title_key(name) == title_key(topic.title)), None)
    if topic is None:
        return _refused([f'There is no topic "{name}".'])
    values["url"] = arxiv_abstract(without_tracking(str(values["url"])))
    candidate = before.examined(values)
    if candidate.entry is None or candidate.problems:
        return _refused(_in_words(candidate.problems))
    fields = replace(EntryFields.of(candidate.entry), id=None)  # a candidate has none of its own
    return _planned(fields, topic, before, left_out)._replace(key=answers.key)


def _planned(suggested: EntryFields, topic: Topic, before: Snapshot, left_out: Sequence[str]) -> Proposal:
    form = ImportedFile("the form", (Draft(Position("the form"), suggested),), ())
    planned = plan([form], before, topic=topic.title, left_out=left_out)
    if planned.problems:
        return _refused(_in_words(planned.problems))
    outcome = planned.merged.outcomes[0]
    if outcome.fate is Fate.MERGED:
        return Proposal(f"Thank you! This work is in the list already:\n\n{_code(outcome.detail)}\n")
    if outcome.fate is not Fate.ENTRY:
        return _refused([outcome.detail])
    return Proposal(
        f"This adds an entry to `entries/{topic.slug}.yaml`:\n\n{_difference(planned.changes)}\n",
        f"Add {_new_id(planned.changes, topic, before)} to {topic.slug}",
        planned.changes,
    )


def _new_id(changes: Sequence[Change], topic: Topic, before: Snapshot) -> str:
    """Return the id of the entry that *changes* add at the end of *topic*, or of the file that goes on from it."""
    text = changes[0].after.encode()
    changed = parse_topic(SourceFile(topic.path, changes[0].stem, text), before.vocabulary).topic
    return str(changed.entries[-1].id) if changed and changed.entries else "an entry"


def dead_link(body: str, before: Snapshot) -> Proposal:
    """Return what the answers to "Report a dead link" come to: an archived copy joins the entry."""
    answers = forms.read(body, forms.DEAD_LINK)
    if answers.faults:
        return _refused(answers.faults)
    if before.errors:
        return _LATER
    placed = _entry_at(str(answers.values["url"]), before.library)
    if placed is None:
        return _refused(["No entry of this list has that address. Is it one of its further links?"])
    where = f"`{placed.topic.path}`, line {placed.place.line}"
    archived = str(answers.values.get("archived", ""))
    if not archived:
        return Proposal(f"Thank you! The entry stands in {where}. Somebody will look at it.\n")
    if fault := url_fault(archived):
        return _refused([f"The archived copy: {fault}."])
    if placed.entry.archived:
        return Proposal(f"Thank you! The entry in {where} names an archived copy already. Somebody will look at it.\n")
    return _archived(placed, archived, before)._replace(key=answers.key)


def _entry_at(address: str, library: Library) -> Placed | None:
    """Return the entry with this *address*, or the one whose permalink it is."""
    try:
        fragment = urlsplit(address).fragment
    except ValueError:
        fragment = ""
    entries = library.entries()
    identity = identify(address)
    same = (placed for placed in entries if identity in placed.entry.identities)
    return next(same, None) or next((placed for placed in entries if fragment and placed.entry.id == fragment), None)


def _archived(placed: Placed, archived: str, before: Snapshot) -> Proposal:
    slug = placed.topic.slug
    text = next(file.content.decode("utf-8") for file in before.files if file.stem == slug)
    after = edit.edited(text, [edit.Amended(placed.index, EntryFields(archived=archived))], [])
    changes = (Change(slug, text, after, added=0, amended=1),)
    if faults := with_changes(before, changes).errors:
        return _refused(_in_words(faults))
    return Proposal(
        f"This adds an archived copy to an entry whose link is reported as dead:\n\n{_difference(changes)}\n",
        f"Name an archived copy of {placed.entry.id}",
        changes,
    )


# --- What is said -------------------------------------------------------------------------------


def _refused(faults: Sequence[str]) -> Proposal:
    lines = "\n".join(map(_code, faults))
    return Proposal(
        f"Thank you! This could not be added yet:\n\n{lines}\n\n"
        "Edit the text of the issue, and it will be looked at again at once.\n"
    )


def _in_words(problems: Sequence[Problem]) -> list[str]:
    return [f"{problem.message}. {problem.hint}" for problem in problems]


def _difference(changes: Sequence[Change]) -> str:
    """Return what *changes* add and remove, a line each."""
    lines = [
        line
        for change in changes
        for line in difflib.unified_diff(
            (change.before or "").splitlines(), change.after.splitlines(), n=0, lineterm=""
        )
    ]
    return "\n".join(_code(line) for line in lines if not line.startswith(("---", "+++", "@@")))


def _code(text: str) -> str:
    """Return *text* as a line of indented code: nothing in it is Markdown, a mention or a reference."""
    return "    " + printable(text, "�")
