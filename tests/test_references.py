"""What is cited of a work: its type, its venue with the year of that, its key."""

import random
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from helpers import bibtex_record, entry, examples, library
from reading_list.collect.importers.bibliographies import bibtex
from reading_list.core.languages import code_of, langid
from reading_list.core.library import Library
from reading_list.core.schema import Entry
from reading_list.publish import citations
from reading_list.publish.citations import Key
from reading_list.publish.citations.venue import Venue, venue
from tables import each


def make(**fields: object) -> Entry:
    return Entry.model_validate({"title": "A Work", "url": "https://example.org/a"} | fields)


def fields(record: str) -> dict[str, str]:
    """Return the fields of a *record* as they stand in it, its type among them."""
    first, *lines = record.removesuffix("\n}").split("\n")
    values = dict(line.strip().removesuffix(",").split(" = ", 1) for line in lines)
    return {"type": first[1:].partition("{")[0]} | {
        name: value.removeprefix("{").removesuffix("}") for name, value in values.items()
    }


def cited(**values: object) -> dict[str, str]:
    """Return the fields of the record of an entry with these *values*."""
    return fields(bibtex_record(make(**values)))


# --- Venues -------------------------------------------------------------------------------------

PREPRINT = {"url": "https://arxiv.org/abs/1512.03385", "kind": "paper", "date": "2015-12"}
CVPR = {"venue": "CVPR", "year": "2016", "pages": "770-778"}
LSTM = {"venue": "Neural Computation", "year": "1997", "volume": "9", "issue": "8", "pages": "1735–1780"}


@each(
    "values, record",
    [
        # A venue has its own year, its DOI, and the preprint beside it, whose month is not that of the venue.
        (
            PREPRINT | {"published": CVPR, "doi": "10.1109/CVPR.2016.90", "publisher": "Microsoft"},
            {
                "type": "inproceedings",
                "booktitle": "CVPR",
                "year": "2016",
                "pages": "770--778",
                "eprint": "1512.03385",
                "archiveprefix": "arXiv",
                "doi": "10.1109/CVPR.2016.90",
                "month": "",
                "howpublished": "",
                "publisher": "",
            },
        ),
        (
            {"kind": "paper", "doi": "10.1162/neco.1997.9.8.1735", "published": LSTM, "date": "1997-11"},
            {
                "type": "article",
                "journal": "Neural Computation",
                "year": "1997",
                "volume": "9",
                "number": "8",
                "pages": "1735--1780",
                "month": "nov",
            },
        ),
        # The venue decides, whatever the kind, where its name or its volume says what it is.
        ({"kind": "article", "published": {"venue": "Distill", "year": "2017"}}, {"type": "article", "year": "2017"}),
        ({"kind": "paper", "published": {"venue": "PLDI", "year": "2017"}}, {"type": "inproceedings"}),
        ({"kind": "paper", "published": {"venue": "DSTC6", "year": "2017"}}, {"type": "inproceedings"}),
        ({"kind": "paper", "published": {"venue": "The Lancet", "year": "2017"}}, {"type": "article"}),
        (
            {"kind": "paper", "published": {"venue": "Neural Networks: Tricks of the Trade"}},
            {"type": "incollection", "booktitle": "{Neural Networks: Tricks of the Trade}"},
        ),
        ({"kind": "paper", "published": {"venue": "JAMIA", "year": "2017", "issue": "2"}}, {"type": "article"}),
        ({"published": {"venue": "J. Chem. Phys.", "year": "1953"}}, {"type": "article", "journal": "J. Chem. Phys."}),
        ({"kind": "article", "published": {"venue": "Some Blog", "year": "2017"}}, {"type": "misc", "year": "2017"}),
        (
            {"kind": "book", "published": {"venue": "Springer", "volume": "2"}},
            {"type": "book", "publisher": "Springer"},
        ),
        # Where only the publisher names a venue, its year is not that of the preprint, ...
        (PREPRINT | {"publisher": "CVPR"}, {"type": "misc", "year": "2015", "month": "dec", "howpublished": ""}),
        (PREPRINT | {"publisher": "CVPR", "date": "2015"}, {"type": "misc", "booktitle": "", "year": "2015"}),
        (PREPRINT | {"published": {"venue": "CVPR"}}, {"type": "misc", "booktitle": "", "year": "2015"}),
        # ... but the one in its name, or a date that is not the preprint's.
        (PREPRINT | {"publisher": "CVPR 2016"}, {"type": "inproceedings", "booktitle": "CVPR 2016", "year": "2016"}),
        (
            PREPRINT | {"publisher": "CVPR", "date": "2016-06"},
            {"type": "inproceedings", "year": "2016", "month": "jun"},
        ),
        ({"kind": "paper", "publisher": "CVPR", "date": "2016"}, {"type": "inproceedings", "year": "2016"}),
        # A book without a publisher would be a warning.
        ({"kind": "book", "date": "1999"}, {"type": "misc", "howpublished": "Book"}),
        ({"kind": "book", "publisher": "MIT Press"}, {"type": "book", "publisher": "MIT Press"}),
        # A type that was chosen is kept, with the fields that belong to it.
        ({"cite": {"type": "article"}, "publisher": "Lancet"}, {"type": "article", "journal": "Lancet"}),
        (
            PREPRINT | {"cite": {"type": "article"}, "publisher": "arXiv"},
            {"type": "article", "journal": "arXiv preprint arXiv:1512.03385"},
        ),
        ({"cite": {"type": "phdthesis"}, "publisher": "MIT"}, {"type": "phdthesis", "school": "MIT"}),
        (
            {"cite": {"type": "incollection"}, "published": {"venue": "Handbook"}, "publisher": "Springer"},
            {"type": "incollection", "booktitle": "Handbook", "publisher": "Springer"},
        ),
        # What an identifier says, an address need not say again.
        ({"url": None, "doi": "10.1000/x"}, {"doi": "10.1000/x", "url": ""}),
        ({"url": None, "arxiv": "1512.03385"}, {"eprint": "1512.03385", "url": "https://arxiv.org/abs/1512.03385"}),
        ({"url": None, "isbn": "978-0-262-03561-3"}, {"isbn": "978-0-262-03561-3", "url": ""}),
        ({"url": None, "authors": ["Ada Lovelace"], "date": "1843"}, {"author": "Lovelace, Ada", "url": ""}),
        ({"authors": ["Ada Lovelace", "et al."]}, {"author": "Lovelace, Ada and others"}),
        # Titles in other languages keep their capitals.
        (
            {"language": "de-AT", "title": "Über die Zeit"},
            {"title": '{{\\"U}ber die Zeit}', "langid": "naustrian"},
        ),
        ({"language": "ja", "title": "A B"}, {"title": "{A B}", "langid": ""}),
        ({"language": "en-GB", "title": "The Time"}, {"title": "The Time", "langid": "english"}),
    ],
)
def test_what_a_journal_would_print(values: Mapping[str, Any], record: Mapping[str, str]) -> None:
    """A record names a venue with the venue's year, in the fields of its type; empty stands for none."""
    found = cited(**values)
    assert {name: found.get(name, "") for name in record} == record


@each(
    "type_, field",
    [
        ("article", "journal"),
        ("book", "publisher"),
        ("booklet", "howpublished"),
        ("conference", "booktitle"),
        ("inbook", "publisher"),
        ("incollection", "booktitle"),
        ("inproceedings", "booktitle"),
        ("manual", "organization"),
        ("mastersthesis", "school"),
        ("phdthesis", "school"),
        ("proceedings", "publisher"),
        ("techreport", "institution"),
        ("unpublished", "note"),
        ("dataset", "publisher"),
        ("patent", "publisher"),
    ],
)
def test_each_type_of_bibtex_names_the_publisher(type_: str, field: str) -> None:
    """Whatever type a work has, its publisher stands where styles look for it, also in one that they do not know."""
    assert cited(cite={"type": type_}, publisher="Some House")[field] in ("Some House", "{Some House}")


def test_a_list_in_another_language_says_so_of_its_works() -> None:
    """Works are in the language of their list where they name no other."""
    german = fields(citations.record(make(title="Das Buch der Zeit"), Key("k"), "de"))
    assert (german["title"], german["langid"]) == ("{Das Buch der Zeit}", "ngerman")
    english = fields(citations.record(make(language="en"), Key("k"), "de"))
    assert (english["title"], english["langid"]) == ("A Work", "english")
    assert citations.item(make(), Key("k"), "de")["language"] == "de"


@each(
    "name, kind",
    [
        *((name, Venue.JOURNAL) for name in (
            "SIGCOMM Computer Communication Review", "ACM SIGKDD Explorations Newsletter", "SIGMOD Record",
            "SIGPLAN Notices", "IEEE Signal Processing Letters", "IEEE Transactions on Neural Networks",
            "Physical Review E", "J. Chem. Phys.", "IEEE Trans. Neural Netw.", "Phys. Rev. Lett.",
            "Proceedings of the IEEE", "Proceedings of the National Academy of Sciences", "Nature Communications",
        )),
        *((name, Venue.CONFERENCE) for name in (
            "SIGCOMM", "SIGKDD", "IEEE Big Data",
            "Advances in Neural Information Processing Systems", "ICLR 2015", "OpenReview at ICLR",
            "Proceedings of the IEEE Conference on Computer Vision", "Asilomar Conference Record", "NeurIPS Workshop",
        )),
        *((name, Venue.OTHER) for name in ("Google", "arXiv", "OpenReview", "Recorded Future", "Springer")),
    ],
)  # fmt: skip
def test_venues_are_known_by_their_names(name: str, kind: Venue) -> None:
    """What comes out in volumes is a journal, also where it bears the name of a group that holds conferences."""
    assert venue(name) is kind


@each(
    "code, name",
    [("de", "ngerman"), ("de-CH", "nswissgerman"), ("pt-BR", "brazil"), ("pt-PT", "portuguese"), ("en-US", "english")],
)
def test_languages_have_names_in_babel(code: str, name: str) -> None:
    assert langid(code) == name
    assert langid(code_of(name)) == name


def test_unknown_languages_have_no_name() -> None:
    assert (langid("ja"), langid("x-klingon"), code_of("klingon")) == ("", "", "")


@each(
    "values, words",
    [
        (PREPRINT | {"published": CVPR}, "(2016). A Work. CVPR, 770–778. https://arxiv.org/abs/1512.03385"),
        (
            {"published": LSTM, "authors": ["A B", "et al."]},
            "A B, et al. (1997). A Work. Neural Computation 9(8), 1735–1780. https://example.org/a",
        ),
        ({"published": {"venue": "J. Chem. Phys."}}, "A Work. J. Chem. Phys. https://example.org/a"),
        (PREPRINT | {"publisher": "CVPR"}, "(2015). A Work. https://arxiv.org/abs/1512.03385"),
        ({"publisher": "MIT Press", "kind": "book"}, "A Work. MIT Press. https://example.org/a"),
        ({"url": None, "authors": ["A B"], "date": "1843"}, "A B (1843). A Work."),
    ],
)
def test_plain_citations(values: Mapping[str, Any], words: str) -> None:
    assert citations.plain(make(**values)) == words


# --- Keys ---------------------------------------------------------------------------------------


def listed(*works: dict[str, object]) -> Library:
    return library({"only": {"title": "Only", "section": "S", "entries": list(works)}})


def keys(*works: dict[str, object]) -> list[str]:
    return [key.name for key in citations.keys(listed(*works)).values()]


HE = {"authors": ["Kaiming He", "Jian Sun"], "date": "2015-12"}


@each(
    "work, key",
    [
        (entry("Deep Residual Learning", **HE, kind="paper", published=CVPR), "he2016deep"),
        (entry("Deep Residual Learning", **HE), "he2015deep"),
        (entry("On the U-Net's Depth", authors=["Laurens van der Maaten"], date="2008"), "maaten2008unets"),
        (entry("A Théorie", authors=["Józef Łódź-Ørsted"], date="1999"), "lodzorsted1999theorie"),
        (entry("GPT-4 Technical Report", authors=["OpenAI"], date="2023"), "openai2023gpt4"),
        (entry("What Is This?", date="2023"), "what2023is"),
        (entry("The Tree", authors=["Ada Lovelace"]), "lovelacetree"),
        (entry("The Tree", authors=["山田太郎"], date="2020"), "tree2020"),
        (entry("注意", authors=["山田太郎"], date="2020", id="attention-in-japanese"), "attention-in-japanese"),
        (entry("Deep", **HE, cite={"key": "ResNet:2016"}), "ResNet:2016"),
    ],
)  # fmt: skip
def test_keys_are_those_that_people_type(work: dict[str, object], key: str) -> None:
    """Family name, year of the venue, first word of the title, in small ASCII letters; a key that was chosen wins."""
    assert keys(work) == [key]


def test_works_that_would_share_a_key_all_get_further_words() -> None:
    """No key depends on which of the works stands first, also where further words meet another's key."""
    works = [
        entry("Deep Residual Learning", **HE),
        entry("The Deep Residual", **HE),
        entry("Deep Image Prior", **HE),
        entry("DeepImage Networks", **HE),
        entry("Other", **HE),
        entry("Words", **HE, cite={"key": "he2015other"}),
        entry("Same", **HE, id="same-1"),
        entry("Same", **HE, id="same-2"),
        entry("First", cite={"key": "Twice"}),
        entry("Second", cite={"key": "twice"}),
    ]
    expected = {
        "deep-residual-learning": "he2015deepresiduallearning",
        "the-deep-residual": "he2015deepresidual-the-deep-residual",
        "deep-image-prior": "he2015deepimageprior",
        "deepimage-networks": "he2015deepimagenetworks",
        "other": "he2015other-other",
        "words": "he2015other",
        "same-1": "he2015same-same-1",
        "same-2": "he2015same-same-2",
        "first": "first",
        "second": "second",
    }
    for seed in range(5):
        random.Random(seed).shuffle(works)
        assert {id_: key.name for id_, key in citations.keys(listed(*works)).items()} == expected


def test_former_keys_lead_on_while_one_work_owns_them() -> None:
    """The id, which was the key once, and former ids stand beside the key, but for those of several works."""
    works = listed(
        entry("Alpha", id="alpha-1", former_ids=["old-alpha", "shared", "beta-1"]),
        entry("Beta", id="beta-1", former_ids=["shared", "chosen"]),
        entry("Gamma", id="gamma", former_ids=["gone"]),
        entry("Delta", id="delta-1", cite={"key": "chosen"}),
    )
    assert citations.keys(works) == {
        "alpha-1": Key("alpha", ("alpha-1", "old-alpha")),
        "beta-1": Key("beta", ("beta-1",)),
        "gamma": Key("gamma", ("gone",)),
        "delta-1": Key("chosen", ("delta-1",)),
    }
    [_, _, gamma, _] = works.entries()
    assert citations.record(gamma.entry, citations.keys(works)["gamma"], "en").endswith("  ids = {gone}\n}")


_words = st.lists(st.sampled_from(["Deep", "Learning", "the", "Zeit", "A-B", "注意"]), min_size=1, max_size=4).map(
    " ".join
)
_work = st.fixed_dictionaries(
    {"title": _words},
    optional={
        "authors": st.sampled_from([["Kaiming He"], ["OpenAI"], ["山田"]]),
        "date": st.sampled_from(["2015", "2016-03"]),
        "cite": st.sampled_from([{"key": key} for key in ("he2015deep", "HE2015deep", "work-1", "deep-work-0")]),
        "former_ids": st.lists(st.sampled_from(["old", "older", "work-0", "he2015deep"]), max_size=2, unique=True),
    },
)


@examples(200)
@given(st.lists(_work, min_size=1, max_size=8))
def test_no_two_works_share_a_key(works: list[dict[str, object]]) -> None:
    """Whatever works are called, each key and former key leads to one work; the order of works changes none."""
    numbered = [entry(id=f"work-{number}", url=f"https://e.org/{number}", **work) for number, work in enumerate(works)]  # type: ignore[arg-type]
    found = citations.keys(listed(*numbered))
    every = [word.lower() for key in found.values() for word in (key.name, *key.others)]
    assert len(every) == len(set(every))
    assert citations.keys(listed(*reversed(numbered))) == found


# --- BibTeX → library → BibTeX ------------------------------------------------------------------


def imported(record: str) -> Entry:
    [draft] = bibtex.read("l.bib", record).drafts
    return Entry.model_validate(draft.fields.known())


@each(
    "record",
    [
        """@article{Metropolis:1953,
  author = {Metropolis, Nicholas and Rosenbluth, Arianna W. and others},
  title = {Equation of State Calculations by Fast Computing Machines},
  journal = {J. Chem. Phys.},
  year = {1953},
  month = jun,
  volume = {21},
  number = {6},
  pages = {1087--1092},
  doi = {10.1063/1.1699114}
}""",
        """@phdthesis{hochreiter91,
  author = {Hochreiter, Sepp},
  title = {{Untersuchungen zu dynamischen neuronalen Netzen}},
  school = {Technische Universit{\\"a}t M{\\"u}nchen},
  year = {1991},
  url = {https://example.org/diplom.pdf},
  langid = {ngerman}
}""",
        """@incollection{lecun2012efficient,
  author = {LeCun, Yann},
  title = {Efficient {BackProp}},
  booktitle = {{Neural Networks: Tricks of the Trade}},
  publisher = {Springer},
  year = {2012},
  pages = {9--48},
  doi = {10.1007/978-3-642-35289-8\\_3}
}""".replace("\\_", "_"),
        """@techreport{page1999pagerank,
  author = {Page, Lawrence},
  title = {The {PageRank} Citation Ranking},
  institution = {Stanford InfoLab},
  year = {1999},
  url = {https://example.org/422/}
}""",
    ],
)
def test_records_of_others_survive(record: str) -> None:
    """A record that was imported is exported as it was: its type, its key, its venue with the full stop."""
    entry = imported(record)
    assert citations.record(entry, citations.keys(listed(entry.model_dump(exclude_defaults=True)))[entry.id], "en") == (
        record.replace(",\n  author", f",\n  ids = {{{entry.id}}},\n  author")
    )


_known = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Deep Learning", "BERT: A Model", "Über die Zeit", "100% of $5 & More_less"]),
        "kind": st.sampled_from(["paper", "book", "article", "code", "video"]),
        "authors": st.sampled_from([["Ada Lovelace"], ["Józef Łódź", "Laurens van der Maaten"], ["OpenAI", "et al."]]),
    },
    optional={
        "url": st.sampled_from(["https://example.org/a_b~c", "https://arxiv.org/abs/1512.03385"]),
        "doi": st.sampled_from(["10.1000/x", "10.1002/(SICI)1<1::AID>3.0.CO;2-2"]),
        "isbn": st.just("978-0-262-03561-3"),
        "date": st.sampled_from(["2015", "2015-12"]),
        "publisher": st.sampled_from(["Google", "MIT Press", "Acme Inc."]),
        "language": st.sampled_from(["de", "fr-CA"]),
        "published": st.fixed_dictionaries(
            {
                "venue": st.sampled_from(["CVPR", "J. Chem. Phys.", "The Lancet", "Some Proceedings"]),
                "year": st.sampled_from(["2015", "2016"]),
            },
            optional={
                "volume": st.just("9"),
                "issue": st.sampled_from(["3", "3-4"]),
                "pages": st.sampled_from(["1-20", "e17", "A-1–A-9", "3, 5-7"]),
            },
        ),
        "cite": st.sampled_from([{"type": name} for name in ("article", "inproceedings", "incollection")]),
    },
)


@examples(200)
@given(_known)
def test_what_was_exported_is_imported_and_exported_the_same(values: dict[str, Any]) -> None:
    """An import of a record loses nothing: its record says all that the first one says, and comes back as it is."""
    if not values.keys() & {"url", "doi", "isbn"}:
        values |= {"url": "https://example.org/"}
    if "published" not in values:
        values.pop("cite", None)  # such a type alone makes a venue of any publisher
    first = bibtex_record(Entry.model_validate(values | {"id": "key"}))
    second = bibtex_record(imported(first).model_copy(update={"id": "key"}))
    lost = {name for name, value in fields(first).items() if fields(second).get(name) != value}
    meaningless = {"howpublished"} if "eprint" in fields(first) else set()  # nothing says what the word means
    of_the_whole = {"isbn"} if fields(first).keys() & {"journal", "booktitle"} else set()  # not of what stands in it
    assert lost <= meaningless | of_the_whole
    assert bibtex_record(imported(second).model_copy(update={"id": "key"})) == second
