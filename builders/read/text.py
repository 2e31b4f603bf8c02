"""Text out of bytes: strict UTF-8, unchanged. No byte order mark, line end, quotation mark or composed letter is touched."""

from claimpack.builders.read.known import is_encodable
from claimpack.builders.read.source import Unreadable

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode_text(content: bytes) -> str | Unreadable:
    """The text of a plain-text file, or why it is none."""
    try:
        return judge_text(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = "this looks like UTF-16; " if content.startswith(_UTF_16) else ""
        byte = f"byte 0x{content[error.start]:02X} at offset {error.start}"
        return Unreadable("undecodable", f"not UTF-8: {byte}; {what}save it as UTF-8")


def judge_text(text: str) -> str | Unreadable:
    """The text itself, or why it cannot be an article: NUL characters, half surrogate pairs, no letter or digit."""
    if "\0" in text:
        return Unreadable("undecodable", f"not a text: NUL character at offset {text.index(chr(0))}; this may be a binary file or UTF-16")
    if not is_encodable(text):
        return Unreadable("undecodable", "not a text: half a surrogate pair, which UTF-8 cannot hold; write the character out")
    if not any(map(str.isalnum, text)):
        return Unreadable("empty", "no letter and no digit in it; remove the source or give it a text")
    return text
