"""A library out: pages, exports, citations, catalogue, heads, and how they are written."""
