"""A quarter of the real list with the real configuration: for all tests in which the size is not the matter."""

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
REFERENCES = ("after", "builds_on", "also", "superseded_by")


def write_sample(project: Path, folder: Path) -> None:
    """Write into *folder* the *project* with some of its topics, and in these what refers to them."""
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copy(project / "mkdocs.yml", folder)
    texts = {slug: (project / "entries" / f"{slug}.yaml").read_text(encoding="utf-8") for slug in TOPICS}
    topics = {slug: yaml.safe_load(text) for slug, text in texts.items()}
    known = {_id(entry) for topic in topics.values() for entry in topic["entries"]} | set(TOPICS)
    (folder / "entries").mkdir()
    for slug, topic in topics.items():
        topic["entries"] = [_within(entry, known) for entry in topic["entries"]]
        topic["path"] = [step for step in topic.get("path", []) if _id(step) in known]
        text = json.dumps(topic, ensure_ascii=False, indent=1, default=str)  # JSON is YAML
        (folder / "entries" / f"{slug}.yaml").write_text(text, encoding="utf-8")


def _id(reference: str | dict[str, Any]) -> str:
    if isinstance(reference, str):
        return reference
    return str(reference.get("id") or reference.get("work") or default_id(reference["title"], reference))


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
