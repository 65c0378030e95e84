"""Mutants that no test can catch, because they change nothing that anybody could see."""

from collections.abc import Sequence
from typing import NamedTuple


class Equivalent(NamedTuple):
    """A mutant of *module*, known by the *line* (without indentation) that it has changed, and *why* it is none.

    Where other lines may become the same, it is said what it *was*.
    """

    module: str
    line: str
    why: str
    was: str = ""

    def is_change(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Tell whether this is the change of lines from *before* to *after*."""
        return [self.line] == [line.strip() for line in after] and self.was in ("", *(line.strip() for line in before))


_SLOWER = "What is not taken at once is looked at tag by tag, with the same outcome."

_LOOKED_THROUGH_AGAIN = "What is known to be in order is looked through again, with the same outcome."
_COMPARED = "It is the same for all that are compared with each other."

EQUIVALENT = (
    Equivalent("core/identity.py", "video = query.get(\"v\", 'mutant')", "Neither is the id of a video."),
    Equivalent(
        "core/identity.py",
        "_PLAIN_PATH = re.compile('')",
        "What is not taken at once is looked at part by part, with the same outcome.",
    ),
    Equivalent("core/identity.py", "video = player[1] if player else 'mutant'", "Neither is the id of a video."),
    Equivalent(
        "entries/edit.py",
        "lines = [*zip(parts[::2], parts[1::2], strict=False), *([(parts[-1], 'mutant')] if parts[-1] else [])]",
        "What the last line lacks is only compared with the line break that it gets.",
    ),
    Equivalent(
        "entries/edit.py",
        "for name in [name for name, value in fields.items() if True]:",
        "An entry gets fields that it lacks, but for records of which it has a part.",
    ),
    Equivalent("entries/edit.py", "continue", "There is nothing within a single value."),
    Equivalent(
        "entries/edit.py",
        "for splice in sorted(splices):",
        "Of two texts for one place, the one that is to come first also sorts first: it is indented deeper.",
    ),
    Equivalent(
        "entries/edit.py",
        "self._break = first_break[0] if first_break else ''",
        "A file of one line is in flow style, where nothing is put below.",
    ),
    Equivalent(
        "entries/edit.py",
        "before = [value for key, value in node.value if (place(key.value) <= place(name))]",
        "An entry gets fields that it lacks.",
    ),
    *(
        Equivalent("core/files.py", f"_ABANDONED_AFTER = {seconds}  # seconds", "An hour is as good as any such time.")
        for seconds in (3599, 3601)
    ),
    Equivalent(
        "core/files.py",
        "if (time.time() - folder.stat().st_mtime >= _ABANDONED_AFTER):",
        "No folder is exactly so old, to the fraction of a second.",
    ),
    Equivalent(
        "core/files.py",
        "os.umask(mask := os.umask(64))",
        "The mask is put back before any file is made.",
    ),
    Equivalent(
        "core/files.py",
        "os.umask(mask := os.umask(62))",
        "The mask is put back before any file is made.",
    ),
    Equivalent(
        "core/locks.py",
        "user = os.getuid() if hasattr(os, \"getuid\") else 'mutant'",
        "Only for Windows, where folders for temporary files are the user's own.",
    ),
    *(
        Equivalent("core/locks.py", line, "Only for Windows, where no mutants are tried.")
        for line in ("if sys.platform == '':", "return None  # which takes its file away itself")
    ),
    Equivalent(
        "core/urls.py",
        "return urlsplit(url).hostname or 'mutant'",
        "Neither is a host that has parameters of its own.",
    ),
    Equivalent(
        "core/urls.py",
        "names = {unicodedata.name(character, 'mutant').split(\" \")[0] for character in label}",
        "Neither is the name of an alphabet.",
    ),
    *(
        Equivalent("entries/checks/references.py", "return None", "What is empty is left out, whatever it is.", empty)
        for empty in ("return ()", "return []")
    ),
    Equivalent(
        "entries/checks/references.py",
        "if (entry.superseded_by == entry.id):  # of which `superseded` says what is wrong",
        "No id leads to nothing.",
    ),
    *(
        Equivalent("entries/checks/references.py", line, "A single name does not stand there twice.")
        for line in ("if (len(names) >= 1):", "if len(names) > 0:")
    ),
    Equivalent(
        "entries/checks/references.py",
        "if (not placed.is_whole):",
        "Where neither is said, nothing of what is asked holds.",
    ),
    Equivalent(
        "entries/checks/references.py",
        "spellings[_words(topic.section)][topic.section] += 2",
        _COMPARED,
    ),
    Equivalent(
        "entries/checks/references.py",
        "placed = facts.by_id[loop[-1]]",
        "A circle ends where it begins.",
    ),
    Equivalent(
        "entries/checks/references.py",
        "index = graph[loop[-1]].index(loop[1])",
        "A circle ends where it begins.",
    ),
    Equivalent(
        "entries/edit.py",
        "if isinstance(value, tuple) and all((isinstance(item, BaseModel) for item in value)):",
        "Values of one field are of one kind.",
    ),
    Equivalent("entries/checks/wording.py", "if True", "All titles are looked at, with the same outcome."),
    Equivalent(
        "entries/checks/wording.py",
        "if (topic.once(_latest) >= limit):",
        "What lies in the future is looked for, and nothing found.",
    ),
    Equivalent(
        "entries/checks/wording.py",
        "return max((text for entry in topic.entries for text in (entry.date, entry.added) if text), default='mutant')",
        "In a topic without dates one is looked for, and none found.",
    ),
    Equivalent("entries/checks/works.py", "return (key.upper(),) if key else ()", "Keys are of Latin letters."),
    Equivalent("entries/checks/works.py", "return (entry.cite and entry.cite.key)", "Neither is a key."),
    Equivalent(
        "entries/checks/wording.py",
        "if len(words) == 1 and words[-1].isdigit():",
        "Of one word, the last is the first.",
    ),
    Equivalent(
        "entries/checks/wording.py",
        'return len(words[-1]) < len("1984")',
        "Of one word, the last is the first.",
    ),
    Equivalent(
        "entries/edit.py",
        "if plain and _resolver.resolve(yaml.ScalarNode, text, (True, True)) == _TEXT_TAG:",
        "For a value without a tag, PyYAML looks at the first of the two only.",
    ),
    *(
        Equivalent("plugin/gate.py", line, _SLOWER)
        for line in (
            "_OFTEN = ''.split()",
            "_HOST = ''  # with - . : _",
            "''  # and what begins with # / ?",
            "_ONE_VALUE = ''.join("
            """f'{name}="(?:{_VALUES[name].pattern})"' for name in sorted(_ATTRIBUTES & _VALUES.keys()))""",
            """_ONE_VALUE = "|".join('' for name in sorted(_ATTRIBUTES & _VALUES.keys()))""",
            "if any(_faults_of_tag(tag) for tag in _tags(drawings)):",
            "if any(_faults_of_tag(tag, drawn=False) for tag in _tags(drawings)):",
        )
    ),
    Equivalent("plugin/gate.py", "''", _SLOWER, """rf"(?:[^<]*+<(?:/(?:{_ANY_ELEMENT})|(?:{_ANY_ELEMENT})\""""),
    Equivalent("plugin/gate.py", "return None", _SLOWER, "return _USUAL.fullmatch(rest) is not None"),
    Equivalent("plugin/gate.py", "return None", "Neither is a scheme.", 'return "unreadable"'),
    Equivalent("plugin/gate.py", "return 'mutant', article", "There is no tag in it."),
    Equivalent(
        "plugin/gate.py",
        "_ANY_ELEMENT = ''.join([*_OFTEN, *sorted(_ELEMENTS - {*_OFTEN})])",
        _SLOWER,
    ),
    *(
        Equivalent("plugin/gate.py", f"_ANY_VALUE = {line}", _SLOWER)
        for line in (
            """''.join(["class", "id", *sorted(_ATTRIBUTES - _VALUES.keys() - {"class", "id", "href"})])""",
            """"|".join(['', "id", *sorted(_ATTRIBUTES - _VALUES.keys() - {"class", "id", "href"})])""",
            """"|".join(["class", '', *sorted(_ATTRIBUTES - _VALUES.keys() - {"class", "id", "href"})])""",
            """"|".join(["class", "id", *sorted(_ATTRIBUTES - _VALUES.keys() - {'', "id", "href"})])""",
            """"|".join(["class", "id", *sorted(_ATTRIBUTES - _VALUES.keys() - {"class", '', "href"})])""",
        )
    ),
    Equivalent("plugin/gate.py", "_USUAL_LINK = re.compile('')", _SLOWER),
    Equivalent(
        "plugin/gate.py",
        r"""return 'mutant'.join(pieces[1::2]), "\n".join(pieces[::2]) + behind""",
        "What stands between tags is not looked at.",
    ),
    Equivalent(
        "publish/writing.py",
        "return _manifest_of(content_of(root / MANIFEST))",
        "No bytes and nothing at all are refused alike, the latter as a wrong type.",
    ),
    Equivalent(
        "publish/writing.py",
        "return _manifest_of(content_of(root / MANIFEST) or b'mutant')",
        "What is no JSON is refused alike, whatever it is.",
    ),
    Equivalent("publish/writing.py", "exclude: str = 'mutant'", "No file is called so."),
    Equivalent(
        "publish/writing.py",
        "return Manifest('mutant', old.files | new.files | both)",
        "Neither is what pages are made from.",
    ),
    Equivalent(
        "entries/checks/chosen_paths.py",
        "if (needed and needed.entry.id not in seen):",
        _LOOKED_THROUGH_AGAIN,
    ),
    Equivalent("entries/checks/chosen_paths.py", "cleared &= seen", _LOOKED_THROUGH_AGAIN),
    Equivalent(
        "entries/checks/facts.py",
        "return ((placed, value) for placed, value in zip(self.entries, self.each(function), strict=True) if True)",
        "Of what is empty, rules go through the parts.",
    ),
    *(
        Equivalent(
            "entries/checks/facts.py",
            f"if {condition}:",
            "An entry is not compared with itself.",
        )
        for condition in (
            "(len(entries) >= 1) and all(key in keys(placed.entry) for placed in entries)",
            "len(entries) > 0 and all(key in keys(placed.entry) for placed in entries)",
            "all((key in keys(placed.entry) for placed in entries))",
        )
    ),
    Equivalent(
        "entries/checks/former_ids.py",
        "return self._by_title[near[-1]] if near else None",
        "One title is asked for, the nearest.",
    ),
    Equivalent(
        "entries/checks/name_spelling.py",
        "uses = {group: Counter(dict.fromkeys(names.file.declared(group), -1)) for group in NAME_GROUPS}",
        "A name that is declared is only compared with others that are.",
    ),
    Equivalent(
        "entries/checks/name_spelling.py",
        "uses = {group: Counter(dict.fromkeys(names.file.declared(group), 1)) for group in NAME_GROUPS}",
        "A name that is declared is only compared with others that are.",
    ),
    Equivalent(
        "entries/checks/name_spelling.py",
        "if (len(family) >= 1):",
        "Of a family of one, none is another spelling; it is left out because most are so.",
    ),
    Equivalent(
        "entries/checks/name_spelling.py",
        "if len(family) > 0:",
        "Of a family of one, none is another spelling; it is left out because most are so.",
    ),
    Equivalent(
        "entries/checks/study_order.py",
        "placed.entry.status == Status.SUPERSEDED or facts.named(instead) is placed",
        "Neither nothing nor no name is the id of an entry.",
    ),
    Equivalent(
        "entries/checks/study_order.py",
        "placed.entry.status == Status.SUPERSEDED or facts.named(instead or 'mutant') is placed",
        "Neither is the id of an entry.",
    ),
    *(
        Equivalent("entries/checks/tag_spelling.py", line, "All tags are looked at, with the same outcome.")
        for line in (
            "unusual = {tag for tag in counts if True}",
            "return any((len(set(map(tag_stem, entry.tags))) <= len(entry.tags)) for entry in topic.entries)",
        )
    ),
    *(
        Equivalent("publish/joining.py", line, "More works are sorted than need be, and as many taken.")
        for line in (
            "since = next((day for day, so_far in zip(days, accumulate(days.values()), strict=True)"
            ' if (so_far > most)), "")',
            "late = [placed for placed in library.entries() if placed.entry.added]",
        )
    ),
    *(
        Equivalent(
            "publish/joining.py",
            f'late.sort(key=lambda placed: ({added}, placed.entry.date or ""), reverse=True)',
            "Only works that say when they joined are sorted; the type does not know it.",
        )
        for added in ("placed.entry.added", "placed.entry.added or 'mutant'")
    ),
    *(
        Equivalent(
            "publish/pages/prerequisites.py",
            f"_NO_LEVEL = {number}  # behind every other",
            "No list has so many levels.",
        )
        for number in (999, 1001)
    ),
    *(
        Equivalent(
            "publish/pages/prerequisites.py",
            f"return [PathStep(by_id[step.work], {texts}) for step in steps]",
            "Neither is shown.",
        )
        for texts in ('step.why, step.skip_if or ""', 'step.why or "", step.skip_if')
    ),
    Equivalent(
        "publish/pages/prerequisites.py",
        "ids = _worked_out(works, [topic.slug for topic in library.topics if True], demand)",
        "What is worked out of a topic with a chosen path is not looked at.",
    ),
    Equivalent(
        "publish/pages/prerequisites.py",
        "ways = [[*_way(goal.id, by_id.__getitem__), goal.id] for goal in members if True]",
        "The way of one that asks for nothing is too short.",
    ),
    Equivalent(
        "publish/pages/prerequisites.py",
        "return (not goal.is_landmark, -demand[goal.id] if goal.is_landmark else -1, -length, goal.id)",
        "Compared among works that are no landmarks only, for all of which it is the same.",
    ),
    Equivalent(
        "publish/pages/prerequisites.py",
        "return (not goal.is_landmark, -demand[goal.id] if goal.is_landmark else 1, -length, goal.id)",
        "Compared among works that are no landmarks only, for all of which it is the same.",
    ),
    *(
        Equivalent("core/learning_order.py", f"unmet: dict[str, int] = dict.fromkeys(waiting, {number})", _COMPARED)
        for number in (1, -1)
    ),
    *(
        Equivalent("core/learning_order.py", line, "Where none asks more than the other, nothing is added.")
        for line in (
            "if (more >= 0) and earlier in waiting and later in waiting:",
            "if more > -1 and earlier in waiting and later in waiting:",
        )
    ),
    *(
        Equivalent("core/reading_order.py", f"wanted = demand if own == INTRODUCTION else {number}", _COMPARED)
        for number in (1, -1)
    ),
    Equivalent("core/reading_order.py", "if entry.is_set_aside:", "Nothing is set aside without a status."),
    Equivalent(
        "core/reading_order.py",
        "return (entry.date is None, entry.date, entry.title.lower(), entry.id)",
        "Dates that are none are compared with each other only, and equal.",
    ),
    Equivalent(
        "core/reading_order.py",
        "return (entry.date is None, entry.date or 'mutant', entry.title.lower(), entry.id)",
        "Dates that are none are compared with each other only, and equal.",
    ),
    Equivalent(
        "publish/pages/overview.py",
        "return {name: concepts for name, concepts in chosen if True}",
        "To explain nothing is the same as not to be there.",
    ),
)
