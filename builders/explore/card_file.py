"""What a release's card says of the dataset as a whole: its title, its licence, its rights, how to cite it.

The card is Markdown with YAML above; only what is found there is said, and where the card cannot be read, nothing is.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.write.card import CARD
from claimpack.builders.write.manifest import Manifest

_HEADER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_BIBTEX = re.compile(r"^```bibtex\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
_RIGHTS = re.compile(r"^## Rights\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_RULE = re.compile(r"[|: -]+")
_ESCAPE = re.compile(r"\\([\\`*_\[\]#|~$])")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class CardFile:
    """The title of the dataset, paragraphs on rights, and BibTeX; empty where the card does not say.

    A paragraph is a tuple of rows, a row a tuple of cells; text is a paragraph of one row with one cell.
    """

    heading: str
    description: str
    rights: tuple[tuple[tuple[str, ...], ...], ...]
    bibtex: str


def read_card(folder: Path, manifest: Manifest) -> CardFile:
    """What the card of the release in `folder` says; its name where it says nothing."""
    try:
        text = (folder / CARD).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return CardFile(manifest.name, "", (), "")
    body = _HEADER.sub("", text, count=1)
    title, bibtex, rights = _TITLE.search(body), _BIBTEX.search(body), _RIGHTS.search(body)
    after_title = body[title.end() :].strip().partition("\n\n")[0] if title else ""
    return CardFile(
        heading=_plain(title[1]) if title else manifest.name,
        description=_plain(after_title) if not after_title.startswith(("#", "|", "Version ")) else "",
        rights=tuple(_paragraph(part) for part in re.split(r"\n\s*\n", rights[1].strip()) if part) if rights else (),
        bibtex=bibtex[1] if bibtex else "",
    )


def _paragraph(markdown: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, without the line below its head; any other paragraph as one row with one cell."""
    lines = markdown.strip().splitlines()
    if not all(line.startswith("|") and line.endswith("|") for line in lines):
        return ((_plain(markdown),),)
    return tuple(tuple(map(_plain, re.split(r"(?<!\\)\|", line)[1:-1])) for line in lines if not _RULE.fullmatch(line))


def _plain(markdown: str) -> str:
    """The text of a line of the card, without its marks."""
    text = _ESCAPE.sub(r"\1", markdown.replace("`", "").replace("**", ""))
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return " ".join(text.split())
