"""Headings above drafts → topics and sections: small ones join the heading above. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..drafts import Draft, LeftOut
from . import patterns, tidy, vocabulary

SMALL = 3
"""A subheading with fewer links is no topic of its own; they join the heading above it."""

_HOUSE = re.compile(
    r"licen[cs]e|(?:contribut(?:e|ing|ors?|ions?)|style)(?: (?:guide|guidelines?|rules))?|how to contribute|"
    r"code of conduct|sponsors?|backers|star history|stargazers|support (?:us|this project)|acknowledge?ments?|"
    r"lizenz|mitwirken|mitmachen|beitragen|licence|contribuer|licencia|(?:cómo )?contribuir|licença|contribuição|"
    r"licenza|contribuire|licencja|лицензия|участие|как внести вклад|许可证?|授权|贡献|贡献指南|参与贡献|贡献者|致谢|"
    r"許可證|授權|貢獻|ライセンス|貢献|라이선스|기여"
)
_CONTENTS = re.compile(
    r"(?:table of )?contents?|toc|index|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|contenidos?|"
    r"conteúdo|indice|sommario|spis treści|оглавление|содержание|зміст|目录|目錄|目次|차례|목차|فهرس|المحتويات|"
    r"içindekiler|inhoud(?:sopgave)?"
)

HeadingPath: TypeAlias = tuple[str, ...]


class HeadedDraft(NamedTuple):
    """A draft and the headings above it, outermost first."""

    draft: Draft
    path: HeadingPath


def is_contents(heading: str) -> bool:
    """Tell whether *heading* stands over the contents of the list, and is no topic."""
    return _CONTENTS.fullmatch(" ".join(vocabulary.words(heading))) is not None


def assigned(
    title: str, placed: Sequence[HeadedDraft], left_out: Sequence[LeftOut]
) -> tuple[list[Draft], list[LeftOut]]:
    """Return the drafts, each with the topic and section that its headings give, and all links that are left out.

    *title* is that of the whole list.
    """
    remaining, about_the_list = _without_house_rules(placed)
    remaining = _without_small([_of_kind(headed) for headed in remaining])
    names = Counter(path[-1] for path in {headed.path for headed in remaining if headed.path})
    drafts = []
    for draft, path in remaining:
        topic = path[-1] if path else title
        above = [name for name in (title, *path[:-1]) if name and not vocabulary.is_generic(name)]
        if path and names[topic] > 1 and above:
            topic = f"{above[-1]}: {topic}"
        section = above[-1] if path and above else ""
        drafts.append(replace(draft, topic=tidy.title(topic), section=tidy.title(section)))
    return drafts, [*left_out, *about_the_list]


def _without_house_rules(placed: Sequence[HeadedDraft]) -> tuple[list[HeadedDraft], list[LeftOut]]:
    """Return *placed* without the drafts about the list itself, such as its licence, and the links of those drafts."""
    remaining, left_out = [], []
    for headed in placed:
        over = next((name for name in headed.path if _HOUSE.fullmatch(" ".join(vocabulary.words(name)))), "")
        if over:
            left_out += [LeftOut(link, f'about the list itself: under "{over}"') for link in headed.draft.links]
        else:
            remaining.append(headed)
    return remaining, left_out


def _of_kind(headed: HeadedDraft) -> HeadedDraft:
    """Return *headed* with the kind that the innermost heading names, where nothing else does: "Books"."""
    kind = vocabulary.heading_kind(headed.path[-1]) if headed.path and not headed.draft.fields.kind else None
    return (
        headed._replace(draft=replace(headed.draft, fields=replace(headed.draft.fields, kind=kind))) if kind else headed
    )


def _without_small(placed: list[HeadedDraft]) -> list[HeadedDraft]:
    """Return *placed* with the links of small subheadings moved to the heading above; the name becomes a tag."""
    deepest = max((len(headed.path) for headed in placed), default=0)
    for depth in range(deepest, 0, -1):
        counts = Counter(headed.path for headed in placed)
        placed = [
            _folded(headed) if len(headed.path) == depth and _is_small(headed.path, counts) else headed
            for headed in placed
        ]
    return placed


def _is_small(path: HeadingPath, counts: Counter[HeadingPath]) -> bool:
    return patterns.is_backlog(path[-1]) or (len(path) > 1 and counts[path] < SMALL)


def _folded(headed: HeadedDraft) -> HeadedDraft:
    name = headed.path[-1]
    says_nothing = vocabulary.is_generic(name) or name == headed.draft.fields.title or patterns.is_backlog(name)
    tag = None if says_nothing else tidy.tag(name)
    return HeadedDraft(headed.draft.tagged([tag] if tag else []), headed.path[:-1])
