"""The rules: for each, libraries that break it, with the places, and near misses that pass."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Day
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import examples, library
from reading_list.core.codes import Code
from reading_list.core.library import Library, Names
from reading_list.core.problems import Problem
from reading_list.core.slugs import slug_fault
from reading_list.entries import checks
from reading_list.entries.checks.entry_ids import ids_to_write
from tables import each

TODAY = Day(2024, 6, 1)


def topics(files: Mapping[str, str]) -> Library:
    """Return the library of *files*: by slug, the entries of a topic, the first of them on line 4.

    A text that begins with a comment has that above all else, on a line more. One that begins with ``section:`` names
    the section of its topic in its first line, and may name its former ids, its path or its concepts in the next;
    ``names`` and ``paths`` are as they are.
    """
    texts = {}
    for slug, text in files.items():
        if slug in ("names", "paths"):
            texts[slug] = text.lstrip()
            continue
        comment, _, text = text.partition("\n") if text.startswith("#") else ("", "", text)
        section, _, entries = text.partition("\n") if text.startswith("section:") else ("section: Examples", "", text)
        if entries.startswith(("former_ids:", "path:", "concepts:")):
            former, _, entries = entries.partition("\n")
            section = f"{section}\n{former}"
        head = f"{comment}\n" if comment else ""
        texts[slug] = f"{head}title: {slug}\n{section}\nentries:\n{entries.strip(chr(10))}\n"
    return library(texts)


def said(problem: Problem) -> str:
    position = problem.position
    name = position.path.removeprefix("entries/").removesuffix(".yaml")
    return f"{name}:{position.line}:{position.column} {problem.severity}[{problem.code}]"


def found(files: Mapping[str, str], before: Mapping[str, str] | None = None) -> list[str]:
    """Return the places and codes of what all rules together say of *files*, compared with those of *before*."""
    earlier = None if before is None else topics(before)
    return [said(problem) for problem in checks.run(topics(files), TODAY, earlier)]


class Case(NamedTuple):
    rule: str
    files: dict[str, str]
    problems: list[str]
    before: dict[str, str] | None = None


LONG_NOTE = "a" * 601
FIRST_VERSION = "# yaml-language-server: $schema=../docs/schemas/topic.schema.json"
NEWER_VERSION = "# yaml-language-server: $schema=../docs/schemas/v9/topic.schema.json"
CHAIN = """
- {title: One, url: "https://example.org/1"}
- {title: Two, url: "https://example.org/2", after: [one]}
- {title: Three, url: "https://example.org/3", after: [two]}
- {title: Apart, url: "https://example.org/4"}
""".strip()

WRONG = {
    "a title that gave another id": Case(
        "former_version",
        {
            "a": f"""{FIRST_VERSION}
- {{title: One, url: "https://example.org/1"}}
- {{title: "C++ primer", url: "https://example.org/2"}}
"""
        },
        ["a:6:11 warning[former-version]"],
    ),
    "a file of tomorrow": Case(
        "newer_version",
        {"a": f'{NEWER_VERSION}\n- {{title: One, url: "https://example.org/1"}}'},
        ["a:1:1 warning[newer-version]"],
    ),
    "an abstract and its page in one topic": Case(
        "duplicate_work",
        {
            "a": """
- {title: One, url: "https://arxiv.org/abs/1706.03762"}
- {title: Two, url: "http://arxiv.org/html/1706.03762v5"}
"""
        },
        ["a:5:21 error[duplicate-work]"],
    ),
    "a work three times in three topics": Case(
        "duplicate_work",
        {
            "a": '- {title: One, url: "https://youtu.be/kCc8FmEb1nY"}',
            "b": '- {title: Two, url: "https://www.youtube.com/watch?v=kCc8FmEb1nY"}',
            "c": '- {title: Three, url: "https://youtu.be/kCc8FmEb1nY?t=5"}',
        },
        ["b:4:21 error[duplicate-work]", "c:4:23 error[duplicate-work]"],
    ),
    "a work by two identifiers, at two addresses": Case(
        "duplicate_work",
        {
            "a": """
- {title: One, url: "https://example.org/1", doi: 10.1000/a, isbn: 9780262035613}
- {title: Two, url: "https://example.org/2", doi: 10.1000/a, isbn: 9780262035613, id: b, authors: [Ada Weng]}
- {title: Three, url: "https://example.org/3", isbn: 9780262035613}
"""
        },
        ["a:4:51 error[duplicate-work]", "a:6:54 error[duplicate-work]"],
    ),
    "two works of one title": Case(
        "duplicate_id",
        {
            "a": '- {title: Attention, url: "https://example.org/1"}',
            "b": '- {title: "Attention!", url: "https://example.org/2"}',
        },
        ["b:4:3 error[duplicate-id]"],
    ),
    "titles of signs": Case(
        "no_id",
        {
            "a": """
- {title: One, url: "https://example.org/1"}
- {title: "!!!", url: "https://example.org/2", authors: [Ada Weng], date: 2017}
- {title: "…?", url: "https://example.org/3"}
"""
        },
        ["a:5:11 error[no-id]", "a:6:11 error[no-id]"],
    ),
    "an id that another title gives": Case(
        "duplicate_id",
        {
            "a": """
- {title: Attention, url: "https://example.org/1"}
- {title: Focus, url: "https://example.org/2", id: attention}
"""
        },
        ["a:5:52 error[duplicate-id]"],
    ),
    "two ids with one code": Case(
        "same_code",
        {
            "a": '- {title: One, url: "https://example.org/1", id: tree-543732, added: 2024-02-02}',
            "b": '- {title: Two, url: "https://example.org/2", id: tree-563444, added: 2024-02-01}',
        },
        ["a:4:50 error[same-code]"],
    ),
    "an id with the code of a former one": Case(
        "same_code",
        {
            "a": """
- {title: One, url: "https://example.org/1", former_ids: [plant, tree-543732], added: 2024-02-01}
- {title: Two, url: "https://example.org/2", id: tree-563444, former_ids: [trees], added: 2024-02-02}
"""
        },
        ["a:5:50 error[same-code]"],
    ),
    "a former id with the code of another": Case(
        "same_code",
        {
            "a": """
- {title: One, url: "https://example.org/1", id: tree-543732}
- {title: Two, url: "https://example.org/2", former_ids: [tree-563444]}
"""
        },
        ["a:5:59 error[same-code]"],
    ),
    "a companion that is an entry elsewhere": Case(
        "companion_repeats",
        {
            "a": '- {title: One, url: "https://example.org/1", companions: [{title: C, url: "http://example.org/2/"}]}',
            "b": '- {title: Two, url: "https://example.org/2"}',
        },
        ["a:4:75 error[companion-repeats]"],
    ),
    "a companion that is its own entry": Case(
        "companion_repeats",
        {
            "a": """
- title: One
  url: https://arxiv.org/abs/1706.03762
  companions:
    - title: PDF
      url: https://arxiv.org/pdf/1706.03762
"""
        },
        ["a:8:12 error[companion-repeats]"],
    ),
    "a companion that is named twice": Case(
        "companion_repeats",
        {
            "a": """
- title: One
  url: https://example.org/1
  companions:
    - {title: Code, url: "https://github.com/a/b"}
    - {title: More code, url: "https://github.com/A/B.git"}
"""
        },
        ["a:8:31 error[companion-repeats]"],
    ),
    "tracking parameters of an entry and its companion": Case(
        "tracking",
        {
            "a": """
- title: One
  url: https://example.org/1?utm_source=feed
  companions:
    - {title: Code, url: "https://example.org/2?fbclid=1&a=b"}
"""
        },
        ["a:5:8 warning[tracking]", "a:7:26 warning[tracking]"],
    ),
    "the PDF of a paper on arXiv": Case(
        "arxiv_pdf",
        {
            "a": """
- {title: One, url: "https://arxiv.org/pdf/1706.03762v5"}
- {title: Two, url: "http://www.arxiv.org/pdf/cs/0112017.pdf"}
"""
        },
        ["a:4:21 warning[arxiv-pdf]", "a:5:21 warning[arxiv-pdf]"],
    ),
    "ids that no entry has": Case(
        "unknown_id",
        {
            "a": """
- title: One
  url: https://example.org/1
  after: [twoo, {id: nothing, because: it is not there}]
  builds_on: [two, tow]
- {title: Two, url: "https://example.org/2", status: superseded, superseded_by: oen}
"""
        },
        [
            "a:6:11 error[unknown-id]",
            "a:6:17 error[unknown-id]",
            "a:7:20 error[unknown-id]",
            "a:8:81 error[unknown-id]",
        ],
    ),
    "the title that an entry with an id of its own would give": Case(
        "unknown_id",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", id: second}
"""
        },
        ["a:4:54 error[unknown-id]"],
    ),
    "two entries that wait for each other": Case(
        "cycle",
        {
            "a": '- {title: One, url: "https://example.org/1", after: [three, two]}',
            "b": """
- {title: Two, url: "https://example.org/2", after: [{id: one}]}
- {title: Three, url: "https://example.org/3"}
""",
        },
        ["a:4:61 error[cycle]"],
    ),
    "an entry that waits for itself": Case(
        "cycle",
        {"a": '- {title: One, url: "https://example.org/1", after: [one]}'},
        ["a:4:54 error[cycle]"],
    ),
    "a long way round": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", after: [three]}
- {title: Three, url: "https://example.org/3", after: [four]}
- {title: Four, url: "https://example.org/4", after: [two]}
"""
        },
        ["a:5:54 error[cycle]"],
    ),
    "two circles": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", after: [one]}
- {title: Three, url: "https://example.org/3", after: [four, one]}
- {title: Four, url: "https://example.org/4", after: [three]}
"""
        },
        ["a:4:54 error[cycle]", "a:6:56 error[cycle]"],
    ),
    "works that build on each other": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", builds_on: [two]}
- {title: Two, url: "https://example.org/2", builds_on: [one]}
"""
        },
        ["a:4:58 error[cycle]"],
    ),
    "ids that works only build on, and that a concept names": Case(
        "unknown_id",
        {
            "a": """
section: Examples
concepts: [{name: Term, summary: A word., works: [one, two]}]
- {title: One, url: "https://example.org/1", builds_on: [nowhere]}
""".lstrip()
        },
        ["a:3:56 error[unknown-id]", "a:5:58 error[unknown-id]"],
    ),
    "a topic that is not there": Case(
        "unknown_topic",
        {
            "a": '- {title: One, url: "https://example.org/1", also: [b, bee]}',
            "b": '- {title: Two, url: "https://example.org/2"}',
        },
        ["a:4:56 error[unknown-topic]"],
    ),
    "the topic that the entry lives in": Case(
        "own_topic",
        {"a": '- {title: One, url: "https://example.org/1", also: [a]}'},
        ["a:4:53 warning[own-topic]"],
    ),
    "superseded by nothing": Case(
        "superseded",
        {"a": '- {title: One, url: "https://example.org/1", status: superseded}'},
        ["a:4:54 error[superseded]"],
    ),
    "replaced without being superseded": Case(
        "superseded",
        {
            "a": """
- {title: One, url: "https://example.org/1", superseded_by: two}
- {title: Two, url: "https://example.org/2", status: backlog, superseded_by: one}
"""
        },
        ["a:4:61 error[superseded]", "a:5:78 error[superseded]"],
    ),
    "superseded by each other": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", status: superseded, superseded_by: two}
- {title: Two, url: "https://example.org/2", status: superseded, superseded_by: one}
"""
        },
        ["a:4:81 error[cycle]"],
    ),
    "named twice": Case(
        "repeated_reference",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two, two], also: [b, b]}
- {title: Two, url: "https://example.org/2", builds_on: [three, three]}
- {title: Three, url: "https://example.org/3"}
""",
            "b": '- {title: Four, url: "https://example.org/4"}',
        },
        [
            "a:4:59 warning[repeated-reference]",
            "a:4:75 warning[repeated-reference]",
            "a:5:65 warning[repeated-reference]",
        ],
    ),
    "a section that is spelled otherwise": Case(
        "section_variant",
        {
            "a": 'section: Architecture\n- {title: One, url: "https://example.org/1"}',
            "b": 'section: Architectures\n- {title: Two, url: "https://example.org/2"}',
            "c": 'section: Architectures\n- {title: Three, url: "https://example.org/3"}',
        },
        ["a:2:10 warning[section-variant]"],
    ),
    "superseded by itself": Case(
        "superseded",
        {"a": '- {title: One, url: "https://example.org/1", status: superseded, superseded_by: one}'},
        ["a:4:81 error[superseded]"],
    ),
    "tags that differ by case, hyphen and plural": Case(
        "tag_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", tags: [gan, word embedding]}
- {title: Two, url: "https://example.org/2", tags: [gan, word embedding]}
- {title: Three, url: "https://example.org/3", tags: [GAN, word-embeddings]}
""",
            "b": '- {title: Four, url: "https://example.org/4", tags: [gans]}',
        },
        ["a:6:55 warning[tag-variant]", "a:6:60 warning[tag-variant]", "b:4:54 warning[tag-variant]"],
    ),
    "the spelling that is used less stands first": Case(
        "tag_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", tags: [Transformers]}
- {title: Two, url: "https://example.org/2", tags: [transformer]}
- {title: Three, url: "https://example.org/3", tags: [transformer]}
"""
        },
        ["a:4:53 warning[tag-variant]"],
    ),
    "a tag that is named twice": Case(
        "tag_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", tags: [gan, vision, gan]}
- {title: Two, url: "https://example.org/2", tags: [gan, vision]}
"""
        },
        ["a:4:66 warning[tag-variant]"],
    ),
    "a tag that is named twice in two spellings": Case(
        "tag_variant",
        {"a": '- {title: One, url: "https://example.org/1", tags: [gan, GAN]}'},
        ["a:4:58 warning[tag-variant]"],
    ),
    "two tags with one address": Case(
        "tag_address",
        {
            "a": '- {title: One, url: "https://example.org/1", tags: [vision, schön]}',
            "b": '- {title: Two, url: "https://example.org/2", tags: [schon]}',
        },
        ["b:4:53 error[tag-address]"],
    ),
    "two tags with one address on one entry": Case(
        "tag_address",
        {"a": '- {title: One, url: "https://example.org/1", tags: [Mus, Müs]}'},
        ["a:4:58 error[tag-address]"],
    ),
    "titles that say nothing": Case(
        "vague_title",
        {
            "a": """
- {title: link, url: "https://example.org/1"}
- {title: "[HERE]", url: "https://example.org/2"}
- {title: The Paper (2017), url: "https://example.org/3"}
- {title: "https://example.org/4", url: "https://example.org/4"}
- {title: www.example.org/a-good-post, url: "https://example.org/5"}
- {title: "(PDF)", url: "https://example.org/6"}
- {title: example.org/post, url: "https://example.org/7"}
- title: Untitled Document
  url: https://example.org/8
"""
        },
        [f"a:{line}:11 error[vague-title]" for line in range(4, 11)] + ["a:11:10 error[vague-title]"],
    ),
    "titles that may be names": Case(
        "doubtful_title",
        {
            "a": """
- {title: Docs, url: "https://example.org/1"}
- {title: draw.io, url: "https://example.org/2"}
- {title: 015, url: "https://example.org/3"}
"""
        },
        [f"a:{line}:11 warning[doubtful-title]" for line in (4, 5, 6)],
    ),
    "dates in the future": Case(
        "future_date",
        {
            "a": """
- {title: One, url: "https://example.org/1", date: 2025}
- {title: Two, url: "https://example.org/2", date: 2024-07}
- {title: Three, url: "https://example.org/3", date: 2024-06-03}
- {title: Four, url: "https://example.org/4", added: 2024-06-03}
"""
        },
        [
            "a:4:52 error[future-date]",
            "a:5:52 error[future-date]",
            "a:6:54 error[future-date]",
            "a:7:54 error[future-date]",
        ],
    ),
    "a note that retells the work": Case(
        "long_note",
        {"a": f"- title: One\n  url: https://example.org/1\n  note: {LONG_NOTE}"},
        ["a:6:9 warning[long-note]"],
    ),
    "one title and one author": Case(
        "same_title",
        {
            "a": """
- {title: Deep Learning, url: "https://example.org/1", authors: [Yann LeCun, Geoffrey Hinton], note: Good.}
- {title: Deep learning., doi: 10.1038/nature14539, authors: [Geoff Hinton], id: deep-learning-2}
"""
        },
        ["a:5:11 warning[same-title]"],
    ),
    "one title and one year": Case(
        "same_title",
        {
            "a": """
- {title: Attention, url: "https://example.org/1", date: 2015-06, note: Good.}
- {title: Other, url: "https://example.org/3", date: 2015-06}
- {title: Attention, url: "https://example.org/2", id: b, published: {venue: V, year: 2015}}
"""
        },
        ["a:6:11 warning[same-title]"],
    ),
    "one short name of two works": Case(
        "same_alias",
        {
            "a": """
- {title: One, url: "https://example.org/1", aliases: [ViT], added: 2024-02-01}
- {title: Two, url: "https://example.org/2", aliases: [VIT, Two by two], added: 2024-01-01}
"""
        },
        ["a:4:56 warning[same-alias]"],
    ),
    "one chosen key of two works": Case(
        "same_cite_key",
        {
            "a": """
- {title: One, url: "https://example.org/1", cite: {key: He2016, type: article}, added: 2024-02-01}
- {title: Two, url: "https://example.org/2", cite: {key: he2016}, added: 2024-01-01}
"""
        },
        ["a:4:58 warning[same-cite-key]"],
    ),
    "aliases that say nothing new": Case(
        "needless_alias",
        {"a": '- {title: Word2Vec, url: "https://example.org/1", aliases: [w2v, word2vec, W2V]}'},
        ["a:4:66 warning[needless-alias]", "a:4:76 warning[needless-alias]"],
    ),
    "a venue alone": Case(
        "venue_without_year",
        {"a": '- {title: One, url: "https://example.org/1", date: 2015, published: {venue: CVPR, pages: 1-2}}'},
        ["a:4:69 warning[venue-without-year]"],
    ),
    "former ids that are taken": Case(
        "former_id_taken",
        {
            "a": """
- {title: One, url: "https://example.org/1", former_ids: [one, two, old]}
- {title: Two, url: "https://example.org/2", former_ids: [older, old]}
"""
        },
        [
            "a:4:59 error[former-id-taken]",
            "a:4:64 error[former-id-taken]",
            "a:5:66 error[former-id-taken]",
        ],
    ),
    "a former name of a file that another file has": Case(
        "former_id_taken",
        {
            "a": 'section: Examples\nformer_ids: [b, a]\n- {title: One, url: "https://example.org/1"}',
            "b": '- {title: Two, url: "https://example.org/2"}',
        },
        ["a:3:14 error[former-id-taken]", "a:3:17 error[former-id-taken]"],
    ),
    "references by former ids": Case(
        "former_id",
        {
            "a": """
- title: One
  url: https://example.org/1
  after: [second, {id: zweitens, because: it is}]
  builds_on: [second]
  also: [bee]
- {title: Three, url: "https://example.org/3", status: superseded, superseded_by: second}
""",
            "b": "section: Examples\nformer_ids: [bee]\n"
            '- {title: Two, url: "https://example.org/2", former_ids: [second, zweitens]}',
        },
        [
            "a:6:11 warning[former-id]",
            "a:6:19 warning[former-id]",
            "a:7:15 warning[former-id]",
            "a:8:10 warning[former-id]",
            "a:9:83 warning[former-id]",
        ],
    ),
    "ids and a topic that have gone": Case(
        "lost_id",
        {
            "a": """
- {title: One and more, url: "https://example.org/1"}
- {title: Two, url: "https://example.org/2"}
""",
        },
        ["entries:1:1 error[lost-id]", "entries:1:1 error[lost-id]", "a:1:1 error[lost-id]"],
        {
            "a": '- {title: One, url: "https://example.org/1"}',
            "b": """
- {title: Two, url: "https://example.org/2"}
- {title: Three, url: "https://example.org/3"}
""",
        },
    ),
    "references to a draft": Case(
        "draft_reference",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [three], builds_on: [three]}
- {title: Two, url: "https://example.org/2", status: superseded, superseded_by: three}
- {title: Three, url: "https://example.org/3", draft: true}
"""
        },
        ["a:4:54 error[draft-reference]", "a:4:74 error[draft-reference]", "a:5:81 error[draft-reference]"],
    ),
    "an advanced work before an easy one": Case(
        "harder_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", level: introductory, after: [two, three]}
- {title: Two, url: "https://example.org/2", level: intermediate}
- {title: Three, url: "https://example.org/3", level: advanced}
"""
        },
        ["a:4:75 warning[harder-prerequisite]", "a:4:80 warning[harder-prerequisite]"],
    ),
    "first what nobody has read": Case(
        "backlog_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", status: backlog}
"""
        },
        ["a:4:54 warning[backlog-prerequisite]"],
    ),
    "first what has been replaced": Case(
        "superseded_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", status: superseded, superseded_by: three}
- {title: Three, url: "https://example.org/3"}
"""
        },
        ["a:4:54 warning[superseded-prerequisite]"],
    ),
    "a step before what its work asks for": Case(
        "path_order",
        {"a": f"section: Examples\npath: [two, one]\n{CHAIN}"},
        ["a:3:8 error[path-order]"],
    ),
    "a step before what is asked for by what is not on the path": Case(
        "path_order",
        {
            "a": CHAIN,
            "paths": """
paths:
  - id: p
    title: P
    steps:
      - one
      - three
      - {work: two, why: Late.}
  - id: q
    title: Q
    steps: [three, one]
""",
        },
        ["paths:6:9 error[path-order]", "paths:10:13 error[path-order]"],
    ),
    "two steps before what both need": Case(
        "path_order",
        {
            "a": """
section: Examples
path: [first, second, near, far]
- {title: First, url: "https://example.org/1", after: [between, near]}
- {title: Second, url: "https://example.org/2", after: [between]}
- {title: Between, url: "https://example.org/3", after: [far]}
- {title: Near, url: "https://example.org/4"}
- {title: Far, url: "https://example.org/5"}
""".lstrip()
        },
        ["a:3:8 error[path-order]", "a:3:15 error[path-order]"],
    ),
    "a path that nobody knows comes after": Case(
        "unknown_path",
        {"a": CHAIN, "paths": "paths: [{id: p, title: P, steps: [one, two], next: [q, p]}]"},
        ["paths:1:53 error[unknown-path]", "paths:1:56 error[unknown-path]"],
    ),
    "two paths of one id": Case(
        "duplicate_path",
        {
            "a": CHAIN,
            "paths": """
paths:
  - {id: p, title: P, steps: [one, two]}
  - {id: q, title: P, steps: [one, two]}
  - {id: p, title: Q, steps: [two, three]}
""",
        },
        ["paths:4:10 error[duplicate-path]"],
    ),
    "paths of one step and of none": Case(
        "short_path",
        {
            "a": f"section: Examples\npath: [two]\n{CHAIN}",
            "b": "section: Examples\npath: []\n- {title: Else, url: 'https://example.org/else'}",
            "paths": "paths: [{id: p, title: P, steps: [one]}]",
        },
        ["a:3:7 error[short-path]", "b:3:7 error[short-path]", "paths:1:34 error[short-path]"],
    ),
    "spellings that are declared twice": Case(
        "name_declared_twice",
        {
            "names": """
people:
  Ada Lovelace: [A. Lovelace, Ada Lovelace, A. Lovelace]
  Anna Lovelace: [A. Lovelace]
venues: {NeurIPS: [NIPS, ICML], ICML: []}
""",
        },
        [
            "names:2:31 error[name-declared-twice]",
            "names:2:45 error[name-declared-twice]",
            "names:3:19 error[name-declared-twice]",
            "names:4:26 error[name-declared-twice]",
        ],
    ),
    "names in other spellings than those declared": Case(
        "other_spelling",
        {
            "a": """
- title: One
  url: https://example.org/1
  authors: [Ada King, Charles Babbage]
  publisher: The MIT Press
  published: {venue: NIPS, year: 2015}
""",
            "names": """
people: {Ada Lovelace: [Ada King]}
publishers: {MIT Press: [The MIT Press, NIPS]}
venues: {NeurIPS: [NIPS, The MIT Press]}
""",
        },
        ["a:6:13 warning[other-spelling]", "a:7:14 warning[other-spelling]", "a:8:22 warning[other-spelling]"],
    ),
    "people who differ by initials": Case(
        "name_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", authors: [Geoffrey Hinton, Yann LeCun]}
- {title: Two, url: "https://example.org/2", authors: [Geoffrey E. Hinton, Yann Lecun]}
- {title: Three, url: "https://example.org/3", authors: [Geoffrey Hinton, Yann LeCun, et al.]}
- {title: Four, url: "https://example.org/4", authors: [G. Hinton, José Silva, Łukasz Kaiser]}
- {title: Five, url: "https://example.org/5", authors: [Jose M. Silva, J.-M. Silva, José Silva, Lukasz Kaiser]}
- {title: Six, url: "https://example.org/6", authors: [Mary Hinton]}
"""
        },
        [
            "a:5:56 warning[name-variant]",
            "a:5:76 warning[name-variant]",
            "a:7:57 warning[name-variant]",
            "a:8:57 warning[name-variant]",
            "a:8:72 warning[name-variant]",
            "a:8:97 warning[name-variant]",
        ],
    ),
    "people who differ by an initial, beside a namesake": Case(
        "name_variant",
        {
            "a": '- {title: One, url: "https://e.org/1", authors: [Ada Lovelace, Anna Lovelace, Ada B. Lovelace]}',
        },
        ["a:4:50 warning[name-variant]"],
    ),
    "people of one name": Case(
        "name_variant",
        {"a": '- {title: One, url: "https://example.org/1", authors: [Plato, plato]}'},
        ["a:4:56 warning[name-variant]"],
    ),
    "a spelling of a declared name that is not declared": Case(
        "name_variant",
        {
            "a": '- {title: One, url: "https://example.org/1", authors: [Ada M. Lovelace]}',
            "names": "people: {Ada Lovelace: [Ada King]}",
        },
        ["a:4:56 warning[name-variant]"],
    ),
    "publishers and venues that differ by case and punctuation": Case(
        "name_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", publisher: Distill, published: {venue: J. Chem. Phys., year: 1}}
- {title: Two, url: "https://example.org/2", publisher: distill, published: {venue: J Chem Phys, year: 1}}
- {title: Three, url: "https://example.org/3", publisher: Distill}
""".replace("year: 1", "year: 2001")
        },
        ["a:5:57 warning[name-variant]", "a:5:85 warning[name-variant]"],
    ),
}

RIGHT = {
    "titles that always gave the same ids, and one with an id": Case(
        "former_version",
        {
            "a": f"""{FIRST_VERSION}
- {{title: One, url: "https://example.org/1"}}
- {{title: "C++ primer", id: cpp, url: "https://example.org/2"}}
"""
        },
        [],
    ),
    "a file of the first version": Case(
        "newer_version", {"a": f'{FIRST_VERSION}\n- {{title: One, url: "https://example.org/1"}}'}, []
    ),
    "sections of words that are joined": Case(
        "section_variant",
        {
            "a": 'section: Selfsupervision\n- {title: One, url: "https://example.org/1"}',
            "b": 'section: Self-Supervision\n- {title: Two, url: "https://example.org/2"}',
        },
        [],
    ),
    "sections of different names": Case(
        "section_variant",
        {
            "a": 'section: Architectures\n- {title: One, url: "https://example.org/1"}',
            "b": 'section: Architects\n- {title: Two, url: "https://example.org/2"}',
        },
        [],
    ),
    "the same work for two reasons": Case(
        "repeated_reference",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two], builds_on: [two]}
- {title: Two, url: "https://example.org/2"}
"""
        },
        [],
    ),
    "two papers of neighbouring numbers": Case(
        "duplicate_work",
        {
            "a": """
- {title: One, url: "https://arxiv.org/abs/1706.03762"}
- {title: Two, url: "https://arxiv.org/abs/1706.03763"}
- {title: Three, url: "https://www.youtube.com/playlist?list=PLA"}
- {title: Four, url: "https://www.youtube.com/playlist?list=PLB"}
"""
        },
        [],
    ),
    "a work under a second topic": Case(
        "duplicate_work",
        {
            "a": '- {title: One, url: "https://example.org/1", also: [b]}',
            "b": '- {title: Two, url: "https://example.org/2"}',
        },
        [],
    ),
    "two works of one title, one with an id of its own": Case(
        "duplicate_id",
        {
            "a": """
- {title: Attention, url: "https://example.org/1"}
- {title: Attention, url: "https://example.org/2", id: attention-weng}
"""
        },
        [],
    ),
    "titles of any script, and of signs with an id": Case(
        "no_id",
        {
            "a": """
- {title: 深層学習, url: "https://example.org/1"}
- {title: हिन्दी, url: "https://example.org/2"}
- {title: "1984", url: "https://example.org/3"}
- {title: "!!!", url: "https://example.org/4", id: three-signs}
"""
        },
        [],
    ),
    "two ids of one work with one code": Case(
        "same_code",
        {"a": '- {title: One, url: "https://example.org/1", id: tree-543732, former_ids: [tree-563444]}'},
        [],
    ),
    "titles without Latin letters": Case(
        "duplicate_id",
        {
            "a": """
- {title: 深層学習, url: "https://example.org/1"}
- {title: 機械学習, url: "https://example.org/2"}
"""
        },
        [],
    ),
    "one companion of two entries": Case(
        "companion_repeats",
        {
            "a": """
- {title: One, url: "https://example.org/1", companions: [{title: Code, url: "https://example.org/code"}]}
- {title: Two, url: "https://example.org/2", companions: [{title: Code, url: "https://example.org/code"}]}
"""
        },
        [],
    ),
    "the archived copy of the entry": Case(
        "companion_repeats",
        {"a": '- {title: One, url: "https://example.org/1", archived: "https://example.org/1"}'},
        [],
    ),
    "parameters that choose what the page shows": Case(
        "tracking",
        {
            "a": """
- {title: One, url: "https://example.org/1?id=2&feature=attention#utm_source=a"}
- {title: Two, url: "https://www.youtube.com/watch?v=kCc8FmEb1nY&t=60"}
"""
        },
        [],
    ),
    "an abstract on arXiv, and PDFs elsewhere or beside it": Case(
        "arxiv_pdf",
        {
            "a": """
- title: One
  url: https://arxiv.org/abs/1706.03762
  companions: [{title: The PDF, url: "https://arxiv.org/pdf/1706.03763"}]
- {title: Two, url: "https://example.org/pdf/1706.03762"}
- {title: Three, url: "https://arxiv.org/pdf/1706.03762/extra"}
"""
        },
        [],
    ),
    "ids of entries in other files and further down": Case(
        "unknown_id",
        {
            "a": '- {title: One, url: "https://example.org/1", after: [second, {id: the-third}], builds_on: [second]}',
            "b": """
- {title: Two, url: "https://example.org/2", id: second}
- {title: The Third, url: "https://example.org/3"}
- {title: Four, url: "https://example.org/4", status: superseded, superseded_by: the-third}
""",
        },
        [],
    ),
    "two ways to one end": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two, three]}
- {title: Two, url: "https://example.org/2", after: [four]}
- {title: Three, url: "https://example.org/3", after: [four, two]}
- {title: Four, url: "https://example.org/4"}
"""
        },
        [],
    ),
    "study order against history": Case(
        "cycle",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", builds_on: [one]}
"""
        },
        [],
    ),
    "another topic of the same section": Case(
        "own_topic",
        {
            "a": 'section: Examples\n- {title: One, url: "https://example.org/1", also: [b]}',
            "b": 'section: Examples\n- {title: Two, url: "https://example.org/2"}',
        },
        [],
    ),
    "a topic that has no entries yet": Case(
        "unknown_topic",
        {"a": '- {title: One, url: "https://example.org/1", also: [b]}', "b": "  []"},
        [],
    ),
    "superseded by another": Case(
        "superseded",
        {
            "a": """
- {title: One, url: "https://example.org/1", status: superseded, superseded_by: two}
- {title: Two, url: "https://example.org/2", status: backlog}
"""
        },
        [],
    ),
    "tags that only look alike": Case(
        "tag_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", tags: [loss, NLP, attention, C, vision]}
- {title: Two, url: "https://example.org/2", tags: [losing, NLU, self-attention, computer vision, vision]}
"""
        },
        [],
    ),
    "tags that keep apart in letters": Case(
        "tag_address",
        {
            "a": '- {title: One, url: "https://example.org/1", tags: [C, C++, "C#", net, .NET, 学習, 学]}',
            "b": '- {title: Two, url: "https://example.org/2", tags: [C++, Web, Webデザイン, R&D, हिन्दी, हिन्दू]}',
        },
        [],
    ),
    "titles that only begin with such words": Case(
        "vague_title",
        {
            "a": """
- {title: 1984, url: "https://example.org/1"}
- {title: Here Be Dragons, url: "https://example.org/2"}
- {title: Link Prediction, url: "https://example.org/3"}
- {title: Papers with Code, url: "https://example.org/4"}
- {title: "Node.js: A Guide", url: "https://example.org/5"}
- {title: How fast.ai teaches, url: "https://example.org/6"}
- {title: 学, url: "https://example.org/7"}
"""
        },
        [],
    ),
    "names that hold such words": Case(
        "doubtful_title",
        {
            "a": """
- {title: Docs as Code, url: "https://example.org/1"}
- {title: Draw.io in Practice, url: "https://example.org/2"}
"""
        },
        [],
    ),
    "dates of today, tomorrow and this month and year": Case(
        "future_date",
        {
            "a": """
- {title: One, url: "https://example.org/1", date: 2024}
- {title: Two, url: "https://example.org/2", date: 2024-06, added: 2024-06-01}
- {title: Three, url: "https://example.org/3", date: 2024-06-02, added: 2024-06-02}
"""
        },
        [],
    ),
    "a note of 600 characters": Case(
        "long_note",
        {"a": f"- title: One\n  url: https://example.org/1\n  note: {LONG_NOTE[:600]}"},
        [],
    ),
    "one title of different people and years": Case(
        "same_title",
        {
            "a": """
- {title: Deep Learning, url: "https://example.org/1", authors: [Yann LeCun], date: 2015}
- {title: Deep Learning, url: "https://example.org/2", authors: [Ian Goodfellow, et al.], date: 2016, id: b}
- {title: Deep Learning, url: "https://example.org/3", id: c}
- {title: Deep Learning, url: "https://example.org/4", authors: [Jane Goodfellow, et al.], date: 2017, id: d}
"""
        },
        [],
    ),
    "short names that stand behind others": Case(
        "same_alias",
        {
            "a": """
- {title: One, url: "https://example.org/1", aliases: [C, ViT]}
- {title: Two, url: "https://example.org/2", aliases: [ViT, C]}
- {title: Three, url: "https://example.org/3", aliases: [C#]}
"""
        },
        [],
    ),
    "keys that differ, and types that do not": Case(
        "same_cite_key",
        {
            "a": """
- {title: One, url: "https://example.org/1", cite: {key: he2016a, type: article}}
- {title: Two, url: "https://example.org/2", cite: {key: he2016b, type: article}}
- {title: Three, url: "https://example.org/3", cite: {type: article}}
- {title: Four, url: "https://example.org/4", cite: {type: article}}
"""
        },
        [],
    ),
    "an alias that the title only holds": Case(
        "needless_alias",
        {"a": '- {title: "ResNet: Deep Residual Learning", url: "https://example.org/1", aliases: [ResNet]}'},
        [],
    ),
    "a venue with its year": Case(
        "venue_without_year",
        {"a": '- {title: One, url: "https://example.org/1", published: {venue: CVPR, year: 2016}}'},
        [],
    ),
    "former ids of an entry and a topic": Case(
        "former_id_taken",
        {
            "a": """
- {title: One, url: "https://example.org/1", former_ids: [a, b, first]}
""",
            "b": 'section: Examples\nformer_ids: [one, first]\n- {title: Two, url: "https://example.org/2"}',
        },
        [],
    ),
    "a present id that is called like a former topic": Case(
        "former_id",
        {
            "a": """
- {title: One, url: "https://example.org/1", after: [bee], also: [b]}
- {title: Bee, url: "https://example.org/3"}
""",
            "b": 'section: Examples\nformer_ids: [bee]\n- {title: Two, url: "https://example.org/2", former_ids: [b]}',
        },
        [],
    ),
    "ids that others have as former ones, and drafts that have gone": Case(
        "lost_id",
        {
            "a": """
section: Examples
former_ids: [b]
- {title: One and more, url: "https://example.org/1", former_ids: [one]}
- {title: Two, url: "https://example.org/2"}
""".lstrip(),
        },
        [],
        {
            "a": '- {title: One, url: "https://example.org/1"}',
            "b": """
- {title: Two, url: "https://example.org/2"}
- {title: Three, url: "https://example.org/3", draft: true}
""",
        },
    ),
    "references of a draft": Case(
        "draft_reference",
        {
            "a": """
- {title: One, url: "https://example.org/1", draft: true, after: [two, three]}
- {title: Two, url: "https://example.org/2"}
- {title: Three, url: "https://example.org/3", draft: true}
"""
        },
        [],
    ),
    "levels that rise, and history": Case(
        "harder_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", level: advanced, after: [two, three, four]}
- {title: Two, url: "https://example.org/2", level: intermediate, after: [three], builds_on: [four]}
- {title: Three, url: "https://example.org/3", level: intermediate}
- {title: Four, url: "https://example.org/4", level: advanced, after: [five]}
- {title: Five, url: "https://example.org/5"}
- {title: Six, url: "https://example.org/6", after: [four]}
"""
        },
        [],
    ),
    "a backlog in its order": Case(
        "backlog_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", status: backlog, after: [two]}
- {title: Two, url: "https://example.org/2", status: backlog}
- {title: Three, url: "https://example.org/3", builds_on: [one]}
"""
        },
        [],
    ),
    "what belonged together before both were replaced": Case(
        "superseded_prerequisite",
        {
            "a": """
- {title: One, url: "https://example.org/1", status: superseded, superseded_by: three, after: [two]}
- {title: Two, url: "https://example.org/2", status: superseded, superseded_by: three}
- {title: Three, url: "https://example.org/3", builds_on: [one], after: [two]}
"""
        },
        [],
    ),
    "a path without some of what its works ask for": Case(
        "path_order",
        {
            "a": f"section: Examples\npath: [three, apart]\n{CHAIN}",
            "paths": "paths: [{id: p, title: P, steps: [one, three]}, {id: q, title: Q, steps: [apart, two]}]",
        },
        [],
    ),
    "a path that comes after another": Case(
        "unknown_path",
        {
            "a": CHAIN,
            "paths": "paths: [{id: p, title: P, steps: [one, two], next: [q]}, {id: q, title: Q, steps: [one, two]}]",
        },
        [],
    ),
    "paths of one title": Case(
        "duplicate_path",
        {
            "a": CHAIN,
            "paths": "paths: [{id: p, title: P, steps: [one, two]}, {id: one, title: P, steps: [one, two]}]",
        },
        [],
    ),
    "a path of two steps": Case("short_path", {"a": f"section: Examples\npath: [one, two]\n{CHAIN}"}, []),
    "one spelling in two groups": Case(
        "name_declared_twice",
        {"names": "people: {Ada Lovelace: [Ada]}\npublishers: {Ada Lovelace: [Ada, AL]}"},
        [],
    ),
    "names as they are declared": Case(
        "other_spelling",
        {
            "a": '- {title: One, url: "https://example.org/1", authors: [Ada Lovelace, NIPS, et al.], publisher: NIPS}',
            "names": "people: {Ada Lovelace: [Ada King]}\nvenues: {NeurIPS: [NIPS]}",
        },
        [],
    ),
    "people who only share a family name": Case(
        "name_variant",
        {
            "a": """
- {title: One, url: "https://example.org/1", authors: [Yoshua Bengio, Samy Bengio, Andrew Y. Ng, Andrew X. Ng]}
- {title: Two, url: "https://example.org/2", authors: [Wei Wang, Wen Wang, W. Wang, Li Fei-Fei, Fei-Fei Li]}
- {title: Three, url: "https://example.org/3", authors: [Michael Irwin Jordan, Michael Jordan, Jordan]}
- {title: Four, url: "https://example.org/4", authors: [Euler, L. Euler, Alan Turing, A. Mathison Turing]}
"""
        },
        [],
    ),
    "people who only share a given name": Case(
        "name_variant",
        {"a": '- {title: One, url: "https://example.org/1", authors: [Ada Lovelace, Ada King, A. Byron]}'},
        [],
    ),
    "people and works called by signs alone": Case(
        "name_variant",
        {
            "a": """
- {title: "!!!", url: "https://example.org/1", id: loud, authors: ["!!!", "†††"]}
- {title: "???", url: "https://example.org/2", id: puzzled, authors: ["!!!"]}
"""
        },
        [],
    ),
    "two people who are declared": Case(
        "name_variant",
        {
            "a": '- {title: One, url: "https://example.org/1", authors: [Ada Lovelace, Ada M. Lovelace]}',
            "names": "people: {Ada Lovelace: [], Ada M. Lovelace: []}",
        },
        [],
    ),
}

CODES = {
    "duplicate_work": "duplicate-work",
    "duplicate_id": "duplicate-id",
    "no_id": "no-id",
    "former_version": "former-version",
    "newer_version": "newer-version",
    "same_code": "same-code",
    "same_title": "same-title",
    "same_alias": "same-alias",
    "same_cite_key": "same-cite-key",
    "needless_alias": "needless-alias",
    "companion_repeats": "companion-repeats",
    "tracking": "tracking",
    "arxiv_pdf": "arxiv-pdf",
    "venue_without_year": "venue-without-year",
    "unknown_id": "unknown-id",
    "cycle": "cycle",
    "former_id_taken": "former-id-taken",
    "former_id": "former-id",
    "lost_id": "lost-id",
    "draft_reference": "draft-reference",
    "unknown_topic": "unknown-topic",
    "own_topic": "own-topic",
    "repeated_reference": "repeated-reference",
    "section_variant": "section-variant",
    "superseded": "superseded",
    "harder_prerequisite": "harder-prerequisite",
    "backlog_prerequisite": "backlog-prerequisite",
    "superseded_prerequisite": "superseded-prerequisite",
    "path_order": "path-order",
    "unknown_path": "unknown-path",
    "duplicate_path": "duplicate-path",
    "short_path": "short-path",
    "name_declared_twice": "name-declared-twice",
    "other_spelling": "other-spelling",
    "name_variant": "name-variant",
    "tag_variant": "tag-variant",
    "tag_address": "tag-address",
    "vague_title": "vague-title",
    "doubtful_title": "doubtful-title",
    "future_date": "future-date",
    "long_note": "long-note",
}
NAMES = [rule.__name__ for rule in checks.RULES]


@each("name", WRONG)
def test_a_broken_rule_is_reported_in_its_place(name: str) -> None:
    """A library that breaks one rule gives exactly its problems, each where the mistake stands."""
    assert found(WRONG[name].files, WRONG[name].before) == WRONG[name].problems


@each("name", RIGHT)
def test_a_near_miss_passes(name: str) -> None:
    """A library that nearly breaks a rule gives no problem at all."""
    assert found(RIGHT[name].files, RIGHT[name].before) == []


def test_every_rule_is_tested_both_ways() -> None:
    """Each rule of the table has a library that breaks it and a near miss."""
    assert {case.rule for case in WRONG.values()} == set(NAMES)
    assert {case.rule for case in RIGHT.values()} == set(NAMES)


def test_the_table_of_codes_has_each_rule() -> None:
    """The rows that show what is wrong and what is right are those of the rules, in the order in which they run."""
    assert [code for code in Code if code.is_rule] == [CODES[name] for name in NAMES]


@each("rule", checks.RULES)
def test_codes_are_stable(rule: checks.Rule) -> None:
    """A rule reports under its own code, which scripts and discussions rely on, and no other rule does."""
    for case in WRONG.values():
        before = None if case.before is None else topics(case.before)
        codes = {problem.code for problem in rule(checks.Facts.of(topics(case.files), TODAY, before))}
        assert codes == ({CODES[rule.__name__]} if case.rule == rule.__name__ else set())


def test_of_two_entries_the_fuller_stays() -> None:
    """The message stands at the entry that says less; of equals, and for an id, at the one that joined later."""
    poor = '- {title: Two, url: "https://example.org/1"}'
    rich = '- {title: One, url: "https://example.org/1", note: Good., added: 2024-05-01}'
    assert found({"a": poor, "b": rich}) == ["a:4:21 error[duplicate-work]"]
    assert found({"a": rich, "b": poor}) == ["b:4:21 error[duplicate-work]"]
    early = '- {title: One, url: "https://e.org/1", added: 2024-01-01}'
    late = '- {title: Two, url: "https://e.org/1", added: 2024-02-01, kind: paper}'
    assert found({"a": early, "b": late}) == ["a:4:21 error[duplicate-work]"]
    older, newer = (
        '- {title: One, url: "https://e.org/1", added: 2024-01-01}',
        '- {title: One, url: "https://e.org/2", added: 2024-02-01}',
    )
    assert found({"a": newer, "b": older}) == ["a:4:3 error[duplicate-id]"]
    assert found({"a": older, "b": newer}) == ["b:4:3 error[duplicate-id]"]


def test_an_entry_that_does_not_say_when_it_joined_is_the_newer_one() -> None:
    """Of two entries with one id, and of two that say equally much of one work, the one without a day gives way."""
    dated = '- {title: One, url: "https://e.org/1", added: 2024-02-01}'
    for undated, where in (
        ('- {title: One, url: "https://e.org/2"}', "4:3 error[duplicate-id]"),
        ('- {title: Two, url: "https://e.org/1", kind: paper}', "4:21 error[duplicate-work]"),
    ):
        assert found({"a": undated, "b": dated}) == [f"a:{where}"]
        assert found({"a": dated, "b": undated}) == [f"b:{where}"]


def hints(files: Mapping[str, str]) -> list[str]:
    return [problem.hint for problem in checks.run(topics(files), TODAY)]


def test_a_spoilt_file_gets_few_suggestions() -> None:
    """Looking for similar ids takes long: the first twenty that nobody knows are answered with the nearest."""
    unknown = "\n".join(f'- {{title: T{n}, url: "https://e.org/{n}", after: [attentoin]}}' for n in range(22))
    answers = hints({"a": f'{unknown}\n- {{title: Attention, url: "https://e.org/x"}}'})
    assert answers[:20] == ['Did you mean "attention"?'] * 20
    assert answers[20:] == ["Name an entry of this list by its id, or delete this."] * 2


def test_ids_of_what_could_not_be_read_are_not_called_unknown() -> None:
    """An id that stands on an entry with mistakes exists; where a file is missing, any may exist, and any topic."""
    read = topics({"a": '- {title: One, url: "https://example.org/1", after: [two], also: [b]}'})
    assert {problem.code for problem in checks.run(read, TODAY)} == {"unknown-id", "unknown-topic"}
    known = replace(read, unread_ids=frozenset(["two"]))
    assert [problem.code for problem in checks.run(known, TODAY)] == ["unknown-topic"]
    assert checks.run(replace(read, complete=False), TODAY) == []


def test_messages_name_the_other_place() -> None:
    """Where two things clash, the message at the second names the place of the first."""
    duplicate, taken = (
        checks.run(topics(WRONG[name].files), TODAY)[0].message
        for name in ("a work three times in three topics", "an id that another title gives")
    )
    assert '"One"' in duplicate
    assert "entries/a.yaml:4" in duplicate
    assert '"Attention"' in taken
    assert "entries/a.yaml:4" in taken
    assert (
        "entries/b.yaml:4"
        in checks.run(topics(WRONG["a companion that is an entry elsewhere"].files), TODAY)[0].message
    )
    assert "entries/a.yaml:4" in checks.run(topics(WRONG["two tags with one address"].files), TODAY)[0].message


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ('url: "https://a.org/1", authors: [G. Hinton]', 'url: "https://a.org/2", authors: [Geoffrey Hinton]', True),
        ('url: "https://a.org/1", authors: [R. Hinton]', 'url: "https://a.org/2", authors: [Geoffrey Hinton]', False),
        ("arxiv: 1706.03762, date: 2017", 'url: "https://arxiv.org/pdf/1706.03762", date: 2017', False),
    ],
    ids=["an initial", "another initial", "one work"],
)
def test_works_of_one_title_may_be_one(first: str, second: str, *, alike: bool) -> None:
    """They are where the people may be the same; of what is one work by its identity, another rule speaks."""
    works = f"- {{title: Deep Learning, {first}}}\n- {{title: Deep Learning, {second}, id: b}}"
    codes = {problem.code for problem in checks.run(topics({"a": works}), TODAY)}
    assert ("same-title" in codes) == alike


def test_a_short_name_or_key_is_said_to_be_anothers() -> None:
    """The message quotes it as it is written there, with the work that keeps it and the line in which it stands."""
    works = """
- {title: One, url: "https://example.org/1", aliases: [VIT, Vision], cite: {key: He2016}, added: 2024-02-01}
- title: Two
  url: https://example.org/2
  aliases: [
    ViT,
    Two by two]
  cite:
    type: book
    key: he2016
  added: 2024-01-01
"""
    assert {problem.message for problem in checks.run(topics({"a": works}), TODAY)} == {
        '"VIT" is the short name of "Two", too (entries/a.yaml:8)',
        '"He2016" is the key of "Two", too (entries/a.yaml:12), so that neither is cited by it',
    }


@each("name", WRONG)
def test_every_problem_says_what_is_wrong_and_what_to_do(name: str) -> None:
    """A message is a phrase that names what it is about, and a hint is a whole sentence."""
    for problem in checks.run(topics(WRONG[name].files), TODAY):
        assert len(problem.message.split()) > 3
        assert not problem.message.endswith(".")
        assert len(problem.hint.split()) > 1


def test_a_circle_is_shown_from_where_it_begins_to_where_it_closes() -> None:
    """Each of the fields is looked at by itself, and named."""
    for field in ("after", "builds_on"):
        files = {"a": "\n".join(f"- {{title: T{n}, url: 'https://e.org/{n}', {field}: [t{3 - n}]}}" for n in (1, 2))}
        (problem,) = checks.run(topics(files), TODAY)
        assert problem.message == f'"{field}" leads back to where it began: t1 → t2 → t1'
    (problem,) = checks.run(topics(WRONG["superseded by each other"].files), TODAY)
    assert problem.message == '"superseded_by" leads back to where it began: one → two → one'


def test_hints_can_be_followed() -> None:
    """A hint names what would be right: the nearest id or topic, the clean address, a free id, the usual tag."""
    assert hints(WRONG["ids that no entry has"].files)[0] == 'Did you mean "two"?'
    assert hints({"vision": '- {title: One, url: "https://example.org/1", also: [visoin]}'}) == [
        'Did you mean "vision"?'
    ]
    files = {
        name: f'- {{title: {name}, url: "https://example.org/{name}", also: [zoo]}}' for name in ("vision", "arts")
    }
    assert hints(files) == ["The topics are: arts, vision."] * 2
    assert "https://example.org/2?a=b" in hints(WRONG["tracking parameters of an entry and its companion"].files)[1]
    assert "gan" in hints(WRONG["tags that differ by case, hyphen and plural"].files)[0]
    assert "also: [b]" in hints(WRONG["a work three times in three topics"].files)[0]
    replaced = WRONG["first what has been replaced"].files
    assert hints(replaced) == ["Write three."]
    without = {"a": replaced["a"].replace(", superseded_by: three", "")}
    assert "Name another work." in hints(without)


@each(
    "title, more, suggested",
    [
        ("Attention", "authors: [Ada M. Weng, Bo Li], date: 2017", "attention-weng"),
        ("Attention", "authors: [Weng], date: 2017", "attention-weng"),
        ("Attention", "date: 2017-06", "attention-2017"),
        ("Attention", "", "attention-2"),
        ("Taken", "", "taken-3"),
        ("a" * 80, f"authors: [Ada {'b' * 30}]", "a" * 60 + "-" + "b" * 19),
        ("a" * 59 + " bb", "", "a" * 59 + "-2"),
        ("Attention", f"authors: [Ada {'b' * 18}-Weng]", "attention-" + "b" * 18),
    ],
)
def test_a_suggested_id_tells_works_of_one_title_apart(title: str, more: str, suggested: str) -> None:
    """By the family name of the first author, else by the year, else by a number; never longer than 80 characters."""
    entries = [
        f'- {{title: {title}, url: "https://example.org/1", added: 2024-01-01}}',
        f'- {{title: {title}, url: "https://example.org/2", {more}}}',
        '- {title: Another, url: "https://example.org/3", id: taken-2}',
    ]
    assert hints({"a": "\n".join(entries)}) == [f"Give this entry an id of its own: `id: {suggested}`."]


def test_a_suggested_id_is_free_and_valid() -> None:
    """The id that the hint at a taken id suggests would end the problem."""
    long = "word " * 16 + "word"
    entries = [
        '- {title: Attention, url: "https://example.org/1", authors: [Ada Weng]}',
        '- {title: Attention, url: "https://example.org/2", authors: [Ada Weng], date: 2017, id: attention-weng}',
        '- {title: Attention, url: "https://example.org/3", authors: [Ada Weng], date: 2017}',
        '- {title: Attention, url: "https://example.org/4", authors: [李 飞飞]}',
        f'- {{title: {long}, url: "https://example.org/5", authors: [Ada {"Name" * 20}]}}',
        f'- {{title: {long}, url: "https://example.org/6", authors: [Ada {"Name" * 20}]}}',
    ]
    for _ in range(len(entries)):
        read = checks.run(topics({"a": "\n".join(entries)}), TODAY)
        problems = [problem for problem in read if problem.code is Code.DUPLICATE_ID]
        if not problems:
            break
        line = problems[0].position.line - 4
        suggested = problems[0].hint.partition("`id: ")[2].removesuffix("`.")
        assert slug_fault(suggested) is None, suggested
        entries[line] = entries[line].replace("}", f", id: {suggested}}}")
    assert problems == []


def test_problems_of_all_rules_come_in_the_order_of_their_places() -> None:
    """What different rules find is sorted by file, line and column, so that a report reads from top to bottom."""
    files = {
        "b": '- {title: One, url: "https://example.org/1", date: 2031, tags: [Gan], after: [nowhere]}',
        "a": """
- {title: link, url: "https://example.org/1?utm_source=a", tags: [gan], also: [nowhere]}
- {title: Two, url: "https://example.org/2", tags: [gan], superseded_by: link}
""",
    }
    assert found(files) == [
        "a:4:11 error[vague-title]",
        "a:4:22 error[duplicate-work]",
        "a:4:22 warning[tracking]",
        "a:4:80 error[unknown-topic]",
        "a:5:74 error[superseded]",
        "b:4:52 error[future-date]",
        "b:4:65 warning[tag-variant]",
        "b:4:79 error[unknown-id]",
    ]


def test_the_day_decides_what_lies_in_the_future() -> None:
    """A date is judged by the day that is passed in and not by a clock."""
    entries = """
- {title: One, url: "https://example.org/1", date: 2024-06-10, added: 2024-06-09}
- {title: Two, url: "https://example.org/2", date: 2020}
"""
    read = topics({"a": entries})
    assert [said(problem) for problem in checks.run(read, Day(2024, 6, 8))] == ["a:4:52 error[future-date]"]
    assert checks.run(read, Day(2024, 6, 9)) == []
    assert checks.run(read, Day(2999, 1, 1)) == []


@each(
    "title, vague",
    [
        *(("7", True), ("42", True), ("1984", False), ("20 21", False), ("1984 2001", False)),
        *(("Part 2", True), ("2 Slides", True), ("Lecture 3", False), ("Read More", True)),
        ("WWW.Example.org", True),
    ],
)
def test_titles_of_numbers_and_of_words_for_links(title: str, vague: bool) -> None:
    """A work may be called by a year or by numbers, but not by a small number or by words for any link."""
    assert found({"a": f'- {{title: "{title}", url: "https://example.org/1"}}'}) == (
        ["a:4:11 error[vague-title]"] if vague else []
    )


def test_messages_quote_the_beginning_of_a_long_title() -> None:
    title = "https://example.org/" + "x" * 60
    (problem,) = checks.run(topics({"a": f'- {{title: "{title}", url: "https://example.org/1"}}'}), TODAY)
    assert f'"{title[:60]}"' in problem.message


def test_of_two_ids_with_one_code_it_is_said_what_to_do_about_the_newer_one() -> None:
    """An id is exchanged for a free one; a former id, which nobody could find any more, is deleted."""
    assert hints(WRONG["two ids with one code"].files) == ["Give this entry another id: `id: tree-543732-2`."]
    assert hints(WRONG["a former id with the code of another"].files) == ["Delete it from the former ids."]


def test_sections_are_compared_without_case_and_hyphens() -> None:
    """The section that most topics have is the usual one, and it is what the hint says to write."""
    usual = 'section: Self-Supervised Learning\n- {title: One, url: "https://example.org/1"}'
    files = {"a": usual, "b": usual.replace("One", "Two").replace("org/1", "org/2")}
    for variant in ("Self supervised Learning", "self-supervised learning", "Self-Supervised Learnings"):
        odd = f'section: {variant}\n- {{title: Three, url: "https://example.org/3"}}'
        assert found({"0": odd, **files}) == ["0:2:10 warning[section-variant]"]
        assert hints({"0": odd, **files}) == ["Write Self-Supervised Learning."]


def test_only_advice_is_a_warning() -> None:
    """Rules report errors, save for what only advises: addresses, spellings, titles and notes, what to read first, what
    stands there twice.
    """
    advice = {line.partition(" ")[2] for case in WRONG.values() for line in case.problems if " warning[" in line}
    assert advice == {
        f"warning[{code}]"
        for code in (
            *("tracking", "arxiv-pdf", "tag-variant", "section-variant", "long-note", "own-topic"),
            *("repeated-reference", "same-title", "same-alias", "needless-alias", "venue-without-year", "former-id"),
            *("same-cite-key", "former-version", "newer-version"),
            *("harder-prerequisite", "backlog-prerequisite", "superseded-prerequisite"),
            *("other-spelling", "name-variant", "doubtful-title"),
        )
    }


def test_of_two_entries_with_one_id_a_circle_leads_through_the_first() -> None:
    entries = """
- {title: One, url: "https://example.org/1", after: [two], added: 2024-01-01}
- {title: Two, url: "https://example.org/2", after: [one]}
- {title: Three, url: "https://example.org/3"}
- {title: Four, url: "https://example.org/4", id: one, after: [three]}
"""
    assert found({"a": entries}) == ["a:4:54 error[cycle]", "a:7:51 error[duplicate-id]"]


def test_a_circle_may_lead_through_a_former_id() -> None:
    """What an entry was called before is that entry, for the rule on circles as well."""
    files = {
        "a": """
- {title: One, url: "https://example.org/1", after: [two]}
- {title: Two, url: "https://example.org/2", id: second, former_ids: [two], after: [one]}
"""
    }
    assert found(files) == ["a:4:54 error[cycle]", "a:4:54 warning[former-id]"]


@each(
    "more, problem",
    [
        ("published: {venue: CVPR}", "a:4:57 warning[venue-without-year]"),
        ("status: superseded", "a:4:54 error[superseded]"),
    ],
)
def test_nothing_is_called_missing_in_an_entry_with_mistakes(more: str, problem: str) -> None:
    """A mistake may have hidden what seems to be missing."""
    files = {"a": f'- {{title: One, url: "https://example.org/1", {more}}}'}
    assert found(files) == [problem]
    read = topics(files)
    flawed = replace(read, topics=tuple(replace(topic, flawed=frozenset([0])) for topic in read.topics))
    assert checks.run(flawed, TODAY) == []


def test_names_are_not_compared_while_what_is_declared_cannot_be_read() -> None:
    """A file of names with a mistake may declare what would be called a variant."""
    read = topics(WRONG["people who differ by initials"].files)
    assert checks.run(replace(read, names=Names("entries/names.yaml", is_whole=False)), TODAY) == []
    assert checks.run(replace(read, complete=False), TODAY) == []


def test_a_name_that_is_declared_is_the_one_to_write() -> None:
    """Otherwise it is the spelling used most and, of equals, the longest."""
    one, two = (
        f'- {{title: Work {n}, url: "https://example.org/{n}", authors: [{name}]}}'
        for n, name in enumerate(["Ada Lovelace", "Ada B. Lovelace"])
    )
    declared = "people: {Ada Lovelace: []}"
    assert hints({"a": f"{one}\n{two}"}) == ["Write Ada B. Lovelace. Where both are right, declare them in names.yaml."]
    assert hints({"a": f"{one}\n{two}", "names": declared})[0].startswith("Write Ada Lovelace.")


def test_of_two_spellings_one_is_the_one_to_write_wherever_they_stand() -> None:
    """A list whose files are put into another order is not told the opposite."""
    one, two = (
        f'- {{title: Work {n}, url: "https://example.org/{n}", publisher: {name}}}'
        for n, name in enumerate(["Distill", "distill"])
    )
    assert hints({"a": one, "b": two}) == hints({"a": two, "b": one}) != []


def test_a_spelling_that_is_declared_twice_is_said_with_its_first_place() -> None:
    """That is the line of the name itself, where that is what is repeated."""
    names = "people:\n  Ada Lovelace:\n    - A. Lovelace\n    - Ada Lovelace\n  Anna Lovelace: [A. Lovelace]"
    own, other = [problem.message for problem in checks.run(topics({"names": names}), TODAY)]
    assert own == '"Ada Lovelace" is declared already (entries/names.yaml:2)'
    assert other == '"A. Lovelace" is declared already (entries/names.yaml:3)'


def lost(files: Mapping[str, str], before: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the messages of what is lost since *before*, each with its hint."""
    problems = checks.run(topics(files), TODAY, topics(before))
    return [(problem.message, problem.hint) for problem in problems if problem.code is Code.LOST_ID]


@each(
    "now, named",
    [
        ('{title: Other, url: "http://arxiv.org/pdf/1706.03762", kind: paper}', '"Other"'),
        ('{title: "Attention is all you need!", url: "https://example.org/2", id: b}', '"Attention is all you need!"'),
        ('{title: Attention Is All You Needed, url: "https://example.org/2"}', '"Attention Is All You Needed"'),
        ('{title: Backpropagation, url: "https://example.org/2"}', ""),
    ],
)
def test_the_hint_at_a_lost_id_names_what_may_have_taken_its_place(now: str, named: str) -> None:
    """That is the entry of the same work, else of the same title, else of one that is near."""
    before = '- {title: Attention Is All You Need, url: "https://arxiv.org/abs/1706.03762"}'
    rest = '- {title: Seven, url: "https://example.org/7"}'
    ((message, hint),) = lost({"a": f"{rest}\n- {now}"}, {"a": f"{before}\n{rest}"})
    assert '"attention-is-all-you-need"' in message
    assert hint.startswith("Write `former_ids: [attention-is-all-you-need]` on the entry that took its place")
    assert hint.endswith(f"perhaps {named} (entries/a.yaml:5)." if named else "place.")


def test_the_hint_at_a_lost_topic_names_where_its_entries_are() -> None:
    entry = '- {title: One, url: "https://example.org/1"}'
    ((message, hint),) = lost({"z": entry}, {"a": entry})
    assert '"a"' in message
    assert hint == (
        'Write `former_ids: [a]` at the top of the topic that took its place, perhaps "z" (entries/z.yaml).'
    )


def test_of_several_topics_the_one_with_most_of_the_entries_is_named() -> None:
    """Where none of them is anywhere, no topic is named; where there is no topic, the folder is."""
    one, two, three = (f'- {{title: Work {n}, url: "https://example.org/{n}"}}' for n in "123")
    ((_, hint),) = lost({"b": one, "c": f"{two}\n{three}"}, {"a": f"{one}\n{two}\n{three}"})
    assert hint.endswith('perhaps "c" (entries/c.yaml).')
    ((_, hint),) = lost({"b": one}, {"a": "  []"})
    assert hint.endswith("took its place.")
    assert found({}, {"a": "  []"}) == ["entries:1:1 error[lost-id]"]


def test_what_is_lost_is_reported_at_the_folder_of_the_list() -> None:
    now, before = topics({"b": '- {title: Two, url: "https://example.org/2"}'}), topics({"a": "  []"})
    moved = replace(now, topics=tuple(replace(topic, path=f"docs/{topic.path}") for topic in now.topics))
    assert [problem.position.path for problem in checks.run(moved, TODAY, before)] == ["docs/entries"]


def test_many_lost_ids_get_few_suggestions() -> None:
    """Looking for similar titles takes long: the first twenty get one."""
    before = "\n".join(f'- {{title: Attentoin {n}, url: "https://e.org/{n}"}}' for n in range(22))
    hints = [hint for _, hint in lost({"a": '- {title: Attention 7, url: "https://e.org/x"}'}, {"a": before})]
    assert sum("perhaps" in hint for hint in hints) == 20


def test_a_former_id_is_said_to_be_or_to_have_been_anothers() -> None:
    """The place is the line of the title of that other, wherever it stands."""
    files = WRONG["former ids that are taken"].files
    own, present, former = [problem.message for problem in checks.run(topics(files), TODAY)]
    assert own == '"one" is the present id as well'
    assert present == '"two" is the id of "Two" (entries/a.yaml:5)'
    assert former == '"old" was the id of "One" (entries/a.yaml:4)'
    (problem,) = checks.run(
        topics(
            {
                "a": "- url: https://example.org/1\n  title: One",
                "b": '- {title: Two, url: "https://example.org/2", former_ids: [one]}',
            }
        ),
        TODAY,
    )
    assert problem.message == '"one" is the id of "One" (entries/a.yaml:5)'


def test_nothing_is_lost_while_a_part_cannot_be_read() -> None:
    """An id may stand in a file that is not YAML, or on an entry that has too many mistakes to be read."""
    before = topics({"a": '- {title: One, url: "https://example.org/1"}'})
    now = topics({"a": '- {title: Two, url: "https://example.org/2"}'})
    assert [problem.code for problem in checks.run(now, TODAY, before)] == ["lost-id"]
    assert checks.run(replace(now, complete=False), TODAY, before) == []
    assert checks.run(replace(now, unread_ids=frozenset(["one"])), TODAY, before) == []


# --- Paths --------------------------------------------------------------------------------------


def test_steps_are_references_like_others() -> None:
    """What a path names is looked up, in topics and across them: unknown, former, draft and repeated ids."""
    entries = """
- {title: One, url: "https://example.org/1", former_ids: [uno]}
- {title: Two, url: "https://example.org/2", draft: true}
"""
    files = {
        "a": f"section: Examples\npath: [onee, uno, two, {{work: onee}}]\n{entries.strip()}",
        "paths": """
paths:
  - id: p
    title: P
    former_ids: [old]
    steps: [one, {work: twoo}, two, one]
  - {id: q, title: Q, steps: [one, uno], next: [old, old]}
""",
    }
    assert found(files) == [
        "a:3:8 error[unknown-id]",
        "a:3:14 warning[former-id]",
        "a:3:19 error[draft-reference]",
        "a:3:24 error[unknown-id]",
        "a:3:24 warning[repeated-reference]",
        "paths:5:18 error[unknown-id]",
        "paths:5:32 error[draft-reference]",
        "paths:5:37 warning[repeated-reference]",
        "paths:6:36 warning[former-id]",
        "paths:6:49 warning[former-id]",
        "paths:6:54 warning[former-id]",
        "paths:6:54 warning[repeated-reference]",
    ]
    assert hints(files)[0] == 'Did you mean "one"?'


def test_paths_are_told_from_each_other() -> None:
    """The hints name the nearest path, or how to name one, and the place of the other of the same id."""
    some = "title: P\n    id: from-zero\n    steps: [one, two]"
    other = "{id: from-zero, title: Q, steps: [one, two], next: [from-zer, elsewhere]}"
    problems = checks.run(topics({"a": CHAIN, "paths": f"paths:\n  - {some}\n  - {other}"}), TODAY)
    assert [problem.message for problem in problems if problem.code is Code.DUPLICATE_PATH] == [
        'another path has the id "from-zero" (entries/paths.yaml:3)'
    ]
    assert [problem.hint for problem in problems if problem.code is Code.UNKNOWN_PATH] == [
        'Did you mean "from-zero"?',
        "Name a path of this file by its id, or delete this.",
    ]


def test_a_path_through_a_circle_or_past_unknown_ids_is_followed_to_its_end() -> None:
    """Mistakes in `after` are reported where they stand, and do not keep the order of a path from being looked at."""
    entries = """
- {title: One, url: "https://example.org/1", after: [two, nowhere]}
- {title: Two, url: "https://example.org/2", after: [one]}
- {title: Three, url: "https://example.org/3", after: [two]}
- {title: Four, url: "https://example.org/4"}
"""
    for path in ("[four, one]", "[four, three]"):
        assert found({"a": f"section: Examples\npath: {path}\n{entries.strip()}"}) == [
            "a:5:54 error[cycle]",
            "a:5:59 error[unknown-id]",
        ]


def test_former_ids_of_paths_are_each_on_one() -> None:
    """A former id of a path is that of no path now, and of one alone; entries may have the same."""
    paths = """
paths:
  - {id: p, title: P, steps: [one, two], former_ids: [one, q]}
  - {id: q, title: Q, steps: [one, two], former_ids: [one]}
"""
    assert found({"a": CHAIN, "paths": paths}) == [
        "paths:2:60 error[former-id-taken]",
        "paths:3:55 error[former-id-taken]",
    ]


def test_a_path_that_is_gone_is_named() -> None:
    """Its id must be a former one of another path; where the file is gone, the folder is the place."""
    before = {"a": CHAIN, "paths": "paths: [{id: p, title: P, steps: [one, two]}]"}
    renamed = "paths: [{id: q, title: P, steps: [one, two]}]"
    assert found({"a": CHAIN, "paths": renamed}, before) == ["paths:1:1 error[lost-id]"]
    (problem,) = checks.run(topics({"a": CHAIN, "paths": renamed}), TODAY, topics(before))
    assert 'the path "p" is gone' in problem.message
    assert "`former_ids: [p]`" in problem.hint
    assert found({"a": CHAIN}, before) == ["entries:1:1 error[lost-id]"]
    kept = renamed.replace("id: q,", "id: q, former_ids: [p],")
    assert found({"a": CHAIN, "paths": kept}, before) == []


def test_a_path_that_could_not_be_read_is_neither_unknown_nor_lost() -> None:
    """While a path of the file has mistakes of form, the others are checked, and nobody misses it."""
    read = topics({"a": CHAIN, "paths": "paths: [{id: p, title: P, steps: [two, one], next: [q]}]"})
    partly = replace(read, paths=replace(read.paths, is_whole=False))
    before = topics({"a": CHAIN, "paths": "paths: [{id: q, title: Q, steps: [one, two]}]"})
    assert [said(problem) for problem in checks.run(partly, TODAY, before)] == ["paths:1:35 error[path-order]"]


@examples(30)
@given(st.data())
def test_a_step_is_reported_wherever_a_later_one_is_needed_for_it(data: st.DataObject) -> None:
    """However its works ask for each other and whatever else they need; counted here step by step, each by itself."""
    count = 7
    asks = [data.draw(st.sets(st.integers(0, number - 1))) if number else set() for number in range(count)]
    steps = data.draw(st.permutations(range(count)))[: data.draw(st.integers(2, count))]
    needs: list[set[int]] = []
    for asked in asks:
        needs.append(asked.union(*(needs[other] for other in asked)))
    wrong = [place for place, work in enumerate(steps) if needs[work] & {*steps[place + 1 :]}]
    after = [f", after: [{', '.join(f'w{other}' for other in sorted(asked))}]" if asked else "" for asked in asks]
    entries = "\n".join(
        f"- {{title: W{number}, url: 'https://example.org/{number}'{more}}}" for number, more in enumerate(after)
    )
    path = "\n".join(f"      - w{work}" for work in steps)
    files = {"a": entries, "paths": f"paths:\n  - id: p\n    title: P\n    steps:\n{path}"}
    problems = [line for line in found(files) if line.endswith("[path-order]")]
    assert problems == [f"paths:{place + 5}:9 error[path-order]" for place in wrong]


def test_each_title_without_letters_is_offered_an_id_of_its_own() -> None:
    """No other entry has it, and none is offered it, too."""
    nameless = '{title: "%s", authors: [Ada Lovelace], date: 1843, url: "https://example.org/%d"}'
    files = {"a": "\n".join(f"- {nameless % pair}" for pair in (("!!!", 1), ("???", 2)))}
    taken = {"b": '- {title: Three, id: lovelace-1843, url: "https://example.org/3"}'}
    for library_of in (files, files | taken):
        library = topics(library_of)
        offered = [*ids_to_write(library).values()]
        assert len({*offered}) == len(offered) == 2
        assert not {*offered} & {placed.entry.id for placed in library.entries()}
        hints = [problem.hint for problem in checks.run(library, TODAY) if problem.code == Code.NO_ID]
        assert hints == [f"Give the entry one: `id: {name}`." for name in offered]
