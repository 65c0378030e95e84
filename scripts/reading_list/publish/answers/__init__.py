"""A library → answers to the questions of programs and assistants, which only read. Pure.

``records`` are what answers consist of; ``names`` finds works by what they are called; ``search_index`` and ``search``
find works by words; ``ways`` is what to read before, and next; ``answers`` puts records together; ``tools`` lists the
questions that can be asked, a row each.
"""

from .answers import Answers
from .names import UnknownNameError
from .tools import TOOLS, Tool

__all__ = ["TOOLS", "Answers", "Tool", "UnknownNameError"]
