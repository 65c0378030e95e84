"""What crawlers may read: everything. They look for it at the root of a host only. Pure."""

from ...core.site import Site
from ..routes import is_published


def text(site: Site) -> str:
    """Return ``robots.txt``; it names the sitemap where the site's address is known."""
    sitemap = f"\nSitemap: {site.url}sitemap.xml\n" if is_published(site) else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
