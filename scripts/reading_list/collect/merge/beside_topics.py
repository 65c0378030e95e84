"""What a list of ours says of names, and its paths across topics, which stand in files beside the topics. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...core.library import Library
from ...core.reserved import NAMES, PATHS
from ...core.schema import NamesFile, PathsFile
from ..drafts import Whole
from .references import References


def records_beside(wholes: Iterable[Whole], references: References) -> dict[str, dict[str, Any]]:
    """Return the records of the files of names and of paths in *wholes*, of each kind the first that says anything."""
    records: dict[str, dict[str, Any]] = {}
    for whole in wholes:
        spellings = whole.names.model_dump(mode="json", exclude_defaults=True)
        goals = [record for goal in whole.paths.paths if (record := references.goal(goal))["steps"]]
        for stem, record in ((NAMES, spellings), (PATHS, {"paths": goals} if goals else {})):
            if record:
                records.setdefault(stem, record)
    return records


def says(library: Library, stem: str, record: Mapping[str, Any]) -> bool:
    """Tell whether the file *stem* of the *library* says just what *record* does."""
    if stem == NAMES:
        return NamesFile.model_validate(record) == library.names.file
    return PathsFile.model_validate(record) == library.paths.file
