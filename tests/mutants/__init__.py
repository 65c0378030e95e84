"""Shows whether the tests can fail: changes one thing at a time in the modules that matter most and runs their tests.

`make mutants` runs it over all; `cd tests && python -m mutants slugs edit` over those whose paths end so.
"""
