"""Bytes of a reply → text: unpacked within bounds, in the character set that they are in. Pure."""

import codecs
import re
import zlib
from collections.abc import Iterable

_TEXTUAL = re.compile(r"text/|application/(?:[\w.+-]*[+/])?(?:json|xml|xhtml\+xml)$", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I
)
_LOOK_AT = 4096
# Character sets of web pages. Python knows further "encodings", which are none or take quadratic time.
_OF_PAGES = re.compile(
    r"utf-(?:8|16|16-le|16-be)|iso8859-\d+|cp(?:125\d|866|874|932|949)|koi8-[ru]|shift_jis|euc_(?:jp|kr)|gb2312|gbk|gb18030|big5\w*|mac-roman|tis-620"
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def unpacked(chunks: Iterable[bytes], longest: int, *, packed: bool) -> bytes:
    """Return what *chunks* hold, unpacked where they are *packed* with gzip: the first *longest* bytes of it.

    No more than that is ever unpacked. Raises zlib.error where the bytes are not packed as they should be.
    """
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed else None
    content = bytearray()
    for chunk in chunks:
        room = longest - len(content)
        content += unpacker.decompress(chunk, room) if unpacker else chunk[:room]
        if len(content) >= longest:
            break
    return bytes(content)


def is_text(content_type: str) -> bool:
    """Tell whether content of the type *content_type* is text."""
    return bool(_TEXTUAL.match(content_type.partition(";")[0].strip()))


def decoded(content: bytes, content_type: str) -> str:
    """Return *content* as text. What is UTF-8 is read as such, whatever the reply calls it."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        # The last character may have been cut through.
        return codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return content.decode(_charset(content, content_type), "replace")


def _charset(content: bytes, content_type: str) -> str:
    """Return the character set that a reply names for itself, or UTF-8."""
    match = _CHARSET.search(content_type)
    declared = _DECLARED.search(content[:_LOOK_AT])
    named = match[1] if match else (declared[1] or declared[2]).decode() if declared else ""
    try:
        name = codecs.lookup(named).name
    except (LookupError, ValueError):
        return "utf-8"
    if name in ("ascii", "iso8859-1"):  # as browsers take them
        return "cp1252"
    return name if _OF_PAGES.fullmatch(name) else "utf-8"
