"""What `gh` asks of GitHub, answered by a file: the issue, the pull requests, and all that was said.

Run as a program in place of `gh`, it takes the arguments that suggest.yml gives, and no others. The repository is real.
"""

import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

STATE = "forge.json"

PULLS = '.[] | select(.isCrossRepository | not) | "\\(.number) \\(.state)"'
WORKED = ".reviews + [.autoMergeRequest // empty] | length"


def main(arguments: list[str]) -> None:
    """Answer one call, after what happens just before it (`meanwhile`), and keep what has changed."""
    place = Path(os.environ["FORGE"])
    state = json.loads(place.read_text())
    said = " ".join(arguments[:2])
    for event in [event for event in state["meanwhile"] if event["before"] == said]:
        state["meanwhile"].remove(event)
        if event.get("fails"):
            place.write_text(json.dumps(state))
            sys.exit(1)
        if "run" in event:
            assert os.system(f"cd '{place.parent}' && {event['run']} > /dev/null") == 0
        for pull in state["pulls"]:
            pull.update(event.get("pulls", {}))
    options = dict(itertools.pairwise(arguments))
    try:
        answer = CALLS[said](state, arguments[2] if len(arguments) > 2 else "", options)
    except RefusedError:
        sys.exit(1)
    finally:
        place.write_text(json.dumps(state))
    if answer:
        print(answer)


class RefusedError(Exception):
    """GitHub does not do what was asked."""


def _issue(state: dict[str, Any], number: str, options: dict[str, str]) -> str:
    issue = state["issue"]
    return {".body": issue["body"], ".state": issue["state"], ".labels[].name": "\n".join(issue["labels"])}[
        options["--jq"]
    ]


def _pull(state: dict[str, Any], number: str) -> dict[str, Any]:
    (pull,) = (pull for pull in state["pulls"] if str(pull["number"]) == number)
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
    state["said"].append(
        [f"pull request {number}", f"{options['--title']}\n{Path(options['--body-file']).read_text()}"]
    )
    return f"https://github.example/me/list/pull/{number}"


def _close(state: dict[str, Any], number: str, _: dict[str, str]) -> None:
    pull = _pull(state, number)
    if pull["state"] == "MERGED":
        raise RefusedError
    pull["state"] = "CLOSED"


def _reopen(state: dict[str, Any], number: str, _: dict[str, str]) -> None:
    _pull(state, number)["state"] = "OPEN"


def _say(state: dict[str, Any], number: str, options: dict[str, str]) -> None:
    text = options["--body"] if "--body" in options else Path(options["--body-file"]).read_text()
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
    main(sys.argv[1:])
