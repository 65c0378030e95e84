"""What each answer of a server means, as the report of the checker (the JSON of lychee) gives it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from ...core.characters import printable
from ...core.identity import identify
from ...core.urls import url_fault
from .places import site
from .verdicts import Finding, Verdict


def findings(report: Mapping[str, Any], urls: Sequence[str]) -> list[Finding]:
    """Return what *report*, the JSON of lychee, says of each of *urls*; number n stood in line n of its input."""
    by_line: dict[int, Finding] = {}
    for name, judge in _JUDGES.items():
        for answers in report.get(name, {}).values():
            for answer in answers:
                line = answer["span"]["line"]
                if 1 <= line <= len(urls):
                    by_line[line] = judge(urls[line - 1], answer)
    return [by_line.get(line, Finding(url, Verdict.UNCHECKED, "not checked")) for line, url in enumerate(urls, 1)]


def redirected(run: Iterable[Finding]) -> list[str]:
    """Return the links that lead on, further than redirects were followed."""
    return [finding.url for finding in run if finding.reason.endswith(_LEADS_ON)]


def to_ask_again(run: Iterable[Finding]) -> list[str]:
    """Return the links that are worth a second try at once: the server stumbled, or there was no result."""
    return [
        finding.url
        for finding in run
        if (finding.verdict is Verdict.DOUBTFUL and finding.reason.startswith("5"))
        or finding == Finding(finding.url, Verdict.UNCHECKED, "not checked")
    ]


def was_asked(finding: Finding) -> bool:
    """Tell whether a server was asked for the link at all."""
    return finding.verdict is not Verdict.UNCHECKED


def without_network_trouble(run: Sequence[Finding]) -> list[Finding]:
    """Return *run* with hosts that have no address called doubtful where the network itself is in doubt.

    It is when fewer than half of the links that were asked for got any answer.
    """
    asked = list(filter(was_asked, run))
    if 2 * sum(finding.answered for finding in asked) >= len(asked):
        return list(run)
    return [
        finding._replace(verdict=Verdict.DOUBTFUL)
        if finding.verdict is Verdict.DEAD and not finding.answered
        else finding
        for finding in run
    ]


_LEADS_ON = ": redirects without an end"
_GONE = (404, 410)
# What lychee says when a host name leads nowhere. Its releases up to now have one message for "no such
# name" and for "no way to that address"; a refused connection, a time-out and TLS have their own.
_NO_ADDRESS = ("DNS resolution failed", "Connection failed. Check network connectivity")
_MOST = 120


def _judge_error(url: str, answer: Mapping[str, Any]) -> Finding:
    status = answer["status"]
    code = status.get("code")
    if code is None:
        trouble = str(status.get("details") or status.get("text", ""))
        if trouble.startswith(_NO_ADDRESS):
            return Finding(url, Verdict.DEAD, "the host cannot be found")
        return Finding(url, Verdict.DOUBTFUL, _plain(trouble))
    if 300 <= code < 400:
        return Finding(url, Verdict.DOUBTFUL, f"{code}{_LEADS_ON}", answered=True)
    reason = _plain(str(status.get("text", "")).removeprefix("Rejected status code: ")) or str(code)
    return Finding(url, Verdict.DEAD if code in _GONE else Verdict.DOUBTFUL, reason, answered=True)


def _plain(text: str) -> str:
    """Return what a program or a server said as one short line."""
    return printable(text, " ")[:_MOST].strip()


def _judge_timeout(url: str, _answer: Mapping[str, Any]) -> Finding:
    return Finding(url, Verdict.DOUBTFUL, "no answer in time")


def _judge_excluded(url: str, _answer: Mapping[str, Any]) -> Finding:
    return Finding(url, Verdict.UNCHECKED, "an example or private address")


def _judge_success(url: str, answer: Mapping[str, Any]) -> Finding:
    steps = [
        (step["url"], step["code"] in _PERMANENT)
        for step in (answer.get("redirects") or {}).get("redirects", [])
        if not url_fault(step["url"])
    ]
    if steps and (fault := _soft_404(url, *steps[-1])):
        return Finding(url, Verdict.SOFT_404, fault, answered=True)
    to = ""
    for target, permanent in steps:
        if not permanent:
            break
        to = target
    if to and identify(to) != identify(url):
        return Finding(url, Verdict.MOVED, "redirected for good", to, answered=True)
    return Finding(url, Verdict.FINE, answered=True)


_PERMANENT = (301, 308)
_JUDGES = {
    "success_map": _judge_success,
    "error_map": _judge_error,
    "timeout_map": _judge_timeout,
    "excluded_map": _judge_excluded,
}
_HOME = re.compile(r"/*(?:(?:index|default|home)(?:\.[a-z]+)?)?/*", re.IGNORECASE)
_NOT_FOUND = re.compile(
    r".*/(?:404|(?:error|page)[-_]?(?:404|not[-_]?found)|not[-_]?found|error)(?:\.[a-z]+)?/*", re.IGNORECASE
)


def _soft_404(url: str, target: str, permanent: bool) -> str:  # noqa: FBT001 - a step of a redirect
    """Return why *target* is most likely not the work that *url* led to; empty where nothing says so."""
    old, new = urlsplit(url), urlsplit(target)
    if _NOT_FOUND.fullmatch(new.path) and not _NOT_FOUND.fullmatch(old.path):
        return "leads to a page for what is not found"
    was_deep = bool(old.query) or not _HOME.fullmatch(old.path)
    is_home = not new.query and bool(_HOME.fullmatch(new.path))
    # A work may have been given a site of its own; then it has moved for good, and to another host.
    if was_deep and is_home and (site(old.hostname) == site(new.hostname) or not permanent):
        return "leads to a home page"
    return ""
