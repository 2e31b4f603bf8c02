"""What a page says of its article in its own metadata: JSON-LD (schema.org), Open Graph and Dublin Core <meta>, <title>, <link>.

Nothing is taken from the running text, the address or the file name. What is malformed says nothing.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from claimpack.builders.read.dates import CreationTime, read_creation_time
from claimpack.builders.read.known import Known, is_encodable, to_uri

_TITLE = ("og:title", "dc.title", "dcterms.title")
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher")
_BYLINE = ("author", "dc.creator", "dcterms.creator")
_DATE = ("article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created")
_DEPTH = 4


def read_page(tree: Any) -> Known:
    """What the page (an lxml tree) says; None for what it does not say."""
    metas = _metas(tree)
    story = next((item for item in _json_ld(tree) if "datePublished" in item or "headline" in item), {})
    publisher = _name(story.get("publisher")) or _first(metas, _PUBLISHER)
    return Known(
        title=_name(story.get("headline")) or _first(metas, _TITLE) or _title(tree, publisher),
        publisher=publisher,
        byline=_name(story.get("author")) or _first(metas, _BYLINE),
        url=_address(tree, metas),
        created=_created(story.get("datePublished"), *(metas[key] for key in _DATE if key in metas)),
    )


def _metas(tree: Any) -> dict[str, str]:
    """<meta> by lower-case name or property; the first of several counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = _clean(meta.get("content"))
        if key and content:
            metas.setdefault(key, content)
    return metas


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _objects(json.loads(script.text or "null"), _DEPTH)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth - 1) if depth else ()
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)


def _name(value: object) -> str | None:
    """A name as JSON-LD writes it: a string, an object with a name, or a list of either."""
    items = value if isinstance(value, list) else [value]
    names = (_clean(item.get("name") if isinstance(item, dict) else item) for item in items)
    return ", ".join(name for name in names if name) or None


def _title(tree: Any, publisher: str | None) -> str | None:
    """The <title>, without the publisher's name that browsers show after it."""
    title = _clean(tree.findtext(".//title"))
    return re.sub(rf"\s+[-|:•–—]\s+{re.escape(publisher)}$", "", title) if title and publisher else title


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for written in (*links, metas.get("og:url")):
        uri = to_uri(written.strip()) if written else None
        if uri and uri.startswith(("http://", "https://")):
            return uri
    return None


def _created(*written: object) -> CreationTime | None:
    return next((created for value in written if isinstance(value, str) and (created := read_creation_time(value))), None)


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _clean(value: object) -> str | None:
    """White space as single blanks; None for nothing, for what is no string, and for half a surrogate pair."""
    return (" ".join(value.split()) or None) if isinstance(value, str) and is_encodable(value) else None
