"""YAML reading lists in, a searchable, tagged website out.

Data flows one way, through the wings: ``entries`` reads and checks entry files, ``publish`` renders them and
writes files, ``plugin`` hands them to MkDocs. ``collect`` takes lists and web pages in, ``links`` asks after links.
"""
