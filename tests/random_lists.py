"""Small reading lists that change at random, all the ways in which lists do: same number, same lists."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date as Day
from random import Random
from typing import Any, NamedTuple

from reading_list.core import own_words
from reading_list.core.library import Library
from reading_list.core.problems import errors
from reading_list.core.publication import for_readers
from reading_list.core.site import Site
from reading_list.core.vocabulary import vocabulary
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.publish.messages import Messages
from reading_list.publish.messages.loading import messages_in

Values = dict[str, Any]

WORDS = "attention network gradient language model image Sequence token Layer encoder".split()
PEOPLE = ["Ada Lovelace", "A. Lovelace", "Alan Turing", "Grace Hopper", "Łukasz Kaiser", "OpenAI", "Wei Li"]
TAGS = ["deep learning", "Deep Learning", "C++", "graphs", "vision", "日本語", "nlp"]
CONCEPTS = ["Attention", "Gradient descent", "Token", "Language model (LM)", "Encoder and decoder", "Self-attention"]
KINDS = ["paper", "book", "video", "code", "report", None]
LEVELS = ["introductory", "intermediate", "advanced", None]


class Edition(NamedTuple):
    """A list that can be published, with all that its pages are made of."""

    library: Library
    site: Site
    messages: Messages


class RandomList:
    """A list that changes at random; its entries never have an error."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.topics: dict[str, Values] = {}
        self.names: Values = {}
        self.paths: list[Values] = []
        self.site = Site(name="List", url="https://example.org/list/", links_to_sources=True)
        self.dead: dict[str, str] = {}
        self.language = "en"
        self.reports = "paper"
        """Which of our kinds reports are like, a kind of the list's own."""
        self._count = 100
        self._past: list[tuple[dict[str, Values], Values, list[Values]]] = []
        for topic in range(4):
            self.topics[f"t{topic}"] = {"title": f"Topic {topic}", "section": "Basics", "entries": []}
        for number in range(12):
            place = {"url": f"https://example.org/{number}", "id": f"first-{number}"}
            own = {"title": f"Work {number}", **place, "added": f"2024-01-{10 + number}"}
            self.topics[f"t{number % 4}"]["entries"].append(own)
        self.edition = self._read() or self._give_up()
        for _ in range(40):
            self.change()

    def change(self) -> str:
        """Change something, and return what was done."""
        while True:
            before = deepcopy((self.topics, self.names, self.paths)), self.site, self.dead, self.language, self.reports
            edit = self.random.choice(self._edits())
            edit()
            if edition := self._read():
                self.edition = edition
                self._past = [*self._past[-5:], before[0]]
                return str(edit.__name__)
            (self.topics, self.names, self.paths), self.site, self.dead, self.language, self.reports = before

    def _give_up(self) -> Edition:
        raise AssertionError("the list begins with errors")

    def _read(self) -> Edition | None:
        """Return the edition of what there is now; None where it has errors."""
        files = {**self.topics, "names": self.names, "paths": {"paths": self.paths}}
        sources = [
            SourceFile(f"entries/{slug}.yaml", slug, json.dumps(values, ensure_ascii=False).encode())
            for slug, values in sorted(files.items())
            if values and (slug != "paths" or self.paths)
        ]
        kinds = own_words.kinds({"report": {"like": self.reports}, "ours": None})
        library, problems, _ = check_files(sources, [], Day(2030, 1, 1), vocabulary=vocabulary(kinds))
        if errors(problems) or not library.topics:
            return None
        return Edition(for_readers(replace(library, dead=self.dead)), self.site, messages_in(self.language))

    # --- What there is to change ----------------------------------------------------------------

    def _edits(self) -> list[Any]:
        often = [self._add_entry, self._remove_entry, self._move_entry, self._order_entries, self._set_topic] * 2
        seldom = [
            *(self._add_topic, self._remove_topic, self._rename_topic, self._rename_entry, self._set_names),
            *(self._set_paths, self._set_site, self._set_dead, self._set_language, self._go_back),
            self._set_reports,
        ]
        return [self._set_field] * 14 + often + seldom

    def _ids(self) -> list[str]:
        return [entry["id"] for topic in self.topics.values() for entry in topic["entries"]]

    def _topic(self) -> Values:
        return self.topics[self.random.choice([*self.topics])]

    def _entry(self) -> Values | None:
        entries = [entry for topic in self.topics.values() for entry in topic["entries"]]
        return self.random.choice(entries) if entries else None

    def _words(self, most: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, most))).capitalize()

    def _note(self) -> str | None:
        concept = self.random.choice(CONCEPTS)
        chosen = self.random.choice([self._words(9), f"See *{self._words(2)}* and {concept}.", None])
        return f"{chosen} It explains {self.random.choice(CONCEPTS).lower()}s." if chosen else None

    def _some(self, things: list[Any], most: int) -> list[Any]:
        return self.random.sample(things, min(len(things), self.random.randint(0, most)))

    def _add_entry(self) -> None:
        self._count += 1
        place = {"url": f"https://example.org/{self._count}", "id": f"w{self._count}"}
        entry: Values = {"title": f"{self._words(3)} {self._count}", **place}
        self._topic()["entries"].append(entry)
        for _ in range(5):
            self._set(entry)

    def _set_field(self) -> None:
        if entry := self._entry():
            self._set(entry)

    def _set(self, entry: Values) -> None:
        random = self.random
        others = [name for name in self._ids() if name != entry["id"]]
        makers: dict[str, Any] = {
            "title": lambda: f"{self._words(4)} {random.randint(1, 9)}",
            "aliases": lambda: self._some(["GPT", "ResNet", "The paper"], 2),
            "url": lambda: f"https://example.org/{random.randint(1, 400)}/{entry['id']}",
            "doi": lambda: random.choice([None, f"10.1000/{entry['id']}"]),
            "former_ids": lambda: self._some([f"old-{entry['id']}", f"older-{random.randint(1, 5)}"], 2),
            "kind": lambda: random.choice(KINDS),
            "level": lambda: random.choice(LEVELS),
            "seminal": lambda: random.choice([True, False]),
            "status": lambda: random.choice([None, None, "backlog"]),
            "authors": lambda: self._some(PEOPLE, 4),
            "publisher": lambda: random.choice([None, "Example Press", "OpenAI", "NeurIPS 2019"]),
            "date": lambda: random.choice([None, "2017", "2018-05", "2019-02-03", f"20{random.randint(10, 29)}"]),
            "published": lambda: random.choice([None, {"venue": "NeurIPS", "year": "2020", "pages": "1-9"}]),
            "language": lambda: random.choice([None, "de", "en"]),
            "minutes": lambda: random.choice([None, 20, 90]),
            "tags": lambda: self._some(TAGS, 3),
            "note": self._note,
            "after": lambda: self._some(others, 2),
            "builds_on": lambda: self._some(others, 2),
            "also": lambda: self._some([*self.topics], 1),
            "companions": lambda: self._some([{"title": "Code", "url": "https://example.org/code/1"}], 1),
            "archived": lambda: random.choice([None, "https://web.archive.org/web/2020/https://example.org/1"]),
            "added": lambda: random.choice([None, "2024-01-01", "2025-03-04"]),
            "order": lambda: random.choice([None, 1, 2]),
            "draft": lambda: random.choice([True, False, False]),
            "remark": lambda: random.choice([None, "Ask for it."]),
            "cite": lambda: random.choice([None, {"key": f"key{random.randint(1, 30)}"}]),
            "superseded": lambda: None,
        }
        name = random.choice([*makers])
        if name == "superseded" and others:
            entry.update(status="superseded", superseded_by=random.choice(others))
            return
        value = makers[name]()
        if name == "status":
            entry.pop("superseded_by", None)
        entry.pop(name, None)
        if value:
            entry[name] = value

    def _remove_entry(self) -> None:
        topic = self._topic()
        if topic["entries"]:
            topic["entries"].remove(self.random.choice(topic["entries"]))

    def _move_entry(self) -> None:
        topic = self._topic()
        if topic["entries"]:
            entry = topic["entries"].pop(self.random.randrange(len(topic["entries"])))
            self._topic()["entries"].append(entry)

    def _order_entries(self) -> None:
        self.random.shuffle(self._topic()["entries"])

    def _rename_entry(self) -> None:
        if entry := self._entry():
            before, self._count = entry["id"], self._count + 1
            entry["id"] = f"w{self._count}"
            entry["former_ids"] = [before, *entry.get("former_ids", ())]

    def _add_topic(self) -> None:
        self._count += 1
        self.topics[f"t{self._count}"] = {"title": f"Topic {self._count}", "section": "Basics", "entries": []}

    def _remove_topic(self) -> None:
        if len(self.topics) > 1:
            del self.topics[self.random.choice([*self.topics])]

    def _rename_topic(self) -> None:
        slug = self.random.choice([*self.topics])
        self._count += 1
        topic = self.topics.pop(slug)
        topic["former_ids"] = [slug, *topic.get("former_ids", ())]
        self.topics[f"t{self._count}"] = topic

    def _set_topic(self) -> None:
        topic, random = self._topic(), self.random
        makers: dict[str, Any] = {
            "title": lambda: f"{self._words(2)} {random.randint(1, 99)}",
            "section": lambda: random.choice(["Basics", "Methods", "Uses"]),
            "summary": lambda: random.choice([None, f"{self._words(6)}."]),
            "concepts": lambda: [
                {"name": name, "summary": f"{self._words(5)}.", "works": self._some(self._ids(), 1)}
                for name in self._some(CONCEPTS, 3)
            ],
            "path": lambda: self._some([entry["id"] for entry in topic["entries"]], 4),
        }
        name = random.choice([*makers])
        topic.pop(name, None)
        if value := makers[name]():
            topic[name] = value

    def _set_names(self) -> None:
        people = self.random.choice([{}, {"Ada Lovelace": ["A. Lovelace"]}, {"Wei Li": ["W. Li"]}])
        self.names = {"people": people} if people else {}

    def _set_paths(self) -> None:
        steps = self._some(self._ids(), 4)
        goal = {"id": "goal", "title": self._words(3), "steps": [{"work": step, "why": "So."} for step in steps]}
        self.paths = [goal] if steps else []

    def _set_site(self) -> None:
        random = self.random
        changes: list[Values] = [
            {"name": random.choice(["List", "Other"])},
            {"description": random.choice(["", "About."])},
            {"url": random.choice(["", "https://example.org/list/"])},
            {"edit_url": random.choice(["", "https://example.org/edit/"])},
            {"sections": random.choice([(), ("Uses", "Basics")])},
            {"directory_urls": random.choice([True, False])},
            {"path": random.choice(["", "lists/one/"])},
            {"links_to_sources": random.choice([True, False])},
        ]
        self.site = self.site._replace(**random.choice(changes))

    def _set_dead(self) -> None:
        urls = [entry["url"] for topic in self.topics.values() for entry in topic["entries"]]
        archived = "https://web.archive.org/web/2020/https://example.org/1"
        self.dead = dict.fromkeys(self._some([*urls, archived, "https://example.org/code/1"], 4), "2025-01-01")

    def _set_language(self) -> None:
        self.language = self.random.choice(["en", "de", "ar"])

    def _set_reports(self) -> None:
        self.reports = self.random.choice(["paper", "book"])

    def _go_back(self) -> None:
        if self._past:
            self.topics, self.names, self.paths = deepcopy(self.random.choice(self._past))
