"""Dates as a reader would say them. Pure."""

_MONTHS = """
    January February March April May June July August September October November December
""".split()


def date_in_words(date: str) -> str:
    """Return ``2017-06-12`` as ``12 June 2017``, ``2017-06`` as ``June 2017``, a year as it is."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    words = [day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year]
    return " ".join(word for word in words if word)
