"""The pages of the sample release, and a reader that takes a page apart as a browser would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimpack.builders.explore import explore

VOID = {"meta", "link", "br", "hr", "img", "input", "circle", "line", "path", "rect"}


@dataclass
class Parsed:
    """A page taken apart: its elements with their attributes, its words, and what is wrong with its nesting."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    faults: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def links(self) -> list[str]:
        return [value for _, attributes in self.elements for key in ("href", "src") if (value := attributes.get(key)) is not None]

    def ids(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Parsed()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append((tag, dict(attrs)))
        if tag == "a" and "a" in self.open:
            self.found.faults.append("a link in a link")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.found.text += data

    def handle_comment(self, data: str) -> None:
        self.found.faults.append(f"a comment: {data}")


def parse(path: Path) -> Parsed:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.found.faults += [f"<{tag}> is not closed" for tag in reader.open]
    return reader.found


@pytest.fixture
def read_page() -> Callable[[Path], Parsed]:
    """Take a page apart."""
    return parse


@pytest.fixture
def read_pages() -> Callable[[Path], dict[str, Parsed]]:
    """Take every page of a folder apart; by path inside it."""
    return lambda folder: {path.relative_to(folder).as_posix(): parse(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture
def explored(release: Path, tmp_path: Path) -> Path:
    """The folder with the pages of the sample release."""
    return explore(release, tmp_path / "pages").folder
