"""Readers find what they mean: the scripts of the search, run without a browser, on the entries of this repository."""

import csv
import random
import re
import string
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import pytest

from helpers import TESTS, THOROUGH, entry, flagship, library
from queries import answered, catalogue_of, told
from reading_list.core.identity import identify
from reading_list.core.library import Library
from reading_list.core.schema import Entry
from reading_list.core.text import title_key
from test_addresses import WORKS

with (TESTS / "search" / "queries.tsv").open(encoding="utf-8") as table:
    QUERIES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


Answers = list[dict[str, Any]]
"""What the search answers to some queries, one after the other."""

Replies = dict[str, dict[str, Any]]
"""What it answers, by the query."""


def answers(read: Library, queries: Sequence[str], pages: Sequence[object] = ()) -> Answers:
    """Return what answers each of *queries* to *read* and to *pages* written by hand."""
    [of_the_list] = answers_of_lists([(read, queries)], pages)
    return of_the_list


def answers_of_lists(asked: Sequence[tuple[Library, Sequence[str]]], pages: Sequence[object] = ()) -> list[Answers]:
    """Return what each of several lists answers to queries of its own, all in one process."""
    lists = [{"catalogue": catalogue_of(read), "pages": pages, "queries": queries} for read, queries in asked]
    answers_: list[Answers] = told("search.js", lists)
    return answers_


def works(read: Library, *queries: str) -> list[list[str]]:
    """Return the ids of the works that answer each of *queries*, the best first."""
    return [answer["works"] for answer in answers(read, queries)]


def listed(*entries: dict[str, object], concepts: Sequence[object] = (), title: str = "Topic") -> Library:
    return library({"a": {"title": title, "section": "S", "concepts": list(concepts), "entries": list(entries)}})


def flagship_entries() -> list[Entry]:
    return [placed.entry for placed in flagship().entries()]


# --- The list of this repository ------------------------------------------------------------------


def mistyped(title: str, chance: random.Random) -> str:
    """Return *title* with one letter of its longest word changed; empty where that has fewer than six letters."""
    longest = max(re.findall("[A-Za-z]+", title), key=len, default="")
    if len(longest) < 6:
        return ""
    place = chance.randrange(len(longest))
    letter = chance.choice([letter for letter in string.ascii_lowercase if letter != longest[place].lower()])
    return title.replace(longest, longest[:place] + letter + longest[place + 1 :], 1)


def titles_with_a_mistake() -> list[tuple[str, str]]:
    """Return titles, each with one letter that is wrong, and the ids of their works."""
    chance = random.Random(12)
    entries = flagship_entries()[:: 1 if THOROUGH else 4]
    return [(query, entry.id) for entry in entries if (query := mistyped(entry.title, chance))]


BROWSED = ["attention", "goodfelow", "hochreiter 1997", "https://arxiv.org/abs/1706.03762"]


@pytest.fixture(scope="module")
def replies() -> Replies:
    """What the list of this repository answers to all that is asked of it below, by the query."""
    entries = flagship_entries()
    queries = {
        *(query["query"] for query in QUERIES),
        *(entry.title for entry in entries),
        *(alias for entry in entries for alias in entry.aliases),
        *(query for query, _ in titles_with_a_mistake()),
        *(entry.link for entry in entries if entry.link),
        *BROWSED,
    }
    asked = sorted(queries)
    return dict(zip(asked, answers(flagship(), asked), strict=True))


def test_wanted_works_come_first_to_third(replies: Replies) -> None:
    """Of each query that readers might type, one of the works that they may mean is among the first three."""
    wanted = {query["query"]: set(query["wanted (any of)"].split()) for query in QUERIES}
    unknown = set().union(*wanted.values()) - {entry.id for entry in flagship_entries()}
    assert not unknown
    first = {query: replies[query]["works"][:3] for query in wanted}
    assert {query: ids for query, ids in first.items() if not wanted[query] & {*ids}} == {}


def test_a_whole_title_brings_its_work_first(replies: Replies) -> None:
    """Works of one title share the first places."""
    entries = flagship_entries()
    alike = Counter(title_key(entry.title) for entry in entries)
    first = {entry.id: replies[entry.title]["works"][: alike[title_key(entry.title)]] for entry in entries}
    assert [entry.title for entry in entries if entry.id not in first[entry.id]] == []


def test_an_alias_brings_its_work_first_or_second(replies: Replies) -> None:
    aliases = [(alias, entry.id) for entry in flagship_entries() for alias in entry.aliases]
    assert [alias for alias, wanted in aliases if wanted not in replies[alias]["works"][:2]] == []


def test_a_title_with_a_mistake_brings_its_work_among_the_first(replies: Replies) -> None:
    typed = titles_with_a_mistake()
    missed = [query for query, wanted in typed if wanted not in replies[query]["works"][:3]]
    assert len(missed) <= 0.02 * len(typed), missed


def test_an_address_of_the_list_brings_its_work_first(replies: Replies) -> None:
    """Whoever asks whether a work is listed already pastes its address."""
    entries = [entry for entry in flagship_entries() if entry.link]
    assert all(replies[entry.link]["isIdentified"] for entry in entries)
    assert [entry.link for entry in entries if replies[entry.link]["works"][0] != entry.id] == []


# --- Identifiers ----------------------------------------------------------------------------------


def test_every_address_of_a_work_identifies_it() -> None:
    """What the checks take for one work, the search takes for one: its addresses, with what tracks visitors."""
    groups = [group.split() for group in WORKS.values()]
    read = listed(*(entry(f"Work {number}", url=group[0]) for number, group in enumerate(groups)))
    typed = [(address, f"work-{number}") for number, group in enumerate(groups) for address in group]
    found = answers(read, [address for address, _ in typed])
    missed = [
        address for (address, wanted), answer in zip(typed, found, strict=True) if answer["works"][:1] != [wanted]
    ]
    assert missed == []


def test_signs_at_the_end_of_an_address_may_be_its_own() -> None:
    """Or those of the text that it is pasted with: of an encyclopaedia's address in brackets some are, some not."""
    page, doi = "https://example.org/wiki/Attention_(machine_learning)", "10.1000/(sici)1(1)"
    read = listed(entry("Attention", url=page), entry("Other", doi=doi))
    typed = {
        "attention": [page, f"({page})", f"({page}).", f"see {page}, then", f"<{page}>", f"[x]({page})!"],
        "other": [doi, f"({doi})", f"doi:{doi}.", f"https://doi.org/{doi})."],
    }
    wanted = [(text, work) for work, texts in typed.items() for text in texts]
    found = answers(read, [text for text, _ in wanted])
    assert [(text, answer["works"][:1]) for (text, _), answer in zip(wanted, found, strict=True)] == [
        (text, [work]) for text, work in wanted
    ]


def test_scripts_and_checks_tell_works_apart_alike() -> None:
    """An identity that the catalogue leaves out because it follows from the address does follow from it."""
    links = sorted({entry.link for entry in flagship_entries()} - {""})
    assert told("identities.js", links) == [str(identify(link)) for link in links]


IDENTIFIED = entry(
    "Deep Residual Learning",
    url="https://arxiv.org/abs/1512.03385",
    doi="10.1109/CVPR.2016.90",
    isbn="978-0-262-03561-3",
    companions=[{"title": "Code", "url": "https://github.com/KaimingHe/deep-residual-networks"}],
)


PASTED = [
    "1512.03385",
    "arXiv:1512.03385v2 [cs.CV]",
    "10.48550/arXiv.1512.03385",
    "doi: 10.1109/cvpr.2016.90",
    "https://ieeexplore.example/document?doi=1&u=https://doi.org/10.1109/CVPR.2016.90",
    "0262035618",
    "ISBN 9780262035613",
    "github.com/kaiminghe/deep-residual-networks",
    "<https://arxiv.org/pdf/1512.03385.pdf>.",
    "He et al., https://arxiv.org/abs/1512.03385, seen in 2016",
    "https://web.archive.org/web/2020/https://arxiv.org/abs/1512.03385",
]


def test_identifiers_are_found_in_what_is_pasted() -> None:
    pasted = answers(listed(entry("Residual"), IDENTIFIED), PASTED)
    first = {query: (answer["works"][0], answer["isIdentified"]) for query, answer in zip(PASTED, pasted, strict=True)}
    assert first == dict.fromkeys(PASTED, ("deep-residual-learning", True))


def test_an_address_that_is_not_listed_is_said_to_be_none() -> None:
    [answer] = answers(listed(IDENTIFIED), ["https://example.com/blog/deep-residual-nets.html"])
    assert (answer["isIdentified"], answer["unlisted"]) == (False, ["https://example.com/blog/deep-residual-nets.html"])
    assert answer["works"] == ["deep-residual-learning"]  # its words are near


# --- Words ----------------------------------------------------------------------------------------

ALIKE = """
    optimisation optimization optimizer optimised
    modelling modeling models
    colour color colours
    behaviour behavior
    labelled labeled labels
    normalization normalisation normalise
    analyse analyze analysis
    centre center centres
    catalogue catalog
    networks network
    matrices matrix
    classification classifier classify
"""


def test_forms_of_a_word_find_each_other() -> None:
    """Plurals, British and American spellings and other endings."""
    groups = [line.split() for line in ALIKE.strip().splitlines()]
    asked = [
        (listed(entry(f"The {word} of things", id="wanted"), entry("Something else")), group)
        for group in groups
        for word in group
    ]
    missed = [
        (read.topics[0].entries[0].title, query)
        for (read, group), found in zip(asked, answers_of_lists(asked), strict=True)
        for query, answer in zip(group, found, strict=True)
        if answer["works"] != ["wanted"]
    ]
    assert missed == []


WRITTEN = [
    ("GPT-2 explained", ["gpt2", "GPT 2", "gpt-2", "Gpt2 explained"]),
    ("word2vec in Practice", ["word 2 vec", "word2vec", "word-2-vec"]),
    ("Batch Normalization", ["batchnorm", "batch norm", "batchnormalisation"]),
    ("U-Net", ["unet", "u net", "u-net"]),
    ("Deeplearning", ["deep learning"]),
    ("Řehůřek, Łukasz and Straße", ["rehurek", "Řehůřek", "lukasz", "strasse", "STRASSE"]),
    ("Rehurek", ["Řehůřek"]),
    ("α-entmax", ["alpha entmax", "α entmax"]),
    ("深層学習の基礎", ["学習", "深層学習", "層学", "基礎"]),
    ("ガイドブック", ["ガイド", "ｶﾞｲﾄﾞ", "\u30ab\u3099イド", '"ガイドブック"', '"イドブ"']),
    ("日本語のWebデザイン入門", ["webデザイン", "デザイン", '"デザイン入門"', '"日本語のweb"', "日本語 入門"]),
    ("हिन्दी का परिचय", ["हिन्दी", "हिन्दी परिचय", '"हिन्दी का"', "परि"]),
    ("می\u200cخواهم یاد بگیرم", ["می\u200cخواهم", "می خواهم", "میخواهم", "مي خواهم"]),
    ("كتاب التعلّم ٢٠٢٤", ["کتاب", "التعلم", "2024", "۲۰۲۴"]),
    ("עִבְרִית למתחילים", ["עברית"]),
    ("Ελληνική Φιλοσοφία και ο Λόγος", ["ελληνικη", "ΦΙΛΟΣΟΦΙΑ", "λογοσ", "ΛΟΓΟΣ"]),
    ("Ёлки и йод", ["елки", "ёлки", "ЙОД"]),
    ("ภาษาไทยเบื้องต้น", ["ภาษาไทย", "เบื้องต้น"]),
    ("한국어 입문", ["한국어", "한국", "입문"]),
    ("L'apprentissage profond", ["apprentissage", "l'apprentissage", "l\u2019apprentissage"]),
    ("Let's Build It", ["lets build", "let's build", "let\u2019s build"]),
    ("Programming in C++", ["c++"]),
    ("Transformer-XL: Attentive (Models)", ["Transformer-XL: Attentive", "xl (attentive", "attent"]),
]


def test_words_are_found_however_they_are_written() -> None:
    near = [entry(other) for other in ("Programming in C#", "Another one", "カイトブック", "हिन्दू का परिचय हेतु")]
    asked = [(listed(*near, entry(title, id="wanted")), queries) for title, queries in WRITTEN]
    missed = [
        (title, query)
        for (title, queries), found in zip(WRITTEN, answers_of_lists(asked), strict=True)
        for query, answer in zip(queries, found, strict=True)
        if answer["works"][:1] != ["wanted"]
    ]
    assert missed == []


def test_c_and_its_relatives_are_answered_apart() -> None:
    read = listed(*(entry(f"All of {name}", id=id_) for id_, name in [("c", "C"), ("cpp", "C++"), ("cs", "C#")]))
    assert [ids[0] for ids in works(read, "c", "c++", "c#")] == ["c", "cpp", "cs"]


def test_a_mistake_is_forgiven_where_nothing_else_fits_and_said() -> None:
    read = listed(
        entry("One", authors=["Ian Goodfellow"]), entry("Two", authors=["Ada Goodfelow"]), entry("Three", tags=["gan"])
    )
    right, wrong, short = answers(read, ["goodfelow", "goodfelloww", "gam"])
    assert (right["works"], right["guesses"]) == (["two"], [])
    assert wrong["works"][0] == "one"
    assert wrong["guesses"] == [{"typed": "goodfelloww", "shown": "goodfellow"}]
    assert (short["works"], short["missing"]) == ([], ["gam"])  # a short word has too many near it


def test_a_word_of_eight_letters_may_have_two_mistakes() -> None:
    read = listed(entry("Schmidhuber"), entry("Adam"))
    assert works(read, "schmidthubr", "shcmidhuber", "aram", "adan") == [
        ["schmidhuber"],
        ["schmidhuber"],
        ["adam"],
        ["adam"],
    ]
    assert works(read, "sxhmxdhxber", "axax") == [[], []]


def test_a_quotation_is_a_phrase() -> None:
    read = listed(entry("Deep networks for learning"), entry("Networks for deep learning"))
    strict, loose, open_, curly = answers(read, ['"deep learning"', '"deep deep"', '"deep learning', "“deep learning”"])
    assert strict["works"] == curly["works"] == ["networks-for-deep-learning"]
    assert loose["isPhraseMissing"]
    assert len(loose["works"]) == len(open_["works"]) == 2


def test_years_kinds_and_levels_choose_among_works() -> None:
    read = listed(
        entry("Attention A", date="2003-02", kind="paper", level="advanced"),
        entry("Attention B", date="2017-06", kind="video", published={"venue": "NeurIPS", "year": 2018}),
        entry("Attention C", date="2014", kind="course", level="introductory", seminal=True),
    )
    queries = ["attention 2003", "attention 2018", "attention 2017", "attention video", "attention talk"]
    queries += ["attention paper", "attention for beginners", "landmark attention", "attention neurips", "videos"]
    first = [ids[0][-1] for ids in works(read, *queries)]
    assert "".join(first) == "abbbbaccbb"


def test_a_question_needs_not_every_word() -> None:
    read = listed(entry("Choosing the size of a batch"), entry("How do I do it?"), entry("Batches"))
    [ids] = works(read, "how do i choose a batch size for my xylophone")
    assert ids[0] == "choosing-the-size-of-a-batch"


def test_the_answer_is_not_empty_while_a_work_has_half_of_the_words() -> None:
    read = listed(*(entry(f"Common {word}") for word in ("alpha", "beta", "gamma")))
    assert works(read, "alpha quux", "alpha beta", "common quux") == [
        ["common-alpha"],
        ["common-alpha", "common-beta"],
        ["common-alpha", "common-beta", "common-gamma"],
    ]


# --- Order ----------------------------------------------------------------------------------------


def test_standing_decides_among_equals() -> None:
    """A landmark, then what others build on, then the rest, the backlog, and what is superseded."""
    plain = {"tags": ["shared"]}
    read = listed(
        entry("Aa", status="superseded", superseded_by="cc", **plain),
        entry("Bb", status="backlog", **plain),
        entry("Cc", **plain),
        entry("Dd", **plain),
        entry("Ee", seminal=True, **plain),
        entry("Ff", builds_on=["dd"]),
    )
    assert works(read, "shared") == [["ee", "dd", "cc", "bb", "aa"]]


def test_places_of_words_are_weighed() -> None:
    """A nickname before a title, before people, before a tag, before a note."""
    read = listed(
        entry("Note", note="On zebra and more."),
        entry("Tag", tags=["zebra"]),
        entry("People", authors=["Zoe Zebra"]),
        entry("Zebra in titles"),
        entry("Nick", aliases=["Zebra"]),
    )
    assert works(read, "zebra") == [["nick", "zebra-in-titles", "people", "tag", "note"]]


def test_near_words_and_rare_words_count_more() -> None:
    read = listed(
        entry("Search of vectors and then again some other kind of index"),
        entry("A vector search"),
        *(entry(f"Vector number {number}") for number in range(8)),
        entry("Quokka number"),
    )
    together, rare = works(read, "vector search", "vector quokka")
    assert together[:2] == ["a-vector-search", "search-of-vectors-and-then-again-some-other-kind-of-index"]
    assert rare[0] == "quokka-number"


def test_exact_comes_before_prefix() -> None:
    read = listed(entry("Netting of birds"), entry("The net of birds"), entry("Networks of birds"))
    assert works(read, "net")[0][0] == "the-net-of-birds"


# --- Browse -----------------------------------------------------------------------------------------


def test_facets_narrow_the_same_order(replies: Replies) -> None:
    """Browse shows what the search ranks, less what a facet keeps out; with a sort, in that order."""
    by_id = {entry.id: entry for entry in flagship_entries()}
    ranked = [replies[query]["works"] for query in BROWSED]
    choices = [{}, {"kind": "paper"}, {"sort": "title"}, {"sort": "newest"}]
    shown = answered(
        flagship(), *(f"?{urlencode({'find': query} | choice)}" for choice in choices for query in BROWSED)
    )
    plain, papers, by_title, by_date = (shown[at : at + len(BROWSED)] for at in range(0, len(shown), len(BROWSED)))
    assert plain == ranked
    assert papers == [[id_ for id_ in ids if by_id[id_].kind == "paper"] for ids in ranked]
    assert [sorted(ids) for ids in by_title] == [sorted(ids) for ids in ranked]
    newest = [[by_id[id_].date or "" for id_ in ids] for ids in by_date]
    assert newest == [sorted(dates, reverse=True) for dates in newest]


# --- What else has a name -------------------------------------------------------------------------

CONCEPTS = [{"name": "Self-attention", "summary": "Each position weighs every other. And more."}]
PAGES = [
    {
        "title": "About this list",
        "href": "about/",
        "isAside": True,
        "sections": [{"heading": "Licence of attention", "anchor": "licence", "words": "free to use"}],
    }
]


def test_topics_concepts_and_people_that_are_named_whole_stand_above() -> None:
    read = listed(entry("One", authors=["Ashish Vaswani"], tags=["attention"]), concepts=CONCEPTS, title="Big Models")
    queries = ["self attention", "big models", "ashish vaswani", "attention", "vaswani", "licence", "weighs"]
    found = answers(read, queries, PAGES)
    assert [answer["named"] for answer in found] == [
        *("concept: Self-attention", "topic: Big Models", "person: Ashish Vaswani", "", "", "", "")
    ]
    assert found[3]["things"] == ["concept: Self-attention", "tag: attention", "page: Licence of attention"]
    assert found[4]["things"] == ["person: Ashish Vaswani"]
    assert found[5]["things"] == ["page: Licence of attention"]


def test_no_query_is_too_odd() -> None:
    odd = ["", " ", '"', '""', "***", "a", "(", "\\", "constructor __proto__ toString", "🙂", "\ud83d", "x" * 5000]
    found = answers(listed(entry("One")), odd)
    assert [query for query, answer in zip(odd, found, strict=True) if not isinstance(answer["works"], list)] == []


def test_sorts_of_queries_are_many() -> None:
    """The table has queries of every sort, so that none is tuned for alone."""
    sorts = defaultdict(set)
    for query in QUERIES:
        sorts[query["sort"]].add(query["query"])
    assert len(QUERIES) == sum(map(len, sorts.values())) >= 87
    assert min(map(len, sorts.values())) >= 4
