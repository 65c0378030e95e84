"""``reading-list build``: the pages as files, for any engine."""

import hashlib
import sys
from collections.abc import Sequence
from importlib import metadata, resources
from pathlib import Path

import click

from ..core import report
from ..core.clock import today
from ..core.problems import errors
from ..entries.loading import check_files
from ..entries.source.file import SourceFile
from ..entries.source.folder import entries_shown, read_folder
from ..links.health_file import link_records, with_dead_links
from ..plugin import settings
from ..publish import writing
from ..publish.collisions import edited_in_words
from ..publish.messages.loading import messages_of, missing
from ..publish.site_files import site_files
from .terminal import PROBLEMS, config_option, print_problems


@click.command(epilog="Example: reading-list build")
@config_option
def build(config_file: Path) -> None:
    """Write the pages into the docs folder, for any engine that reads mkdocs.yml.

    MkDocs itself needs no build before it: the plugin does the same in memory.
    """
    project = settings.read(config_file)
    # Engines turn links to Markdown files into addresses; a finished address they would change once more.
    project = project._replace(site=project.site._replace(links_to_sources=True))
    files, misplaced = read_folder(project.entries, shown=entries_shown(project.entries))
    records = link_records(project.entries)
    urls = project.site.directory_urls
    messages = messages_of(project.wording)
    if lack := missing(project.wording):
        click.echo(f"warning: {lack}", err=True)
    inputs = _fingerprint(
        files,
        repr(
            (
                project.site,
                messages.texts(""),
                project.vocabulary.rows,
                sorted(project.ignored),
                sorted(records.items()),
            )
        ),
    )
    if not misplaced and writing.is_current(project.docs, inputs, directory_urls=urls, exclude=project.exclude):
        click.echo(f"{project.docs}: up to date")
        return
    library, problems, off = check_files(files, misplaced, today(), project.ignored, vocabulary=project.vocabulary)
    print_problems(problems)
    if errors(problems):
        topics = sum(file.path not in library.beside_topics for file in files)
        summary = report.summary(problems, sum(1 for _ in library.entries()), topics, off)
        click.echo(f"{summary}; nothing was written", err=True)
        sys.exit(PROBLEMS)
    library = with_dead_links(library, records)
    # A build with warnings is never taken for current, so that the next one repeats them.
    pages = site_files(library, project.site, messages)
    done = writing.write(pages, project.docs, "" if problems else inputs, directory_urls=urls, exclude=project.exclude)
    if done.edited:
        click.echo(edited_in_words(done.edited, project.docs.as_posix()), err=True)
        click.echo("Nothing was written: the changes would be lost.", err=True)
        sys.exit(PROBLEMS)
    for path in done.yielded:
        click.echo(f"{project.docs / path}: not written, for the site has one written by hand")
    click.echo(f"{project.docs}: {done.written} written, {done.unchanged} unchanged, {done.deleted} deleted")


def _fingerprint(files: Sequence[SourceFile], facts: str) -> str:
    """Return a digest of all that the pages are made from: entries, facts of the site, our own code."""
    digest = hashlib.sha256()
    for name in sorted(_package_files()):
        digest.update(name)
    for file in files:
        digest.update(f"\0{file.path}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    digest.update(f"\0{facts}\0{metadata.version('pydantic')}\0{metadata.version('markdown-it-py')}".encode())
    return digest.hexdigest()


def _package_files() -> list[bytes]:
    root = Path(str(resources.files("reading_list")))
    return [path.read_bytes() for path in root.rglob("*") if path.suffix in (".py", ".html", ".css", ".js", ".yaml")]
