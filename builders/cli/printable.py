"""Text out of a source as a terminal may print it: nothing in it commands the terminal or turns the line around."""

WIDTH = 100
_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_KEPT = "\n\t\N{ZERO WIDTH JOINER}" + _SOFT_HYPHEN


def printable(text: str) -> str:
    """The text with its lines, as long as before: control characters and invisible marks (escape, bell, direction overrides) are U+FFFD."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _KEPT else _INSTEAD for char in text)


def printable_row(value: object) -> object:
    """A row, list or value with every text in it printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [printable_row(each) for each in value]
    return {key: printable_row(each) for key, each in value.items()} if isinstance(value, dict) else value


def one_line(text: str, width: int = WIDTH) -> str:
    """The text on one line of at most `width` characters, cut with "…"; control characters as spaces."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text.replace(_SOFT_HYPHEN, "")).split())
    return line if len(line) <= width else line[: width - 1] + "…"
