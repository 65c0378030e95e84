"""Bibliographies → drafts: a module for each format reads it to ``Record``s, of which ``record`` makes drafts. Pure."""
