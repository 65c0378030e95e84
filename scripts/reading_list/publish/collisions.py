"""Which files of a site generated pages must not replace, nor be published in place of. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

_SHOWN = 5


class Collision(NamedTuple):
    """A file that somebody wrote and the generated page with the same address. All three are paths below a root."""

    file: str
    page: str
    address: str


def collisions(files: Mapping[str, str], pages: Mapping[str, str]) -> list[Collision]:
    """Return where *files* and generated *pages* meet; both are paths with the file that each is published as."""
    return collisions_at(files, {address: page for page, address in pages.items()})


def collisions_at(files: Mapping[str, str], ours: Mapping[str, str]) -> list[Collision]:
    """Return the same where *ours* are the generated pages by the file that each is published as."""
    return [Collision(file, ours[address], address) for file, address in sorted(files.items()) if address in ours]


def yielding(rivals: Iterable[Collision], giving_way: Collection[str]) -> frozenset[str]:
    """Return the generated pages that yield, of those *giving_way*: whoever wrote a home page by hand means it."""
    return frozenset(collision.page for collision in rivals if collision.page in giving_way)


def in_the_way(rivals: Iterable[Collision], docs: str, giving_way: Collection[str]) -> str:
    """Return which files below *docs* stand in the way of pages, but those *giving_way*, and the remedy."""
    return _shortly([_in_words(collision, docs) for collision in rivals if collision.page not in giving_way])


def edited_in_words(files: Iterable[str], docs: str) -> str:
    """Return which generated *files* below *docs* somebody has changed, and the remedy."""
    return _shortly(
        [
            f"{docs}/{path}: is generated, and somebody has changed it since. Move the words to the entries, or only "
            "delete the file; then build again."
            for path in files
        ]
    )


def _shortly(lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - _SHOWN} more."] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more])


def _in_words(collision: Collision, docs: str) -> str:
    if collision.file == collision.page:
        return f"{docs}/{collision.file}: stands where a generated page goes. Rename or move it."
    return (
        f"{docs}/{collision.file}: would be published as {collision.address}, "
        f"where the generated page {collision.page} goes. Rename or move it."
    )
