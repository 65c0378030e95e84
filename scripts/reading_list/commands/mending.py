"""``reading-list check --fix``: mends entry files in place."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ..core.codes import Code
from ..core.files import Replacement, replace_files
from ..core.format_version import VERSION
from ..core.library import Library, Topic
from ..core.locks import alone_in
from ..core.problems import Position, Problem, errors
from ..core.schema import EntryFields
from ..core.vocabulary import Vocabulary
from ..entries import autofix, edit
from ..entries.ignoring import is_off
from ..entries.source.file import SourceFile
from ..entries.source.folder import entries_shown, read_folder
from ..entries.source.topics import parse_files
from . import editor_schemas


def mend_files(folder: Path, docs: Path | None, ignored: Collection[Code], vocabulary: Vocabulary) -> list[str]:
    """Mend the files in *folder* that can be read whole, and return what was mended, each with its place.

    *docs* is the folder that may hold the schema for editors; None where nobody says. What the check is told to ignore
    stays as it is: codes *ignored*, or switched off by comments.
    Raises ReadingListError, with nothing changed, when a file cannot be written.
    """
    with alone_in(folder):
        files, _ = read_folder(folder, shown=entries_shown(folder))
        library, problems = parse_files(files, vocabulary)
        sound = _sound(library, problems, files)
        mended_lines: list[str] = []
        if docs and any(topic.version < VERSION for topic, _ in sound):
            mended_lines += editor_schemas.write_beside_former(docs, vocabulary)
        line = editor_schemas.schema_line(folder, docs)
        usual = autofix.Usual.of(library)
        replacements = []
        for topic, text in sound:
            mended, reasons = _mended(topic, text, library, usual, line, ignored)
            if mended != text:
                mended_lines += reasons
                replacements.append(Replacement(Path(topic.path).name, text, mended))
        replace_files(folder, replacements)
        return mended_lines


def _sound(library: Library, problems: Iterable[Problem], files: Sequence[SourceFile]) -> list[tuple[Topic, str]]:
    """Return the topics in which nothing is wrong for itself, each with the text of its file."""
    faulty = {problem.position.path for problem in errors(list(problems))}
    texts = {file.path: file.content for file in files}
    return [(topic, texts[topic.path].decode("utf-8")) for topic in library.topics if topic.path not in faulty]


def _mended(
    topic: Topic,
    text: str,
    library: Library,
    usual: autofix.Usual,
    schema_line: str,
    ignored: Collection[Code],
) -> tuple[str, list[str]]:
    """Return the *text* of *topic*, mended, and what was done, each with its place."""
    mends = [
        mend
        for mend in autofix.mends(topic, usual)
        if not is_off(mend.code, topic.position(*mend.location), ignored, library.switches)
    ]
    reasons = [f"{_place(topic.position(*mend.location))}: {mend.reason}" for mend in mends]
    new_ids = autofix.new_ids(topic, usual)
    reasons += [f"{_place(topic.position('entries', new.place, 'title'))}: {new.reason}" for new in new_ids]
    # An address may need two mends; the later one holds both.
    corrected = edit.with_values(text, {mend.location: mend.value for mend in mends})
    completed = edit.edited(corrected, [edit.Amended(new.place, EntryFields(id=new.id)) for new in new_ids], [])
    mended, lines = edit.tidied(completed)
    reasons += [
        f"{topic.path}:{line}: took out white space at the end of the line, or normalised the line ending"
        for line in lines
    ]
    mended, reason = editor_schemas.naming_schema(mended, topic.version, schema_line)
    return mended, [*reasons, *([f"{topic.path}:1: {reason}"] if reason else [])]


def _place(position: Position) -> str:
    return f"{position.path}:{position.line}:{position.column}"
