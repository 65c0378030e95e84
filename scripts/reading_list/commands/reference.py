"""Pages of reference, made of what they describe so that they cannot drift: fields, rules, commands, forms. Pure.

``python scripts/reference.py`` writes them; a test compares.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from ..core.codes import Code
from ..core.format_version import VERSION
from ..core.kinds import Kind
from ..core.levels import Level
from ..core.text import collapsed
from ..entries.source.former_versions import STEPS

_MADE = "<!-- Made by: python scripts/reference.py -->"
_BEHIND_THE_LIST = ("search:", "  boost: 0.5")  # who searches the site looks for a work first


def _page(title: str, description: str, lines: Sequence[str]) -> str:
    head = [
        "---",
        f"title: {title}",
        f"description: {description}",
        *_BEHIND_THE_LIST,
        "---",
        "",
        _MADE,
        "",
        f"# {title}",
        "",
    ]
    return "\n".join([*head, *lines]).rstrip("\n") + "\n"


def _cell(text: str) -> str:
    """Return *text* for a cell of a table."""
    return collapsed(text.replace("|", "\\|"))


# --- Fields -------------------------------------------------------------------------------------

_RECORDS = (
    ("", "The file", "A topic is a file in `entries/`; its name, without `.yaml`, is the address of its page."),
    ("Entry", "An entry", "Each work is an item of `entries`."),
    ("Prerequisite", "What to read first", "An item of `after` is the id of an entry, or these fields."),
    ("Companion", "A companion", "An item of `companions`."),
    ("Step", "A step of a path", "An item of `path` is the id of an entry, or these fields."),
    ("Concept", "A concept", "An item of `concepts`."),
    ("Published", "Where it is cited from", "The fields of `published`."),
    ("Cite", "How it is cited", "The fields of `cite`."),
)


_NAMES = """\
## Names

One person, publisher or venue has one spelling in a list. A file `entries/names.yaml`, which no list needs, declares
it, with others that stand for the same:

```yaml
# yaml-language-server: $schema=../docs/schemas/v2/names.schema.json
{example}
```

A check warns of the other spellings, and `check --fix` writes the declared one. A person who is declared is one person
on the pages, whatever the spelling. Two people whose names look like spellings of one are each declared alone:
`Wei Zhang: []`. A file of this name that has fields of a topic, such as `entries`, stays a topic.
"""


_PATHS = """\
## Paths

A path is an order in which to read. `path` of a topic leads to the heart of that topic; where nobody has chosen one,
it is worked out of `after`. A file `entries/paths.yaml`, which no list needs, holds paths across topics, each to
something that a reader wants to know or do:

```yaml
# yaml-language-server: $schema=../docs/schemas/v2/paths.schema.json
paths:
  - id: how-language-models-are-made
    title: How language models are made
    audience: You have trained a small network and read Python.
    outcome: You can say what each stage of training adds.
    steps:
      - the-illustrated-transformer
      - work: attention-is-all-you-need
        why: Replaces recurrence with attention.
        skip_if: you have built a Transformer yourself
    next: [build-with-retrieval]
```

Each has a page, `paths/how-language-models-are-made/`. No step may stand before what its work asks for with `after`;
what is not on the path at all is named beside the step. A file of this name that has fields of a topic, such as
`entries`, stays a topic.
"""


_VERSIONS = """\
## Versions

The format has versions; this is version {version}. It stands in the address of the schema that the first line of a file
names, `schemas/v{version}/topic.schema.json`, and in `entries.json`. A file that names no schema is of this version.
New fields make no new version: one comes only when something that was written before would mean something else, or
nothing.

Files of a former version keep their meaning, and their schemas keep their addresses. `check` warns where an entry of
such a file relies on what has changed. `check --fix` writes it down in the words of this version, names its schema,
and leaves every other byte as it was; the schemas of a list that has its own are written beside the former ones. An
`entries.json` of a former version is read as well; a newer one is refused.

| from version | what changed, and what `check --fix` does |
|---|---|
"""


def entry_format(schema: Mapping[str, Any], example: str, names: Mapping[str, Any], paths: Mapping[str, Any]) -> str:
    """Return the page of the entry format: *schema* is its JSON Schema, *example* a topic file; *names* and *paths* are
    the JSON Schemas of the files of names and of paths.
    """
    lines = [
        "A topic file is YAML. This one has most fields; only `title`, `section`, and of each entry `title` and",
        "a way to the work are required: `url`, `doi`, `arxiv` or `isbn`, or `authors` and `date` of one on paper.",
        "",
        "```yaml",
        example.rstrip("\n"),
        "```",
        "",
        "Every value is text as you write it: `title: 1984` and `title: No` are titles. Write a value in quotes when",
        "it holds a colon and a space or ` #`, or begins with a sign such as `&`, `*`, `@`, `[` or `{`:",
        '`title: "BERT: Pre-training of Deep Bidirectional Transformers"`.',
        "",
        "Kinds, levels and statuses are those of a list that has none of its own, and it may have further fields:",
        "[your own words](your-own-list.md#your-own-words).",
        "",
        "The first line tells editors where the [schema](schemas/v2/topic.schema.json) is. With YAML support they",
        "complete fields, show what each means and mark mistakes while you type. In VS Code that is the extension",
        "*YAML* by Red Hat, which it offers by itself in this repository.",
        "",
        "An id is the last part of an entry's permalink: lower-case letters, digits and hyphens. Without `id`, it is",
        "the title in that form, in its own script: `css設計`, `машинное-обучение`. Latin letters lose their accents,",
        "apostrophes are dropped, and signs that tell names apart become words: `c-plus-plus`, `c-sharp`, `dotnet`. A",
        "title that has neither letter nor digit needs an `id`. The same form have the names of topic files and the",
        "addresses of tags; at most 80 letters and 200 bytes are kept.",
        "",
        "A tag begins with a letter or digit, or a dot before one (`.NET`), and may have spaces and `+ # & * . / ' -`",
        "within: `C`, `C++`, `C#`, `R&D`, `हिन्दी` and `Webデザイン` are tags.",
        "",
    ]
    for name, title, words in _RECORDS:
        lines += [
            f"## {title}",
            "",
            words,
            "",
            *_fields(schema["$defs"][name] if name else schema, schema["$defs"]),
            "",
        ]
    groups = names["properties"].items()
    spellings = "\n".join(f"{group}:\n{_declared(field['examples'][0])}" for group, field in groups)
    lines += [*_NAMES.format(example=spellings).splitlines(), "", *_fields(names, {}), ""]
    lines += [*_PATHS.splitlines(), "", *_fields(paths["$defs"]["Goal"], paths["$defs"]), ""]
    lines += _VERSIONS.format(version=VERSION).splitlines()
    lines += [f"| {step.version} | {_cell(step.words)} |" for step in STEPS]
    return _page("Entry format", "Every field of a topic file, with its form and an example.", lines)


def _declared(names: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(f"  {name}: {_flow(others)}" for name, others in names.items())


def _fields(record: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    yield "| field | meaning | form | example |"
    yield "|---|---|---|---|"
    required = record.get("required", [])
    for name, field in record["properties"].items():
        form = _FORMS.get(name) or _form(field, definitions)
        form += "; **required**" if name in required else ""
        yield f"| `{name}` | {_cell(field['description'])} | {_cell(form)} | `{_cell(_flow(field['examples'][0]))}` |"


_FORMS = {
    "doi": "DOI",
    "arxiv": "arXiv number",
    "isbn": "10 or 13 digits, with or without hyphens",
    "language": "code (BCP 47)",
    "minutes": "whole number",
    "order": "whole number",
    "year": "`YYYY`",
    "key": "text without spaces, commas and braces",
    "type": "letters",
}
"""What a value of a field looks like whose schema does not say it in words."""


def _form(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """Return what a value of *field* looks like, in words."""
    if "anyOf" in field:
        options = [option for option in field["anyOf"] if option.get("type") != "null"]
        return " or ".join(_form(option, definitions) for option in options)
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        values = definitions[name].get("enum")
        return ", ".join(f"`{value}`" for value in values) if values else "record"
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
    if "object" in types:
        return "names, each with a list of other spellings"
    if "array" in types:
        most = f" (at most {field['maxItems']})" if "maxItems" in field else ""
        return f"list{most} of {_form(field['items'], definitions).replace('id', 'ids').replace('record', 'records')}"
    return _scalar(field, types)


def _scalar(field: Mapping[str, Any], types: Sequence[str]) -> str:
    if types[0] == "boolean":
        return "`true` or `false`"
    if "integer" in types and "maximum" in field:
        return "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`"
    if "integer" in types:
        return "id"
    if "maxLength" not in field:
        return "`YYYY-MM-DD`"
    return "address" if types == ["string"] else f"text, up to {field['maxLength']:,} characters"


def _flow(value: Any, *, within: bool = False) -> str:
    """Return *value* as it is written on one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(part, within=True)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, within=True) for part in value) + "]"
    if value is True:
        return "true"
    return f'"{value}"' if within and re.search(r"[,:\[\]{}#]", str(value)) else str(value)


# --- Rules --------------------------------------------------------------------------------------


_SWITCHING_OFF = """\
## Switching a code off { #switching-off }

What *can be switched off* need not hold in every list. For a whole list, name the codes in the options of the plugin,
in `mkdocs.yml`:

```yaml
plugins:
  - reading-list:
      checks:
        ignore: [long-note]
```

For one entry, name them in a comment at the end of its first line:

```yaml
  - title: Deep Learning in Neural Networks  # reading-list: ignore long-note, tag-variant
```

Checks, builds, imports and `check --fix` then pass over it; the last line of a check counts what was ignored. A code
that does not exist or cannot be switched off is an error.
""".splitlines()


def rules(codes: Sequence[Code]) -> str:
    """Return the page of all *codes*: rules with what would be right, and then mistakes of form."""
    lines = [
        "Beside the [form of the fields](entry-format.md), a check looks for what follows. Every problem is printed",
        "with its file, line and column, its code in brackets, and what to write instead. Errors keep the site from",
        "being built; warnings fail a check only with `--strict`. Codes of mistakes in the form itself stand in",
        "[a table](#other-codes). Some codes [can be switched off](#switching-off).",
        "",
    ]
    for code in codes:
        if code.is_rule:
            lines += [f"## `{code}` {{ #{code} }}", "", *_rule(code), ""]
    lines += [
        "## Other codes { #other-codes }",
        "",
        "These mistakes are found while the files are read, before any rule is applied.",
        "",
        "| code | what is wrong | severity |",
        "|---|---|---|",
        *(f"| `{code}` | {_cell(code.words)} | {_severity(code)} |" for code in codes if not code.is_rule),
        "",
        *_SWITCHING_OFF,
    ]
    return _page("Rules", "Every rule that a check applies to the list, with an example of wrong and right.", lines)


def _rule(code: Code) -> Iterator[str]:
    yield f"{code.words} *{_severity(code).capitalize()}.*"
    if code.more:
        yield from ("", code.more)
    yield from ("", f"- Wrong: {code.wrong}", f"- Right: {code.right}")


def _severity(code: Code) -> str:
    return code.severity if code.needed else f"{code.severity}; can be switched off"


# --- Commands -----------------------------------------------------------------------------------


def commands(group: click.Group, name: str) -> str:
    """Return the page of the command *name* and its subcommands."""
    lines = [
        "Every command takes `--help`. Exit status: 0 when all is well, 1 when problems were found, 2 for wrong usage",
        "or trouble with the environment, such as a missing folder.",
        "",
    ]
    for command in sorted(group.commands.values(), key=lambda command: str(command.name)):
        if not command.hidden:
            lines += [f"## {name} {command.name}", "", *_command(command, name), ""]
    return _page("Commands", f"Every command of {name} with its options and an example.", lines)


def _command(command: click.Command, name: str) -> Iterator[str]:
    whole = f"{name} {command.name}"
    context = click.Context(command, info_name=whole, **command.context_settings)
    for part in (command.help or "").split("\n\n"):
        yield from (_words(part), "")
    yield from ("```text", " ".join([whole, *command.collect_usage_pieces(context)]), "```", "")
    options = [option for option in command.params if isinstance(option, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    if records:
        yield from ("| option | meaning |", "|---|---|")
        yield from (f"| `{_choices(option)}` | {_cell(_words(text))} |" for option, text in records)
        yield ""
    yield f"Example: `{(command.epilog or '').removeprefix('Example: ')}`"


def _choices(option: str) -> str:
    """Return how an option is written, for a cell: no two programs agree on a bar in code in a table."""
    return option.replace("|", ", ")


def _words(text: str) -> str:
    """Return a help text for a page: on one line, with what HTML or Markdown would take for markup made plain."""
    return re.sub(r"[<*_\[]", r"\\\g<0>", collapsed(text.replace("\b", "")))


# --- Forms --------------------------------------------------------------------------------------


_NOT_TEXT = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")


def issue_form(text: str, topics: Sequence[str]) -> str:
    """Return the issue form *text* with the choices for its questions: the *topics*, kinds and levels there are."""
    for question, choices in (("Topic", topics), ("Kind", list(Kind)), ("Level", list(Level))):
        options = "".join(f"        - {_quoted(choice)}\n" for choice in choices)
        text = re.sub(
            rf"(?<=\n)(      label: {question}\n(?:      .*\n)*?      options:\n)(?:        - .*\n)+",
            lambda before, options=options: before[1] + options,  # type: ignore[misc]
            text,
        )
    return text


def _quoted(text: str) -> str:
    """Return *text* as a value that YAML takes for text; `Yes` and `On` would be truth values to some readers."""
    if re.fullmatch(r"[A-Za-z][\w ,()/-]*", text) and text.casefold() not in _NOT_TEXT:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
