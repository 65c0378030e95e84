"""Lists that people already have → drafts of entries, by format. Pure."""

from collections.abc import Mapping

from ...core.codes import Code
from ...core.problems import Position, Problem
from ...core.vocabulary import OURS, Vocabulary
from ..drafts import ImportedFile, Unit
from . import accounting, hecat
from .formats import FORMATS, Format, detect
from .markdown import links
from .refused import refuse_binary
from .saved_links import PRIVATE
from .usable_links import BESIDE_THE_POINT, RELATIVE, Judged


def read(path: str, text: str, *, base: str = "", private: bool = False, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return what the *text* of the file at *path* holds, with what is marked as *private* or without it.

    Relative links of lists are understood from the address *base*, and left out without it. *vocabulary* has the words
    of the list that gets it.
    Raises ReadingListError where its format is not known, or it cannot be read.
    """
    form = detect(path, text)
    more = [base] if form.takes_base else [vocabulary] if form.takes_vocabulary else []
    file = form.read(path, text, *more)
    file = file._replace(format=form.name, unit=form.unit)
    file = accounting.accounted(file._replace(lines=form.items(text)) if form.items else file)
    if text.strip() and not file.lines and not file.problems:
        file = file._replace(problems=(_nothing(file),))
    return _with_private(file) if private else file


def read_folder(path: str, texts: Mapping[str, str], *, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return what the files of the folder at *path* hold, whose *texts* are named by their paths in it: data of hecat.

    Raises ReadingListError where they are nothing of the kind.
    """
    software, tags = hecat.parts_of(path, texts)
    file = hecat.read_folder(path, software, tags, vocabulary)
    return accounting.accounted(file._replace(format="hecat", unit=Unit.RECORD, lines=(1,) * len(file.parts)))


def _nothing(file: ImportedFile) -> Problem:
    what = "link" if file.unit is Unit.LINK else "record of a work"
    return Problem(
        Position(file.path), Code.NOT_READ, f"there is no {what} in it, read as {file.format}", "Is it the right file?"
    )


def _with_private(file: ImportedFile) -> ImportedFile:
    """Return *file* with what was left out only because it is marked as private."""
    private = [left.draft for left in file.left_out if left.reason == PRIVATE and left.draft]
    left_out = tuple(left for left in file.left_out if left.reason != PRIVATE or not left.draft)
    drafts = sorted([*file.drafts, *private], key=lambda draft: draft.position)
    return file._replace(drafts=tuple(drafts), left_out=left_out)


__all__ = [
    "BESIDE_THE_POINT",
    "FORMATS",
    "PRIVATE",
    "RELATIVE",
    "Format",
    "Judged",
    "detect",
    "links",
    "read",
    "read_folder",
    "refuse_binary",
]
