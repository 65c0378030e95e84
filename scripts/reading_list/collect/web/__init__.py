"""The way to the web: the only part that opens network connections. It reaches public hosts and nothing else."""

from .fetching import Reply, Web, WebError, status_words
from .targets import RefusedError, is_public, target

__all__ = ["RefusedError", "Reply", "Web", "WebError", "is_public", "status_words", "target"]
