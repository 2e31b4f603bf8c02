"""Plain text: what is read unchanged, and what is no text."""

import pytest

from claimpack.builders.read.source import Unreadable
from claimpack.builders.read.text import decode_text


@pytest.mark.parametrize(
    "text",
    ["Müller", "Mu\u0308ller", "\ufeffMüller", "eins\r\nzwei\rdrei", " „so“ ", "a\u2028b\u200b\x0cc", "🚒 rückt aus"],
    ids=["composed", "decomposed", "byte order mark", "line ends", "white space", "separators", "beyond 16 bits"],
)
def test_utf8_is_read_unchanged(text: str) -> None:
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("Häuser".encode("latin-1"), "not UTF-8: byte 0xE4 at offset 1; save it as UTF-8"),
        ("Häuser".encode("utf-16"), "not UTF-8: byte 0xFF at offset 0; this looks like UTF-16; save it as UTF-8"),
        (b"\xed\xa0\x80x", "not UTF-8: byte 0xED at offset 0; save it as UTF-8"),
        (b"\xc0\xafx", "not UTF-8: byte 0xC0 at offset 0; save it as UTF-8"),
        (b"ab\0c", "not a text: NUL character at offset 2; this may be a binary file or UTF-16"),
    ],
    ids=["latin-1", "utf-16", "surrogate", "overlong", "nul"],
)
def test_what_is_no_utf8_is_told_by_its_first_byte(content: bytes, detail: str) -> None:
    assert decode_text(content) == Unreadable("undecodable", detail)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "---\n…"])
def test_a_text_without_letter_or_digit_is_empty(text: str) -> None:
    read = decode_text(text.encode())
    assert isinstance(read, Unreadable)
    assert read.reason == "empty"
