"""Files of the site that come when they are needed: where one is in its place, its digest is enough. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from typing import Any

from ..core.problems import ReadingListError
from ..core.site import TextFile
from ..core.store import DAMAGED, Store, as_content, values_of
from .page import Page
from .planned import Planned

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[a-z0-9.-]+")


class Printed:
    """A text as a file holds it, with its digest."""

    __slots__ = ("content", "digest")

    def __init__(self, text: str) -> None:
        self.content = text.encode("utf-8")
        self.digest = sha256(self.content).hexdigest()

    @property
    def text(self) -> str:
        """The text itself."""
        return self.content.decode("utf-8")


class LateFile:
    """A file with its path below the docs folder, and the SHA-256 of its text; empty where that is not known."""

    __slots__ = ("_printed", "digest", "path")

    def __init__(self, path: str, digest: str, printed: Callable[[], Printed]) -> None:
        self.path = path
        self.digest = digest
        self._printed = printed

    @property
    def printed(self) -> Printed:
        """The text, which may have to be made, with its own digest: the other one may come from a store."""
        return self._printed()

    @property
    def text(self) -> str:
        """The text alone."""
        return self.printed.text


def late_files(
    make: Callable[[], Iterable[TextFile]], folder: str, store: Store, name: str, key: str
) -> Iterator[LateFile]:
    """Yield the files that *make* makes in *folder*, with the digests that *store* has of them under *name* and *key*.

    What is in them does not come from there. Whoever asks one that *store* alone names for its text gets a
    ReadingListError.
    """

    @cache
    def texts() -> dict[str, Printed]:
        return {file.path.removeprefix(folder): Printed(file.text) for file in make()}

    digests = _kept(store.get("digests", name, key))
    if not digests:
        digests = {path: printed.digest for path, printed in texts().items()}
        store.put("digests", name, key, as_content(digests))
    for path, digest in digests.items():
        yield LateFile(folder + path, digest, partial(_item, texts, path))


def late_planned(
    planned: Iterable[Planned[Page] | Planned[TextFile] | LateFile], store: Store, name: str
) -> Iterator[Page | TextFile | LateFile]:
    """Yield what is *planned*, late where its digest is known: what that of its text was, *store* has under *name*.

    What comes late anyway stays as it is.
    """
    before = _kept_pairs(store.get("digests", name, ""))
    after: dict[str, tuple[str, str]] = {}
    for file in planned:
        if isinstance(file, LateFile):
            yield file
            continue
        made_of = file.key()
        if not made_of:
            yield file.make()
            continue
        key, digest = before.get(file.path, ("", ""))
        late = LateFile(file.path, digest, partial(_printed, file)) if key == made_of else _made(file)
        after[file.path] = made_of, late.digest
        yield late
    if after != before:
        store.put("digests", name, "", as_content(after))


def _made(file: Planned[Page] | Planned[TextFile]) -> LateFile:
    printed = _printed(file)
    return LateFile(file.path, printed.digest, lambda: printed)


def _printed(file: Planned[Page] | Planned[TextFile]) -> Printed:
    return Printed(file.make().text)


def _kept_pairs(content: bytes | None) -> dict[str, tuple[str, str]]:
    """Return the two digests that *content* holds of each file by its path; none where it is nothing of ours."""
    try:
        return {path: (str(key), str(digest)) for path, (key, digest) in values_of(content).items()}
    except DAMAGED:
        return {}


def _item(texts: Callable[[], dict[str, Printed]], path: str) -> Printed:
    if path not in texts():  # what the store has been forged to name is part of the site by now
        raise ReadingListError(f"{path}: no such file is made. The cache is damaged: delete .cache/reading-list.")
    return texts()[path]


def _kept(content: bytes | None) -> dict[str, str]:
    """Return the digests that *content* holds by the names of files; none where it is nothing of ours."""
    try:
        digests: dict[Any, Any] = values_of(content)
        is_ours = all(_FILE.fullmatch(path) and _DIGEST.fullmatch(digest) for path, digest in digests.items())
    except DAMAGED:
        return {}
    return digests if is_ours else {}
