"""YAML in and out: entry files read and checked, edited, mended and counted."""
