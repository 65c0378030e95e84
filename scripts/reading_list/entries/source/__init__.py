"""Entry files: YAML text in, a ``Library`` and a list of ``Problem``s out.

``read`` gathers the files of a folder, ``parse`` (pure) makes records of their bytes. A file that
cannot be read is a value like any other problem, so that one bad file never hides another.
"""

from .files import SourceFile, read
from .topics import Result, parse, parse_topic

__all__ = ["Result", "SourceFile", "parse", "parse_topic", "read"]
