"""What other plugins of a site make of generated pages: what the gate lets pass stays, all else is undone and told."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig

from . import gate


class Neighbours:
    """The plugins and hooks that work on the contents of pages beside us, in one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Know who they are by the *config*."""
        names = {id(plugin): name for name, plugin in config.plugins.items()}
        methods = config.plugins.events["page_content"]
        self._names = [name for method in methods if (name := _name(method, names)) and not _is_ours(method)]
        self._undone: list[str] = []

    def passed(self, path: str, article: str, content: str) -> str:
        """Return what stands on the page *path*: *content*, which they have made of our *article*, or the article."""
        if content == article or not gate.faults(content, []):
            return content
        self._undone.append(path)
        return article

    @property
    def words(self) -> str:
        """What to say of what was undone; empty where nothing was."""
        if not self._undone:
            return ""
        count, names = len(self._undone), ", ".join(self._names)
        pages = f"{self._undone[0]} and {count - 1} more" if count > 1 else self._undone[0]
        return f"left out of generated pages, where it may not stand: what {names} has made of {pages}."


def refusal(config: MkDocsConfig) -> str:
    """Return what to say where a plugin would leave out all pages that others generate; empty where none does."""
    if not any(name.rpartition("/")[2] == "i18n" for name in config.plugins):
        return ""
    return (
        "the plugin i18n leaves out pages that are not files in the docs folder. Take reading-list out of the plugins,"
        " and run `reading-list build` before `mkdocs build`: it writes the pages there."
    )


def _name(method: Callable[..., object], names: dict[int, str]) -> str:
    """Return what the owner of *method* is called in the configuration; a hook is a function of a file."""
    owner = getattr(method, "__self__", None)
    return names.get(id(owner), "") if owner is not None else getattr(method, "__module__", "")


def _is_ours(method: Callable[..., object]) -> bool:
    return type(getattr(method, "__self__", None)).__module__.startswith("reading_list.")
