"""Files of a folder as an earlier revision of its repository had them. Runs git."""

import re
from collections.abc import Iterator
from pathlib import Path

from . import git
from .problems import ReadingListError

_REGULAR = ("100644", "100755")  # of the modes of git, those of files that are no links
_ENTRY = re.compile(rb"(?P<mode>[0-7]+) blob (?P<name>[0-9a-f]+)\t(?P<path>.+)", re.DOTALL)


def yaml_files_at(folder: Path, revision: str) -> dict[str, bytes]:
    """Return the files in *folder* that end in ``.yaml``, as they were at *revision* of its repository, by name.

    Raises ReadingListError when git, the repository or the revision is missing.
    """
    if revision.startswith("-"):
        raise ReadingListError(f"--changed-since: {revision!r} is no revision. Name a commit, a branch or a tag.")
    if not git.is_installed():
        raise ReadingListError("--changed-since: git is not installed, or not found.")
    if not git.answer(folder, "rev-parse", "--git-dir"):
        raise ReadingListError(f"--changed-since: {folder} is in no repository of git, or git refuses to read it.")
    commit = git.answer(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise ReadingListError(
            f"--changed-since: git finds no revision {revision!r} for {folder}. "
            "Where the clone is shallow, fetch the older commits first."
        )
    # Names relative to the folder; without the slash git would list the folder itself.
    listing = git.answer(folder, "ls-tree", "-z", commit.decode().strip(), "./") or b""
    objects = {
        entry["path"].decode("utf-8", "backslashreplace"): entry["name"]
        for entry in map(_ENTRY.fullmatch, listing.split(b"\0"))
        if entry and entry["mode"].decode() in _REGULAR and _is_topic(entry["path"])
    }
    batch = git.answer(folder, "cat-file", "--batch", asked=b"".join(name + b"\n" for name in objects.values())) or b""
    return dict(zip(objects, _contents(batch), strict=True))


def _is_topic(path: bytes) -> bool:
    return path.endswith(b".yaml") and not path.startswith(b".") and b"/" not in path


def _contents(batch: bytes) -> Iterator[bytes]:
    """Yield the contents in the answer of ``git cat-file --batch``: for each a line that ends in its size, itself, and
    a line break.
    """
    start = 0
    while start < len(batch):
        begin = batch.index(b"\n", start) + 1
        end = begin + int(batch[start:begin].split()[-1])
        yield batch[begin:end]
        start = end + 1
