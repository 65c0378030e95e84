"""The citation reader: what words around a work say of it, in whatever style, and that none of them is lost."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import examples
from reading_list.collect.citation import Citation, names, read
from reading_list.collect.citation.marks import (
    CODE,
    CODE_END,
    EMPHASIS,
    EMPHASIS_END,
    LINK,
    STRONG,
    STRONG_END,
    TITLE,
    plain,
    unstyled,
)
from reading_list.collect.importers import markdown
from reading_list.core.person_names import is_organisation
from reading_list.core.schema import EntryFields, Published
from tables import each


@each(
    "written, people",
    [
        ("Ann Lee, Bo Chen and Cy D. Fox", ["Ann Lee", "Bo Chen", "Cy D. Fox"]),
        ("Lee, Ann, Bo Chen, & Cy Fox", ["Ann Lee", "Bo Chen", "Cy Fox"]),
        ("Lee, A., Chen, B. C. & Fox, C.", ["A. Lee", "B. C. Chen", "C. Fox"]),
        ("Lee, Ann; Chen, Bo", ["Ann Lee", "Bo Chen"]),
        ("Lee A, Chen BC", ["A. Lee", "B. C. Chen"]),
        ("Lee, Ann, et al.", ["Ann Lee", "et al."]),
        ("Lee, Chen et al.", ["Lee", "Chen", "et al."]),
        ("Ann Lee, ..., Bo Chen", ["Ann Lee", "Bo Chen", "et al."]),
        (
            "Amauri Holanda de Souza Jr., L. Fei-Fei, Quoc V. Le",
            ["Amauri Holanda de Souza Jr.", "L. Fei-Fei", "Quoc V. Le"],
        ),
        ("Ann Lee*, Bo Chen1, K.N.King†", ["Ann Lee", "Bo Chen", "K.N. King"]),
        ("Ann Lee (Foo University) and Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Guo Long, Ann Lee", ["Guo Long", "Ann Lee"]),
        ("邱小鹏、王小明 著", ["邱小鹏", "王小明"]),
        ("Портянин И. А., Сидоров П.", ["И. А. Портянин", "П. Сидоров"]),
        ("Deep Learning", []),
        ("Deep Learning, Computer Vision", []),
        ("Vaswan, Shaz, Parma", []),
        ("Python, Java", []),
        ("Meta AI", []),
        ("Cambridge University Press", []),
        ("Context Encoders", []),
        ("Great Stuff by Ann Lee", []),
        ("数学、物理", []),
        ("Ofir Press", ["Ofir Press"]),
    ],
)
def test_lists_of_people(written: str, people: list[str]) -> None:
    """People are taken in their order, given name first, where a text is all a list of them."""
    assert [*names.read(written).names] == people


@each(
    "name, is_house",
    [
        ("Ofir Press", False),
        ("William H. Press", False),
        ("MIT Press", True),
        ("Oxford University Press", True),
        ("Academic Press", True),
        ("Press", True),
    ],
)
def test_a_person_may_be_called_press(name: str, *, is_house: bool) -> None:
    """The name of a house tells, but a family name is no house."""
    assert is_organisation(name) is is_house


def test_rows_of_tables() -> None:
    """A title is what a cell cites or its first sentence; columns say what they say, and unknown ones are noted."""
    text = """
| Title | Authors | Institute | Venue | Year | Code | Speed |
|---|---|---|---|---|---|---|
| [Tree Nets](https://e.org/1) | Ann Lee, Bo Chen | Foo Lab | CVPR | 2020 | [x](https://github.com/a/b) | fast |
| 🔥[**Bush**] Small Nets(@Acme etc) | Ann Lee et al. | | arXiv | 2019 | [code](https://github.com/a/c) | |
| Grass nets. They are small. | Ann Lee, University of Foo | | | 2019 | [Link](https://e.org/3) | |
"""
    tree, bush, grass = (draft.fields for draft in markdown.read("l.md", text).drafts)
    assert (tree.title, tree.authors, tree.publisher, tree.note) == (
        "Tree Nets",
        ("Ann Lee", "Bo Chen"),
        "Foo Lab",
        "Speed: fast.",
    )
    assert tree.published == Published(venue="CVPR", year="2020")
    assert (bush.title, bush.aliases, bush.authors) == ("Small Nets", ("Bush",), ("Ann Lee", "et al."))
    assert (grass.title, grass.authors, grass.publisher) == ("Grass nets", ("Ann Lee",), "University of Foo")
    assert grass.note == "They are small."


def test_tables_in_html() -> None:
    """Cells of an HTML table are those of one work, as in Markdown."""
    text = """
<table><tr><th>Paper</th><th>Notes</th><th>Where</th></tr>
<tr><td><a href="https://e.org/1">Tree Nets</a></td><td>A good <b>start</b>.</td><td>Berlin</td></tr>
<tr><td><b>Bush Nets</b></td><td>Another<br>line.</td><td><a href="https://e.org/4">pdf</a></td></tr></table>
"""
    works = [draft.fields for draft in markdown.read("l.md", text).drafts]
    assert [(work.title, work.note) for work in works] == [
        ("Tree Nets", "A good start. Where: Berlin."),
        ("Bush Nets", "Another line."),
    ]


@each("heading", ["Table of Contents", "Оглавление", "目录", "Inhaltsverzeichnis"])
def test_contents_are_no_topic(heading: str) -> None:
    """A heading over the contents of a list names no topic."""
    (draft,) = markdown.read("l.md", f"# L\n## {heading}\n[Alpha](https://e.org/1)\n").drafts
    assert draft.topic == "L"


@pytest.mark.parametrize("heading", ["Contributing Guidelines", "Лицензия", "贡献指南"])
def test_rules_of_the_list_are_no_works(heading: str) -> None:
    """What stands below such a heading is about the list itself."""
    reading = markdown.read("l.md", f"# L\n## {heading}\n[Alpha](https://e.org/1)\n")
    assert (reading.drafts, len(reading.left_out)) == ((), 1)


def test_go_is_a_topic() -> None:
    """A heading of one short word may be the name of a language."""
    text = (
        "# L\n## Go\n"
        + "".join(f"* [Go {n} x](https://e.org/{n})\n" for n in range(3))
        + "### C\n* [C y](https://e.org/c)"
    )
    assert [(draft.topic, draft.fields.tags) for draft in markdown.read("l.md", text).drafts][2:] == [
        ("Go", ()),
        ("Go", ("C",)),
    ]


def test_short_names_that_tell_nothing_apart() -> None:
    """A short name of two works of a list is none of either."""
    line = "- **[NET]** {} Trees and Leaves [[pdf](https://e.org/{})]\n"
    drafts = markdown.read("l.md", line.format("Oak", 1) + line.format("Elm", 2)).drafts
    assert [draft.fields.aliases for draft in drafts] == [(), ()]


def line_of(text: str) -> EntryFields:
    """Return what the one work in a list of the line *text* is."""
    (draft,) = markdown.read("l.md", f"- {text}\n").drafts
    return draft.fields


@each(
    "line, title, authors, date, note",
    [
        # A link that only says where the work is
        ("*Trees*, par Anne Petit, Flammarion, 1902. [Texte](u)", "Trees", ["Anne Petit"], "1902", None),
        ("『木の成長』山田太郎 著、岩波書店、2010年。[公式](u) 良い本。", "木の成長", ["山田太郎"], "2010", "良い本。"),
        ("Иванов И. И. Рост // Вестник. — 1965. — Т. 1. — С. 3–11. [Текст](u)", "Рост", ["И. И. Иванов"], "1965", None),
        (
            "García Márquez, Ana. *Los árboles*. Atlas, 1967. [Reseña](u)",
            "Los árboles",
            ["Ana García Márquez"],
            "1967",
            None,
        ),
        ("How Trees Grow. [Knuth (1970)](u).", "How Trees Grow", ["Knuth"], "1970", None),
        # People by their family names, in capitals, with words for names
        ("[Trees](u) (Zeiler & Fergus, 2013)", "Trees", ["Zeiler", "Fergus"], "2013", None),
        ("[Trees](u), Blei, Ng & Jordan (JMLR, 2003).", "Trees", ["Blei", "Ng", "Jordan"], "2003", None),
        ("[Trees](u) by Ghrist", "Trees", ["Ghrist"], None, None),
        ("[Trees, by Ann Lee](u) - How they grow.", "Trees", ["Ann Lee"], None, "How they grow."),
        ("LEE, Ann. *Trees of Rome*. Atlas, 2010. [pdf](u)", "Trees of Rome", ["Ann Lee"], "2010", None),
        # A short name first
        ("**OAK** (Google, 2021): Growing Trees with Nets. [[paper](u)]", "Growing Trees with Nets", [], "2021", None),
        ("**OAK** [ICML 2020] Growing Trees from Seeds. [[paper](u)]", "Growing Trees from Seeds", [], "2020", None),
        (
            "2021/06 | Oak | Oak: Growing Trees | [pdf](u) | With nets of leaves.",
            "Oak: Growing Trees",
            [],
            "2021-06",
            "With nets of leaves.",
        ),
        # What a note does without
        ("[Oak](u) `v1.7` `C` - Grows on any ground.", "Oak", [], None, "Grows on any ground."),
        ("[Oak](u) (2nd ed., HTML, PDF) (accessed 3 March 2021)", "Oak", [], None, None),
        ("[A Tour of C](u): A tour of C. From leaves to roots.", "A Tour of C", [], None, "From leaves to roots."),
        ("[Oak](u) #trees #old-ones ^b7f3a1", "Oak", [], None, None),
    ],
)
def test_lines_of_lists(line: str, title: str, authors: list[str], date: str | None, note: str | None) -> None:
    """Title, people, date and note are told apart, whichever of them come first and whatever is beside them."""
    fields = line_of(line.replace("(u)", "(https://e.org/1)"))
    assert (fields.title, [*fields.authors], fields.date, fields.note) == (title, authors, date, note)


# --- Properties ---------------------------------------------------------------------------------

BOILERPLATE = set(
    """
    by von de par por and und et y others al in at no nr vol pp p n d accessed to appear available preprint arxiv corr
    abs eprint doi isbn https http dx org www free pdf epub html mobi cc nc sa nd online web etc the proceedings mit
    published
    """.split()
)
"""Words that say how something is cited, not what; the reader may drop them, and it may drop no others."""

_words = st.sampled_from(
    """
    Ann Lee, Bo Chen and Cy D. Fox et al. (2017). 2016 Oct 6 "Deep Trees" Growing: a way of pruning. CVPR NeurIPS 2019
    Nature 323 (1986): 533-536. vol. 9, no. 8, pp. 1-10 arXiv preprint arXiv:1706.03762 doi:10.1000/x.1 (PDF) by
    - – | : ; , . (Meta, 2024) [1] *why* In Proceedings of the Trees, MIT Press (Oral) 邱小鹏 Иван Портянин и 著 、
    author:: year:: Venue: Keywords: trees, forests read status:: unread trl.: @Acme (@Acme) et y von de la 2021.6
    """.split(" ")
)
_style = st.sampled_from(
    [("", ""), (STRONG, STRONG_END), (EMPHASIS, EMPHASIS_END), (CODE, CODE_END), ('"', '"'), ("(", ")")]
)
_piece = st.tuples(st.lists(_words, min_size=1, max_size=7).map(" ".join), _style).map(
    lambda made: made[0].join(made[1])
)
_signs = st.sampled_from([" ", ", ", ". ", "\n", "\n\n", " - ", LINK, f" {LINK} ", ": ", ""])
_passage = st.lists(st.tuples(_piece, _signs).map("".join), max_size=7).map("".join)


def words(text: str) -> Counter[str]:
    apart = unstyled(text.replace(LINK, " ").replace(TITLE, " "))  # what is set in another style is a word of its own
    return Counter(re.findall(r"[^\W\d_]+|\d+", plain(apart).casefold()))


def said(found: Citation) -> Counter[str]:
    """Return the words of all that a citation says, each as often as it is said."""
    parts = [found.title, found.alias, found.date, found.venue, found.year, found.publisher, found.kind or ""]
    lists = (found.authors, found.before, found.after, found.tags, found.locator, found.identifiers.values())
    return words(" ".join([*parts, *(part for values in lists for part in values)]))


@examples(400)
@given(_passage, st.sampled_from(["", "A Work of Ours"]))
@example('Lee, Ann. "Trees." Nature 1 (1999): 3-4. (PDF)', "")
@example("A\nauthor:: nobody knows\nyear:: later", "")
@example(f"{STRONG}[X]{STRONG_END} Y {LINK}", "")
def test_no_word_is_lost(passage: str, title: str) -> None:
    """Each word is in a field or in what is left, but for numbers of items, months in dates, and boilerplate."""
    text = f"{passage}{TITLE if title else ''}{passage}" if title else passage
    found = read(text, title)
    lost = set(words(text)) - set(said(found)) - BOILERPLATE
    glued = [word for word in said(found) if word in plain(text).casefold()]  # of parts in different styles
    lost = {word for word in lost if not any(word in other for other in glued)}
    assert not {word for word in lost if not _is_of_a_date_or_number(word)}, found


def _is_of_a_date_or_number(word: str) -> bool:
    return word.isdigit() or word in (
        "oct",
        "oral",
        "cc",
        "author",
        "year",
        "venue",
        "keywords",
        "status",
        "read",
        "unread",
    )


@examples(200)
@given(st.text(st.characters(codec="utf-8"), max_size=200) | _passage)
def test_anything_can_be_read(text: str) -> None:
    """No text brings the reader down, and no facts come of one without letters and digits."""
    found = read(text)
    if not any(map(str.isalnum, plain(text))):
        assert not found.is_cited


@examples(200)
@given(
    st.lists(
        st.sampled_from(["Ann", "Lee", "de", "Q.", "and", ",", "et al.", "(X)", "邱小鹏", "Learning", ";", "A.", "1"]),
        max_size=12,
    )
)
def test_names_are_those_written(parts: list[str]) -> None:
    """Nobody is named whose name is not there, and nobody twice."""
    text = " ".join(parts)
    people = names.read(text).names
    assert len(set(people)) == len(people)
    assert set(words(" ".join(people))) <= set(words(text)) | {"et", "al"}
