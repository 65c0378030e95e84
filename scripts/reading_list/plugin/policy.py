"""A Content-Security-Policy for built pages: a second wall behind the encoding. Pure.

The theme has a few small inline scripts, and we have one. They are allowed by their hashes, and only when their text is
that of the theme's own templates or ours, so a script from anywhere else stays forbidden.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PRINTED = re.compile(r"\\\{\\\{.*?\\\}\\\}")
_HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


class Policy:
    """The policy of the pages that a theme makes."""

    def __init__(self, templates: Iterable[str]) -> None:
        """Know the inline scripts in the texts of the theme's *templates*.

        What a template prints into a script may be an address relative to the page, nothing else.
        """
        scripts = [script for template in templates for script in _INLINE_SCRIPT.findall(template)]
        self._known = [
            re.compile(_PRINTED.sub(r"[\\w./:-]*", re.escape(script).replace(r"\ ", " "))) for script in scripts
        ]

    def added_to(self, page: str) -> str:
        """Return the HTML *page* with the policy in its head."""
        hashes = sorted(
            {
                "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
                for script in _INLINE_SCRIPT.findall(page)
                if any(pattern.fullmatch(script) for pattern in self._known)
            }
        )
        policy = "; ".join(
            [
                "default-src 'none'",
                " ".join(["script-src 'self'", *hashes]),
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        return _HEAD.sub(lambda charset: charset[0] + meta, page, count=1)
