"""The way to the web: the only part that opens network connections. It reaches public hosts and nothing else."""

from .courtesy import Courteous
from .fetching import Reply, Web, WebError, status_words
from .reply_cache import ReplyCache
from .targets import RefusedError, is_public, target

__all__ = ["Courteous", "RefusedError", "Reply", "ReplyCache", "Web", "WebError", "is_public", "status_words", "target"]
