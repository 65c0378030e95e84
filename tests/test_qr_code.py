"""QR codes, read back by a decoder that is not ours."""

from typing import Any

import pytest
import zxingcpp

from queries import told

LEVELS = ("L", "M")
VERSIONS = range(1, 41)
QUIET = 4
SCALE = 3
JUDGED = {1, 20, 40}  # versions for which all masks are compared, which is most of the work; the others get one in turn

# From the table of the standard: how many bytes the codes of some versions hold.
CAPACITIES = {
    ("L", 1): 17,
    ("M", 1): 14,
    ("L", 9): 230,
    ("M", 10): 213,
    ("L", 20): 858,
    ("L", 40): 2953,
    ("M", 40): 2331,
}


def drawn(*calls: tuple[object, ...]) -> Any:
    """Return the modules of each code that is asked for: text, level and, where it matters, mask."""
    return told("lists.js", [["qrCode", *call] for call in calls])


def read_back(modules: list[list[bool]]) -> tuple[str, str]:
    """Return the text that a reader sees in a picture of *modules*, and the level of correction."""
    size = (len(modules) + 2 * QUIET) * SCALE
    beside = b"\xff" * QUIET * SCALE
    above = b"\xff" * size * QUIET * SCALE
    lines = (b"".join((b"\0" if dark else b"\xff") * SCALE for dark in line) for line in modules)
    pixels = above + b"".join((beside + line + beside) * SCALE for line in lines) + above
    [barcode] = zxingcpp.read_barcodes(
        memoryview(pixels).cast("B", (size, size)), zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return barcode.text, barcode.ec_level


def masked(version: int) -> tuple[int, ...]:
    """Return the mask to ask for in a code of this *version*; nothing where the best is to be found."""
    return () if version in JUDGED else (version % 8,)


def full(capacity: int) -> str:
    """Return a text of so many bytes, one letter of which takes two."""
    return "".join(chr(33 + place * place % 90) for place in range(capacity - 2)) + "é"


@pytest.mark.parametrize("level", LEVELS)
def test_each_version_holds_what_the_standard_says(level: str) -> None:
    """A text that fills a code is read back whole, and one byte more takes the next version: 80 codes, each full."""
    capacities = told("lists.js", [["capacity", version, level] for version in VERSIONS])
    assert {(level, version): capacities[version - 1] for of, version in CAPACITIES if of == level} == {
        key: capacity for key, capacity in CAPACITIES.items() if key[0] == level
    }
    texts = [full(capacity) for capacity in capacities]
    longer = [f"{text}!" for text in texts]
    codes = drawn(
        *((text, level, *masked(version)) for version, text in zip(VERSIONS, texts, strict=True)),
        *((text, level, version % 8) for version, text in zip(VERSIONS, longer, strict=True)),
    )
    assert [len(code) for code in codes[:40]] == [17 + 4 * version for version in VERSIONS]
    assert [len(code) for code in codes[40:79]] == [17 + 4 * version for version in VERSIONS][1:]
    assert codes[79] is None
    for text, code in zip([*texts, *longer[:-1]], codes[:-1], strict=True):
        assert read_back(code) == (text, level)


@pytest.mark.parametrize("level", LEVELS)
def test_every_mask_is_read(level: str) -> None:
    """Whichever mask is laid over a code, a reader takes it off; the best of them is taken."""
    text = "https://example.org/reading/#marks=1"
    codes = drawn(*((text, level, mask) for mask in range(8)), (text, level))
    assert [read_back(code) for code in codes] == [(text, level)] * 9
    assert len({str(code) for code in codes[:8]}) == 8
    assert codes[8] in codes[:8]


def test_a_spoilt_code_is_still_read() -> None:
    """Correction is what it should be: of a code of level M, more than a tenth of the words may be wrong."""
    text = "https://example.org/" + "a" * 100
    [code] = drawn((text, "M"))
    for row in range(12, 18):
        for column in range(12, 26):
            code[row][column] = not code[row][column]
    assert read_back(code) == (text, "M")


# The first version with the mask 0, known by heart of anybody who has drawn one: finders, timing, format.
CORNER = """
1111111
1000001
1011101
1011101
1011101
1000001
1111111
"""


def test_the_corners_are_as_the_standard_draws_them() -> None:
    """Three finders, a light border around each, timing between them, and the dark module."""
    [code] = drawn(("", "L"))
    finder = [[sign == "1" for sign in line] for line in CORNER.split()]
    for down, across in ((0, 0), (0, 14), (14, 0)):
        assert [row[across : across + 7] for row in code[down : down + 7]] == finder
    assert not any(code[7][:8])
    assert [code[6][column] for column in range(8, 13)] == [True, False, True, False, True]
    assert code[13][8]


# From the table of the standard.
FORMATS = {
    ("L", 0): "111011111000100",
    ("L", 4): "110011000101111",
    ("M", 0): "101010000010010",
    ("M", 5): "100000011001110",
}
VERSION_7 = "000111110010010100"


def test_format_and_version_are_those_of_the_standard() -> None:
    """What a code says of itself stands twice, in the bits that the standard prints."""
    for (level, mask), bits in FORMATS.items():
        [code] = drawn(("", level, mask))
        upper = [*code[8][:6], code[8][7], code[8][8], code[7][8], *(row[8] for row in code[5::-1])]
        lower = [*(row[8] for row in code[:13:-1]), *code[8][13:]]
        assert "".join("01"[dark] for dark in upper) == bits
        assert "".join("01"[dark] for dark in lower) == bits
    [code] = drawn(("a" * 154, "L"))
    right = [code[row][column] for row in range(5, -1, -1) for column in (36, 35, 34)]
    below = [code[row][column] for column in range(5, -1, -1) for row in (36, 35, 34)]
    assert "".join("01"[dark] for dark in right) == "".join("01"[dark] for dark in below) == VERSION_7
