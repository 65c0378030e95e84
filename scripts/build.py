"""Renders entries/ into docs/: the same as ``reading-list build``."""

from reading_list.cli import main

if __name__ == "__main__":
    main(["build"], prog_name="build.py")
