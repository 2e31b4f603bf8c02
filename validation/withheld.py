"""Words that a release withholds: what stands in their place, and whether it is what the row's offsets ask for.

In the text mode "none" a text beside spans is null, or points at them: "[#char=14,64]" stands for the code points 14 to 64 of the article
(RFC 5147). Several pieces are several pointers, joined as the pieces of a text are. In "quotes" only the articles' own texts are withheld.
"""

import re
from collections.abc import Iterator, Sequence

from claimpack.schema.problems import Finding
from claimpack.schema.records import Article, Claim, Span

GAP = " […] "
CONTEXT = 32
_POINTER = re.compile(r"\[#char=([0-9]{1,10}),([0-9]{1,10})\]")
_NOWHERE = "[#char=0,0]"
_HINT = "build the release again; never add words to a release that withholds them"


def is_pointed(text: str | None) -> bool:
    """Whether a text stands for words that were taken out."""
    return text is not None and _POINTER.search(text) is not None


def pointers(spans: Sequence[Span]) -> str:
    """What stands for the text of spans."""
    return GAP.join(f"[#char={span.start_char},{span.end_char}]" for span in spans) or _NOWHERE


def length_of(spans: Sequence[Span]) -> int:
    """How long the text of spans is, in code points."""
    return sum(span.end_char - span.start_char for span in spans) + len(GAP) * max(0, len(spans) - 1)


def withheld_fault(text: str, spans: Sequence[Span]) -> str:
    """What is wrong with a text beside spans whose article's text is withheld; empty if nothing is."""
    if is_pointed(text):
        return "" if text == pointers(spans) else f"the text beside is {text!r}, its spans are {pointers(spans)}"
    n_chars = length_of(spans)
    return "" if len(text) == n_chars else f"cover {n_chars} characters, the text beside has {len(text)}"


def check_withheld(article: Article, text_mode: str) -> Iterator[Finding]:
    """TAB018: an article with its text in a release that withholds texts, or without it in one that does not."""
    if (article.text is None) == (text_mode == "full"):
        said = "no text" if article.text is None else f"a text of {len(article.text)} characters"
        yield Finding("TAB018", f"articles/{article.article_id}", f"{said}, but the release's text mode is {text_mode}", _HINT)


def check_pointed_context(claim: Claim, text_mode: str) -> Iterator[Finding]:
    """TAB013: prefix or suffix points elsewhere than right before or after the claim; TAB018: it has words where there may be none."""
    where = f"claims/{claim.claim_id}"
    before, after = _POINTER.fullmatch(claim.prefix), _POINTER.fullmatch(claim.suffix)
    for name, said, found in (("prefix", claim.prefix, before), ("suffix", claim.suffix, after)):
        if said and not found and text_mode == "none":
            yield Finding("TAB018", where, f"{name} has words, but the release's text mode is none", _HINT)
    if not claim.spans:
        return
    start, end = claim.spans[0].start_char, claim.spans[-1].end_char
    if before and (int(before[1]), int(before[2])) != (max(0, start - CONTEXT), start):
        yield Finding("TAB013", where, f"prefix is {claim.prefix}, the claim begins at {start}", _HINT)
    if after and (int(after[1]) != end or not end < int(after[2]) <= end + CONTEXT):
        yield Finding("TAB013", where, f"suffix is {claim.suffix}, the claim ends at {end}", _HINT)
