"""The scripts of ours that stand in a page itself, for those in files would come too late, or never. Pure.

An address may name a work in a topic, by its id or a former one. The browser finds the place only once all of the page
is there; the work, unfolded then, would push away what is read already. So it is unfolded as soon as it comes in.

A page that is opened from a disk gets no modules: a browser runs these from a server only. What can be read then is
made to be read, for links lead to folders, of which a browser would show the files; and the page says what is missing.
"""

from pydantic_core import to_json

from .messages import Messages

_UNFOLDING = r"""
(id => {
  try { id = decodeURIComponent(id) } catch {}
  if (!/^[\p{L}\p{M}\p{N}-]+$/u.test(id)) return;
  const coming = new MutationObserver(() => {
    const work = document.querySelector(`details.rl-entry:is([data-work="${id}"], :has(> summary > [id="${id}"]))`);
    if (work) work.open = true;
    if (work) coming.disconnect();
  });
  coming.observe(document, {childList: true, subtree: true});
  addEventListener("DOMContentLoaded", () => coming.disconnect());
})(location.hash.slice(1))
"""

_FROM_DISK = """
if (location.protocol === "file:") addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll("a[href]"))
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  const words = document.createElement("p");
  words.className = "rl-from-disk";
  words.textContent = WORDS;
  document.querySelector("article")?.prepend(words);
})
"""


def in_script(value: object) -> str:
    """Return *value* as JSON in which nothing can end a script or be taken for an element."""
    words = to_json(value).decode()
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _script(text: str) -> str:
    return f"<script>{''.join(line.strip() for line in text.splitlines())}</script>"


UNFOLDING = _script(_UNFOLDING)
"""Stands in the head of a topic, and is allowed by its hash."""


def from_disk(messages: Messages) -> str:
    """Return the script in the head of every page that has one of ours; it is allowed by its hash."""
    return _script(_FROM_DISK.replace("WORDS", in_script(messages.plain("from_disk"))))
