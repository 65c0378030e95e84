"""The environment of a command that is tested."""

import os

CHANGE_OUTPUT = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "COLUMNS")


def environment(changes: dict[str, str]) -> dict[str, str]:
    """Return the environment for a command: what would change its output taken out, *changes* made."""
    rest = {name: value for name, value in os.environ.items() if name not in CHANGE_OUTPUT}
    return rest | {"NO_MKDOCS_2_WARNING": "1"} | changes
