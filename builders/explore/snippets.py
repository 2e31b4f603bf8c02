"""Text of a release as a page may show it: no character that turns or hides what stands beside it, and not too much of it."""

import re

SNIPPET = 280
# Bidirectional embeddings, overrides and isolates (UAX #9), and control characters but tab and line ends.
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def shown(text: str) -> str:
    """The text, with characters that turn or hide what stands beside them shown by number: "⟨U+202E⟩"."""
    if text.isprintable():
        return text
    return _UNSHOWN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def snippet(text: str | None, longest: int = SNIPPET) -> str:
    """The beginning of a text, on one line."""
    words = " ".join((text or "").split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
