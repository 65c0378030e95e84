"""Services that know scholarly works, and answer as arXiv, Crossref, OpenAlex, OpenReview and DBLP do."""

import html
import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from web_server import Answer

ARXIV, CROSSREF, OPENALEX, DBLP = "export.arxiv.org", "api.crossref.org", "api.openalex.org", "dblp.org"
OPENREVIEW, OLD_OPENREVIEW = "api2.openreview.net", "api.openreview.net"


class Paper(NamedTuple):
    """A work as the world knows it; *only* names the hosts that have it, where not all do."""

    title: str
    authors: tuple[str, ...] = ("Ada Reader", "Bo Writer")
    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    posted: str = "2016-12-30"
    venue: str = ""
    short: str = ""
    year: int = 2017
    volume: str = ""
    pages: str = ""
    only: tuple[str, ...] = ()


class Scholarly:
    """Answers at the addresses of the services. What *moods* has for a host is answered first, once each."""

    def __init__(self, papers: Iterable[Paper], moods: dict[str, list[Answer]] | None = None) -> None:
        self.papers = list(papers)
        self.moods = moods or {}

    def __call__(self, url: str) -> Answer:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if self.moods.get(host):
            return self.moods[host].pop(0)
        papers = [paper for paper in self.papers if not paper.only or host in paper.only]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        services = {
            ARXIV: arxiv,
            CROSSREF: crossref,
            OPENALEX: openalex,
            DBLP: dblp,
            OPENREVIEW: openreview,
            OLD_OPENREVIEW: openreview,
        }
        return services[host](papers, unquote(parts.path), query)


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def called(papers: list[Paper], title: str) -> list[Paper]:
    """Return the papers that have all words of *title*, as a search does."""
    return [paper for paper in papers if words(title) <= words(paper.title)]


def arxiv(papers: list[Paper], path: str, query: dict[str, str]) -> Answer:
    there = [paper for paper in papers if paper.arxiv]
    if "id_list" in query:
        there = [paper for number in query["id_list"].split(",") for paper in there if paper.arxiv == number]
    else:
        there = called(there, query["search_query"].removeprefix("ti:"))
    entries = "".join(map(atom, there))
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>{entries}</feed>'
    return Answer(200, feed.encode(), {"Content-Type": "application/atom+xml; charset=utf-8"})


def atom(paper: Paper) -> str:
    names = "".join(f"<author><name>{html.escape(name)}</name></author>" for name in paper.authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{paper.arxiv}v3</id><updated>2020-01-01T00:00:00Z</updated>"
        f"<published>{paper.posted}T17:59:59Z</published><title>{html.escape(paper.title)}</title>{names}</entry>"
    )


def crossref(papers: list[Paper], path: str, query: dict[str, str]) -> Answer:
    there = [paper for paper in papers if paper.doi]
    if "query.bibliographic" in query:
        items = [crossref_work(paper) for paper in called(there, query["query.bibliographic"])]
        return as_json({"status": "ok", "message-type": "work-list", "message": {"items": items}})
    doi = path.removeprefix("/works/").lower()
    work = next((crossref_work(paper) for paper in there if paper.doi.lower() == doi), None)
    if work is None:
        return Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
    return as_json({"status": "ok", "message-type": "work", "message": work})


def crossref_work(paper: Paper) -> dict[str, Any]:
    people = [name.rpartition(" ") for name in paper.authors]
    return {
        "DOI": paper.doi,
        "type": "journal-article" if paper.volume else "proceedings-article",
        "title": [paper.title],
        "author": [
            {"given": given, "family": family, "sequence": "additional" if number else "first"}
            for number, (given, _, family) in enumerate(people)
        ],
        "container-title": [paper.venue] if paper.venue else [],
        "short-container-title": [paper.short] if paper.short else [],
        "issued": {"date-parts": [[paper.year, 6]]},
        "volume": paper.volume or None,
        "page": paper.pages or None,
    }


def openalex(papers: list[Paper], path: str, query: dict[str, str]) -> Answer:
    doi = path.removeprefix("/works/doi:").lower()
    number = doi.removeprefix("10.48550/arxiv.")
    paper = next((paper for paper in papers if doi == paper.doi.lower() or number == paper.arxiv), None)
    if paper is None:
        return as_json({"error": "Not found"}, 404)
    own = paper.doi or f"10.48550/arxiv.{paper.arxiv}"
    address = f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else f"https://doi.org/{paper.doi}"
    return as_json(
        {
            "doi": f"https://doi.org/{own.lower()}",
            "title": paper.title,
            "authorships": [{"author": {"display_name": name}} for name in paper.authors],
            "locations": [{"landing_page_url": address}, {"landing_page_url": None}],
        }
    )


def openreview(papers: list[Paper], path: str, query: dict[str, str]) -> Answer:
    notes = [
        {
            "id": paper.openreview,
            "pdate": 1_483_142_400_000,
            "content": {
                "title": {"value": paper.title},
                "authors": {"value": list(paper.authors)},
                "venue": {"value": f"{paper.venue} {paper.year} poster"},
            },
        }
        for paper in papers
        if paper.openreview == query["id"]
    ]
    return as_json({"notes": notes})


def dblp(papers: list[Paper], path: str, query: dict[str, str]) -> Answer:
    hits = [{"info": info} for paper in called(papers, query["q"]) for info in dblp_records(paper)]
    return as_json({"result": {"hits": {"@total": str(len(hits)), **({"hit": hits} if hits else {})}}})


def dblp_records(paper: Paper) -> Iterable[dict[str, Any]]:
    """Yield the record of a preprint, and that of what came out where it is cited from."""
    names = [{"@pid": "1/1", "text": f"{name} 0001"} for name in paper.authors]
    common = {"title": f"{html.escape(paper.title)}.", "authors": {"author": names if len(names) > 1 else names[0]}}
    if paper.arxiv:
        yield {
            **common,
            "venue": "CoRR",
            "volume": f"abs/{paper.arxiv}",
            "year": paper.posted[:4],
            "type": "Informal and Other Publications",
            "ee": f"https://arxiv.org/abs/{paper.arxiv}",
        }
    if paper.venue:
        kind = "Journal Articles" if paper.volume else "Conference and Workshop Papers"
        yield {
            **common,
            "venue": paper.short or paper.venue,
            "year": str(paper.year),
            "type": kind,
            **({"volume": paper.volume} if paper.volume else {}),
            **({"pages": paper.pages} if paper.pages else {}),
            **({"doi": paper.doi, "ee": f"https://doi.org/{paper.doi}"} if paper.doi else {}),
        }
