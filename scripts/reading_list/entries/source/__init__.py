"""Entry files: YAML text in, a ``Library`` and a list of ``Problem``s out. Pure.

``folder`` gathers the files, ``topics`` makes records of their bytes. A file that cannot be read is a
value like any other problem, so that one bad file never hides another.
"""
