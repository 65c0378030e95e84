"""``python -m reading_list`` is ``reading-list``."""

from .cli import main

main(prog_name="reading-list")
