"""Named fields, as columns of a table and lines of a note have them: ``year:: 2017``, ``Keyword: graphs``. Pure."""

import re
from enum import StrEnum

from .marks import CODE, CODE_END, EMPHASIS, EMPHASIS_END, STRONG, STRONG_END


class Property(StrEnum):
    """What a column or a line of its own says of a work."""

    TITLE = "title"
    AUTHORS = "authors"
    DATE = "date"
    YEAR = "year"
    VENUE = "venue"
    PUBLISHER = "publisher"
    NOTE = "note"
    TAGS = "tags"
    LEVEL = "level"
    KIND = "kind"
    STATUS = "status"
    IDENTIFIER = "identifier"
    OTHER = "other"


NAMES: dict[str, Property] = {
    name: property_
    for property_, names in {
        Property.TITLE: (
            "title paper name article book project model resource tool course library work talk video post "
            "标题 论文 题目 書名 书名 название titel titre título titolo"
        ),
        Property.AUTHORS: (
            "author authors by speaker speakers instructor instructors people creator creators 作者 著者 автор "
            "авторы autor autoren auteur auteurs autores autore"
        ),
        Property.YEAR: ("year 年份 年 год jahr année año ano anno"),
        Property.DATE: ("date published released when 日期 时间 дата datum"),
        Property.VENUE: (
            "venue journal conference conferences publication proceedings pub event meeting "
            "会议 期刊 журнал zeitschrift revue revista"
        ),
        Property.PUBLISHER: (
            "publisher source organization organisation institute institution institutes affiliation "
            "affiliations university company org 机构 出版社 издательство verlag éditeur editorial editora"
        ),
        Property.NOTE: (
            "description summary info note notes comment comments tldr about remarks why review details abstract "
            "备注 简介 摘要 описание beschreibung descripción descrição descrizione"
        ),
        Property.TAGS: (
            "tag tags topic topics keyword keywords area category categories task 关键词 标签 теги schlagworte "
            "stichworte"
        ),
        Property.LEVEL: ("level difficulty 难度"),
        Property.KIND: ("type kind format typ"),
        Property.STATUS: ("status state"),
        Property.IDENTIFIER: ("doi arxiv isbn"),
    }.items()
    for name in names.split()
}
_STYLES = f"[{STRONG}{STRONG_END}{EMPHASIS}{EMPHASIS_END}{CODE}{CODE_END}]*"
_LINE = re.compile(
    rf"^[ \t]*(?:[-*+•][ \t]+)?{_STYLES}(?P<name>[^\W\d_]{{2,14}}(?:\([^\W\d_]\))?){_STYLES}[ \t]*(?:::|[:：]){_STYLES}"
    r"[ \t]+(?P<value>\S.*)$",
    re.MULTILINE,
)
_INLINE = re.compile(r"[\[(](?P<name>[^\W\d_]{2,14})::[ \t]*(?P<value>[^\[\]()\n]{1,200})[\])]")
_TAKEN = (
    *(Property.AUTHORS, Property.DATE, Property.YEAR, Property.VENUE, Property.PUBLISHER, Property.TAGS),
    *(Property.STATUS, Property.IDENTIFIER, Property.TITLE, Property.NOTE),
)
_WIKI = re.compile(r"\[\[([^\[\]]*)\]\]|#\[\[|#(?=\w)")


def take(text: str) -> tuple[str, dict[Property, str]]:
    """Return *text* without its lines that are properties of a work, and what these say; the first of a name counts."""
    if ":" not in text and "：" not in text:
        return text, {}
    values: dict[Property, str] = {}

    def taken(match: re.Match[str]) -> str:
        kind = NAMES.get(match["name"].removesuffix("(s)").lower())
        if kind not in _TAKEN or kind in values:
            return match[0]
        values[kind] = match["value"]
        return ""

    for form in (_LINE, _INLINE):
        text = form.sub(taken, text)
    return text, {kind: _WIKI.sub(r"\1", value).strip() for kind, value in values.items()}
