"""Concepts: their pages, the works that explain them, and where notes name them."""

import re
import time
import tracemalloc
from datetime import date as Day
from typing import Any

from helpers import entry, headings, library, read_html, rendered
from queries import told
from reading_list.core.library import Library
from reading_list.core.publication import for_readers
from reading_list.core.reserved import TOPIC_ANCHORS
from reading_list.entries import checks
from reading_list.plugin import gate
from reading_list.publish.pages.wordings import Finder, Wording, wordings_of
from tables import each


def concept(name: str, summary: str = "It means much. It means more.", **more: Any) -> dict[str, Any]:
    return {"name": name, "summary": summary, **more}


def listed(*entries: object, concepts: tuple[object, ...] = (), **others: object) -> Library:
    """Return a library with a topic "nets" of *entries* and *concepts*, and *others*."""
    nets = {"title": "Nets", "section": "S", "concepts": list(concepts), "entries": list(entries)}
    return library({"nets": nets, **others})


def explained(page: str) -> list[tuple[str, str]]:
    """Return the words of *page* that are explained, each with the page of the concept."""
    found = re.findall(r'<a class="rl-term" href="(?:\.\./)*concepts/([^"/]+)/">(.*?)</a>', page)
    return [(read_html(words).text, slug) for slug, words in found]


def note_of(note: str, *concepts: object, **fields: Any) -> list[tuple[str, str]]:
    """Return what is explained in a *note* on the page of a work of "nets", whose topic has *concepts*."""
    pages = rendered(listed(entry("The Work", note=note, **fields), concepts=concepts))
    assert explained(pages["topics/nets.md"]) == explained(pages["works/the-work.md"])
    return explained(pages["works/the-work.md"])


# --- Pages --------------------------------------------------------------------------------------


def test_a_concept_has_a_page_with_what_each_topic_says() -> None:
    """One page for a name, however its words are joined; its topics and its neighbours are linked."""
    other = {
        "title": "Other",
        "section": "S",
        "concepts": [concept("weight-sharing", "A second sense.", url="https://example.org/x")],
        "entries": [],
    }
    pages = rendered(listed(concepts=(concept("Weight sharing"), concept("Dropout")), other=other))
    page = read_html(pages["concepts/weight-sharing.md"])
    assert "It means much. It means more." in page.text
    assert "A second sense." in page.text
    assert "Defined at example.org" in page.text
    assert {"../../topics/nets/", "../../topics/other/", "../../concepts/dropout/", "../../concepts/"} <= {*page.hrefs}
    assert [path for path in pages if path.startswith("concepts/")] == [
        *("concepts/index.md", "concepts/dropout.md", "concepts/weight-sharing.md")
    ]


def test_all_concepts_stand_by_letter_with_a_sentence() -> None:
    """Signs and accents at the beginning are passed over; scripts without capitals stand under their names."""
    names = ["[CLS] token", "Élan", "1D convolution", "α-entmax", "注意力", "Écart", "Zoo"]
    page = rendered(listed(concepts=tuple(map(concept, names))))["concepts/index.md"]
    assert headings(page, 2) == ["0-9", "C", "E", "Z", "Α", "Han"]
    shown = read_html(page).text
    assert shown.index("Écart") < shown.index("Élan")
    assert "It means much." in shown
    assert "It means more." not in shown


def test_names_that_would_share_an_address_do_not() -> None:
    """Neither names without Latin letters, nor those that differ by signs alone."""
    pages = rendered(listed(concepts=tuple(map(concept, ("C", "C++", "注意", "注目")))))
    assert len([path for path in pages if path.startswith("concepts/")]) == 5
    assert "concepts/c.md" in pages


def test_works_explain_a_concept_that_they_name() -> None:
    """Those chosen by hand come first, then landmarks; works of other topics and parts of words do not count."""
    works = (
        entry("On Dropout", level="introductory"),
        entry("Plain", tags=["dropouts"], date="2020"),
        entry("Landmark", note="It introduced dropout.", seminal=True),
        entry("Backdropout", note="No backdropout here."),
        entry("By Hand"),
    )
    other = {"title": "Other", "section": "S", "entries": [entry("Elsewhere", note="It uses dropout.")]}
    read = listed(*works, concepts=(concept("Dropout", works=["by-hand"]),), other=other)
    hrefs = [href for href in read_html(rendered(read)["concepts/dropout.md"]).hrefs if "#" in href]
    assert hrefs == [f"../../topics/nets/#{name}" for name in ("by-hand", "landmark", "on-dropout", "plain")]


def test_a_concept_that_no_work_names_leads_to_the_beginning_of_its_topic() -> None:
    page = rendered(listed(entry("First", level="introductory"), concepts=(concept("Silence"),)))["concepts/silence.md"]
    assert "Where to begin" in page
    assert "../../topics/nets/#first" in read_html(page).hrefs


def test_works_of_a_concept_are_entries() -> None:
    """An unknown id is told with the nearest one; a former id is replaced for readers."""
    read = library(
        {
            "a": {
                "title": "A",
                "section": "S",
                "concepts": [concept("C", works=["one-wok"])],
                "entries": [entry("One work")],
            }
        }
    )
    found = checks.run(read, Day(2026, 1, 1))
    assert [(problem.code, problem.hint) for problem in found] == [("unknown-id", 'Did you mean "one-work"?')]
    moved = listed(entry("New", former_ids=["old"]), concepts=(concept("C", works=["old", "new"]),))
    [shown] = for_readers(moved).topics
    assert shown.file.concepts[0].works == ("new",)


# --- Notes --------------------------------------------------------------------------------------


def test_the_first_mention_in_a_note_is_explained() -> None:
    """In any case and number and however its words are joined: once in a note, the longest name first."""
    names = (concept("Attention"), concept("Self-attention"), concept("Batch normalisation"))
    assert note_of("Uses self attention. Self-attention is attention.", *names) == [
        *(("self attention", "self-attention"), ("attention", "attention"))
    ]
    assert note_of("It made batch-normalizations usual.", *names) == [("batch-normalizations", "batch-normalisation")]


@each(
    "note",
    [
        "See [dropout](https://example.org/).",
        "Call `dropout` first.",
        "Code:\n\n    dropout(x)",
        "A backdropout and a multi-dropout.",
        "About droppedout things.",
    ],
)
def test_links_code_and_parts_of_words_explain_nothing(note: str) -> None:
    assert note_of(note, concept("Dropout")) == []


def test_markup_within_and_around_a_name_stays() -> None:
    assert note_of("Uses *weight decay* & more.", concept("Weight decay")) == [("weight decay", "weight-decay")]
    assert note_of("Uses `x`, then dropout.", concept("Dropout")) == [("dropout", "dropout")]


def test_a_work_does_not_explain_itself() -> None:
    """What the work is called needs no explanation in its own note."""
    assert note_of("The LSTM is a memory.", concept("LSTM"), aliases=["LSTM"]) == []


def test_at_most_three_are_explained() -> None:
    names = ["First idea", "Second idea", "Third idea", "Fourth idea"]
    shown = note_of(" and ".join(names), *map(concept, names))
    assert [words for words, _ in shown] == names[:3]


def test_a_common_word_is_explained_at_home_only() -> None:
    """A word that others use in its usual sense counts in its own topic, and in works that have it as a tag."""
    names = (concept("Trace"), concept("GPT-2"), concept("Weight decay"))
    note = "A trace of GPT-2 with weight decay."
    works = [entry("Away", note=note), entry("Tagged", note=note, tags=["traces"]), entry("Lower", note="No gpt-2.")]
    pages = rendered(listed(concepts=names, other={"title": "O", "section": "S", "entries": works}))
    assert [words for words, _ in explained(pages["works/away.md"])] == ["GPT-2", "weight decay"]
    assert [words for words, _ in explained(pages["works/tagged.md"])] == ["trace", "GPT-2", "weight decay"]
    assert explained(pages["works/lower.md"]) == []


def test_what_stands_in_most_notes_is_not_explained() -> None:
    """What nearly every note names says nothing new, but a rare name beside it does."""
    works = [entry(f"Work {number}", note="An agent at work.") for number in range(9)]
    rare = entry("Rare", note="An agent with a harness.")
    page = rendered(listed(*works, rare, concepts=(concept("Agent"), concept("Harness"))))["topics/nets.md"]
    assert explained(page) == [("harness", "harness")]


@each(
    "name, wordings",
    [
        ("Byte-pair encoding (BPE)", ["Byte-pair encoding", "BPE"]),
        ("Ternary weights (1.58 bits)", ["Ternary weights"]),
        ("Xavier (Glorot) initialisation", ["Xavier initialisation", "Glorot initialisation"]),
        ("Generator and discriminator", ["Generator and discriminator"]),
        ("Hidden state and cell state", ["Hidden state and cell state", "Hidden state", "cell state"]),
        ("Zero-, one- and few-shot prompting", ["Zero-, one- and few-shot prompting", "few-shot prompting"]),
        ("()", ["()"]),
    ],
)
def test_parts_of_a_name_stand_for_it(name: str, wordings: list[str]) -> None:
    """What stands in brackets or beside "and" counts by itself where it can mean little else."""
    assert wordings_of(name) == wordings


def test_capitals_within_a_name_count() -> None:
    """So "CLIP" is not "clip", while a plural is the same thing."""
    found = Finder([Wording("CLIP", "clip"), Wording("Query", "query"), Wording("word2vec", "w")]).found
    assert [mention.wording.key for mention in found("clip CLIPs queries Word2Vec")] == ["clip", "query", "w"]


@each("sign", ["-", "\u2010", "\u2011", "\u2013", "\u2014", "/", "\u00a0"])
def test_any_sign_joins_words(sign: str) -> None:
    """Those of a name in a text, and those of a text in a name; of signs that do not join, each is itself."""
    for name, text in (("Batch norm", f"A batch{sign}norm."), (f"Batch{sign}norm", "A batch norm.")):
        (mention,) = Finder([Wording(name, "n")]).found(text)
        assert text[mention.start : mention.end].lower().startswith("batch")
    (mention,) = Finder([Wording("A:\u2014b", "n")]).found("a: b, a:\u2013b, a:\u2014b")
    assert mention.start == len("a: b, a:\u2013b, ")


@each("sign, is_found", [("-", False), ("\u2010", False), ("\u2011", False), ("\u2013", False), ("\u2014", True)])
def test_a_word_alone_says_less_in_a_compound(sign: str, *, is_found: bool) -> None:
    """A dash ends a word, and a hyphen does not, in whatever way both are written."""
    finder = Finder([Wording("dropout", "d")])
    assert [bool([*finder.found(text)]) for text in (f"not{sign}dropout", f"dropout{sign}like")] == [is_found] * 2


@each(
    "name, text, named",
    [
        ("C++", "In C, C++ or C+; c++, C++!", ["C++", "c++", "C++"]),
        ("C", "C# and C++, a C.", ["C"]),
        ("A*", "A way: a* search, A**", ["a*"]),
        ("F#", "F, F#", ["F#"]),
    ],
)
def test_signs_belong_to_a_name(name: str, text: str, named: list[str]) -> None:
    """What stands right behind the last word makes another name of it."""
    assert [text[one.start : one.end] for one in Finder([Wording(name, "n")]).found(text)] == named


@each(
    "name, forms, others",
    [
        ("Entropy", ["entropy", "ENTROPIES"], ["entrop"]),
        ("Normalisation", ["normalizations", "Normalisation"], ["normalisatione"]),
        ("Colour modelling", ["color modeling", "colour modelling"], ["colours modelling", "color models"]),
        (
            "Four analysis sizes",
            ["four analysis size", "four analysis sises"],
            ["for analysis sizes", "four analyzis size"],
        ),
        ("Embeddings", ["embedding", "embeddings"], ["embed"]),
        ("Loss", ["losses"], ["los"]),
        ("SGD", ["SGDs", "sGD"], ["SgD", "sgd"]),
        ("Görüntü İşleme", ["görüntü işleme", "GÖRÜNTÜ İŞLEME"], []),
        ("Işık hızı", ["ışık hızı", "IŞIK HIZI"], []),
        ("\u00dcberma\u00df", ["\u00fcberma\u00df", "\u00dcBERMASS"], ["ubermass"]),
    ],
)
def test_words_stand_in_any_number_and_spelling(name: str, forms: list[str], others: list[str]) -> None:
    """Of both sides of the Atlantic, in any case; only the last word of a name also in the other number."""
    finder = Finder([Wording(name, "n")])
    assert [form for form in (*forms, *others) if [*finder.found(form)]] == forms


@each("name", ["AB CD " * 8, "ise" * 15, "colourise" * 7, "A\U0001d400 " * 15])
def test_a_name_of_many_forms_takes_little(name: str) -> None:
    """Words that stand in several forms each are not kept in every way that they could stand together."""
    tracemalloc.start()
    finder = Finder([Wording(name.strip(), "n")])
    assert len([*finder.found(f"{name}; {name}")]) == 2
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000


def test_many_mentions_take_no_longer_each_than_a_few() -> None:
    """Such as of a concept that each of very many tags or other titles of a work names."""
    finder = Finder([Wording("dropout", "d")])
    begun = time.process_time()
    mentions = [*finder.found("dropout, and " * 20_000)]
    assert time.process_time() - begun < 5  # of which a hundredth is needed
    assert [one.start for one in mentions] == [*range(0, 13 * 20_000, 13)]


def test_the_longest_of_the_names_counts() -> None:
    """From the first word on; what lies within it is not named once more, what goes on after it is."""
    finder = Finder([Wording(words, words) for words in ("Self-attention", "Attention head", "Attention", "Self")])
    text = "Self-attention heads, self, attention head"
    assert [mention.wording.key for mention in finder.found(text)] == ["Self-attention", "Self", "Attention head"]
    assert [*finder.found("")] == [*finder.found("!")] == [*finder.found("heads")] == []


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "[a](javascript:alert(1))",
    "{{ x }} *y* & <z>",
]


@each("text", HOSTILE)
def test_hostile_concepts_are_text(text: str) -> None:
    """On their pages, among all, on the page of the topic, and where a note names them."""
    work = entry("The Work", note=f"It says {text} and more.")
    pages = rendered(listed(work, concepts=(concept(text, text),)))
    for path, page in pages.items():
        if path.startswith(("concepts/", "topics/nets", "works/")):
            article = page.partition("\n---\n")[2]
            assert gate.faults(re.sub(r"^#.*$", "", article, flags=re.MULTILINE), []) == []
            assert "<img" not in page
            assert "<script" not in page


# --- Cards --------------------------------------------------------------------------------------


def test_links_to_works_and_concepts_have_cards() -> None:
    """Whichever form the addresses of pages have; nothing else has one, nor the page that is shown."""
    root, here = "https://e.org/list/", "https://e.org/list/works/here/"
    paths = {"topics": "topics/*.md", "works": "works/*.md", "concepts": "concepts/*.md", "anchors": [*TOPIC_ANCHORS]}
    work, idea = {"path": "works/*.md", "name": "lstm"}, {"path": "concepts/*.md", "name": "lstm"}
    wanted = {
        "works/lstm/": work,
        "works/lstm.html": work,
        "works/lstm/index.html": work,
        "topics/nets/#lstm": work,
        "topics/nets.html#lstm": work,
        "concepts/lstm/": idea,
        **dict.fromkeys(("works/", "works/index.html", "concepts/", "works/here/", "works/here/#lstm", "works/a/b/")),
        **dict.fromkeys(
            ("topics/nets/", "topics/nets/#landmarks", "topics/nets/#__tabbed", "works/lstm/#x", "browse/")
        ),
    }
    links = [(root + href, here) for href in wanted]
    elsewhere = [
        ("https://other.org/list/works/lstm/", here),
        ("https://e.org/works/lstm/", here),
        ("mailto:a@b.c", here),
        ("https://[no address", here),
    ]
    shown = told("cards.js", {"root": root, "paths": paths, "links": [*links, *elsewhere]})
    assert shown == [*wanted.values(), None, None, None, None]
