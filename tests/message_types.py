"""What tsc must know of the messages that the scripts show: their keys and places, as the file `web/messages.d.ts`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from helpers import ENGLISH
from reading_list.publish.messages import Text
from reading_list.publish.messages.table import places_of
from reading_list.publish.script_words import texts_of_scripts

FILE = Path(__file__).parent / "web" / "messages.d.ts"
SPAN = "|}"


def message_types() -> str:
    """Return the text of the file."""
    texts = texts_of_scripts(ENGLISH)
    return "\n".join(
        [
            "/** The places of each message of the scripts: made of `messages/en.yaml` by `tests/helpers.py`. */",
            "interface Places {",
            *members({key: places(words) for key, words in texts.items()}),
            "}",
            "",
            "/** What stands around words in a message, where there is such. */",
            "interface Spans {",
            *members({key: names for key, words in texts.items() if (names := spans(words))}),
            "}\n",
        ]
    )


def places(words: Text) -> set[str]:
    """Return the names of the values that *words* need: one that has plural forms needs the count."""
    named = {place[1:-1] for place in places_of(words) if not place.endswith(SPAN)}
    return named if isinstance(words, str) else {*named, "count"}


def spans(words: Text) -> set[str]:
    return {place[1 : -len(SPAN)] for place in places_of(words) if place.endswith(SPAN)}


def members(names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for key, of_key in names.items():
        union = " | ".join(f'"{name}"' for name in sorted(of_key))
        yield f'  "{key}": {union or "never"};'
