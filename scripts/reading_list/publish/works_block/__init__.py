"""A block on a page written by hand that shows works of the list: what it asks for, and what answers it. Pure.

``request`` reads its lines, ``facets`` knows what can be chosen by, ``answer`` chooses the works. How they look is the
business of ``pages.works_list``.
"""
