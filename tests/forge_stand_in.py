"""What `gh` asks of GitHub, answered by a file: the issue, the pull requests, and all that was said.

Run as a program in place of `gh`, it takes the file, and the arguments that suggest.yml gives, and no others. The
repository is real. The flow runs this some two hundred times: it imports nothing that costs more than all it does.
"""

from __future__ import annotations

import itertools
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STATE = "forge.txt"

PULLS = '.[] | select(.isCrossRepository | not) | "\\(.number) \\(.state)"'
WORKED = ".reviews + [.autoMergeRequest // empty] | length"


def read(place: str) -> dict[str, Any]:
    """Return the state in the file *place*."""
    return dict(eval(_text(place)))


def write(place: str, state: dict[str, Any]) -> None:
    """Make the file *place* hold this state."""
    with open(place, "w", encoding="utf-8") as file:  # noqa: PTH123 (`pathlib` is slow to import)
        file.write(repr(state))


def _text(place: str) -> str:
    with open(place, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


def main(place: str, *arguments: str) -> None:
    """Answer one call, after what happens just before it (`meanwhile`), and keep what has changed."""
    state = read(place)
    said = " ".join(arguments[:2])
    for event in [event for event in state["meanwhile"] if event["before"] == said]:
        state["meanwhile"].remove(event)
        if event.get("fails"):
            write(place, state)
            sys.exit(1)
        if "run" in event:
            import os

            folder = place.rpartition("/")[0]
            assert os.system(f"cd '{folder}' && {event['run']} > /dev/null") == 0
        for pull in state["pulls"]:
            pull.update(event.get("pulls", {}))
    options = dict(itertools.pairwise(arguments))
    try:
        answer = CALLS[said](state, arguments[2] if len(arguments) > 2 else "", options)
    except RefusedError:
        sys.exit(1)
    finally:
        write(place, state)
    if answer:
        print(answer)


class RefusedError(Exception):
    """GitHub does not do what was asked."""


def _issue(state: dict[str, Any], number: str, options: dict[str, str]) -> str:
    issue = state["issue"]
    fields: dict[str, str] = {
        ".body": issue["body"],
        ".state": issue["state"],
        ".labels[].name": "\n".join(issue["labels"]),
    }
    return fields[options["--jq"]]


def _pull(state: dict[str, Any], number: str) -> dict[str, Any]:
    pulls: list[dict[str, Any]] = state["pulls"]
    (pull,) = (pull for pull in pulls if str(pull["number"]) == number)
    return pull


def _list(state: dict[str, Any], _: str, options: dict[str, str]) -> str:
    assert (options["--jq"], options["--state"], options["--limit"]) == (PULLS, "all", "1000")
    pulls = [pull for pull in reversed(state["pulls"]) if pull["head"] == options["--head"] and not pull["is_of_fork"]]
    return "\n".join(f"{pull['number']} {pull['state']}" for pull in pulls)


def _view(state: dict[str, Any], number: str, options: dict[str, str]) -> str:
    assert options["--jq"] == WORKED
    pull = _pull(state, number)
    return str(len(pull["reviews"]) + bool(pull["merges_itself"]))


def _create(state: dict[str, Any], _: str, options: dict[str, str]) -> str:
    number = 20 + len(state["pulls"])
    pull = {"number": number, "head": options["--head"], "state": "OPEN", "is_of_fork": False}
    state["pulls"].append(pull | {"reviews": [], "merges_itself": False})
    state["said"].append([f"pull request {number}", f"{options['--title']}\n{_text(options['--body-file'])}"])
    return f"https://github.example/me/list/pull/{number}"


def _close(state: dict[str, Any], number: str, _: dict[str, str]) -> None:
    pull = _pull(state, number)
    if pull["state"] == "MERGED":
        raise RefusedError
    pull["state"] = "CLOSED"


def _reopen(state: dict[str, Any], number: str, _: dict[str, str]) -> None:
    _pull(state, number)["state"] = "OPEN"


def _say(state: dict[str, Any], number: str, options: dict[str, str]) -> None:
    text = options["--body"] if "--body" in options else _text(options["--body-file"])
    state["said"].append([f"comment in {number}", text])


CALLS: dict[str, Any] = {
    "auth setup-git": lambda *_: "",
    "issue view": _issue,
    "issue comment": _say,
    "pr list": _list,
    "pr view": _view,
    "pr create": _create,
    "pr close": _close,
    "pr reopen": _reopen,
    "pr comment": _say,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
