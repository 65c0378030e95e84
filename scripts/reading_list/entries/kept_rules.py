"""What rules need to know of each topic alone, which is sooner read in a store than worked out. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..core.kept_facts import Fact, keys_of_each, recall
from ..core.library import Library, Topic, of_each
from ..core.schema import NAME_GROUPS
from ..core.store import Store, key_of
from ..core.vocabulary import Vocabulary
from .checks import found_within
from .checks.entry_ids import codes
from .checks.name_spelling import names_in_use
from .checks.tag_spelling import has_repeats, tags_in_use
from .checks.works import companions, identities, title
from .problem_rows import problems_of, rows_of, text_of
from .source import kept_documents
from .source.file import SourceFile
from .source.yaml_text import YamlMarks

_AREA = "rules"


def recall_rules(library: Library, files: Iterable[SourceFile], store: Store) -> None:
    """Have the topics of *library*, which stand in *files*, know what *store* has of them."""
    topics = _by_path(library)
    for file in files:
        if file.path in topics:
            recall_rules_within(topics[file.path], file, library.vocabulary, store)


def recall_rules_within(topic: Topic, file: SourceFile, vocabulary: Vocabulary, store: Store) -> None:
    """Have *topic*, which stands in *file* in the words of *vocabulary*, know what *store* has of it."""
    if not topic.knows(found_within):
        recall(topic, _FACTS, store, _AREA, key_of(file.key, repr(vocabulary.rows)))


def keep_positions(library: Library, files: Iterable[SourceFile], store: Store) -> None:
    """Keep in *store* where those values stand in *files* that somebody asked for.

    *library* was read from these. Nothing is wrong in them: of a file with mistakes it has what is left without them,
    where places count in another way.
    """
    topics = _by_path(library)
    for file in files:
        if file.path in topics and isinstance(marks := topics[file.path].marks, YamlMarks):
            kept_documents.keep_asked(file, marks, store)


def _by_path(library: Library) -> dict[str, Topic]:
    return {topic.path: topic for topic in library.topics}


def _names(values: Any, topic: Topic) -> Mapping[str, Mapping[str, int]]:
    return {group: _counts(values[group], topic) for group in NAME_GROUPS}


def _counts(values: Any, _: Topic) -> Mapping[str, int]:
    """Return *values* that are numbers by names, which messages may show."""
    text_of(" ".join(values))  # which takes less time than each by itself
    return {name: int(count) for name, count in values.items()}


_FACTS = {
    "found": Fact(found_within, lambda rows, _: problems_of(rows), rows_of),
    "identities": Fact(of_each(identities), keys_of_each),
    "companions": Fact(of_each(companions), keys_of_each),
    "titles": Fact(of_each(title), keys_of_each),
    "codes": Fact(of_each(codes), keys_of_each),
    "names": Fact(names_in_use, _names),
    "tags": Fact(tags_in_use, _counts),
    "repeats": Fact(has_repeats, lambda value, _: bool(value)),
}
