"""Lists and the web in: importers, metadata, merging, coverage."""
