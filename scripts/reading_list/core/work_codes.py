"""Short codes by which addresses name works: six characters that follow from an id. Pure.

A code must never change, and scripts must be able to work it out at once, also where a site is served by plain http:
there browsers offer no SHA-256. So it is the hash FNV-1a of 64 bits, folded to 36 and written in the letters of
base64url. ``list-codes.js`` does the same; ``tests/work-codes.json`` holds both.
"""

from .schema import Entry

_START = 0xCBF29CE484222325
_PRIME = 0x100000001B3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS = 36


def code_of(id: str) -> str:
    """Return the code that follows from *id*."""
    bits = number_of(id)
    return "".join(_LETTERS[bits >> shift & 63] for shift in range(_BITS - 6, -1, -6))


def number_of(id: str) -> int:
    """Return the number that the code of *id* writes."""
    hashed, prime, all_bits = _START, _PRIME, 2**64 - 1
    for byte in id.encode():
        hashed = (hashed ^ byte) * prime & all_bits
    return (hashed >> _BITS) ^ (hashed & (1 << _BITS) - 1)


def ids_of(entry: Entry) -> tuple[str, ...]:
    """Return all ids that *entry* has had: addresses name it by the first, and may have named it by any."""
    return (*entry.former_ids, entry.id)
