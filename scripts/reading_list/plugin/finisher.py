"""Completes the pages of one build with all that stands around what the theme has made of them."""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from mkdocs.utils import get_relative_url

from ..core.problems import Problem
from ..publish.early_script import from_disk
from ..publish.messages import Messages
from ..publish.routes import BROWSE, HOME, TOPICS, in_docs, served
from ..publish.site_files import SCRIPT, STYLE
from . import border, finishing
from .header_row import in_one_row
from .header_search import with_search_box
from .not_found import with_ways
from .policy import Policy, Stopped
from .settings import Settings


class Finisher:
    """What the pages of one build are given."""

    is_apart = False
    """Whether our pages are kept apart from others."""

    def __init__(
        self, settings: Settings, messages: Messages, policy: Policy | None, problems: Sequence[Problem]
    ) -> None:
        """Know the *policy* of our pages; None where the site wants none. *problems* are to be shown on each page."""
        self._settings = settings
        self._messages = messages
        self._policy = policy
        self._problems = problems
        self._stopped = Stopped()

    def finished(self, output: str, head: str, address: str) -> str:
        """Return the *output* of the page at *address*, one of ours, with all that it is given but the policy.

        *head* is what its head says.
        """
        browse = get_relative_url(quote(self._served(BROWSE)), address)
        if self._settings.scope == "pages":
            loaded = (STYLE, SCRIPT, *((border.SCRIPT,) if self.is_apart else ()))
            addresses = (get_relative_url(quote(self._served(path)), address) for path in loaded)
            head = f"{head}\n{finishing.loading(addresses)}"
        output = finishing.with_head(output, f"{from_disk(self._messages)}\n{head}")
        output = finishing.with_face(with_search_box(output, browse, self._messages.plain("header.search")))
        return self.with_problems(in_one_row(output) if self._settings.scope == "site" else output)

    def whole(self, output: str, head: str, address: str) -> str:
        """Return the same with the policy."""
        return self.ruled(self.finished(output, head, address))

    def of_theme(self, output: str) -> str:
        """Return the *output* of a page of the theme's own, such as 404.html, with box, face and policy.

        It may be shown at any address, so that its links begin at the root of the host.
        """
        root = urlsplit(self._settings.site.url).path or "/"
        pages = {"home": HOME, "topics": TOPICS, "browse": BROWSE}
        addresses = {name: root + quote(self._served(path)) for name, path in pages.items()}
        output = with_search_box(output, addresses["browse"], self._messages.plain("header.search"))
        return self.ruled(in_one_row(finishing.with_face(with_ways(output, addresses, self._messages))))

    def with_problems(self, output: str) -> str:
        """Return the *output* of a page with the problems that wait to be mended."""
        return finishing.with_problems(output, self._problems)

    def ruled(self, output: str, article: str = "") -> str:
        """Return the *output* of a page with the policy; keep in mind what that stops.

        An *article* that the gate has let pass holds nothing of that kind.
        """
        if not self._policy:
            return output
        self._stopped.add(self._policy.stopped(finishing.without_article(output, article)))
        return self._policy.added_to(output)

    @property
    def stopped(self) -> str:
        """What to say of what the policy stops."""
        return self._stopped.words

    def _served(self, path: str) -> str:
        """Return the address below the root of the site of what has this *path* in the list."""
        site = self._settings.site
        return served(in_docs(path, site), directory_urls=site.directory_urls)
