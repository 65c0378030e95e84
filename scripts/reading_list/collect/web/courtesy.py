"""``Courteous``: asks hosts many things, at the pace that each of them wants."""

import time
from collections import Counter
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from .fetching import Reply, Web, WebError, status_words
from .pace import LONGEST_WAIT, Pace, wait_after

_TRIES = 4
_TRIES_IN_VAIN = 2  # where there is no answer at all: each takes as long as a fetch may
_FAILURES = 3  # in a row, after which a host is not asked again
_ANSWERS = frozenset([HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.GONE])
_LATER = "Run the command again later: what was answered is remembered."


class Courteous:
    """A *web* that is asked politely: with a *contact*, and with pauses.

    A host that is busy is asked again, after the time that it names. One that wants to be left alone for long, or fails
    again and again, is not asked any more.
    """

    def __init__(self, web: Web, contact: str) -> None:
        self._web = web
        self._pace = Pace()
        self._contact = contact
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, str] = {}

    def ask(self, url: str, accept: str, pause: float) -> Reply:
        """Return what the host of *url* answers: its text, or that it knows nothing of it.

        The host is left alone for *pause* seconds afterwards.
        Raises WebError where there is no such answer.
        """
        host = urlsplit(url).hostname or ""
        if host in self._given_up:
            raise WebError(url, self._given_up[host], _LATER)
        try:
            reply = self._patiently(url, accept, host, pause)
        except WebError as trouble:
            self._note_failure(host, trouble.problem)
            raise
        self._failures[host] = 0
        return reply

    def _patiently(self, url: str, accept: str, host: str, pause: float) -> Reply:
        """Return the answer of *host*, asked as often as is of use."""
        for number in range(1, _TRIES + 1):
            self._web.pause(self._pace.wait(host, time.monotonic()))
            self._pace.asked(host, time.monotonic() + pause)
            try:
                reply = self._web.fetch(url, accept, contact=self._contact, again=False)
            except WebError:
                if number >= _TRIES_IN_VAIN:
                    raise
                wait = wait_after(number, "", datetime.now(UTC))
            else:
                if reply.status in _ANSWERS:
                    return reply
                if not reply.is_passing:
                    break
                wait = wait_after(number, reply.retry_after, datetime.now(UTC))
                if wait > LONGEST_WAIT:
                    self._given_up[host] = f"asks to be left alone for {_in_words(wait)}"
                    raise WebError(url, self._given_up[host], _LATER)
            self._pace.rest(host, time.monotonic() + wait)
        raise WebError(url, f"answers {status_words(reply.status)}", _LATER)

    def _note_failure(self, host: str, problem: str) -> None:
        self._failures[host] += 1
        if self._failures[host] >= _FAILURES:
            self._given_up.setdefault(host, f"is not asked any more: {problem}")


def _in_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes:,} minutes" if minutes < 120 else f"{round(minutes / 60):,} hours"
