"""The rules a library must keep beyond the schema, and the order they run in. Pure.

A rule is a generator of problems. Their code is a row of ``core.codes``, which documents the rule with its words and
examples. To add one, write the row, the rule in the module it belongs to, name it in ``RULES``, and give it a test.
"""

from datetime import date as Day

from ...core.library import Library
from ...core.problems import Problem
from . import references, wording, works
from . import tag_spelling as tags
from .facts import Facts, Rule

RULES: tuple[Rule, ...] = (
    works.duplicate_work,
    works.duplicate_id,
    works.companion_repeats,
    works.tracking,
    works.arxiv_pdf,
    references.unknown_id,
    references.cycle,
    references.unknown_topic,
    references.own_topic,
    references.repeated_reference,
    references.section_variant,
    references.superseded,
    tags.tag_variant,
    tags.tag_address,
    wording.vague_title,
    wording.future_date,
    wording.long_note,
)


def run(library: Library, today: Day) -> list[Problem]:
    """Return the problems of *library* as of *today*, sorted by place."""
    facts = Facts.of(library, today)
    return sorted(problem for rule in RULES for problem in rule(facts))


__all__ = ["RULES", "Facts", "Rule", "run"]
