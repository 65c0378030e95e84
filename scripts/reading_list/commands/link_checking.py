"""``reading-list links``: which links are dead, which only look so, which have moved."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..core.characters import printable
from ..core.clock import today
from ..core.files import write_file
from ..core.locks import alone_in
from ..core.problems import ReadingListError, errors
from ..links import link_health, link_report, programs
from ..links.health_file import link_records
from ..links.link_health import Finding, Place
from ..links.programs import Manner
from .project import Configuration, Project, configuration_options
from .terminal import FINE, PROBLEMS, library_at, load, progress


@click.command(epilog="Example: reading-list links --suggest --format markdown")
@click.argument("entries", type=click.Path(path_type=Path), required=False)
@click.option("--changed-since", metavar="REV", help="Check only links that the entries did not have at this commit.")
@click.option(
    "--suggest",
    is_flag=True,
    help="Say where an archived copy of a dead link may be. Whether it exists is not checked.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How the report is printed: for people, for programs, or for an issue.",
)
@click.option(
    "--timeout", type=click.IntRange(1, 300), default=20, show_default=True, help="Seconds to wait for an answer."
)
@click.option("--private", is_flag=True, help="Check links into private networks as well.")
@configuration_options
def links(
    entries: Path | None,
    configuration: Configuration,
    changed_since: str | None,
    form: str,
    timeout: int,
    *,
    suggest: bool,
    private: bool,
) -> None:
    """Check every link, and remember those that are not fine in entries/.link-health.json.

    A link is called dead after it was found so on three days, the first and the last at least four days
    apart. Run it daily or weekly. Exit status 1 when any link is dead, 2 when nothing could be checked.

    ENTRIES is the folder of entry files; without it, the one that mkdocs.yml names.
    """
    project = Project(entries, configuration)
    folder = project.entries
    library, problems = load(folder, project.ignored, project.vocabulary)
    if mistakes := errors(problems):
        click.echo(
            f"The check finds mistakes ({len(mistakes):,}). Entries that it cannot read are passed over.", err=True
        )
    places = list(link_health.places(library))
    old = _links_at(folder, changed_since) if changed_since is not None else set()
    findings = _ask([place.url for place in places if place.url not in old], timeout=timeout, private=private)
    known = None if mistakes else {link_health.asked_for(place.url) for place in places}
    run = _remember(folder, findings, known, places, form=form, suggest=suggest)
    sys.exit(PROBLEMS if any(line.record.flagged for line in run.lines) else FINE)


def _links_at(folder: Path, revision: str) -> set[str]:
    """Return the links that the library had at *revision*."""
    return {place.url for place in link_health.places(library_at(folder, revision))}


def _ask(urls: Sequence[str], *, timeout: int, private: bool) -> list[Finding]:
    """Return what is found out about *urls*. Raises ReadingListError when no server answers at all."""
    order = link_health.in_turn(urls)
    if not order:
        return []
    click.echo(_announced(order), err=True)
    by_url: dict[str, Finding] = {}

    def ask(urls: Sequence[str], words: str, manner: Manner) -> None:
        if urls:
            with progress(words, len(urls)) as step:
                report = programs.check(urls, step, manner, timeout=timeout, private=private)
            by_url.update({finding.url: finding for finding in link_health.findings(report, urls)})

    ask(order, "Checking links", programs.STAYING)
    ask(link_health.redirected(by_url.values()), "Following redirects", programs.FOLLOWING)
    ask(link_health.to_ask_again(by_url.values()), "Asking again", programs.FOLLOWING)
    findings = list(by_url.values())
    if not any(finding.answered for finding in findings) and any(map(link_health.was_asked, findings)):
        raise ReadingListError("no server answered at all, so it may be the network. Nothing was remembered.")
    return link_health.without_network_trouble(findings)


_MANY = 100  # of one host, which is asked for two a second at most


def _announced(urls: Sequence[str]) -> str:
    """Return what is about to be done. A slow server may keep a worker busy until the time is over."""
    hosts = link_health.hosts(urls)
    links = f"{len(urls):,} {'link' if len(urls) == 1 else 'links'}"
    counted = f"{links} on {len(hosts):,} {'host' if len(hosts) == 1 else 'hosts'}"
    return f"Checking {counted}{'; this may take several minutes' if max(hosts.values()) > _MANY else ''} ..."


def _remember(
    folder: Path,
    findings: Sequence[Finding],
    known: set[str] | None,
    places: Sequence[Place],
    *,
    form: str,
    suggest: bool,
) -> link_report.Outcome:
    """Bring the records up to date and print the report. Runs at the same time take turns here."""
    day = today()
    with alone_in(folder):
        before = link_records(folder)
        after = link_health.updated(before, findings, day, known)
        run = link_report.outcome(day.isoformat(), findings, after, places, suggest=suggest)
        _print(run, form)  # first of all: it took minutes, and writing may fail
        if after != before:
            write_file(folder / link_health.FILE, link_health.as_text(after))
    return run


def _print(run: link_report.Outcome, form: str) -> None:
    if form == "json":
        click.echo(link_report.as_json(run))
        return
    for line in link_report.as_markdown(run) if form == "markdown" else link_report.as_text(run):
        click.echo(printable(line))
