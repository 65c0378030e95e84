"""Entry files that several processes read.

What a child has read, it puts into the store, from where it is taken as if an earlier build had kept it. So nothing
has to be believed that a child says, and a file that none has brought is read when it is wanted.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from ..core.processes import Team, shared_work
from ..core.store import Store
from ..core.store_folder import StoreFolder
from ..core.vocabulary import Vocabulary
from .source import kept_documents
from .source.file import SourceFile
from .source.topics import parse_topic

_FEWEST = 2_000_000
"""Bytes to be read."""


def read_ahead(
    files: Sequence[SourceFile], vocabulary: Vocabulary, store: Store | None, team: Team, stack: ExitStack
) -> Store | None:
    """Have a *team* read the *files* that *store* does not know, and return a store that has what children have read.

    That is *store* or, where there is none, one that is gone with *stack*.
    """
    unread = [file for file in files if not (store and kept_documents.is_kept(file, store))]
    if not team.helps(sum(len(file.content) for file in unread), _FEWEST):
        return store
    try:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="reading-list-")))
    except OSError:  # without a place where results can lie, nobody can help
        return store
    known = store or StoreFolder(folder / "store")
    with shared_work(len(unread), lambda task: kept_documents.read(unread[task], known), team.children, folder) as work:
        for task in work.taken():
            parse_topic(unread[task], vocabulary, store)
        work.results()
    return known
