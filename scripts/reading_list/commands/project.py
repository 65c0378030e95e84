"""What a command works on: the configuration, one of its lists or all, and the entries folder."""

import functools
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import click

from ..core.codes import Code
from ..core.paths import exists
from ..core.problems import ReadingListError
from ..core.store_folder import StoreFolder, cache_folder
from ..core.vocabulary import OURS, Vocabulary
from ..plugin import settings


class Configuration:
    """The configuration of a site, and which of its lists the user wants."""

    def __init__(self, file: Path, named: str | None = None) -> None:
        """Take the list in *file* that *named*, the folder of its pages, says."""
        self.file = file
        self.named = named

    @cached_property
    def all(self) -> list[settings.Settings]:
        """All lists. Raises ReadingListError where the file cannot be read."""
        return settings.read(self.file)

    @property
    def chosen(self) -> list[settings.Settings]:
        """The list that was named, or all. Raises ReadingListError where there is none of that name."""
        if self.named is None:
            return self.all
        called = self.named.strip("/") or "."
        if chosen := [one for one in self.all if one.called == called]:
            return chosen
        raise ReadingListError(f'{self.file}: no list has the path "{self.named}". There are: {self._names}.')

    @property
    def one(self) -> settings.Settings:
        """The list that was named, or the only one. Raises ReadingListError where that is none, or several."""
        first, *others = self.chosen
        if others:
            raise ReadingListError(f"{self.file}: has several lists. Name one with --list: {self._names}.")
        return first

    @property
    def cache(self) -> Path:
        """The folder of the site for what can be had again."""
        return cache_folder(self.file)

    @property
    def _names(self) -> str:
        return ", ".join(one.called for one in self.all)


def configuration_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give *command* the options that say which configuration, and which of its lists, it works on."""

    @click.option(
        "-c",
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        default=lambda: settings.usual_file(Path()),
        help="The configuration of the site. Without it, mkdocs.yml, or properdocs.yml where there is one.",
    )
    @click.option(
        "--list",
        "list_path",
        metavar="PATH",
        help="Which list, where the site has several: the path that the configuration gives it, or a dot for none.",
    )
    @functools.wraps(command)
    def with_configuration(*args: object, config_file: Path, list_path: str | None, **options: object) -> None:
        command(*args, configuration=Configuration(config_file, list_path), **options)

    return with_configuration


def cache_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give *command*, which has those of the configuration, the store of the site, and an option to do without."""

    @click.option(
        "--no-cache",
        is_flag=True,
        help="Neither take nor keep anything in .cache/reading-list: read and make all anew.",
    )
    @functools.wraps(command)
    def with_store(*args: object, configuration: Configuration, no_cache: bool, **options: object) -> None:
        is_site = exists(configuration.file)  # else there is no folder to keep anything in
        store = StoreFolder(configuration.cache) if is_site and not no_cache else None
        command(*args, configuration=configuration, store=store, **options)

    return with_store


class Project:
    """The entries folder that a command works on, and what the configuration says of it; read once, when asked for."""

    def __init__(
        self, named: Path | None, configuration: Configuration, chosen: settings.Settings | None = None
    ) -> None:
        """Take the entries folder *named* by the user, or else that of the *chosen* list, or of the only one."""
        if named and configuration.named is not None:
            raise click.UsageError("Name the folder of entries or, with --list, the list: not both.")
        self._named = named
        self._configuration = configuration
        self._chosen = chosen

    @classmethod
    def each(cls, named: Path | None, configuration: Configuration) -> "list[Project]":
        """Return the project of the folder *named* by the user, or else that of each list that was chosen."""
        if named:
            return [cls(named, configuration)]
        return [cls(None, configuration, one) for one in configuration.chosen]

    @property
    def _settings(self) -> settings.Settings:
        return self._chosen or self._configuration.one

    @property
    def called(self) -> str:
        """What messages call it among others."""
        return str(self._named) if self._named else self._settings.called

    @property
    def entries(self) -> Path:
        """The entries folder."""
        return self._named or self._settings.entries

    @property
    def cache(self) -> Path:
        """The folder of the project for what can be had again."""
        return self._configuration.cache

    @property
    def docs(self) -> Path | None:
        """The docs folder; None where there is no configuration."""
        return self._configuration.all[0].docs if exists(self._configuration.file) else None

    @property
    def ignored(self) -> frozenset[Code]:
        """The codes that the configuration switches off."""
        return self._said.ignored if self._said else frozenset()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the list, as the configuration says."""
        return self._said.vocabulary if self._said else OURS

    @cached_property
    def _said(self) -> settings.Settings | None:
        """What the configuration says of the list; None where it says nothing.

        It has no say over a folder named by the user that it does not name, and need not even be in order then.
        """
        if self._named is None:
            return self._settings
        if not exists(self._configuration.file):
            return None
        try:
            lists = self._configuration.all
        except ReadingListError:
            return None
        folder = self._named.resolve()
        return next((one for one in lists if one.entries.resolve() == folder), None)
