"""How hosts are asked many things: at which pace, how often, and what is kept of their answers."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Day
from pathlib import Path

import pytest

from reading_list.collect.metadata import arxiv, crossref, dblp, openalex, openreview
from reading_list.collect.web import Reply, ReplyCache
from reading_list.collect.web.pace import Pace, wait_after
from tables import each

URL = "https://site.example/a?b=c"
REPLY = Reply(URL, 200, "application/json", '{"é": "\u2028"}')
DAY = Day(2024, 6, 1)
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_hosts_are_left_alone_between_requests() -> None:
    """A host is left alone for as long as the longest that was said; one does not wait for another."""
    pace = Pace()
    assert pace.wait("slow.example", 100.0) == 0
    pace.asked("slow.example", 103.0)
    assert pace.wait("slow.example", 101.0) == 2
    assert pace.wait("slow.example", 103.5) == 0
    assert pace.wait("other.example", 101.0) == 0
    pace.rest("slow.example", 130.0)
    pace.rest("slow.example", 120.0)
    assert pace.wait("slow.example", 110.0) == 20
    pace.asked("slow.example", 113.0)
    assert pace.wait("slow.example", 110.0) == 3


@each(
    "failures, named, seconds",
    [
        *((1, "", 2), (2, "", 4), (4, "", 16), (1, "0", 0), (3, "17", 17), (1, "9" * 400, 999_999_999)),
        *((1, "Sat, 01 Jun 2024 12:01:30 GMT", 90), (1, "Sat, 01 Jun 2024 11:00:00 GMT", 0)),
        *((1, "soon", 2), (1, "-5", 2), (1, "1e3", 2), (1, "٣", 2), (1, "Sat, 99 Jun 2024 12:01:30 GMT", 2)),
    ],
)
def test_how_long_to_wait(failures: int, named: str, seconds: float) -> None:
    """What a host names is heeded, as seconds or as a time; else each wait is twice the last."""
    assert wait_after(failures, named, NOW) == seconds


def test_the_pace_that_services_ask_for() -> None:
    """arXiv wants three seconds between requests, and takes a hundred works in one; DBLP wants one or two seconds."""
    queries = list(arxiv.by_number([f"2101.{number:05}" for number in range(250)]))
    assert [len(query.subjects) for query in queries] == [100, 100, 50]
    assert {query.pause for query in (*queries, *arxiv.by_title(["T"]))} == {3}
    assert next(dblp.by_title(["T"])).pause == 2
    assert next(openreview.by_number(["a"])).pause >= 60 / 20
    assert next(crossref.by_title(["T"])).pause == 1
    assert min(next(source.of_doi(["10.5555/a"])).pause for source in (crossref, openalex)) >= 1 / 5


def test_replies_are_kept(tmp_path: Path) -> None:
    """A reply is given back as it was, up to its age; those of other addresses are not touched."""
    folder = tmp_path / "a" / "b"
    cache = ReplyCache(folder, DAY, 30)
    assert cache.reply(URL) is None
    cache.keep(URL, REPLY)
    assert cache.reply(URL) == REPLY
    assert cache.reply(URL + "&d") is None
    assert ReplyCache(folder, Day(2024, 6, 30), 30).reply(URL) == REPLY
    assert ReplyCache(folder, Day(2024, 7, 1), 30).reply(URL) is None
    assert ReplyCache(folder, DAY, 0).reply(URL) is None
    assert ReplyCache(folder, Day(2024, 5, 31), 30).reply(URL) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda kept: kept[: len(kept) // 2],
        lambda _: "[" * 100_000,
        lambda _: "[]",
        lambda kept: json.dumps({**json.loads(kept), "status": "200"}),
        lambda kept: json.dumps({**json.loads(kept), "status": True}),
        lambda kept: json.dumps({**json.loads(kept), "text": None}),
        lambda kept: json.dumps({**json.loads(kept), "day": "yesterday"}),
        lambda kept: json.dumps({**json.loads(kept), "day": 20240601}),
        lambda kept: json.dumps({**json.loads(kept), "asked": "https://site.example/other"}),
        lambda kept: kept.replace('"asked"', '"a"'),
    ],
    ids=["empty", "cut", "deep", "list", "status", "truth", "text", "no day", "number", "address", "no address"],
)
def test_damaged_replies_are_none(tmp_path: Path, damage: Callable[[str], str]) -> None:
    """What is not as it was written is no reply, and is written anew."""
    cache = ReplyCache(tmp_path / "cache", DAY, 30)
    cache.keep(URL, REPLY)
    (file,) = (tmp_path / "cache").glob("*.json")
    file.write_text(damage(file.read_text()))
    assert cache.reply(URL) is None
    cache.keep(URL, REPLY)
    assert cache.reply(URL) == REPLY


def test_a_link_in_the_place_of_a_reply_is_not_followed(tmp_path: Path) -> None:
    """Who sends a repository can put one there: what it leads to is neither read nor written."""
    cache = ReplyCache(tmp_path / "cache", DAY, 30)
    cache.keep(URL, REPLY)
    (file,) = (tmp_path / "cache").glob("*.json")
    elsewhere = file.rename(tmp_path / "elsewhere.json")
    before = elsewhere.read_text()
    file.symlink_to(elsewhere)
    assert cache.reply(URL) is None
    cache.keep(URL, Reply(URL, 404, "text/html", "none"))
    assert elsewhere.read_text() == before
    assert cache.reply(URL) == Reply(URL, 404, "text/html", "none")
