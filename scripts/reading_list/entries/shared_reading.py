"""Files that several processes read, each for itself: a store brings what the others have made of theirs."""

from collections.abc import Sequence

from ..core.processes import Team, shared_work
from ..core.store import Store
from ..core.vocabulary import Vocabulary
from .kept_rules import recall_rules_within
from .source.file import SourceFile
from .source.topics import known_topic, parse_topic

_FEWEST = 1_000_000
"""Bytes of files that are to be read."""


def read_beside(files: Sequence[SourceFile], vocabulary: Vocabulary, store: Store, team: Team) -> None:
    """Have *store* know what is in *files* in the words of *vocabulary*, which a *team* reads where that is worth it.

    Of files with mistakes it never knows anything; nor of those of a child that has failed.
    """
    new = [file for file in files if not known_topic(file, vocabulary, store)]
    new.sort(key=lambda file: len(file.content), reverse=True)  # else all might wait for one that is large, and last

    def read(number: int) -> None:
        file = new[number]
        if topic := parse_topic(file, vocabulary, store).topic:
            recall_rules_within(topic, file, vocabulary, store)

    if team.helps(sum(len(file.content) for file in new), _FEWEST):
        with shared_work(len(new), read, team.children) as work:
            work.results()
