"""The one script of ours that stands in a page itself, for it has to run before the page is first seen. Pure.

An address may name a work in a topic, by its id or a former one. The browser finds the place only once all of the page
is there; the work, unfolded then, would push away what is read already. So it is unfolded as soon as it comes in.
"""

_UNFOLDING = """
(id => {
  if (!/^[a-z0-9-]+$/.test(id)) return;
  const coming = new MutationObserver(() => {
    const work = document.querySelector(`details.rl-entry:is([data-work="${id}"], :has(> summary > [id="${id}"]))`);
    if (work) work.open = true;
    if (work) coming.disconnect();
  });
  coming.observe(document, {childList: true, subtree: true});
  addEventListener("DOMContentLoaded", () => coming.disconnect());
})(location.hash.slice(1))
"""

UNFOLDING = f"<script>{''.join(line.strip() for line in _UNFOLDING.splitlines())}</script>"
"""Stands in the head of a topic, and is allowed by its hash."""
