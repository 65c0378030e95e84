"""Which works answer a block, and in which order. Pure.

It chooses as Browse does by its facets, within each of which one value is enough. Words must all stand in what the
list says of a work, in any order; quotation marks hold words together. Browse ranks by relevance and forgives mistakes,
which whoever reads a page would have to guess at: here the same works come each time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from ...core.library import Placed
from ...core.near import did_you_mean
from ...core.problems import Problem
from ...core.reading_order import by_date
from ...core.text import folded
from ..pages.entry_words import kind_word, level_word
from ..pages.overview import Overview
from ..pages.prerequisites import PathStep
from .facets import Facet, facets
from .request import FACETS, Request

_WORD = re.compile(r'"([^"]*)"?|(\S+)')


class Answer(NamedTuple):
    """The works that answer a block, in order, as steps that may have reasons."""

    steps: Sequence[PathStep]
    is_path: bool
    """Whether they are steps, whose order has a meaning."""
    rest: str | None
    """Where there are more: the search part of the address of Browse that shows them; empty where it cannot."""


def answer(request: Request, overview: Overview) -> tuple[Answer, list[Problem]]:
    """Return what *overview* has for *request*, and what that asks for in vain."""
    problems: list[Problem] = []
    known = facets(overview)
    steps, chosen = _named(request, overview, problems), _chosen(request, known, problems)
    asks = [*_asks(request, chosen, known, overview)]
    steps = [step for step in steps if all(holds(step.placed) for holds in asks)]
    sort = request.one("sort")
    if sort or not (request.all("works") or request.all("path")):
        steps = _sorted(steps, sort, chosen.get("topic", []), overview)
    limit = int(request.one("limit", "0")) or len(steps)
    rest = _in_browse(request, chosen) if len(steps) > limit else None
    return Answer(steps[:limit], bool(request.all("path")) and not sort, rest), problems


# --- What is named ------------------------------------------------------------------------------


def _named(request: Request, overview: Overview, problems: list[Problem]) -> list[PathStep]:
    """Return the works that *request* names one by one, or by a path; all where it names none."""
    if path := request.one("path"):
        return _path(path, request, overview, problems)
    if not request.all("works"):
        return [*map(PathStep, overview.entries)]
    former = overview.library.moved_entries()
    steps = []
    for index, name in enumerate(request.all("works")):
        if placed := overview.by_id.get(former.get(name, name)):
            steps.append(PathStep(placed))
        else:
            hint = did_you_mean(name, overview.by_id) or "Name published entries by their ids."
            problems.append(request.problem("works", f'no entry has the id "{name[:60]}"', hint, index))
    return steps


def _path(name: str, request: Request, overview: Overview, problems: list[Problem]) -> list[PathStep]:
    """Return the steps of the path *name*: one across topics, or that to the heart of a topic."""
    goals = {goal.goal.id: goal.steps for goal in overview.goals}
    paths = {slug: path.steps for slug, path in overview.paths.items()} | goals
    now = overview.library.moved_goals().get(name, name)
    if now not in paths:
        hint = did_you_mean(name, paths) or "Name a path of paths.yaml by its id, or a topic that has a path."
        problems.append(request.problem("path", f'no path has the id "{name[:60]}"', hint))
    return [*paths.get(now, ())]


def _chosen(request: Request, known: dict[str, Facet], problems: list[Problem]) -> dict[str, list[str]]:
    """Return the values that *request* chooses of each facet that it names."""
    chosen = {}
    for name in FACETS:
        values = []
        for index, written in enumerate(request.all(name)):
            if (value := known[name].value(written)) is not None:
                values.append(value)
            else:
                hint = did_you_mean(written, known[name].names) or f"Name a {name} that entries of the list have."
                problems.append(request.problem(name, f'the list has no {name} "{written[:60]}"', hint, index))
        if request.all(name):
            chosen[name] = values
    return chosen


# --- What is asked of each work -----------------------------------------------------------------


def _asks(
    request: Request, chosen: dict[str, list[str]], known: dict[str, Facet], overview: Overview
) -> Iterator[Callable[[Placed], bool]]:
    """Yield tests, all of which a work must pass."""
    for name, values in chosen.items():
        yield _has_one(known[name], frozenset(values))
    if request.all("landmark"):
        wanted = request.one("landmark") == "true"
        yield lambda placed: placed.entry.seminal == wanted
    first, last = int(request.one("from", "0")), int(request.one("to", "9999"))
    if request.all("from") or request.all("to"):
        yield lambda placed: first <= int((placed.entry.date or "0")[:4]) <= last and placed.entry.date is not None
    if words := [folded(quoted or word) for quoted, word in _WORD.findall(request.one("query"))]:
        yield lambda placed: _holds_all(words, placed, overview)


def _has_one(facet: Facet, values: frozenset[str]) -> Callable[[Placed], bool]:
    return lambda placed: not values.isdisjoint(facet.of(placed))


def _holds_all(words: Sequence[str], placed: Placed, overview: Overview) -> bool:
    entry, messages = placed.entry, overview.messages
    published = entry.published.venue if entry.published else ""
    own = (entry.title, entry.publisher or "", published, entry.date or "", entry.note or "", entry.link)
    around = (placed.topic.title, kind_word(entry, messages), level_word(entry, messages))
    text = folded("\n".join([*own, *around, *entry.aliases, *entry.people, *entry.tags]))
    return all(word in text for word in words)


# --- Order --------------------------------------------------------------------------------------


def _sorted(steps: Sequence[PathStep], sort: str, topics: Sequence[str], overview: Overview) -> list[PathStep]:
    """Return *steps* sorted as Browse does; by nothing else in reading order.

    That of a single topic is the one of its page; works that stand in another topic follow.
    """
    by_work = {step.placed.entry.id: step for step in steps}
    own = [step.placed for step in by_work.values() if [step.placed.topic.slug] == topics]
    others = [step.placed for step in by_work.values() if [step.placed.topic.slug] != topics]
    placed = [*overview.order.in_topic(own), *overview.order.of(others)]
    if sort == "title":
        placed.sort(key=lambda one: overview.messages.collation.rank(one.entry.title))
    elif sort == "oldest":
        placed.sort(key=by_date)
    elif sort == "newest":
        placed.sort(key=lambda one: one.entry.date or "", reverse=True)
    elif sort == "added":
        placed.sort(key=lambda one: (one.entry.added or "", one.entry.date or ""), reverse=True)
    return [by_work[one.entry.id] for one in placed]


def _in_browse(request: Request, chosen: dict[str, list[str]]) -> str:
    """Return the search part of the address of Browse that shows what *request* asks for; empty where none does."""
    if request.all("works") or request.all("path") or {"section", "person"} & chosen.keys():
        return ""
    pairs = [(name, value) for name, values in chosen.items() for value in values]
    if request.one("landmark") == "true":
        pairs.append(("landmark", "yes"))
    pairs += [(name, value) for name in ("from", "to") for value in request.all(name)]
    pairs += [("find", value) for value in request.all("query")]
    pairs += [("sort", value) for value in request.all("sort") if value != "reading"]
    return f"?{urlencode(pairs)}" if pairs else ""
