"""What imported works, topics and paths refer to, by the ids that it gets here. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ...core.levels import Status
from ...core.schema import Concept, EntryFields, Goal, Step, TopicFile


class References(NamedTuple):
    """The ids *of_works* and the names *of_topics* here, by those that they have where they come from.

    What is in neither is not here: nothing may refer to it.
    """

    of_works: Mapping[str, str]
    of_topics: Mapping[str, str]

    def entry(self, fields: EntryFields) -> EntryFields:
        """Return *fields* with what they refer to as it is called here."""
        after = {self.of_works.get(other.id): other for other in fields.after}
        successor = self.of_works.get(fields.superseded_by or "")
        is_astray = fields.status == Status.SUPERSEDED and successor is None
        return replace(
            fields,
            after=tuple(other.model_copy(update={"id": name}) for name, other in after.items() if name),
            builds_on=self._works(fields.builds_on),
            also=tuple(dict.fromkeys(self.of_topics[slug] for slug in fields.also if slug in self.of_topics)),
            superseded_by=successor,
            status=None if is_astray else fields.status,
        )

    def topic(self, file: TopicFile) -> dict[str, Any]:
        """Return what *file* says of its topic beside title, section and entries."""
        said = file.model_dump(mode="json", exclude_defaults=True, exclude={"title", "section", "entries"})
        concepts = [self._concept(concept).model_dump(mode="json", exclude_defaults=True) for concept in file.concepts]
        parts = {"path": self._steps(file.path), "concepts": concepts}
        return said | {name: part for name, part in parts.items() if part or name in said}

    def goal(self, goal: Goal) -> dict[str, Any]:
        """Return what *goal*, a path, says."""
        return goal.model_dump(mode="json", exclude_defaults=True) | {"steps": self._steps(goal.steps)}

    def _concept(self, concept: Concept) -> Concept:
        return concept.model_copy(update={"works": self._works(concept.works)})

    def _works(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.of_works[name] for name in names if name in self.of_works))

    def _steps(self, steps: Iterable[Step]) -> list[Any]:
        """Return *steps* as they are written: the id alone where nothing is said of one."""
        return [
            {"work": self.of_works[step.work]} | said if (said := _said(step)) else self.of_works[step.work]
            for step in steps
            if step.work in self.of_works
        ]


def _said(step: Step) -> dict[str, Any]:
    return step.model_dump(mode="json", exclude_defaults=True, exclude={"work"})
