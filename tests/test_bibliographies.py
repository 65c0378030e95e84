"""Bibliographies arrive whole: BibTeX, biblatex, CSL-JSON, RIS, Zotero's JSON and table, and lists of our own."""

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from calls import reading_list
from helpers import ENGLISH, GOLDEN_SITE, examples, golden_library, library, readable, topic_files
from reading_list.collect import importers
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.importers.bibliographies import bibtex_names, identifiers, latex_text, record_notes, values
from reading_list.collect.importers.bibliographies.record import (
    NOTE_CUT,
    NOWHERE,
    PEOPLE_LOST,
    TAGS_LOST,
    TWICE,
)
from reading_list.collect.importers.bibliographies.shared_places import SHARED
from reading_list.core import encodings
from reading_list.core.identity import by_arxiv, by_doi
from reading_list.core.kinds import Kind
from reading_list.core.levels import Status
from reading_list.core.library import Library
from reading_list.core.problems import ReadingListError
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files
from reading_list.publish.exports.formats import JSON
from tables import each

EPOCH = {"SOURCE_DATE_EPOCH": "1717200000"}
FINE, PROBLEMS, TROUBLE = 0, 1, 2


def bibliography(text: str, path: str = "l.bib") -> ImportedFile:
    """Return what is in a bibliography whose records all have become something."""
    file = importers.read(path, textwrap.dedent(text))
    assert len(file.known_lines) + file.unread == len(file.lines)
    return file


def drafts(text: str, path: str = "l.bib") -> tuple[Draft, ...]:
    return bibliography(text, path).drafts


def draft(fields: str, type_: str = "article") -> Draft:
    """Return the one draft of a BibTeX record with these *fields*, beside title, author and year."""
    (only,) = drafts(f"@{type_}{{k, title={{A Work}}, author={{A. Lovelace}}, year={{2001}}, {fields}}}")
    return only


def told(file: ImportedFile, subject: str) -> list[tuple[int, str]]:
    """Return the lines and words of the notices of *file* on a *subject*."""
    return [(notice.position.line, notice.detail) for notice in file.notices if notice.subject == subject]


# --- LaTeX --------------------------------------------------------------------------------------


@each(
    "latex, text",
    [
        (r"\unheardof{kept} words", "kept words"),
        (r"An \texttt{x} of \enquote{two} \enquote*{kinds}", "An x of “two” ‘kinds’"),
        (r"The \LaTeX{} Book, \LaTeX Book, {\LaTeX}", "The LaTeX Book, LaTeX Book, LaTeX"),
        (r"\BibTeX\ and \TeX", "BibTeX and TeX"),
        (r"self\hyphen{}driving input\slash output", "self-driving input/output"),
        (r"hy\-phen\-ated", "hyphenated"),
        (r"\"Uber {\"u}ber \'{\i} \c{c}{\ss}{\L} Erd\H{o}s", "Über über í çßŁ Erdős"),
        (r"$O(n^2)$, H$_2$O, $\alpha$-helix", "O(n²), H₂O, α-helix"),
        (r"TaO$_x$, Ti$_{1-x}$O, $T_{eff}$, $k_t$", "TaOₓ, Ti₁₋ₓO, T_eff, kₜ"),
        (r"10\textsuperscript{th}, x\textsuperscript{2}", "10th, x²"),
        (r"\emph{a} \textsc{b} {\em c} \textbf{d}", "a b c d"),
        (r"{{N}ested {B}races {{deep}}}", "Nested Braces deep"),
        (r"V.~Z. Someone", "V. Z. Someone"),
        (r"``double'' and `single' of it's", "“double” and ‘single’ of it's"),
        (r"\href{https://example.org/}{shown}", "shown"),
        (r"\bibinfo{title}{shown}", "shown"),
        (r"{\noopsort{b}}Sorted otherwise", "Sorted otherwise"),
        (r"100\% of \$5 \& more \#1", "100% of $5 & more #1"),
        (r"\textit{unclosed", "unclosed"),
    ],
)
def test_latex_means_what_it_means(latex: str, text: str) -> None:
    """What a style would print is what becomes of LaTeX; nothing of a macro that nobody knows is lost."""
    assert latex_text.plain(latex) == text


@examples(100)
@given(st.text(alphabet=r"ab\{}$~`'^_-% ", max_size=40))
def test_no_latex_is_too_broken(latex: str) -> None:
    """Whatever stands there becomes a text on one line."""
    assert "\n" not in latex_text.plain(latex)


# --- Names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("{World Health Organization}", ["World Health Organization"]),
        ("{Barnes and Noble} and Lovelace, Ada", ["Barnes and Noble", "Ada Lovelace"]),
        ("van Gogh, Jr., Vincent and von Neumann, John", ["Vincent van Gogh Jr.", "John von Neumann"]),
        ("Jo\\~{a}o da Silva", ["João da Silva"]),
        ("{Adam{\\'o}w}, M.", ["M. Adamów"]),
        ("A. Lovelace and others", ["A. Lovelace", "others"]),
        ("Lovelace, A., et al.", ["A. Lovelace", "others"]),
        ("Ada Lovelace, Grace Hopper, Alan Turing", ["Ada Lovelace", "Grace Hopper", "Alan Turing"]),
        ("Lovelace, A., Hopper, G. M.", ["A. Lovelace", "G. M. Hopper"]),
        ("Ada Lovelace; Grace Hopper", ["Ada Lovelace", "Grace Hopper"]),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true", ["Vincent van Gogh"]),
        ("A. Lovelace AND\n  G. Hopper", ["A. Lovelace", "G. Hopper"]),
    ],
)
def test_people(written: str, names: list[str]) -> None:
    """People are read in their order, however BibTeX and those who do not know it write them."""
    assert list(bibtex_names.people(written)) == names


def test_of_very_many_authors_some_are_named() -> None:
    """No name is cut in the middle, and the report says how many are missing."""
    many = " and ".join(f"Person{chr(97 + n % 26)}{chr(97 + n // 26)}, Given" for n in range(150))
    file = bibliography(f"@article{{k, title={{T}}, year=2001, author={{{many}}}}}")
    (work,) = file.drafts
    assert (len(work.fields.authors), work.fields.authors[-1]) == (101, "et al.")
    assert told(file, PEOPLE_LOST) == [(1, "50 of T")]


def test_editors_make_a_whole_but_not_a_part() -> None:
    """Who edits the proceedings has not written the paper."""
    whole, part = drafts(
        """
        @proceedings{p, title={Proceedings}, editor={Ada Editor}, year=2001}
        @inproceedings{a, title={A Paper}, editor={Ada Editor}, year=2001, doi={10.1000/x}}
        """
    )
    assert (whole.fields.authors, part.fields.authors) == (("Ada Editor",), ())


# --- Dates --------------------------------------------------------------------------------------


@each(
    "fields, date",
    [
        ("date={2016-05-03}", "2016-05-03"),
        ("date={2016-05/2017-01}", "2016-05"),
        ("date={2004~}", "2004"),
        ("year={2012a}", "2012"),
        ("year={1998/99}", "1998"),
        ("year={c. 1920}", "1920"),
        ("year={May 2004}", "2004-05"),
        ("year=2004, month=jul # {~4}", "2004-07-04"),
        ("year=2004, month={10~January}", "2004-01-10"),
        ("year=2004, month={July/August}", "2004-07"),
        ("year=2004, month=7, day=4", "2004-07-04"),
        ("year=2004, month={June 12--15}", "2004-06"),
        ("year=2004, urldate={2020-01-01}", "2004"),
        ("urldate={2020-01-01}", None),
        ("year={in press}", None),
        ("year={95}", None),
        ("year=1999, origdate={1843}", "1843"),
    ],
)
def test_dates_are_told_apart(fields: str, date: str | None) -> None:
    """When a work came out, not when somebody looked at it; nothing that is no date makes one."""
    (work,) = drafts(f"@misc{{k, title={{T}}, url={{https://e.org/a}}, {fields}}}")
    assert work.fields.date == date


def test_a_reprint_is_cited_with_its_own_year() -> None:
    """The work is of the first year, the venue of its own."""
    fields = draft("origdate={1843}, journal={Memoirs}").fields
    assert fields.date == "1843"
    assert fields.published is not None
    assert fields.published.year == "2001"


# --- Identifiers anywhere -----------------------------------------------------------------------


@each(
    "field, place",
    [
        ("doi={https://doi.org/10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("doi={DOI 10.1145/12.34.}", {"doi": "10.1145/12.34"}),
        (r"doi={10.1007/3-540-65193-4\_29}", {"doi": "10.1007/3-540-65193-4_29"}),
        ("url={http://doi.acm.org/10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("url={https://dx.doi.org/10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("ee={https://doi.org/10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("ee={https://e.org/a}", {"url": "https://e.org/a"}),
        ("bdsk-url-1={https://e.org/a}", {"url": "https://e.org/a"}),
        ("note={DOI: 10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("howpublished={doi:10.1145/12.34}", {"doi": "10.1145/12.34"}),
        ("eprint={10.1145/12.34}, eprinttype={doi}", {"doi": "10.1145/12.34"}),
        ("doi={10.48550/arXiv.1503.02531v2}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("eprint={arXiv:1503.02531v1}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("eprint={https://arxiv.org/pdf/1503.02531}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("eprint={hep-th/9711200}, archiveprefix={arXiv}", {"url": "https://arxiv.org/abs/hep-th/9711200"}),
        ("journal={arXiv preprint arXiv:1503.02531}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("journal={CoRR}, volume={abs/1503.02531}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("note={arXiv:1503.02531}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("arxivid={1503.02531}", {"url": "https://arxiv.org/abs/1503.02531"}),
        ("eprint={12345}, eprinttype={pubmed}", {"url": "https://pubmed.ncbi.nlm.nih.gov/12345/"}),
        ("url={www.e.org/a}", {"url": "http://www.e.org/a"}),
        ("url={e.org/a}", {"url": "http://e.org/a"}),
    ],
)
def test_identifiers_are_found_wherever_they_stand(field: str, place: dict[str, str]) -> None:
    fields = draft(field).fields
    assert {name: value for name in ("url", "doi", "arxiv", "isbn") if (value := getattr(fields, name))} == place


@each("written", ["978–0–262–03561–3", "ISBN: 0-262-03561-8 (hardcover)", "9780262035613", "0262035618 9780262035613"])
def test_isbn_in_all_forms(written: str) -> None:
    assert identifiers.isbn_in(written) != ""


def test_the_isbn_of_the_proceedings_is_not_that_of_a_paper() -> None:
    """Two papers of one volume are two works."""
    paper = "@inproceedings{{{}, title={{{}}}, author={{A. B}}, year=2001, isbn={{978-0-262-03561-3}}}}\n"
    file = bibliography(paper.format("a", "One") + paper.format("b", "Another"))
    assert [work.fields.isbn for work in file.drafts] == [None, None]
    assert "ISBN of the book or the proceedings (2)" in file.notices[-1].detail


def test_works_that_name_the_same_place_are_told_apart_by_their_titles() -> None:
    """A number that was copied with a record costs no work; a title in another form is still the same work."""
    record = "@article{{{}, title={{{}}}, author={{A. B}}, year={}, eprint={{1510.08273}}}}\n"
    works = record.format("a", "On Sparse Networks", 2015) + record.format("b", "Of Clouds and Rain", 2017)
    file = bibliography(works + record.format("c", "On sparse networks, revisited", 2016))
    assert [work.fields.link != "" for work in file.drafts] == [True, False, True]
    assert told(file, SHARED) == [(2, "Of Clouds and Rain: https://arxiv.org/abs/1510.08273")]


def test_a_version_is_none_of_an_identity() -> None:
    assert by_doi("10.48550/arXiv.1503.02531v3") == by_arxiv("1503.02531")


@pytest.mark.parametrize("url", ["paper.pdf", "ftp://e.org/a", "https://user:secret@e.org/"])
def test_an_address_that_cannot_be_published_costs_no_work(url: str) -> None:
    """The work is there by its authors and its date, and the address is told of."""
    file = bibliography(f"@article{{k, title={{T}}, author={{A. B}}, year=2001, url={{{url}}}}}")
    assert [work.fields.link for work in file.drafts] == [""]
    assert any(url in notice.detail for notice in file.notices)


# --- Records of BibTeX --------------------------------------------------------------------------


def test_strings_are_joined() -> None:
    """Names of ``@string``, months, and ``#`` between the parts."""
    (work,) = drafts(
        """
        @String(Nips = "Advances in " # {Neural Systems})
        @string{num = nips # " 30"}
        @inproceedings(k, title = "A " # {Work}, author = "A. B", year = 2017, month = dec,
          booktitle = num # {, Part } # 2)
        """
    )
    assert work.fields.title == "A Work"
    assert work.fields.published is not None
    assert work.fields.published.venue == "Advances in Neural Systems 30, Part 2"
    assert work.fields.date == "2017-12"


def test_what_a_record_inherits() -> None:
    """From ``crossref`` the book and its facts, from ``xdata`` everything; never identifiers of the parent."""
    file = bibliography(
        """
        @inproceedings{a, title={A Paper}, author={A. B}, crossref={P}}
        @xdata{house, publisher={Some House}, keywords={shared}}
        @book{b, title={A Book}, author={B. C}, year=1999, xdata={house}}
        @proceedings{p, title={Proc. of It}, editor={E. D}, year=2003, doi={10.1000/whole}}
        @incollection{loop, title={In Itself}, author={C. D}, year=2000, crossref={loop}}
        """
    )
    paper, book, *_ = (work.fields for work in file.drafts)
    assert paper.published is not None
    assert (paper.published.venue, paper.date, paper.doi, paper.authors) == ("Proc. of It", "2003", None, ("A. B",))
    assert (book.publisher, book.tags) == ("Some House", ("shared",))
    assert [left.link.title for left in file.left_out] == ["house"]


def test_groups_of_jabref_are_topics_and_tags() -> None:
    """The first group is the topic, in the one above it; the others are tags, whichever way JabRef keeps them."""
    first, second = drafts(
        r"""
        @article{a, title={One Work}, author={A. B}, year=2001, groups={Vision, Speed}}
        @article{b, title={Two Works}, author={A. B}, year=2002}
        @comment{jabref-meta: grouping:
        0 AllEntriesGroup:;
        1 StaticGroup:Machines\;0\;1\;\;\;\;;
        2 StaticGroup:Vision\;0\;1\;\;\;\;;
        1 ExplicitGroup:Old\;0\;b\;\;\;\;;
        }
        """
    )
    assert (first.topic, first.section, first.fields.tags) == ("Vision", "Machines", ("speed",))
    assert (second.topic, second.section) == ("Old", "")


def test_keys_that_stand_twice() -> None:
    """Both records are read, and the second is told of."""
    file = bibliography(
        "@book{k, title={One}, author={A. B}, year=2001}\n@book{k, title={Another}, author={A. B}, year=2002}"
    )
    assert [work.fields.title for work in file.drafts] == ["One", "Another"]
    assert told(file, TWICE) == [(2, "k, first in line 1")]


LONG_WORDS = "a keyword of more letters than a tag may have"


def test_what_cannot_be_kept_is_told() -> None:
    """Keywords beyond twelve or that are no tags, a long note, and fields without a place."""
    words = ", ".join("abcdefghijklmn")
    note = "Words of praise. " * 60
    file = bibliography(
        f"@book{{k, title={{T}}, author={{A. B}}, year=2001, edition={{2}}, keywords={{{words}, {LONG_WORDS}}}, "
        f"annote={{{note}}}}}"
    )
    assert told(file, TAGS_LOST) == [(1, f"m, n, {LONG_WORDS}")]
    assert told(file, NOTE_CUT) == [(1, "T")]
    assert told(file, "fields that an entry has no place for") == [(1, "edition (1)")]


def test_broken_records_cost_no_other() -> None:
    """An unclosed brace, a missing comma, a missing key: each is told of at its line, or read for all that."""
    file = bibliography(
        """\
        @article{a, title={Fine}, author={A. B}, year=2001}
        @article{b, title={Unclosed, year=2001
        @article{c, title={No Comma} author={A. B}, year=2001}
        @article{title={No Key}, year=2001}
        % @article{d, title={In a Comment}, author={A. B}, year=2001}
        @article{e, title={Last}, author={A. B}, year=2001}
        """
    )
    assert [work.fields.title for work in file.drafts] == ["Fine", "No Comma", "Last"]
    assert file.drafts[1].fields.authors == ("A. B",)
    assert [problem.position.line for problem in file.problems] == [2, 4]
    assert [left.link.position.line for left in file.left_out] == [5]
    assert file.unread == 2


@each(
    "type_, kind",
    [
        ("online", Kind.ARTICLE),
        ("software", Kind.CODE),
        ("softwareversion", Kind.CODE),
        ("dataset", Kind.DATASET),
        ("inbook", Kind.PAPER),
        ("incollection", Kind.PAPER),
        ("thesis", Kind.PAPER),
        ("patent", None),
    ],
)
def test_types_of_records(type_: str, kind: Kind | None) -> None:
    assert draft("", type_).fields.kind is kind


def test_journals_of_astronomers() -> None:
    """A command that names a journal is that journal; an unknown one is what it is called."""
    assert [draft(f"journal={{{name}}}").fields.published for name in (r"\mnras", r"\apj")] != [None, None]


# --- Notes --------------------------------------------------------------------------------------


@each(
    "note",
    [
        "Accessed: 2019-02-03",
        "[Online; accessed 3-May-2020]",
        "Last accessed on 1 May 2020",
        "To appear in Some Journal",
        "in press",
        "arXiv: 1706.03762 [cs]",
        "arXiv preprint",
        "Publisher: Springer",
        "PhD thesis",
        "Version 1.2",
        "12 pages",
        "R package version 1.0-2",
        "Available at https://example.org/",
        "3rd edition",
        "Unpublished manuscript",
        "https://example.org/elsewhere",
        "...",
    ],
)
def test_notes_that_are_none(note: str) -> None:
    """What programs and styles write for themselves says nothing of a work."""
    assert record_notes.is_bookkeeping(note)
    assert draft(f"note={{{note}}}").fields.note is None


@each(
    "note",
    ["Section 4 has the proof.", "Online learning made plain.", "Version control for all.", "Accessible, and short."],
)
def test_notes_that_are_notes(note: str) -> None:
    assert draft(f"note={{{note}}}").fields.note == note


def test_a_note_that_repeats_the_title_or_the_venue_is_none() -> None:
    assert draft("note={A work.}, journal={Some Journal}").fields.note is None
    assert draft("note={Some journal}, journal={Some Journal}").fields.note is None


def test_lines_of_data_in_a_note_of_csl() -> None:
    """``name: value`` is data, which is used where it is lacking; the rest is the note."""
    note = "Citation Key: love1843\noriginal-date: 1843\nGSCC: 0012\nDOI: 10.1000/x\nWhy: it is first of its kind."
    item = {"type": "book", "title": "Notes", "author": [{"literal": "Ada"}], "issued": {"raw": "1999"}, "note": note}
    (work,) = drafts(json.dumps([item]), "l.json")
    fields = work.fields
    assert (fields.note, fields.doi, fields.date) == ("Why: it is first of its kind.", "10.1000/x", "1843")
    assert fields.cite is not None
    assert fields.cite.key == "love1843"


# --- Other formats ------------------------------------------------------------------------------


def test_a_single_object_of_csl() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "Alone",
        "author": [{"family": "B"}],
        "issued": {"date-parts": [[1999]]},
    }
    (work,) = drafts(json.dumps(item), "l.json")
    assert (work.fields.title, work.fields.kind) == ("Alone", Kind.BOOK)


RIS = """\
TY  - CONF
AU  - Lovelace, Ada
AU  - de la Cruz, Juan, Jr.
TI  - A Work of Two
T2  - Proc. of It
PY  - 2015
DA  - 2015/06/12/
SP  - 12
EP  - 20
DO  - 10.1000/ab
UR  - https://e.org/a
KW  - first
second
N1  - Shows how.
L1  - https://e.org/a.pdf
ER  -

DB  - Some Base
TY  - BOOK
A2  - Editor, Eve
T1  - A Book
Y1  - 1999///
SN  - 978-0-262-03561-3
TY  - JOUR
TI  - Without an End
AU  - B, A
PY  - 2001
JF  - Journal of Y
VL  - 3
"""


def test_ris() -> None:
    """Records with an end and without, of all the usual tags; what stands outside of them is told of."""
    file = bibliography(RIS, "l.ris")
    paper, book, article = (work.fields for work in file.drafts)
    assert (paper.authors, paper.date, paper.doi) == (
        ("Ada Lovelace", "Juan de la Cruz Jr."),
        "2015-06-12",
        "10.1000/ab",
    )
    assert paper.published is not None
    assert (paper.published.venue, paper.published.pages) == ("Proc. of It", "12-20")
    assert (paper.tags, paper.note) == (("first", "second"), "Shows how.")
    assert [link.url for link in file.drafts[0].companions] == ["https://e.org/a.pdf"]
    assert (book.kind, book.isbn, book.authors) == (Kind.BOOK, "978-0-262-03561-3", ("Eve Editor",))
    assert article.published is not None
    assert (article.published.venue, article.published.volume) == ("Journal of Y", "3")
    assert (18, "DB") in [(notice.position.line, notice.detail) for notice in file.notices]


ZOTERO = {
    "config": {"label": "BetterBibTeX JSON"},
    "collections": {
        "A": {"key": "A", "name": "Reading", "parent": False, "items": [], "collections": ["B"]},
        "B": {"key": "B", "name": "Vision", "parent": "A", "items": [1]},
    },
    "items": [
        {
            "itemType": "conferencePaper",
            "itemID": 1,
            "title": "A <i>Deep</i> Look",
            "creators": [
                {"firstName": "Ada", "lastName": "Lovelace", "creatorType": "author"},
                {"firstName": "Eve", "lastName": "Editor", "creatorType": "editor"},
            ],
            "date": "2015-12-00 2015-12",
            "proceedingsTitle": "Proc. of It",
            "citationKey": "love15",
            "tags": [{"tag": "vision"}, "depth"],
            "extra": "arXiv: 1512.03385 [cs]",
            "notes": [{"note": "<p>Annotations (today)</p>"}, {"note": "<p>Explains <b>why</b>.</p>"}],
        },
        {"itemType": "attachment", "title": "a.pdf"},
    ],
}


def test_json_of_zotero() -> None:
    """Items with their notes and collections; files are none."""
    file = bibliography(json.dumps(ZOTERO), "l.json")
    (work,) = file.drafts
    assert (work.topic, work.section) == ("Vision", "Reading")
    fields = work.fields
    assert (fields.title, fields.authors, fields.date) == ("A Deep Look", ("Ada Lovelace",), "2015-12")
    assert (fields.url, fields.note, fields.tags) == (
        "https://arxiv.org/abs/1512.03385",
        "Explains why.",
        ("vision", "depth"),
    )
    assert len(file.left_out) == 1


@pytest.mark.parametrize(
    ("collections", "topic", "section", "tags"),
    [
        ("A B C", "Edges", "Vision", ()),  # in all collections above it as well
        ("A D", "Reading", "", ("course",)),
        ("D C", "Edges", "Vision", ("course",)),  # the innermost
        ("E B", "Vision", "Reading", ()),  # two of one name
        ("X", "Loop", "", ()),
        ("", "", "", ()),
    ],
)
def test_the_innermost_collection_is_the_topic(
    collections: str, topic: str, section: str, tags: tuple[str, ...]
) -> None:
    """Those that it stands in are its section, not tags; a collection within itself ends the search."""
    parents = {"A": "", "B": "A", "C": "B", "D": "", "E": "", "X": "X"}
    names = {"A": "Reading", "B": "Vision", "C": "Edges", "D": "Course", "E": "Vision", "X": "Loop"}
    tree = {
        key: {"name": names[key], "parent": parent or False, "items": [1] if key in collections.split() else []}
        for key, parent in sorted(parents.items(), key=lambda pair: collections.find(pair[0]))
    }
    item = {"itemType": "book", "itemID": 1, "title": "A Deep Look", "url": "https://e.org/"}
    (work,) = bibliography(json.dumps({"config": {}, "collections": tree, "items": [item]}), "l.json").drafts
    assert (work.topic, work.section, work.fields.tags) == (topic, section, tags)


@pytest.mark.parametrize(("keyword", "is_unread"), [("to read", True), ("status: Unread", True), ("reading", False)])
def test_a_keyword_may_say_that_nobody_has_read_it(keyword: str, is_unread: bool) -> None:
    """It puts the work on the backlog, and is no tag."""
    fields = draft(f"url={{https://e.org/}}, keywords={{{keyword}, trees}}").fields
    assert (fields.status == Status.BACKLOG) is is_unread
    assert fields.tags == (("trees",) if is_unread else (keyword, "trees"))


def test_the_table_of_zotero() -> None:
    text = (
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Date","Pages","Manual Tags"\n'
        '"K1","journalArticle","2017","Lovelace, Ada; Hopper, Grace","A Title, with\na break","J. of X","10.1000/q",'
        '"2017-05","1-2","a; b"\n'
    )
    (work,) = drafts(text, "l.csv")
    assert work.fields.title == "A Title, with a break"
    assert work.fields.authors == ("Ada Lovelace", "Grace Hopper")
    assert (work.fields.date, work.fields.tags) == ("2017-05", ("a", "b"))


# --- The sum, in every format -------------------------------------------------------------------

_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": readable,
        "author": st.sampled_from(["Ada Lovelace", "Lovelace, Ada", "others", ""]),
        "year": st.sampled_from(["1999", "2001", "in press", ""]),
        "doi": st.sampled_from(["10.1000/a", "10.1000/b", "none"]),
        "url": st.sampled_from(["https://e.org/a", "paper.pdf", ""]),
    },
)


def _escaped(text: str) -> str:
    return "".join(character for character in text if character not in '{}\\@%"#')


def as_bibtex(records: list[dict[str, str]]) -> str:
    lines = (", ".join(f"{name} = {{{_escaped(text)}}}" for name, text in record.items()) for record in records)
    return "\n".join(f"@article{{k{number}, {line}}}" for number, line in enumerate(lines))


def as_broken_bibtex(records: list[dict[str, str]]) -> str:
    """Return the records, of which each second does not end."""
    text = as_bibtex(records).split("\n")
    return "\n".join(line[: -1 if number % 2 else None] for number, line in enumerate(text))


def as_csl(records: list[dict[str, str]]) -> str:
    return json.dumps(
        [
            {
                "type": "book",
                "title": record.get("title", ""),
                "author": [{"literal": record.get("author", "")}],
                "issued": {"raw": record.get("year", "")},
                "DOI": record.get("doi", ""),
                "URL": record.get("url", ""),
            }
            for record in records
        ]
    )


def as_ris(records: list[dict[str, str]]) -> str:
    tags = {"title": "TI", "author": "AU", "year": "PY", "doi": "DO", "url": "UR"}
    return "".join(
        "TY  - BOOK\n" + "".join(f"{tags[name]}  - {text}\n" for name, text in record.items()) + "ER  - \n"
        for record in records
    )


def as_zotero(records: list[dict[str, str]]) -> str:
    items = [
        {"itemType": "book", **record, "creators": [{"creatorType": "author", "name": record.get("author", "")}]}
        for record in records
    ]
    return json.dumps({"config": {}, "items": items})


@pytest.mark.parametrize(
    ("path", "written"),
    [("l.bib", as_bibtex), ("l.bib", as_broken_bibtex), ("l.json", as_csl), ("l.ris", as_ris), ("l.json", as_zotero)],
    ids=["BibTeX", "broken BibTeX", "CSL-JSON", "RIS", "Zotero"],
)
@examples(30)
@given(records=st.lists(_FIELDS, min_size=1, max_size=6))
def test_every_record_is_taken_or_told_of(path: str, written: Any, records: list[dict[str, str]]) -> None:
    """Records in the text = drafts + left out + unread, whatever they say; none is lost, none is there twice."""
    file = importers.read(path, written(records))
    assert len(file.drafts) + len(file.left_out) + file.unread == len(file.lines) == len(records)
    assert all(left.reason for left in file.left_out)
    assert bool(file.problems) == bool(file.unread)


def test_eight_hundred_works_arrive(tmp_path: Path) -> None:
    """Of a bibliography, each work becomes an entry; what lacks everything is grouped by what to do."""
    works = [
        f"@article{{k{n}, title={{Study {n}}}, author={{Ada Lovelace}}, journal={{J. of X}}, year={1900 + n % 100}}}"
        for n in range(800)
    ]
    lacking = [f"@misc{{m{n}, title={{Nothing {n}}}}}" for n in range(20)]
    (tmp_path / "l.bib").write_text("\n".join([*works, *lacking]))
    done = reading_list(tmp_path, "import", "l.bib", "--into", "entries", **EPOCH)
    assert done.returncode == FINE
    assert "820 records = 800 entries + 0 companions + 0 merged + 20 left out" in done.stdout
    assert done.stdout.count(NOWHERE) == 1
    assert reading_list(tmp_path, "check", "entries", **EPOCH).returncode == FINE


@each(
    "content, encoding",
    [
        ("caf\xe9 M\xfcller".encode("latin-1"), "cp1252"),
        ("% Encoding: windows-1251\nкнига о машинах".encode("cp1251"), "cp1251"),
        ("% Encoding: Cp1252\nna\xefve".encode("cp1252"), "cp1252"),
        ("时间和空间的故事".encode("gbk"), None),
        ("caf\xe9".encode(), None),
        ("café".encode("utf-16"), None),
        (b"plain", None),
    ],
)
def test_old_encodings(content: bytes, encoding: str | None) -> None:
    """What a file says itself, or Western letters; nothing is read that would make no words."""
    old = encodings.old_text(content)
    assert (old.encoding if old else None) == encoding


def test_a_bibliography_in_latin_1(tmp_path: Path) -> None:
    """It is read, and the report says as what."""
    text = "@book{k, title={Caf\xe9s}, author={J. M\xfcller}, year=1999}\n"
    (tmp_path / "l.bib").write_bytes(text.encode("latin-1"))
    done = reading_list(tmp_path, "import", "l.bib", "--into", "entries", **EPOCH)
    assert "text that is not UTF-8: line 1: read as cp1252" in done.stdout
    assert "J. Müller" in (tmp_path / "entries" / "imported.yaml").read_text()


# --- Completing what is listed ------------------------------------------------------------------


def test_a_listed_entry_gets_the_address_that_it_lacks(tmp_path: Path) -> None:
    """One known by its DOI alone is given the address of a record, but none that says no more than its identifiers."""
    folder = tmp_path / "entries"
    folder.mkdir()
    entries = "  - {title: One work, doi: 10.1000/y}\n  - {title: Two works, arxiv: '1512.03385'}\n"
    (folder / "t.yaml").write_text(f"title: T\nsection: S\nentries:\n{entries}")
    (tmp_path / "l.bib").write_text(
        "@article{a, title={One work}, doi={10.1000/y}, url={https://e.org/a?utm_source=b}}\n"
        "@article{b, title={Two works}, eprint={1512.03385}, url={https://arxiv.org/abs/1512.03385v2}}\n"
    )
    assert reading_list(tmp_path, "import", "l.bib", "--into", "entries", **EPOCH).returncode == FINE
    first, second = yaml.safe_load((folder / "t.yaml").read_text())["entries"]
    assert first["url"] == "https://e.org/a"
    assert "url" not in second
    assert "publisher" not in second


# --- Our own export -----------------------------------------------------------------------------


def _rebuilt(folder: Path) -> Library:
    files, _ = read_folder(folder)
    read, problems = parse_files([*files])[:2]
    assert not problems
    return read


def _said(read: Library) -> dict[str, Any]:
    """Return what *read* says by file, but for the days on which works joined it."""
    topics = {topic.slug: topic.file.model_dump(exclude_defaults=True) for topic in read.topics}
    for topic in topics.values():
        for work in topic.get("entries", ()):
            work.pop("added", None)
            work.pop("remark", None)
    return topics


def test_our_own_export_comes_back_whole(tmp_path: Path) -> None:
    """Topics with their summaries, paths and concepts, entries with all references, names, and paths across topics."""
    read = golden_library()
    (tmp_path / "entries.json").write_text(JSON.text(read, GOLDEN_SITE, ENGLISH), encoding="utf-8")
    done = reading_list(tmp_path, "import", "entries.json", "--into", "new", **EPOCH)
    assert done.returncode == FINE, done.stderr
    again = _rebuilt(tmp_path / "new")
    assert _said(again) == _said(read)
    assert again.names.file == read.names.file
    assert again.paths.goals == read.paths.goals
    second = reading_list(tmp_path, "import", "entries.json", "--into", "new", **EPOCH)
    assert "nothing to change" in second.stdout
    assert "stays as it is" not in second.stdout


def test_references_follow_ids_that_are_taken(tmp_path: Path) -> None:
    """A work whose id another one has here gets another, and what refers to it does so still."""
    theirs = {
        "title": "Theirs",
        "section": "S",
        "entries": [
            {"title": "Alpha", "url": "https://e.org/a"},
            {"title": "Beta", "url": "https://e.org/b", "after": ["alpha"], "builds_on": ["alpha"]},
        ],
    }
    exported = json.loads(JSON.text(library({"theirs": theirs}), GOLDEN_SITE, ENGLISH))
    exported["names"] = {"people": {"Ada Lovelace": ["A. Lovelace"]}}
    (tmp_path / "entries.json").write_text(json.dumps(exported))
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "names.yaml").write_text("people: {Grace Hopper: [G. Hopper]}\n")
    (tmp_path / "new" / "ours.yaml").write_text(
        "title: Ours\nsection: S\nentries:\n  - {title: Alpha, url: 'https://e.org/other'}\n"
    )
    done = reading_list(tmp_path, "import", "entries.json", "--into", "new", **EPOCH)
    assert done.returncode == FINE, done.stderr
    assert "new/names.yaml: stays as it is; what was exported of names is not taken" in done.stdout
    alpha, beta = yaml.safe_load((tmp_path / "new" / "theirs.yaml").read_text())["entries"]
    assert alpha["id"] == "alpha-2"
    assert (beta["builds_on"], beta["after"]) == (["alpha-2"], [{"id": "alpha-2"}])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"$schema": "x/entries.schema.json", "version": 99, "topics": []}', "is of version 99"),
        ('{"$schema": "x/entries.schema.json", "topics": []}', "its version is missing"),
        ('{"$schema": "x/entries.schema.json", "version": 1, "topics": [{"slug": "a"}]}', "title: Field required"),
    ],
)
def test_an_export_of_another_version_is_refused(text: str, words: str) -> None:
    with pytest.raises(ReadingListError, match=words):
        importers.read("entries.json", text)


@examples(25)
@given(topic_files())
def test_any_export_is_read_whole(topics: dict[str, object]) -> None:
    """Each entry of each topic is a draft with all its fields."""
    read = library(topics)
    file = importers.read("entries.json", JSON.text(read, GOLDEN_SITE, ENGLISH))
    assert len(file.drafts) == len(file.lines) == sum(len(topic.file.entries) for topic in read.topics)


def test_values_of_dates() -> None:
    assert values.day_of("2004", "jan. 10") == "2004-01-10"
    assert values.day_of("2004", "13") == "2004"
