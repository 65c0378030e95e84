"""What stands in a field of a list's own, in the words of the site's language. Pure."""

import re

from ..core.own_fields import FieldType, OwnField, OwnValue, items
from .messages import Messages


def own_texts(field: OwnField, value: OwnValue, messages: Messages) -> list[str]:
    """Return each text in a *value* of *field* as readers see it: dates in words, ranges with a dash."""
    match field.type:
        case FieldType.NUMBER:
            return [re.sub(r"(?<=[0-9])-", "–", str(value))]
        case FieldType.DATE:
            return [messages.date(str(value))]
    return [*items(value)]


def own_value(field: OwnField, value: OwnValue, messages: Messages) -> str:
    """Return all of a *value* of *field* on one line."""
    return messages.listed_plainly(own_texts(field, value, messages))
