"""A part of the real list with the real configuration: for all tests in which the size is not the matter."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from reading_list.core.schema import default_id

TOPICS = """
    activation-functions attention bert foundations frameworks language-modelling large-language-models loss-functions
    mlops multimodal-models recurrent-networks regularisation roots-and-history scaling-laws signal-processing
    tokenisation transformers vector-search
""".split()
WHOLE = "transformers"
FEW = 6
"""As many works are taken of each other topic, and its landmarks."""
REFERENCES = ("after", "builds_on", "also", "superseded_by")


def write_sample(project: Path, folder: Path) -> None:
    """Write into *folder* the *project* with some of its topics, and in these what refers to them."""
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copy(project / "mkdocs.yml", folder)
    texts = {slug: (project / "entries" / f"{slug}.yaml").read_text(encoding="utf-8") for slug in TOPICS}
    topics = {slug: yaml.safe_load(text) for slug, text in texts.items()}
    for slug, topic in topics.items():
        if slug != WHOLE:
            topic["entries"] = [work for at, work in enumerate(topic["entries"]) if at < FEW or work.get("seminal")]
    known = {_id(entry) for topic in topics.values() for entry in topic["entries"]} | set(TOPICS)
    (folder / "entries").mkdir()
    for slug, topic in topics.items():
        topic["entries"] = [_within(entry, known) for entry in topic["entries"]]
        topic["path"] = _steps(topic.get("path", []), known)
        if not topic["path"]:
            del topic["path"]
        _write(folder, slug, topic)
    paths = yaml.safe_load((project / "entries" / "paths.yaml").read_text(encoding="utf-8"))["paths"]
    goals = {goal["id"]: goal | {"steps": steps} for goal in paths if (steps := _steps(goal["steps"], known))}
    for goal in goals.values():
        goal["next"] = [name for name in goal.get("next", []) if name in goals]
    _write(folder, "paths", {"paths": [*goals.values()]})


def _write(folder: Path, stem: str, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)  # JSON is YAML
    (folder / "entries" / f"{stem}.yaml").write_text(text, encoding="utf-8")


def _steps(steps: list[str | dict[str, Any]], known: set[str]) -> list[str | dict[str, Any]]:
    """Return those of *steps* whose works are *known*, where they still make a path."""
    kept = [step for step in steps if (step if isinstance(step, str) else step["work"]) in known]
    return kept if len(kept) > 1 else []


def _id(reference: str | dict[str, Any]) -> str:
    if isinstance(reference, str):
        return reference
    return str(reference.get("id") or reference.get("work") or default_id(reference["title"]))


def _within(entry: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """Return *entry* without references to what is not *known*."""
    within = dict(entry)
    for name in set(REFERENCES) & set(entry):
        references = entry[name] if isinstance(entry[name], list) else [entry[name]]
        kept = [reference for reference in references if _id(reference) in known]
        if not kept:
            del within[name]
        elif isinstance(entry[name], list):
            within[name] = kept
    return within
