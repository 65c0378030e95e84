"""Measures what the design promises, each figure against a yardstick in the same run.

    python tests/bench/run.py [--into PAGE] [--history FILE] [ENTRIES ...]

Prints tables in Markdown: ratios with what they should reach, and how time and memory grow with the list. Fails
nothing, for a slow machine is not a mistake. --into puts the tables into a page of the docs, between its marks;
--history adds the figures to a file, a line of JSON for each run. `pip install -e '.[bench]'` brings the yardsticks;
what is missing is left out.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import generate
import yardsticks
from usage import Usage, used

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "reading_list")
ROUNDS = 3
"""How often all is measured; the least of each counts, which says most of a machine that does other things as well."""
TOPICS = 40
"""In how many files the entries of a list stand that is made up."""
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


class Figure(NamedTuple):
    """What something of ours takes, against what a yardstick takes, in seconds of processors."""

    what: str
    entries: int
    ours: float
    against: str
    theirs: float
    reach: float
    """The ratio that the design asks for at most."""

    @property
    def ratio(self) -> float:
        """How many times the yardstick ours takes."""
        return self.ours / self.theirs


class Growth(NamedTuple):
    """What a list of some size takes."""

    entries: int
    build: Usage
    site: Usage


class Round(NamedTuple):
    """What was measured once: figures, what lists of each size take, and lines on what readers load of the last."""

    figures: Sequence[Figure]
    sizes: Sequence[Growth]
    weights: Sequence[str]


class _Projects(NamedTuple):
    """Projects with the same entries. Two are ours, for nothing of one build is to help the other."""

    ours: Path
    site: Path
    plain: Path
    bare: Path


def measured(count: int, folder: Path) -> Iterator[Figure | Growth]:
    """Yield the figures of a list of *count* entries, made in *folder*."""
    per_topic = min(generate.MOST_PER_TOPIC, max(1, count // TOPICS))
    generate.write(entries := folder / "entries", count, per_topic=per_topic)
    build, site = yield from _of_entries(count, entries, folder)
    yield Growth(count, build, site)


def _of_entries(count: int, entries: Path, folder: Path) -> Generator[Figure, None, tuple[Usage, Usage]]:
    """Yield the figures of the list in *entries*, and return what its pages and its site took, made in *folder*."""
    projects = _Projects(*(folder / name for name in _Projects._fields))
    (temporary := folder / "temporary").mkdir()
    os.environ["TMPDIR"] = str(temporary)  # where templates stay compiled: the first build of a site is to find none
    for project in (projects.ours, projects.site):
        (project / "docs").mkdir(parents=True)
        (project / "mkdocs.yml").write_text(yardsticks.MKDOCS_YML % ", reading-list", encoding="utf-8")
        shutil.copytree(entries, project / "entries")
    yardsticks.plain_layout(entries, projects.plain)
    build = yield from _of_builds(count, projects.ours)
    return build, (yield from _of_sites(count, projects))


def _of_builds(count: int, project: Path) -> Generator[Figure, None, Usage]:
    compose = yardsticks.composing(project / "entries")
    start_up = min((used(*COMMAND, "build", "--help", folder=project) for _ in range(3)), key=lambda use: use.seconds)
    first = used(*COMMAND, "build", folder=project)
    alone = first.seconds - start_up.seconds
    yield Figure("load, check, render, write", count, alone, "yaml.compose (C)", compose, 8)
    elapsed = first.elapsed - start_up.elapsed
    yield Figure("the same, elapsed", count, elapsed, "yaml.compose (C)", compose, 5)
    again = max(
        0.0, used(*COMMAND, "build", folder=project).seconds - start_up.seconds
    )  # no more than noise, if it is short
    yield Figure("the same again, nothing changed", count, again, "the first", alone, 0.3)
    _change_one_topic(project / "entries")
    changed = used(*COMMAND, "build", folder=project).seconds - start_up.seconds
    yield Figure("the same, one topic changed", count, changed, "the first", alone, 0.3)
    return first


def _change_one_topic(entries: Path) -> None:
    path = min(entries.glob("*.yaml"))
    text, count = re.subn(r"(?<=\n)(    note: [\"']?)(?=[A-Z])", r"\1Indeed ", path.read_text("utf-8"), count=1)
    assert count, path
    path.write_text(text, "utf-8")


def _of_sites(count: int, projects: _Projects) -> Generator[Figure, None, Usage]:
    site, plain = yardsticks.with_mkdocs(projects.site), yardsticks.with_mkdocs(projects.plain)
    yield Figure("mkdocs build", count, site.seconds, "the plain layout", plain.seconds, 0.4)
    again = yardsticks.with_mkdocs(projects.site)
    yield Figure("the same again, with its cache", count, again.seconds, "the plain layout", plain.seconds, 0.4)
    for name, theirs, reach in (
        ("Hugo, bare", yardsticks.with_hugo(projects.plain, projects.bare), 5),
        ("Zensical, the plain layout", yardsticks.with_zensical(projects.plain), 1),
    ):
        if theirs:
            yield Figure("mkdocs build", count, site.seconds, name, theirs.seconds, reach)
    return site


def of_flagship() -> Iterator[Figure]:
    """Yield what the list of this repository takes: checking it, start-up and all, against a linter of YAML, and the
    rest as for any list.
    """
    count = sum(path.read_text("utf-8").count("\n  - title:") for path in (ROOT / "entries").glob("*.yaml"))
    if theirs := yardsticks.linting(ROOT / "entries"):
        for what, options in (("reading-list check, this list", ["--no-cache"]), ("the same again, this list", [])):
            ours = min(used(*COMMAND, "check", *options, folder=ROOT).seconds for _ in range(3))
            yield Figure(what, count, ours, "yamllint", theirs.seconds, 0.2)
    with tempfile.TemporaryDirectory() as name:
        for figure in _of_entries(count, ROOT / "entries", Path(name)):
            yield figure._replace(what=f"{figure.what}, this list")


def table(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of a table of *figures*."""
    yield "| what | entries | seconds | against | seconds | ratio | goal |"
    yield "|---|---|---|---|---|---|---|"
    for one in figures:
        reach = f"{one.reach:g}"
        yield (
            f"| {one.what} | {one.entries:,} | {one.ours:.2f} | {one.against} | {one.theirs:.2f} "
            f"| {one.ratio:.2f} | {reach} |"
        )


def growth_table(sizes: Sequence[Growth]) -> Iterator[str]:
    """Yield the lines of a table of how much time and memory lists of several *sizes* take."""
    yield "| entries | `reading-list build` | for 1,000 | memory | `mkdocs build` | for 1,000 | memory |"
    yield "|---|---|---|---|---|---|---|"
    for entries, build, site in sizes:
        cells = [
            cell
            for use in (build, site)
            for cell in (f"{use.seconds:.1f} s", f"{1000 * use.seconds / entries:.2f} s", f"{use.megabytes:.0f} MB")
        ]
        yield f"| {entries:,} | {' | '.join(cells)} |"


def sizes_of(site: Path) -> Iterator[str]:
    """Yield what readers load of *site*, compressed as servers send it."""

    def packed(paths: Sequence[Path]) -> float:
        return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths) / 1000

    ours = site / "assets" / "reading-list"
    heaviest = sorted(((packed([path]), path) for path in site.rglob("*.html")), reverse=True)[:5]
    yield f"heaviest pages (kB): {', '.join(f'{path.parent.name} {size:.0f}' for size, path in heaviest)}"
    yield f"all scripts, style (kB): {packed([*ours.glob('*.js')]):.0f}, {packed([ours / 'style.css']):.0f}"
    for name in ("catalogue.json", "topics.json"):
        yield f"{name} (kB): {packed([ours / name]):.0f}"


def put_into(page: Path, lines: Sequence[str]) -> None:
    """Write *lines* between the marks of *page*, in place of what stands there."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    page.write_text("\n".join([before + begin, "", *lines, "", end + after]), encoding="utf-8")


def _round(counts: Sequence[int]) -> Round:
    figures, weights = [*of_flagship()], []
    sizes: list[Growth] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            for one in measured(count, Path(name)):
                if isinstance(one, Growth):
                    sizes.append(one)
                else:
                    figures.append(one)
            weights = [*sizes_of(Path(name, "site", "site"))]
    return Round(figures, sizes, weights)


def _least(rounds: Sequence[Round]) -> Round:
    """Return of each measured thing the least of *rounds*."""
    figures = [
        same[0]._replace(ours=min(one.ours for one in same), theirs=min(one.theirs for one in same))
        for same in zip(*(one.figures for one in rounds), strict=True)
    ]
    sizes = [
        Growth(same[0].entries, _least_use([one.build for one in same]), _least_use([one.site for one in same]))
        for same in zip(*(one.sizes for one in rounds), strict=True)
    ]
    return Round(figures, sizes, rounds[-1].weights)


def _least_use(uses: Sequence[Usage]) -> Usage:
    return Usage(*map(min, zip(*uses, strict=True)))


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser(description="Measures what the design promises.")
    asked.add_argument("entries", nargs="*", type=int, default=[1_000, 10_000])
    asked.add_argument("--into", type=Path)
    asked.add_argument("--history", type=Path)
    options = asked.parse_args()
    figures, sizes, weights = _least([_round(options.entries) for _ in range(ROUNDS)])
    lines = [*table(figures), "", *growth_table(sizes)]
    print(*lines, "", *weights, sep="\n")
    if options.into:
        put_into(options.into, lines)
    if options.history:
        kept = {
            "day": date.today().isoformat(),
            "figures": [one._asdict() for one in figures],
            "sizes": [(count, build._asdict(), site._asdict()) for count, build, site in sizes],
        }
        with options.history.open("a", encoding="utf-8") as file:
            print(json.dumps(kept), file=file)


if __name__ == "__main__":
    main()
