"""Writes a library of any size for the benchmarks: same number, same bytes."""

import random
from pathlib import Path

WORDS = """
    attention network gradient language model image sequence token layer encoder decoder training
    loss graph kernel sample prior noise vector query key value policy reward batch feature signal
    index cluster margin transfer distillation sparse deep shallow residual recurrent convolution
    pooling memory
""".split()
TAGS = [f"{first} {second}" for first in WORDS for second in WORDS[:15]]
ENTRIES_FOR_A_TAG = 5  # as in the flagship list
KINDS = ["paper", "article", "video", "course", "book", "code", "tool", "discussion"]
LEVELS = ["introductory", "intermediate", "advanced"]
PER_TOPIC = 50
MOST_PER_TOPIC = 250
"""More would not go into a file: 256 kB."""


def _sentence(random_: random.Random, words: int) -> str:
    return " ".join(random_.choice(WORDS) for _ in range(words)).capitalize()


def entry(number: int, random_: random.Random, tags_in_use: list[str]) -> str:
    """Return one entry as YAML text, with the fields that a curated entry has, and three of *tags_in_use*."""
    people = ", ".join(f"{random_.choice(WORDS).title()} {random_.choice(WORDS).title()}" for _ in range(3))
    tags = ", ".join(random_.sample(tags_in_use, 3))
    note = f"{_sentence(random_, 14)}; what it shows is {random_.choice(WORDS)}. {_sentence(random_, 8)}."
    if number % 20 == 0:  # as often as in the flagship list
        note += f" See `{random_.choice(WORDS)}` and *{random_.choice(WORDS)}*."
    lines = [
        f'  - title: "{_sentence(random_, 6)}: number {number}"',
        f"    url: https://example.org/works/{number}",
        f"    id: work-{number}",
        f"    kind: {random_.choice(KINDS)}",
        f"    level: {random_.choice(LEVELS)}",
        f"    authors: [{people}]",
        f"    publisher: {random_.choice(WORDS).title()} Press",
        f"    date: {random_.randint(1990, 2025)}-{random_.randint(1, 12):02}",
        f"    tags: [{tags}]",
        f'    note: "{note}"',
    ]
    if number % 10 == 0:
        lines.insert(5, "    seminal: true")
        older = [before for before in (number - 10, number - 30) if before >= 0]
        lines.append(f"    builds_on: [{', '.join(f'work-{before}' for before in older)}]")
    if number % 5 > 2:  # ways of up to three works: 2, 3, 4
        lines += ["    after:", f"      - {{id: work-{number - 1}, because: it explains the {random_.choice(WORDS)}}}"]
    if number % 4 == 0:
        lines += ["    companions:", f"      - {{title: Code, url: 'https://example.org/code/{number}', kind: code}}"]
    lines.append(f"    added: {2020 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}")
    return "\n".join(lines) + "\n"


def write(folder: Path, entries: int, *, per_topic: int = PER_TOPIC) -> None:
    """Write *entries* entries into topic files of *per_topic* below *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    random_ = random.Random(entries)
    tags = TAGS[: max(3, entries // ENTRIES_FOR_A_TAG)]
    for topic, first in enumerate(range(0, entries, per_topic)):
        head = (
            f"title: Topic {topic}\nsection: Section {topic % 8}\nsummary: {_sentence(random_, 10)}.\n"
            f"concepts:\n  - name: Concept {topic}\n    summary: {_sentence(random_, 12)}.\nentries:\n"
        )
        body = "".join(entry(number, random_, tags) for number in range(first, min(first + per_topic, entries)))
        (folder / f"topic-{topic}.yaml").write_text(head + body, encoding="utf-8")
