"""Web pages: the article's text by trafilatura, and what the page's own metadata say.

Offsets of an article count from the extracted text, its digest is that of the page's bytes. Source of the method:
trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/).
"""

import codecs
import logging
import re

from claimpack.builders.read.known import NOTHING, Known
from claimpack.builders.read.page import read_page
from claimpack.builders.read.source import Unreadable
from claimpack.builders.read.text import judge_text

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([-\w.:]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 4096
# What browsers read under these names (WHATWG Encoding Standard): a page that calls itself Latin-1 is windows-1252.
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def read_html(content: bytes, charset: str | None = None) -> tuple[str | Unreadable, Known]:
    """The article of a page and what the page says of it. `charset` is what the transport said of the bytes."""
    markup = decode_page(content, charset)
    if isinstance(markup, Unreadable):
        return markup, NOTHING
    if "\0" in markup:
        return judge_text(markup), NOTHING
    return _extract(_XML_DECLARATION.sub("", markup, count=1))


def decode_page(content: bytes, charset: str | None = None) -> str | Unreadable:
    """The markup: by byte order mark, transport, <meta charset>, or else UTF-8; strictly."""
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None) or charset or _declared(content) or "utf-8"
    encoding = _LABELS.get(encoding.lower(), encoding)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{content[error.start]:02X} at offset {error.start}"
        return Unreadable("undecodable", f"not {encoding}: {byte}; declare the encoding that the page has, or save it as UTF-8")
    except (LookupError, UnicodeError):
        return Unreadable("undecodable", f'unknown encoding "{encoding}"; save the page as UTF-8')


def _declared(content: bytes) -> str | None:
    found = _META_CHARSET.search(content[:_HEAD_BYTES])
    name = found[1].decode("ascii", "replace").lower() if found else None
    return "utf-8" if name and name.startswith("utf-16") else name  # it could not be read as UTF-16 and bear this line


def _extract(markup: str) -> tuple[str | Unreadable, Known]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it would print is what we return
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            return Unreadable("empty", "not a web page; remove the source or give it a page with text"), NOTHING
        known = read_page(tree)
        text = trafilatura.extract(tree, include_comments=False, include_tables=False)
    except Exception as error:  # noqa: BLE001 - a foreign back end
        return Unreadable("extractor_failed", f"trafilatura failed ({type(error).__name__}); save the article as plain text"), NOTHING
    return (judge_text(text) if text else Unreadable("empty", "no article found in the page; save the article as plain text")), known
