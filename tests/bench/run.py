"""Measures what the design promises, each figure against a yardstick in the same run.

    python tests/bench/run.py [ENTRIES]

Prints ratios and peak memory; fails nothing, for a slow machine is not a mistake.
"""

import gzip
import html
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import generate
import yaml

CONFIG = """\
site_name: Bench
theme: {name: material, font: false}
plugins: [search%s]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
"""


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time of *action*: other work on the machine does not count."""
    start = time.process_time()
    action()
    return time.process_time() - start


def run(*command: str, folder: Path) -> tuple[float, float]:
    """Return the processor seconds and the peak megabytes of a command."""
    script = (
        "import resource, subprocess, sys;"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True);"
        "sys.stderr.write(done.stderr[-2000:] if done.returncode else '');"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024);"
        "sys.exit(done.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    used, peak = done.stdout.split()
    return float(used), float(peak)


def compose_all(texts: list[str]) -> None:
    for text in texts:
        yaml.compose(text, Loader=yaml.CLoader)


def plain_layout(entries: Path, docs: Path) -> None:
    """Write the obvious site: entry bodies in Markdown, every topic and tag page in the navigation."""
    tags: dict[str, list[str]] = {}
    for path in sorted(entries.glob("*.yaml")):
        topic = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        parts = [f"# {topic['title']}\n\n{topic['summary']}\n"]
        for entry in topic["entries"]:
            links = ", ".join(f"[{tag}](../tags/{tag}.md)" for tag in entry["tags"])
            parts.append(
                f"## [{html.escape(entry['title'])}]({entry['url']}) {{ #{entry['id']} }}\n\n"
                f"*{entry['kind']}*, {entry['level']}, {entry['date']}, {', '.join(entry['authors'])}\n\n"
                f"{entry['note']}\n\n{links}\n"
            )
            for tag in entry["tags"]:
                tags.setdefault(tag, []).append(f"- [{entry['title']}](../topics/{path.stem}.md#{entry['id']})")
        (docs / "topics" / f"{path.stem}.md").write_text("\n".join(parts), encoding="utf-8")
    for tag, lines in tags.items():
        (docs / "tags" / f"{tag}.md").write_text(f"# {tag}\n\n" + "\n".join(lines), encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")


def print_sizes(site: Path) -> None:
    """Print what readers load of *site*, compressed as servers send it."""

    def packed(paths: list[Path]) -> float:
        return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths) / 1000

    ours = site / "assets" / "reading-list"
    heaviest = sorted(((packed([path]), path) for path in site.rglob("*.html")), reverse=True)[:5]
    named = [f"{path.parent.relative_to(site).as_posix()} {size:.0f}" for size, path in heaviest]
    print(f"heaviest pages (kB, gzip):    {', '.join(named)}")
    print(f"all scripts, style (kB):      {packed(list(ours.glob('*.js'))):.0f}, {packed([ours / 'style.css']):.0f}")
    for name in ("catalogue.json", "topics.json"):
        print(f"{name + ' (kB):':<29} {packed([ours / name]):.0f}")


def main(count: int) -> None:
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q")
    build = (sys.executable, "-m", "reading_list", "build")
    with tempfile.TemporaryDirectory() as name:
        ours, plain = Path(name, "ours"), Path(name, "plain")
        for project, plugin in ((ours, ", reading-list"), (plain, "")):
            for folder in ("entries", "docs/topics", "docs/tags"):
                (project / folder).mkdir(parents=True)
            (project / "mkdocs.yml").write_text(CONFIG % plugin, encoding="utf-8")
        generate.write(ours / "entries", count)
        plain_layout(ours / "entries", plain / "docs")
        texts = [path.read_text(encoding="utf-8") for path in sorted((ours / "entries").glob("*.yaml"))]
        yardstick = min(seconds(lambda: compose_all(texts)) for _ in range(3))
        start_up, _ = run(sys.executable, "-m", "reading_list", "build", "--help", folder=ours)
        first, memory = run(*build, folder=ours)
        second, _ = run(*build, folder=ours)
        site, site_memory = run(*mkdocs, folder=ours)
        plain_site, _ = run(*mkdocs, folder=plain)
        print_sizes(ours / "site")
    print(f"{count:,} entries; yaml.compose (C): {yardstick:.2f} s; start-up of the command: {start_up:.2f} s")
    print(
        f"reading-list build:           {first:.2f} s, {(first - start_up) / yardstick:.1f} x compose, {memory:.0f} MB"
    )
    print(f"  again, nothing changed:     {second:.2f} s, {(second - start_up) / (first - start_up):.2f} of the first")
    print(
        f"mkdocs build with the plugin: {site:.2f} s, {site / plain_site:.2f} of the plain layout, {site_memory:.0f} MB"
    )
    print(f"mkdocs build, plain layout:   {plain_site:.2f} s")
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
