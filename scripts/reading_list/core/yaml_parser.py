"""The parser of YAML. Pure."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""For plain values only: PyYAML's C parser where the wheel carries it; the one in Python reads the same, slower."""

TEXT_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The same for files in which every scalar is text."""
