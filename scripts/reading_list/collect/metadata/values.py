"""JSON of others. Pure."""

import json
from typing import Any


def parsed(reply: str) -> Any:
    """Return what is in a JSON text. Raises ValueError where it is none, or is nested without end."""
    try:
        return json.loads(reply)
    except RecursionError as fault:
        raise ValueError from fault
