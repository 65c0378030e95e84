"""Citations: what a program of others reads out of our records is what the entry says."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from helpers import bibtex_record, csl_item, examples, flagship, golden_library, library, readable, titles, topic_files
from reading_list.core import person_names
from reading_list.core.person_names import PersonName
from reading_list.core.schema import Entry
from reading_list.publish import citations
from reading_list.publish.citations import Key, latex
from tables import each

_VERBATIM = ("url", "doi", "eprint", "urldate")


def read_back(records: Iterable[str]) -> dict[str, tuple[str, dict[str, str]]]:
    """Return type and fields of each record by its key, as a BibTeX library reads them, LaTeX decoded."""
    read = parse_string("\n\n".join(records) + "\n")
    assert read.failed_blocks == []
    assert read.comments == []
    decode = LatexNodes2Text().latex_to_text
    return {
        held.key: (
            held.entry_type,
            {
                field.key: field.value if field.key in _VERBATIM else unicodedata.normalize("NFC", decode(field.value))
                for field in held.fields
            },
        )
        for held in read.entries
    }


def make(**fields: object) -> Entry:
    return Entry.model_validate({"title": "A Work", "url": "https://example.org/a"} | fields)


def one(**fields: object) -> tuple[str, dict[str, str]]:
    """Return type and fields of the record of an entry."""
    [(_, read)] = read_back([bibtex_record(make(**fields))]).items()
    return read


def same(text: str) -> str:
    """Return *text* with one spelling for what LaTeX writes in one way: quotation marks and spaces."""
    text = re.sub(r"[“”]|''|``", '"', text)
    return re.sub(r"\s+", " ", text.translate({ord("’"): "'", ord("‘"): "`", ord("ˆ"): "^"})).strip()


def check(entries: Iterable[Entry]) -> None:
    """Fail where a BibTeX library does not read what an entry says."""
    entries = list(entries)
    read = read_back(map(bibtex_record, entries))
    assert list(read) == [entry.id for entry in entries]
    for entry in entries:
        _, fields = read[entry.id]
        assert same(fields["title"]) == same(unicodedata.normalize("NFC", entry.title))
        assert ("year" in fields) == (entry.date is not None or (entry.published or entry).year is not None)
        assert fields.get("url", "").isascii()
        assert {*fields} & {"url", "doi", "eprint", "isbn"} if entry.link else "url" not in fields
        assert fields.get("urldate") == (entry.added if "url" in fields else None)
        assert ("author" in fields) == bool(entry.authors)


def test_the_golden_entries_are_read_back() -> None:
    """Every entry of the golden list has a record that reads back."""
    check(placed.entry for placed in golden_library().entries())


def test_the_real_list_is_read_back() -> None:
    """Every entry of the published list has a record that reads back."""
    assert len(list(flagship().entries())) > 700
    check(placed.entry for placed in flagship().entries())


@examples(60)
@given(topic_files())
def test_any_entry_is_read_back(topics: dict[str, object]) -> None:
    """Whatever entries say, their records read back."""
    check(placed.entry for placed in library(topics).entries())


ATTACKS = [
    "}, url = {https://evil.example/}, note = {",
    "@misc{other, title = {x}}",
    "\\input{/etc/passwd}",
    "\\write18{rm}",
    "{{{",
    "}}}",
    "\\}",
    "100% of $x_1^2$ & #more ~ \\",
    'A "quoted" word and one " alone',
    "%",
    "@comment{",
    "@string{jan = {x}}",
    "ends with \\",
    "--- -- - '' `` ?` !`",
    "Ünïcödé: Řehůřek, Łódź, ßæøå, ı, 学習, Обучение",
]


@each("text", ATTACKS)
def test_text_stays_text(text: str) -> None:
    """Text that means something in BibTeX or LaTeX neither ends its field nor begins another."""
    where = {"venue": text, "volume": text[:40], "issue": text[:40], "pages": text[:40]}
    entry = make(title=text, publisher=text, authors=[text], note=text, date="2020", kind="paper", published=where)
    check([entry])
    record = bibtex_record(entry)
    depth = 0
    for character in record:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert re.findall(r"\\([A-Za-z]+)", record) == [
        name for name in re.findall(r"\\([A-Za-z]+)", record) if name in _HARMLESS
    ]


_HARMLESS = set(
    """textbackslash textasciitilde textasciicircum textasciigrave dots ss ae AE oe OE o O aa AA l L i j dj DJ
    u v H c k r d lbrace rbrace textquoteleft textquoteright textquotedblleft textquotedblright
    textendash textemdash""".split()
)


@each(
    "text, written",
    [
        ("`‘", r"{\textasciigrave}{\textquoteleft}"),
        ("‘`", r"{\textquoteleft}{\textasciigrave}"),
        ("``", r"{\textasciigrave}{\textasciigrave}"),
        ("‘‘", r"{\textquoteleft}{\textquoteleft}"),
        ("“‘", r"{\textquotedblleft}{\textquoteleft}"),
        ("’”", r"{\textquoteright}{\textquotedblright}"),
        ("'’", r"'{\textquoteright}"),
        ("''", "'{}'"),
        ("'" * 3, "'{}'{}'"),
        ("--", "-{}-"),
        ("–-", r"{\textendash}-"),
        ("-–-", r"-{\textendash}-"),
        ("——", r"{\textemdash}{\textemdash}"),
        (",,", ",{},"),
        ("?`", r"?{\textasciigrave}"),
        ("?‘", r"?{\textquoteleft}"),
        ("!‘", r"!{\textquoteleft}"),
        ("!“", r"!{\textquotedblleft}"),
        ("<<", "$<$$<$"),
        (">>", "$>$$>$"),
        # What nothing joins is written as people write it.
        ("‘a’", "`a'"),
        ("“a”, “b”", "``a'', ``b''"),
        ("1–2", "1--2"),
        ("a?’", "a?'"),
    ],
)
def test_neighbouring_marks_stay_apart(text: str, written: str) -> None:
    """LaTeX joins some marks into another sign; where a text has them side by side, they are kept apart."""
    assert latex.encode(text) == written
    assert same(LatexNodes2Text().latex_to_text(written)) == same(text)


@given(readable)
def test_latex_is_balanced_and_on_one_line(text: str) -> None:
    """No text unbalances the braces, those after a backslash counted as well, as BibTeX counts them."""
    for written in (latex.encode(text), latex.title(text)):
        assert written.count("{") == written.count("}")
        assert re.search(r"(?<!\\)[%#&_]", written) is None


@each(
    "fields, type_, held",
    [
        ({"kind": "paper", "publisher": "NeurIPS"}, "inproceedings", "booktitle"),
        ({"kind": "paper", "publisher": "Proceedings of the IEEE"}, "article", "journal"),
        ({"kind": "paper", "publisher": "IEEE Transactions on Neural Networks"}, "article", "journal"),
        ({"kind": "paper", "publisher": "ICML Workshop on Trees"}, "inproceedings", "booktitle"),
        ({"kind": "paper", "publisher": "Google"}, "misc", "howpublished"),
        ({"kind": "article", "publisher": "Nature"}, "misc", "howpublished"),
        ({"kind": "book", "publisher": "MIT Press"}, "book", "publisher"),
        ({"kind": "video", "publisher": "YouTube"}, "misc", "howpublished"),
        ({"publisher": "Somebody"}, "misc", "howpublished"),
    ],
)
def test_types_follow_from_the_facts(fields: dict[str, str], type_: str, held: str) -> None:
    """A record has the type that its facts allow, and the publisher in the field of that type."""
    made, read = one(**fields)
    assert made == type_
    assert read[held].endswith(fields["publisher"])


def test_a_video_says_that_it_is_one() -> None:
    assert one(kind="video", publisher="YouTube")[1]["howpublished"] == "Video, YouTube"
    assert one(kind="code")[1]["howpublished"] == "Source code"


@each(
    "url, fields",
    [
        ("https://arxiv.org/pdf/1706.03762v5.pdf", {"eprint": "1706.03762", "archiveprefix": "arXiv"}),
        ("https://arxiv.org/abs/math.GT/0309136", {"eprint": "math/0309136", "archiveprefix": "arXiv"}),
        ("https://doi.org/10.1162/NECO.1997.9.8.1735", {"doi": "10.1162/neco.1997.9.8.1735"}),
        ("https://doi.org/10.1000/a%7Bb", {}),
        ("https://example.org/", {}),
        ("http://例え.example/道?q=%25&r=#x_y~", {"url": "http://xn--r8jz45g.example/%E9%81%93?q=%25&r=#x_y~"}),
    ],
)
def test_addresses_give_identifiers(url: str, fields: dict[str, str]) -> None:
    """arXiv ids and DOIs come from the address, which itself stays as it is, but in ASCII."""
    _, read = one(url=url)
    assert {name: read.get(name) for name in ("eprint", "archiveprefix", "doi") if name in read} == {
        name: value for name, value in fields.items() if name != "url"
    }
    assert read["url"] == fields.get("url", url)


def test_dates_and_tags() -> None:
    """Year, month and the day of the visit stand where styles look for them."""
    record = bibtex_record(make(date="2017-06-12", added="2024-02-01", tags=["trees", "C++"]))
    assert "  year = {2017},\n  month = jun,\n" in record
    assert "  urldate = {2024-02-01},\n  keywords = {trees, C++}," in record
    assert "month" not in bibtex_record(make(date="2017"))


def test_the_form_that_scripts_rely_on() -> None:
    """A record begins at a line's start with its type and id and holds no empty line."""
    record = citations.record(make(id="a-1", note="x"), Key("key", ("a-1", "old")), "en")
    assert record.startswith("@misc{key,\n  ids = {a-1, old},\n  title = ")
    assert record.endswith("\n}")
    assert "\n\n" not in record


@each(
    "name, written",
    [
        ("Ashish Vaswani", "Vaswani, Ashish"),
        ("Geoffrey E. Hinton", "Hinton, Geoffrey E."),
        ("Laurens van der Maaten", "van der Maaten, Laurens"),
        ("Bart van Merriënboer", 'van Merri{\\"e}nboer, Bart'),
        ("Danielle Van Boxel", "Van Boxel, Danielle"),
        ("Nando de Freitas", "de Freitas, Nando"),
        ("Rhomni St. John", "St. John, Rhomni"),
        ("Quoc V. Le", "Le, Quoc V."),
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Vaswani, Ashish", "Vaswani, Ashish"),
        ("van der Maaten, Laurens", "van der Maaten, Laurens"),
        ("King Jr., Martin Luther", "King, Jr., Martin Luther"),
        ("Jean-Luc O'Neill-Smith", "O'Neill-Smith, Jean-Luc"),
        ("Aaron (Ari) Bornstein", "Bornstein, Aaron (Ari)"),
        ("colah", "{colah}"),
        ("OpenAI", "{OpenAI}"),
        ("Google Brain Team", "{Google Brain Team}"),
        ("Acme, Inc.", "{Acme, Inc.}"),
        ("Smith and Sons", "{Smith and Sons}"),
        ("3Blue1Brown Maker", "{3Blue1Brown Maker}"),
        ("山田 太郎", "太郎, 山田"),
    ],
)
def test_names_are_written_last_name_first(name: str, written: str) -> None:
    """Names are taken apart where they say how; organisations and single words stay whole."""
    assert f"  author = {{{written}}},\n" in bibtex_record(make(authors=[name]))


def test_an_author_who_is_the_publisher_is_an_organisation() -> None:
    assert person_names.parts("Hugging Face", "Hugging Face") == PersonName("Hugging Face")
    assert "author = {{Hugging Face}}" in bibtex_record(make(authors=["Hugging Face"], publisher="Hugging Face"))


@given(st.lists(titles, min_size=1, max_size=4))
def test_as_many_people_as_were_named(people: list[str]) -> None:
    """No name ends another: outside of braces, "and" stands between people only."""
    [line] = [line for line in bibtex_record(make(authors=people)).split("\n") if line.startswith("  author = ")]
    outside, depth = "", 0
    for character in line.removeprefix("  author = {").removesuffix("},"):
        depth += {"{": 1, "}": -1}.get(character, 0)
        outside += character if depth == 0 else "#"
    assert len(outside.split(" and ")) == len(people)


@each(
    "title, written",
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("BERT: Pre-training of Deep Models", "{BERT}: Pre-training of Deep Models"),
        ("U-Net and GPT-2", "{U-Net} and {GPT-2}"),
        ("An introduction to Bayesian inference", "An introduction to {Bayesian} inference"),
        ("A tour of R", "A tour of {R}"),
        ("Learning about Laplace", "Learning about {Laplace}"),
        ("Trees: A State-of-the-Art Review", "Trees: A State-of-the-Art Review"),
        ("word2vec", "word2vec"),
        ("Łódź word vectors of Émile", "{\\L}{\\'o}d{\\'z} word vectors of {{\\'E}mile}"),
        (
            "“Bayesian” inference: (“Markov” chains) after Laplace",
            "``Bayesian'' inference: (``Markov'' chains) after {Laplace}",
        ),
        ("_Bayesian inference: _Markov chains", "\\_{Bayesian} inference: \\_{Markov} chains"),
    ],
)
def test_capitals_that_matter_are_protected(title: str, written: str) -> None:
    assert latex.title(title) == written


@pytest.mark.parametrize(
    ("fields", "item"),
    [
        (
            {"kind": "paper", "publisher": "NeurIPS", "authors": ["Laurens van der Maaten", "OpenAI"]},
            {
                "type": "paper-conference",
                "container-title": "NeurIPS",
                "author": [
                    {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
                    {"literal": "OpenAI"},
                ],
            },
        ),
        (
            {"kind": "book", "publisher": "MIT Press", "date": "2017-06-12", "added": "2024-02-01"},
            {
                "type": "book",
                "publisher": "MIT Press",
                "issued": {"date-parts": [[2017, 6, 12]]},
                "accessed": {"date-parts": [[2024, 2, 1]]},
            },
        ),
        ({"kind": "code", "tags": ["a", "b"]}, {"type": "software", "keyword": "a, b"}),
        ({"kind": "tool"}, {"type": "software", "genre": "Software"}),
        ({"kind": "course", "publisher": "MIT"}, {"type": "webpage", "genre": "Course", "container-title": "MIT"}),
        (
            {"url": "https://arxiv.org/abs/1706.03762", "kind": "paper"},
            {"type": "article", "number": "arXiv:1706.03762"},
        ),
        ({"url": "https://doi.org/10.1162/x", "kind": "paper"}, {"type": "article", "DOI": "10.1162/x"}),
        ({}, {"type": "webpage"}),
        (
            {
                "kind": "paper",
                "authors": ["Ada Lovelace", "et al."],
                "date": "2015-12",
                "published": {"venue": "CVPR", "year": "2016", "pages": "770--778"},
                "publisher": "Microsoft",
                "isbn": "978-0-262-03561-3",
                "language": "de",
            },
            {
                "type": "paper-conference",
                "container-title": "CVPR",
                "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "others"}],
                "issued": {"date-parts": [[2016]]},
                "original-date": {"date-parts": [[2015, 12]]},
                "page": "770-778",
                "ISBN": "978-0-262-03561-3",
                "language": "de",
            },
        ),
        (
            {"kind": "article", "published": {"venue": "Distill", "year": "2017", "volume": "2", "issue": "3"}},
            {
                "type": "article-journal",
                "container-title": "Distill",
                "issued": {"date-parts": [[2017]]},
                "volume": "2",
                "issue": "3",
            },
        ),
        (
            {"cite": {"type": "phdthesis"}, "kind": "paper", "publisher": "TU München"},
            {"type": "thesis", "publisher": "TU München"},
        ),
    ],
)
def test_csl_items(fields: Mapping[str, Any], item: dict[str, Any]) -> None:
    """A CSL item says what the entry says, and nothing else."""
    base = {
        "id": "a-work",
        "citation-key": "a-work",
        "custom": {"id": "a-work"},
        "title": "A Work",
        "URL": fields.get("url", "https://example.org/a"),
    }
    assert csl_item(make(**fields)) == base | item
