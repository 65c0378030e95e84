"""Every kind of work, in every direction: into pages and other formats, and back out of them."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date as Day

import pytest
import yaml

from helpers import ENGLISH, GOLDEN, GOLDEN_SITE, PROJECT, bibtex_record, csl_item, entry, library, read_html, rendered
from reading_list.collect import forms, suggesting
from reading_list.collect.importers import hosts, markdown, patterns, vocabulary
from reading_list.collect.importers.bibliographies import bibtex, csl
from reading_list.collect.metadata import crossref
from reading_list.collect.metadata import web_page as page
from reading_list.collect.snapshot import checked
from reading_list.commands import reference
from reading_list.core.dates import Today
from reading_list.core.kinds import ANY_PAGE, BY_BIBTEX_TYPE, BY_CSL_TYPE, Kind, Row
from reading_list.core.levels import Level, Status
from reading_list.core.library import Library
from reading_list.entries.source.folder import read_folder
from reading_list.publish import catalogue
from reading_list.publish.head import About, Heads
from tables import each

EACH_KIND = each("kind", list(Kind))
PUBLISHERS = [{}, {"publisher": "NeurIPS"}, {"publisher": "Nature"}, {"publisher": "Somebody, Inc."}]
"""What comes before or after the kind in a citation: nothing, a conference, a journal, neither."""


def works(*values: dict[str, object]) -> Library:
    return library({"only": {"title": "Only", "section": "S", "entries": list(values)}})


def work(kind: Kind, **fields: object) -> Library:
    return works(entry("A Work", kind=kind.value, **fields))


# --- Labels -------------------------------------------------------------------------------------


def test_there_are_words_for_all_kinds_levels_and_statuses_and_no_others() -> None:
    """The table of messages has the keys that rows, levels and statuses name; a label stands for one of them."""
    named = [
        *(kind.row.one for kind in Kind),
        *(kind.row.many for kind in Kind),
        *(f"level.{level}" for level in Level),
        *(f"status.{status}" for status in Status),
        *(f"search.{name}" for name in (*Level, "landmark", "stop_words")),
    ]
    beginnings = ("kind", "kinds", "level", "status", "search")
    assert [key for key in ENGLISH.texts("") if key.split(".")[0] in beginnings] == named
    assert len({ENGLISH.kind(kind) for kind in Kind}) == len({ENGLISH.kinds(kind) for kind in Kind}) == len(Kind)


@EACH_KIND
def test_pages_show_its_labels(kind: Kind) -> None:
    """An entry says what it is, and so does a companion; the page of the kind is headed with its plural."""
    companion = {"title": "C", "url": "https://example.org/c", "kind": kind.value}
    pages = rendered(work(kind, companions=[companion]))
    topic = read_html(pages["topics/only.md"]).text
    assert f"<summary><strong>{ENGLISH.kind(kind)}</strong></summary>" in pages["topics/only.md"]
    assert f"C ({ENGLISH.kind(kind)})" in topic
    assert f"title: {json.dumps(ENGLISH.kinds(kind))}" in pages[f"kinds/{kind}.md"]
    assert f">{ENGLISH.kinds(kind)}</a>" in pages["kinds/index.md"]
    assert f">{ENGLISH.kinds(kind)}</a>" in pages["statistics.md"]


@EACH_KIND
def test_browse_gets_its_label_with_the_catalogue(kind: Kind) -> None:
    assert json.loads(catalogue.catalogue_file(work(kind), GOLDEN_SITE, ENGLISH).text)["kinds"][0][:2] == [
        kind,
        ENGLISH.kind(kind),
    ]


# --- Other formats, out and in ------------------------------------------------------------------


@EACH_KIND
def test_a_page_of_ours_says_in_the_words_of_schema_org_what_it_is(kind: Kind) -> None:
    """What a topic's page says of a work is read as of this kind by who looks up works."""
    head = Heads(work(kind), GOLDEN_SITE).of(About("topics/only.md", "Only", url="https://example.org/list/only/"))
    data = json.loads(head.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    [item] = data["mainEntity"]["itemListElement"]
    script = f'<script type="application/ld+json">{json.dumps(item["item"])}</script>'
    assert page.read(script).kind is kind


@each("fields", PUBLISHERS)
@EACH_KIND
def test_it_survives_csl(kind: Kind, fields: dict[str, object]) -> None:
    [placed] = work(kind, **fields).entries()
    [draft] = csl.read("l.json", json.dumps([csl_item(placed.entry)])).drafts
    assert draft.link.kind is kind


@each("fields", PUBLISHERS)
@EACH_KIND
def test_it_survives_bibtex(kind: Kind, fields: dict[str, object]) -> None:
    [placed] = work(kind, **fields).entries()
    [draft] = bibtex.read("l.bib", bibtex_record(placed.entry)).drafts
    assert draft.link.kind is kind


@pytest.mark.parametrize(("kind", "how"), [(Kind.PAPER, None), (Kind.ARTICLE, "Online article")])
def test_a_paper_on_arxiv_needs_no_word(kind: Kind, how: str | None) -> None:
    """Its eprint says in both directions that it is a paper; another work there says what it is."""
    [placed] = work(kind, url="https://arxiv.org/abs/1706.03762").entries()
    record = bibtex_record(placed.entry)
    assert re.findall(r"howpublished = \{(.*)\}", record) == ([how] if how else [])
    assert bibtex.read("l.bib", record).drafts[0].link.kind is kind


@each("type_", ["webpage", "online"])
@each(
    "url, kind",
    [("https://github.com/a/b", Kind.CODE), ("https://coursera.org/a", Kind.COURSE), ("https://e.org", Kind.ARTICLE)],
)
def test_a_page_is_what_its_host_says(type_: str, url: str, kind: Kind) -> None:
    """Types for any page of the web say less than a host that is known, but more than nothing."""
    item = {"type": type_, "title": "T", "URL": url}
    drafts = csl.read("l.json", json.dumps([item])).drafts
    if type_ == "online":
        drafts = bibtex.read("l.bib", f"@online{{a, title={{T}}, url={{{url}}}}}").drafts
    assert [draft.link.kind for draft in drafts] == [kind]


@each(
    "how, kind",
    [
        ("Blog post", Kind.ARTICLE),
        ("YouTube video", Kind.VIDEO),
        ("Online course, Stanford", Kind.COURSE),
        ("GitHub repository", Kind.CODE),
        ("software", Kind.TOOL),
        ("Springer", None),
        (r"\url{https://e.org/}", None),
        ("Video games and lists", None),
    ],
)
def test_how_others_say_it_in_bibtex(how: str, kind: Kind | None) -> None:
    """Words of others for how a work was published are understood where they say nothing else."""
    [draft] = bibtex.read("l.bib", f"@misc{{a, title={{T}}, url={{https://e.org/}}, howpublished={{{how}}}}}").drafts
    assert draft.link.kind is kind


def all_of(words_: Callable[[Row], str]) -> list[tuple[Kind, str]]:
    return [(kind, word) for kind in Kind for word in words_(kind.row).split()]


@each("kind, type_", all_of(lambda row: row.csl_types))
def test_types_of_csl_that_others_write(kind: Kind, type_: str) -> None:
    [draft] = csl.read("l.json", json.dumps([{"type": type_, "title": "T", "URL": "https://e.org/"}])).drafts
    assert draft.link.kind is kind


@each("kind, type_", all_of(lambda row: row.bibtex_types))
def test_types_of_bibtex_that_others_write(kind: Kind, type_: str) -> None:
    [draft] = bibtex.read("l.bib", f"@{type_}{{a, title={{T}}, url={{https://e.org/}}}}").drafts
    assert draft.link.kind is kind


@each("kind, type_", all_of(lambda row: row.crossref_types))
def test_types_of_crossref(kind: Kind, type_: str) -> None:
    assert crossref.read(json.dumps({"message": {"title": ["T"], "type": type_}})).kind is kind


@each("kind, type_", all_of(lambda row: row.page_types))
def test_types_that_pages_give_themselves(kind: Kind, type_: str) -> None:
    if "." in type_:
        text = f'<meta property="og:title" content="T"><meta property="og:type" content="{type_}">'
    else:
        text = f'<script type="application/ld+json">{{"@type": "{type_}", "name": "T"}}</script>'
    assert page.read(text).kind is kind


# --- Words and hosts of lists -------------------------------------------------------------------


@EACH_KIND
def test_lists_may_call_it_by_its_labels(kind: Kind) -> None:
    """Value, labels and the wording of citations name the kind: in brackets, in a credit, in a column of a table."""
    for name in (kind.value, ENGLISH.kind(kind), ENGLISH.kinds(kind)):
        assert patterns.take_kind(f"A Work [{name}]") == ("A Work", kind)
        credit = patterns.credit(f"Ada Reader; {name}; 2017")
        assert credit is not None
        assert credit.kinds == (kind,)
        [draft] = markdown.read("l.md", f"| Title | Kind |\n|---|---|\n| [A Work](https://e.org/a) | {name} |\n").drafts
        assert draft.link.kind is kind
    assert vocabulary.named_kind(kind.row.wording) in (kind, None)


@EACH_KIND
def test_a_heading_that_only_names_the_kind_says_nothing(kind: Kind) -> None:
    """What stands below "Podcasts" is not about podcasts, as what stands below "Papers" is not about papers."""
    assert vocabulary.is_generic(ENGLISH.kinds(kind))


@each("kind, word", all_of(lambda row: f"{row.forms} {row.words}"))
def test_each_word_names_its_kind(kind: Kind, word: str) -> None:
    assert vocabulary.kinds(word) == [kind]


@each("kind, word", all_of(lambda row: f"{row.forms} {row.traces}"))
def test_each_form_is_no_title(kind: Kind, word: str) -> None:
    """A link that says only "pdf" or "thread" needs another title, and its kind is known."""
    form = vocabulary.form(word)
    assert form is not None
    assert form[0] is kind
    assert vocabulary.is_vague(word)


@each("kind, word", all_of(lambda row: row.traces))
def test_traces_are_no_names(kind: Kind, word: str) -> None:
    assert vocabulary.kinds(word) == []


@each("kind, host", all_of(lambda row: row.hosts))
def test_each_host_says_what_is_there(kind: Kind, host: str) -> None:
    assert hosts.kind(f"https://{host}/a") is kind


# --- What people choose from --------------------------------------------------------------------


@EACH_KIND
def test_forms_offer_and_take_it(kind: Kind) -> None:
    """The form of the project offers the kind, as do forms made anew, and an answer with it becomes an entry of it."""
    text = (PROJECT / ".github" / "ISSUE_TEMPLATE" / "suggest-an-entry.yml").read_text(encoding="utf-8")
    for form in (text, reference.issue_form(text, ["One"])):
        [choices] = [
            item["attributes"]["options"]
            for item in yaml.safe_load(form)["body"]
            if item["attributes"].get("label") == "Kind"
        ]
        assert choices == list(Kind)
    answers = {"Address": "https://example.org/new", "Title": "New", "Topic": "Growing Trees", "Kind": kind.value}
    body = "\n\n".join(f"### {held.heading}\n\n{answers.get(held.heading, '_No response_')}" for held in forms.ENTRY)
    files, _ = read_folder(GOLDEN / "entries")
    [change] = suggesting.entry(body, checked(files, [], Today(Day(2024, 6, 7), Day(2024, 6, 7)))).changes
    assert f"\n    kind: {kind}\n" in change.after


# --- The table ----------------------------------------------------------------------------------


@each(
    "words_",
    [
        lambda row: f"{row.forms} {row.traces} {row.words}",
        lambda row: row.headings,
        lambda row: row.hosts,
        lambda row: f"{row.schema_org.lower()} {row.page_types}",
        lambda row: row.csl_types,
        lambda row: row.bibtex_types,
        lambda row: row.crossref_types,
        lambda row: row.wording.replace(" ", "-").lower(),
    ],
)
def test_nothing_stands_for_two_kinds(words_: Callable[[Row], str]) -> None:
    counts = Counter(word for _, word in all_of(words_))
    assert [word for word, count in counts.items() if count > 1] == []
    assert all(word == word.lower() for word in counts)


def test_types_of_our_own_stand_for_no_other_kind() -> None:
    """What we write is read as what it was: as the type's, or as the genre beside it says."""
    others = {word for _, word in all_of(lambda row: row.csl_types)}
    assert others.isdisjoint(kind.row.csl for kind in Kind)
    assert {kind: BY_BIBTEX_TYPE[kind.row.bibtex] for kind in Kind if kind.row.bibtex != "misc"} == {
        Kind.BOOK: Kind.BOOK
    }
    assert {*BY_CSL_TYPE, *BY_BIBTEX_TYPE} >= ANY_PAGE
