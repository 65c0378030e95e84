"""The way to the web: the only part that opens network connections. It reaches public hosts and nothing else."""

from .fetching import Reply, Web, WebError
from .targets import RefusedError, is_public, target

__all__ = ["RefusedError", "Reply", "Web", "WebError", "is_public", "target"]
