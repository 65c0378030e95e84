"""Articles of our pages between the times that MkDocs asks for them: it reads all pages before it prints the first."""

from mkdocs.structure.pages import Page

from ..core.texts_on_disk import TextsOnDisk


class WaitingArticles:
    """The articles of one build. Where nobody else looks at pages meanwhile, they wait on the disk."""

    def __init__(self, *, on_disk: bool) -> None:
        self._texts = TextsOnDisk() if on_disk else None
        self._articles: dict[str, str] = {}

    def keep(self, path: str, article: str) -> None:
        """Know what we have written as the *article* of the page *path*."""
        self._articles[path] = article

    def of(self, path: str) -> str:
        """Return what we have written as the article of the page *path*."""
        return self._articles[path]

    def set_aside(self, page: Page, content: str) -> str:
        """Return what MkDocs is to know of the *content* of a *page* till it is printed."""
        if self._texts is None:
            return content
        self._articles.pop(page.file.src_uri)
        self._texts[page.file.src_uri] = content
        page.markdown = ""
        return ""

    def bring_back(self, page: Page) -> None:
        """Give *page*, which is about to be printed, what was set aside."""
        if self._texts is not None and page.file.src_uri in self._texts:
            page.content = self._articles[page.file.src_uri] = self._texts.pop(page.file.src_uri)

    def hide(self, page: Page) -> None:
        """Spare the search of a theme, which has heard of *page* from us, a look at all of it."""
        if self._texts is not None:
            page.content = ""

    def show(self, page: Page) -> None:
        """Give *page* what was hidden."""
        if self._texts is not None:
            page.content = self._articles[page.file.src_uri]

    def close(self) -> None:
        """Remove what is on the disk: the build has come to its end."""
        if self._texts is not None:
            self._texts.clear()

    def let_go(self, page: Page) -> str:
        """Forget the article of *page*, which has been printed, and return what we had written as that."""
        if self._texts is not None:
            page.content = ""
        return self._articles.pop(page.file.src_uri, "")
