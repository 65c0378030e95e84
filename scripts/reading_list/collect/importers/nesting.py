"""The blocks of a list → drafts with their topics: what headings, groups and nesting mean. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import TypeAlias

from ..citation import names
from ..citation.marks import STRONG, STRONG_END
from ..drafts import Draft, LeftOut
from . import block_works, headings, patterns, tables, tidy, vocabulary
from .block_works import Around, BlockWorks
from .blocks import (
    Heading,
    Item,
    ListBlock,
    ListMarkup,
    MarkupBlock,
    Paragraph,
    Run,
    RunKind,
    Table,
    plain_runs,
    runs_in,
)
from .headings import SMALL, HeadedDraft, HeadingPath
from .patterns import Rating

_NUMBERED = re.compile(r"\s*\[\d{1,3}\]\s")  # like an entry of a bibliography
_LONGEST_LABEL = 60
_MOST_COMPANIONS = 12  # below one link; more are a list of works with a linked heading
_SENTENCE = 5  # words; fewer between two links are a label


@dataclass(slots=True)
class _Walk:
    """Where a walk over the blocks of a document stands, and what it has found."""

    file: str
    title: str
    placed: list[HeadedDraft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    waiting: int | None = None  # the draft whose note may stand in the next paragraph
    work: int | None = None  # the draft whose title is the heading above

    def path(self) -> HeadingPath:
        return tuple(name for _, name in self.headings)

    def add(self, works: BlockWorks, path: HeadingPath, tags: Sequence[str] = ()) -> None:
        self.left_out += works.left_out
        for draft in works.drafts:
            self.placed.append(HeadedDraft(draft.tagged(tags), path))


def drafts(path: str, document: ListMarkup) -> tuple[list[Draft], list[LeftOut]]:
    """Return the works in *document*, the list in the file at *path*, and the links that are none."""
    walk = _Walk(path, document.title)
    first_heading = _title_heading(document)
    blocks = _with_titles_below_headings(document.blocks)
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        since = len(walk.placed)
        match block:
            case Heading():
                work = _is_work(block, islice(blocks, number + 1, None))
                _heading(walk, block, is_title=block is first_heading, is_work=work)
            case Paragraph():
                _paragraph(walk, block, following)
            case ListBlock():
                _list(walk, block)
            case Table():
                walk.add(tables.find(path, block, _around(walk)), walk.path())
                walk.waiting = None
        if not isinstance(block, Paragraph) or not _is_label(block, following):
            _leave_label(walk)
        if walk.work is not None and not isinstance(block, Heading):
            _join(walk, walk.work, since)
    return headings.assigned(walk.title, walk.placed, walk.left_out)


def _with_titles_below_headings(blocks: Sequence[MarkupBlock]) -> list[MarkupBlock]:
    """Return *blocks* with a heading, the people below it and the links below them as the one paragraph of a work."""
    joined: list[MarkupBlock] = []
    at = 0
    while at < len(blocks):
        match blocks[at : at + 3]:
            case [Heading() as title, Paragraph() as people, Paragraph() as links] if _is_title_page(
                title, people, links
            ):
                between = Run(RunKind.TEXT, "\n\n", people.line)
                bold = Run(RunKind.TEXT, f"{STRONG}{plain_runs(title.runs)}{STRONG_END}", title.line)
                runs = (bold, between, *people.runs, between, *links.runs)
                joined.append(Paragraph(title.line, runs))
                at += 3
            case _:
                joined.append(blocks[at])
                at += 1
    return joined


def _is_title_page(title: Heading, people: Paragraph, links: Paragraph) -> bool:
    if (
        title.level == 1
        or not _links(links)
        or any(run.kind is not RunKind.TEXT for run in (*title.runs, *people.runs))
    ):
        return False
    return names.read(plain_runs(people.runs)).strength is names.Strength.SURE


def _title_heading(document: ListMarkup) -> Heading | None:
    """Return the heading that is the title of the whole document: its only one of the first level."""
    top = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    first = next((block for block in document.blocks if isinstance(block, Heading)), None)
    return first if len(top) == 1 and first is top[0] else None


# --- Blocks -------------------------------------------------------------------------------------

_LABEL_LEVEL = 7  # of a bold line that stands over a list, below all headings


def _around(walk: _Walk, label: str = "", marks: Rating | None = None) -> Around:
    over = [walk.title, *walk.path()]
    unread = any(patterns.is_backlog(heading) for heading in over)
    return Around(label or next((text for text in reversed(over) if text), ""), marks or Rating(backlog=unread))


def _is_work(heading: Heading, below: Iterable[MarkupBlock]) -> bool:
    """Tell whether *heading* is the linked title of a work, with words on it below, rather than of a topic."""
    links = [run for run in heading.runs if run.kind is RunKind.LINK and run.url]
    if len(links) != 1 or vocabulary.words(tidy.title(links[0].text)) != vocabulary.words(
        tidy.title(plain_runs(heading.runs))
    ):
        return False
    own = runs_in(takewhile(lambda block: not isinstance(block, Heading), below))
    return sum(run.kind is RunKind.LINK for run in own) < SMALL


def _heading(walk: _Walk, heading: Heading, *, is_title: bool, is_work: bool) -> None:
    name = tidy.title(plain_runs(heading.runs))
    while walk.headings and walk.headings[-1][0] >= heading.level:
        walk.headings.pop()
    works = block_works.find(walk.file, heading.runs, _around(walk))
    if is_title:
        walk.title = name or walk.title
    elif name and not is_work and not headings.is_contents(name):
        walk.headings.append((heading.level, name))
    walk.waiting = len(walk.placed) if works.drafts else None
    walk.work = len(walk.placed) if works.drafts and is_work else None
    walk.add(works, walk.path())


def _join(walk: _Walk, work: int, since: int) -> None:
    """Make the links found *since* then companions of the draft *work*."""
    if len(walk.placed) == since:
        return
    links = [link for placed in walk.placed[since:] for link in placed.draft.links]
    owner = walk.placed[work]
    walk.placed[work] = owner._replace(draft=replace(owner.draft, companions=(*owner.draft.companions, *links)))
    del walk.placed[since:]
    walk.waiting = None


def _paragraph(walk: _Walk, paragraph: Paragraph, following: MarkupBlock | None) -> None:
    if _is_label(paragraph, following):
        _leave_label(walk)
        walk.headings.append((_LABEL_LEVEL, tidy.title(plain_runs(paragraph.runs))))
        walk.waiting = None
        return
    works = block_works.find(walk.file, paragraph.runs, _around(walk))
    if not works.drafts and not _links(paragraph) and _NUMBERED.match(plain_runs(paragraph.runs)):
        works = block_works.on_paper(walk.file, paragraph.runs)
    if not works.drafts and walk.waiting is not None:
        _give_note(walk, walk.waiting, block_works.words_of(paragraph.runs))
    if not works.drafts and walk.waiting is not None and walk.placed[walk.waiting].draft.fields.note is None:
        walk.add(works, walk.path())
        return  # it named the authors, say: the note may still come
    alone = len(works.drafts) == 1 and works.drafts[0].fields.note is None
    walk.waiting = len(walk.placed) if alone else None
    walk.add(works, walk.path())


def _is_label(paragraph: Paragraph, following: MarkupBlock | None) -> bool:
    """Tell whether *paragraph* is a bold line that stands over a list like a heading."""
    if not isinstance(following, ListBlock | Table) or any(run.kind is not RunKind.TEXT for run in paragraph.runs):
        return False
    text = "".join(run.text for run in paragraph.runs).strip()
    bold = text.startswith(STRONG) and text.endswith((STRONG_END, f"{STRONG_END}:"))
    label = tidy.plain(text)
    return bold and len(label) <= _LONGEST_LABEL and not label.endswith(".") and vocabulary.says_something(label)


def _leave_label(walk: _Walk) -> None:
    if walk.headings and walk.headings[-1][0] == _LABEL_LEVEL:
        walk.headings.pop()


def _give_note(walk: _Walk, number: int, text: str) -> None:
    placed = walk.placed[number]
    draft = block_works.below(placed.draft, text)
    is_cited = draft.fields.authors and not placed.draft.fields.authors
    if placed.draft.fields.note is None and (is_cited or len(text.split()) >= _SENTENCE):
        walk.placed[number] = placed._replace(draft=draft)


# --- Lists --------------------------------------------------------------------------------------


def _list(walk: _Walk, block: ListBlock) -> None:
    walk.waiting = None
    path = walk.path()
    for item in block.items:
        works, tagged = _item(walk, item, _around(walk))
        walk.left_out += works.left_out
        walk.placed += [HeadedDraft(draft.tagged(tags), path) for draft, tags in zip(works.drafts, tagged, strict=True)]


_Tagged: TypeAlias = tuple[BlockWorks, list[tuple[str, ...]]]


def _item(walk: _Walk, item: Item, around: Around) -> _Tagged:
    """Return the works of a list item, and for each the groups it stands in.

    Links nested below a work belong to it. Links nested below words without a link stand in the group that the words
    name.
    """
    item = _with_title_in_front(item)
    own = [block for block in item.blocks if isinstance(block, Paragraph | Heading)]
    first = block_works.find(walk.file, own[0].runs, around) if own else BlockWorks()
    label = tidy.title(plain_runs(own[0].runs)) if own else ""
    if own and not first.drafts and not around.is_below_work and not any(run.url for run in runs_in(item.blocks)):
        first = block_works.on_paper(walk.file, own[0].runs)
    below_around = around._replace(is_below_work=True) if first.drafts else _group_around(around, label)
    parts: list[_Tagged] = []
    texts: list[str] = []
    for block in item.blocks:
        if own and block is own[0]:
            continue
        parts.append(_below(walk, block, below_around))
        texts += _texts(block)
    below = BlockWorks.of(works for works, _ in parts)
    if first.drafts and sum(1 + len(draft.companions) for draft in below.drafts) <= _MOST_COMPANIONS:
        return _with_nested(first, below, texts), [() for _ in first.drafts]
    group = tidy.tag(label) if len(label.split()) <= 3 and not vocabulary.is_generic(label) else None
    tags = [(group, *groups) if group else groups for _, tagged in parts for groups in tagged]
    return BlockWorks.of([first, below]), [*(() for _ in first.drafts), *tags]


def _with_title_in_front(item: Item) -> Item:
    """Return *item* with its first paragraph, where no link is in it, and the second, where one is, as one."""
    match item.blocks:
        case (Paragraph() as title, Paragraph() as links, *rest) if not _links(title) and _links(links):
            between = Run(RunKind.TEXT, "\n\n", links.line)
            return Item(item.line, (Paragraph(title.line, (*title.runs, between, *links.runs)), *rest))
    return item


def _links(paragraph: Paragraph) -> bool:
    return any(run.kind is RunKind.LINK for run in paragraph.runs)


def _group_around(around: Around, label: str) -> Around:
    marks = patterns.take_marks(label)[1]
    unread = patterns.is_backlog(label)
    return Around(label or around.label, Rating(backlog=unread) | marks | around.marks, around.is_below_work)


def _below(walk: _Walk, block: MarkupBlock, around: Around) -> _Tagged:
    match block:
        case Paragraph() | Heading():
            works = block_works.find(walk.file, block.runs, around)
        case ListBlock():
            parts = [_item(walk, item, around) for item in block.items]
            return BlockWorks.of(works for works, _ in parts), [tags for _, tagged in parts for tags in tagged]
        case Table():
            works = tables.find(walk.file, block, around)
    return works, [() for _ in works.drafts]


def _texts(block: MarkupBlock) -> Iterator[str]:
    """Yield the words of *block*, item by item; those around links belong to the links."""
    match block:
        case Paragraph() | Heading():
            yield block_works.words_of(block.runs)
        case ListBlock():
            for item in block.items:
                if not any(run.kind is RunKind.LINK for run in runs_in(item.blocks)):
                    for inner in item.blocks:
                        yield from _texts(inner)


def _with_nested(first: BlockWorks, below: BlockWorks, texts: list[str]) -> BlockWorks:
    """Return the works of an item with what is nested below it: links as companions of the first, words as its note."""
    owner = first.drafts[0]
    nested = tuple(link for draft in below.drafts for link in draft.links)
    owner = block_works.below(replace(owner, companions=(*owner.companions, *nested)), "\n".join(texts))
    return BlockWorks((owner, *first.drafts[1:]), (*first.left_out, *below.left_out))
