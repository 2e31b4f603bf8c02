"""The page to search in: titles, names, figures and claims, by an index made once and the lines of script that look it up.

It is the one page with a script. The page names the digest of that script, and lets no other run but the files of the index, which are
the explorer's own; without scripts it leads to the lists.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from markupsafe import Markup

from claimpack.builders.explore.addresses import SEARCH
from claimpack.builders.explore.directory import Directory
from claimpack.builders.explore.figures import FigureLine, figure_title
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.snippets import shown, snippet
from claimpack.builders.explore.terms import FOLDER, ROWS, Index, Part, Row
from claimpack.builders.explore.wording import Wording

KINDS = ("article", "entity", "figure", "claim")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Search:
    """What the script has to know, as JSON that holds no markup; the script, and its digest as Content-Security-Policy writes it."""

    index: Markup
    script: Markup
    digest: str


class SearchIndex:
    """The files of the index, and then the page that reads them."""

    def __init__(self, directory: Directory, figures: Sequence[FigureLine], wording: Wording) -> None:
        self._index = Index()
        self._wording = wording
        self._counts = (len(directory.articles), len(directory.entities), len(figures), len(directory.claims))
        self._rows = chain(_articles(directory), _entities(directory), _figures(figures, wording), _claims(directory))

    def parts(self) -> Iterator[Part]:
        """The files, to be written before the page is made."""
        yield from self._index.parts((shown(snippet(text, _LONGEST)), address) for text, address in self._rows)

    def page(self) -> Page:
        """The page to search in."""
        kinds = [
            {"name": self._wording.say("search", kind), "count": count} for kind, count in zip(KINDS, self._counts, strict=True) if count
        ]
        words = {key: self._wording.sections["search"][key] for key in ("none", "found", "more", "unread")}
        known = {"folder": FOLDER, "kinds": kinds, "rows": ROWS, "words": words, "first": self._index.first_words}
        content = Search(_inert(known), Markup(_script()), _digest(_script()))
        return Page(SEARCH, "search.html.j2", "search", self._wording.say("search", "title"), content)


def _articles(directory: Directory) -> Iterator[Row]:
    for line in directory.articles.values():
        yield " · ".join(part for part in (line.heading, line.publisher, line.source_uri) if part), line.address


def _entities(directory: Directory) -> Iterator[Row]:
    return ((line.name, line.address) for line in directory.entities.values())


def _figures(figures: Sequence[FigureLine], wording: Wording) -> Iterator[Row]:
    return ((figure_title(line.timeline, wording), line.address) for line in figures)


def _claims(directory: Directory) -> Iterator[Row]:
    return ((line.text, line.address) for line in directory.claims.values())


def _inert(value: object) -> Markup:
    """JSON in which nothing can end a script element or begin one."""
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


@cache
def _script() -> str:
    return (files("claimpack.builders.explore") / "templates" / "search.js").read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
