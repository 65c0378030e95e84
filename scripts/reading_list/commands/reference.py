"""Pages of reference, made of what they describe so that they cannot drift: fields, rules, commands, forms. Pure.

``python scripts/reference.py`` writes them; a test compares.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

from ..core.kinds import Kind
from ..core.schema import Level
from ..core.text import collapsed

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
    ("Concept", "A concept", "An item of `concepts`."),
)


def entry_format(schema: Mapping[str, Any], example: str) -> str:
    """Return the page of the entry format: *schema* is its JSON Schema, *example* a topic file."""
    lines = [
        "A topic file is YAML. This one has nearly every field; only `title`, `section`, and `title` and `url` of each",
        "entry are required.",
        "",
        "```yaml",
        example.rstrip("\n"),
        "```",
        "",
        "Every value is text as you write it: `title: 1984` and `title: No` are titles. Write a value in quotes when",
        "it holds a colon and a space or ` #`, or begins with a sign such as `&`, `*`, `@`, `[` or `{`:",
        '`title: "BERT: Pre-training of Deep Bidirectional Transformers"`.',
        "",
        "The first line tells editors where the [schema](schemas/topic.schema.json) is. With YAML support they",
        "complete fields, show what each means and mark mistakes while you type. In VS Code that is the extension",
        "*YAML* by Red Hat, which it offers by itself in this repository.",
        "",
        "An id is the last part of an entry's permalink: lower-case letters, digits and hyphens. Without `id`, it is",
        "the title in that form.",
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
    return _page("Entry format", "Every field of a topic file, with its form and an example.", lines)


def _fields(record: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    yield "| field | meaning | form | example |"
    yield "|---|---|---|---|"
    required = record.get("required", [])
    for name, field in record["properties"].items():
        form = _form(field, definitions) + ("; **required**" if name in required else "")
        yield f"| `{name}` | {_cell(field['description'])} | {_cell(form)} | `{_cell(_flow(field['examples'][0]))}` |"


def _form(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """Return what a value of *field* looks like, in words."""
    if "anyOf" in field:
        held = [option for option in field["anyOf"] if option.get("type") != "null"]
        return " or ".join(_form(option, definitions) for option in held)
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        values = definitions[name].get("enum")
        return ", ".join(f"`{value}`" for value in values) if values else "record"
    types = field["type"] if isinstance(field["type"], list) else [field["type"]]
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
        return "{" + ", ".join(f"{name}: {_flow(held, within=True)}" for name, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(held, within=True) for held in value) + "]"
    if value is True:
        return "true"
    return f'"{value}"' if within and re.search(r"[,:\[\]{}#]", str(value)) else str(value)


# --- Rules --------------------------------------------------------------------------------------

_BEFORE_THE_RULES = {
    "alias": "a value begins with `*` and is not in quotes",
    "anchor": "a value begins with `&` and is not in quotes",
    "bad-date": "a date is not written `2017`, `2017-06` or `2017-06-12`, or there is no such day",
    "bad-file-name": "the name of a topic's file cannot be the address of its page",
    "bad-id": "an id is not made of lower-case letters, digits and hyphens, or is reserved",
    "bad-key": "a list or a record stands where the name of a field should be",
    "bad-tag": "a tag is too long, or has signs that a tag may not have",
    "bad-value": "the value is none of those that the field may have",
    "cut-off": "a value ends at ` #`: what follows is a comment (a warning)",
    "directive": "a line begins with `%`",
    "duplicate-key": "a field stands twice in one record",
    "edit": "only in an import or `add`: the entry is laid out so that fields cannot be added to it",
    "empty": "a field has no text",
    "encoding": "the file is not UTF-8",
    "forbidden-character": "a character cannot be seen, or changes the text around it",
    "log-command": "a line of a text begins with `::`",
    "merge-key": "there is a field `<<`",
    "missing-field": "a required field is missing",
    "no-topic": "the file does not begin with the fields of a topic",
    "not-a-file": "a folder or a symbolic link stands among the topics",
    "not-a-list": "the field takes a list",
    "not-a-record": "the item takes fields, such as `title` and `url`",
    "not-a-topic-file": "the name of the file does not end in `.yaml`",
    "not-read": "only in an import: a part of the imported file cannot be read",
    "not-text": "the field takes one text, not a list or a record, and not nothing",
    "second-document": "a line `---` begins a second document",
    "tag": "a value begins with `!` and is not in quotes",
    "too-deep": "values are nested too deep",
    "too-large": "the file is too large: split the topic",
    "too-long": "a text or a list is too long",
    "too-many": "there are more mistakes in this file than are shown",
    "unknown-field": "there is no field of this name",
    "unsafe-url": "the address is not a web address that a reader could open",
    "yaml": "the file is not YAML; often a colon and a space in a value without quotes, or the indentation",
}


def rules(generators: Sequence[Callable[..., Any]]) -> str:
    """Return the page of rules, out of the docstring of each generator."""
    lines = [
        "Beside the [form of the fields](entry-format.md), a check looks for what follows. Every problem is printed",
        "with its file, line and column, its code in brackets, and what to write instead. Errors keep the site from",
        "being built; warnings fail a check only with `--strict`. Codes that are no rules are explained in",
        "[a table](#other-codes).",
        "",
    ]
    for rule in generators:
        code = rule.__name__.replace("_", "-")
        lines += [f"## `{code}` {{ #{code} }}", "", *_rule(rule), ""]
    lines += [
        "## Other codes { #other-codes }",
        "",
        "These mistakes are found while the files are read, before any rule is applied. They are errors, all but one.",
        "",
        "| code | what is wrong |",
        "|---|---|",
        *(f"| `{code}` | {_cell(meaning)} |" for code, meaning in _BEFORE_THE_RULES.items()),
    ]
    return _page("Rules", "Every rule that a check applies to the list, with an example of wrong and right.", lines)


def _rule(rule: Callable[..., Any]) -> Iterator[str]:
    severities = [word for word in ("error", "warning") if word in rule.__code__.co_names]
    paragraphs = [collapsed(part) for part in (rule.__doc__ or "").split("\n\n")]
    words = [part for part in paragraphs if not part.startswith(("Wrong:", "Right:"))]
    examples = [part for part in paragraphs if part.startswith("Wrong:")]
    yield f"{words[0]} *{' or '.join(severities).capitalize()}.*"
    for part in words[1:]:
        yield from ("", part)
    for part in examples:
        wrong, _, right = part.removeprefix("Wrong:").partition("Right:")
        yield from ("", f"- Wrong: {wrong.strip()}", f"- Right: {right.strip()}")


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
    context = click.Context(command, info_name=whole)
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
            lambda found, options=options: found[1] + options,  # type: ignore[misc]
            text,
        )
    return text


def _quoted(text: str) -> str:
    """Return *text* as a value that YAML takes for text; `Yes` and `On` would be truth values to some readers."""
    if re.fullmatch(r"[A-Za-z][\w ,()/-]*", text) and text.casefold() not in _NOT_TEXT:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
