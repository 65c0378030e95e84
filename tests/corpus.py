"""Texts of lists with what a careful reader makes of them: the files of `precision/`, or of another folder like it.

Each file is of one manner of keeping a list. It has the name under which its texts are imported (*file*, whose end
tells the format), and *cases*: a *source*, and its *works* with the fields that an entry should have. A field that is
not there is one that the source does not say. What is as right is under *fair* (see `judging`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from judging import Answer, Judgement, answer, judge
from reading_list.collect import importers
from reading_list.core.problems import ReadingListError
from reading_list.core.schema import EntryFields

CORPUS = Path(__file__).parent / "precision"


class Case(NamedTuple):
    """A text, the file of the corpus that it is from, the name it is imported under, and the works in it."""

    manner: str
    file: str
    source: str
    works: tuple[Answer, ...]


def cases(folder: Path = CORPUS) -> Iterator[Case]:
    """Yield the cases in *folder*, in the order of the names of its files."""
    for path in sorted(folder.glob("*.yaml")):
        # Every value is a text: 1412.6980 is no number.
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for case in held["cases"]:
            yield Case(path.stem, held["file"], case["source"], tuple(map(answer, case["works"])))


def imported(case: Case) -> list[EntryFields]:
    """Return the works that the importers find in *case*: none where they refuse it."""
    try:
        return [draft.fields for draft in importers.read(case.file, case.source).drafts]
    except ReadingListError:
        return []


def judged(case: Case) -> list[Judgement]:
    """Return the verdicts on what the importers make of *case*."""
    return judge(case.works, imported(case))
