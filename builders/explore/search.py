"""The page to search in: an index of titles, names, figures and claims, made once, and the few lines of script that look it up.

It is the one page with a script. The page names the digest of that script and lets no other run; without scripts it leads to the lists.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from claimpack.builders.explore.addresses import SEARCH
from claimpack.builders.explore.directory import Directory
from claimpack.builders.explore.figures import FigureLine
from claimpack.builders.explore.page import Page, shown, snippet
from claimpack.builders.explore.wording import Wording

KINDS = ("article", "entity", "figure", "claim")
# Claims are in the index of releases up to this many; beyond, the page would be too large to open.
MOST_CLAIMS = 20_000
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Search:
    """The index as JSON that holds no markup, the script, and its digest as Content-Security-Policy writes it."""

    index: Markup
    script: Markup
    digest: str
    n_rows: int
    has_claims: bool


def search_page(directory: Directory, figures: Sequence[FigureLine], wording: Wording) -> Page:
    """The page, with a row [kind, text, address] for each thing that can be found."""
    has_claims = len(directory.claims) <= MOST_CLAIMS
    rows = [(KINDS.index(kind), shown(snippet(text, _LONGEST)), address) for kind, text, address in _things(directory, figures, wording)]
    if has_claims:
        rows += [(KINDS.index("claim"), shown(snippet(claim.text, _LONGEST)), claim.address) for claim in directory.claims.values()]
    words = {key: wording.sections["search"][key] for key in ("none", "found", "first")}
    index = {"kinds": [wording.say("search", kind) for kind in KINDS], "rows": rows, "words": words}
    content = Search(_inert(index), Markup(_script()), _digest(_script()), len(rows), has_claims)
    return Page(SEARCH, "search.html.j2", "search", wording.say("search", "title"), content)


def _things(directory: Directory, figures: Sequence[FigureLine], wording: Wording) -> Iterator[tuple[str, str, str]]:
    for article in directory.articles.values():
        yield "article", " · ".join(part for part in (article.heading, article.publisher, article.source_uri) if part), article.address
    for entity in directory.entities.values():
        yield "entity", entity.name, entity.address
    for line in figures:
        name = wording.label("property", line.timeline.property)
        yield "figure", f"{name}: {line.timeline.place}" if line.timeline.place else name, line.address


def _inert(value: object) -> Markup:
    """JSON in which nothing can end a script element or begin one."""
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


@cache
def _script() -> str:
    return (files("claimpack.builders.explore") / "templates" / "search.js").read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
