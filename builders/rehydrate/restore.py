"""Rows as they were before words were withheld from them: the other direction of write/withholding.py.

What stands beside its spans is cut out of the text again; anything else holds pointers, which are resolved. Where nothing was
withheld, as in "quotes" from claims, a row comes out as it went in.
"""

from dataclasses import replace

from claimpack.builders.spans import text_of
from claimpack.builders.write.pointers import resolved
from claimpack.schema.records import Article, Attribution, Claim, Mention, Quantity, Reject, Span, Time


def restored_article(article: Article, text: str) -> Article:
    """The article with its text and title."""
    return replace(article, text=text, title=_put_back(article.title, text))


def restored_claim(claim: Claim, text: str) -> Claim:
    """The claim with every wording."""
    return replace(
        claim,
        text=text_of(text, claim.spans),
        prefix=resolved(claim.prefix, text),
        suffix=resolved(claim.suffix, text),
        decontextualised=_put_back(claim.decontextualised, text),
        speaker=_put_back(claim.speaker, text),
        attributions=tuple(_attribution(step, text) for step in claim.attributions),
        quantities=tuple(_quantity(quantity, text) for quantity in claim.quantities),
        times=tuple(_time(time, text) for time in claim.times),
    )


def restored_mention(mention: Mention, text: str) -> Mention:
    """The mention with its name."""
    return replace(mention, text=text_of(text, mention.spans))


def restored_reject(reject: Reject, text: str) -> Reject:
    """The reject with what was left out."""
    return replace(reject, text=_cut(reject.spans, text))


def _attribution(step: Attribution, text: str) -> Attribution:
    return replace(step, source_text=_cut(step.source_spans, text), cue_text=_cut(step.cue_spans, text))


def _quantity(quantity: Quantity, text: str) -> Quantity:
    return replace(quantity, text=text_of(text, quantity.spans), counted_text=_cut(quantity.counted_spans, text))


def _time(time: Time, text: str) -> Time:
    return replace(time, text=text_of(text, time.spans))


def _cut(spans: tuple[Span, ...], text: str) -> str | None:
    return text_of(text, spans) or None


def _put_back(words: str | None, text: str) -> str | None:
    return None if words is None else resolved(words, text)
