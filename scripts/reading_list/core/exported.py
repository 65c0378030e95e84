"""The format of ``entries.json``, in which whole lists go from one place to another. Pure."""

VERSION = 1
"""The version that is written, and read. It grows when a program that reads the file would have to change."""
