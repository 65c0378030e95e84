"""GitHub's REST API: a repository, its owner and when it began. Pure.

Format: https://docs.github.com/rest/repos/repos#get-a-repository
"""

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from ...core.schema import EntryFields
from .asking import Ask
from .values import date, mapping, parsed, text


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*; a file of a repository is a page like others."""
    path = work.at(Service.GITHUB)
    if not path or path.count("/") != 1:
        return ()
    return (Ask(f"https://api.github.com/repos/{path}", "application/vnd.github+json", read),)


def read(reply: str) -> EntryFields:
    repository = mapping(parsed(reply))
    name = text(repository.get("name"))
    return EntryFields(
        title=name,
        date=date(text(repository.get("created_at"))),
        publisher=text(mapping(repository.get("owner")).get("login")) or None,
        kind=Kind.LIST if name.lower().startswith("awesome") else Kind.CODE,
    )
