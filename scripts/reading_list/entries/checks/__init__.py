"""The rules a library must keep beyond the schema, and the order they run in. Pure.

A rule is a generator of problems. Their code is a row of ``core.codes``, which documents the rule with its words and
examples. One that looks at each topic by itself is marked ``WithinTopics``. To add one, write the row, the rule in the
module it belongs to, name it in ``RULES``, and give it a test.
"""

from collections.abc import Sequence
from datetime import date as Day
from itertools import chain

from ...core.library import Library, Topic
from ...core.problems import Problem, in_order
from . import chosen_paths, entry_ids, former_ids, name_spelling, references, study_order, wording, works
from . import tag_spelling as tags
from .facts import Facts, Rule, WithinTopics

RULES: tuple[Rule, ...] = (
    works.duplicate_work,
    entry_ids.duplicate_id,
    entry_ids.no_id,
    entry_ids.former_version,
    entry_ids.newer_version,
    entry_ids.same_code,
    works.same_title,
    works.same_alias,
    works.same_cite_key,
    works.needless_alias,
    works.companion_repeats,
    works.tracking,
    works.arxiv_pdf,
    works.venue_without_year,
    references.unknown_id,
    references.cycle,
    former_ids.former_id_taken,
    former_ids.former_id,
    former_ids.lost_id,
    references.draft_reference,
    references.unknown_topic,
    references.own_topic,
    references.repeated_reference,
    references.section_variant,
    references.superseded,
    study_order.harder_prerequisite,
    study_order.backlog_prerequisite,
    study_order.superseded_prerequisite,
    chosen_paths.path_order,
    chosen_paths.unknown_path,
    chosen_paths.duplicate_path,
    chosen_paths.short_path,
    name_spelling.name_declared_twice,
    name_spelling.other_spelling,
    name_spelling.name_variant,
    tags.tag_variant,
    tags.tag_address,
    wording.vague_title,
    wording.doubtful_title,
    wording.future_date,
    wording.long_note,
)


def run(library: Library, today: Day, before: Library | None = None) -> list[Problem]:
    """Return the problems of *library* as of *today*, sorted by place.

    Where a library of *before* is given, what it had and this one has lost is a problem as well.
    """
    facts = Facts.of(library, today, before)
    across = (rule(facts) for rule in RULES if not isinstance(rule, WithinTopics))
    within = (topic.once(found_within) for topic in library.topics)
    return in_order(chain.from_iterable(chain(across, within)))


def found_within(topic: Topic) -> Sequence[Problem]:
    """Return what those rules find in *topic* that look at each by itself."""
    return [problem for rule in RULES if isinstance(rule, WithinTopics) for problem in rule.of_topic(topic)]


__all__ = ["RULES", "Facts", "Rule", "found_within", "run"]
