"""YAML reading lists in, a searchable, tagged website out.

Data flows one way: ``source`` reads entry files into a ``model.Library``, ``checks`` looks for
mistakes, ``pages`` and ``exports`` render, and ``write`` (files) or ``plugin`` (MkDocs) delivers.
"""
