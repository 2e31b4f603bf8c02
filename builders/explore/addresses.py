"""Where each page lies, as a path from the explorer's folder. The pages link to each other by these alone.

Ids come from a release that anyone may have made, and become file names here: what is no id is refused.
"""

import re
from collections.abc import Iterable

from claimpack.schema.problems import ClaimpackError

CARDS_PER_PAGE = 100
ROWS_PER_PAGE = 100
OVERVIEW = "index.html"
ABOUT = "about.html"
SEARCH = "search.html"
STYLE = "style.css"
_ID = re.compile(r"[a-z]{3}_[0-9a-f]{16}")


def check_ids(ids: Iterable[str], where: str) -> None:
    """Nothing, if every id is one. Raises ClaimpackError REL074 for the first that is not."""
    for row_id in ids:
        if not _ID.fullmatch(row_id):
            raise ClaimpackError("REL074", f"{row_id[:100]!r} is no id", where=where, hint="run `claimpack validate` on the release")


def article_address(article_id: str, page: int = 1) -> str:
    """The page of an article; its claims from the hundred-and-first on stand on further pages."""
    return paged(f"articles/{article_id}", page)


def claim_address(article_id: str, number: int, claim_id: str) -> str:
    """The card of a claim: the n-th of its article, counted from 1."""
    return f"{article_address(article_id, page_of(number, CARDS_PER_PAGE))}#{claim_id}"


def entity_address(entity_id: str, page: int = 1) -> str:
    """The page of an entity."""
    return paged(f"entities/{entity_id}", page)


def figure_address(figure_id: str, page: int = 1) -> str:
    """The page of a figure in dispute."""
    return paged(f"figures/{figure_id}", page)


def listing_address(name: str, page: int = 1) -> str:
    """A page of a list: "articles", "figures", "sources", "entities"; "rejects/<reason>" for what was not kept."""
    return paged(name if "/" in name else f"{name}/index", page)


def paged(stem: str, page: int) -> str:
    """stem.html for the first page, stem-2.html for the second."""
    return f"{stem}.html" if page == 1 else f"{stem}-{page}.html"


def page_of(number: int, size: int) -> int:
    """On which page the n-th thing stands, both counted from 1."""
    return (number - 1) // size + 1
