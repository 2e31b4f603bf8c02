"""Scores of attribution against quotation gold: a JSON line per article with quote, speaker, cue, frame, addressee.

The format is that of the German news quotation corpus (Petersen-Frey & Biemann 2024), its scheme that of SpkAtt-2023. Two measures:

- Quotes. Found and gold quotes match one to one at an IoU of 0.5 or more, in code points; those of the same words, by speaker. A matched
  speaker is right if it shares half of the shorter span with the gold's; only gold quotes with a speaker count. Recall is given by the
  gold's type and for quotes that lie in others ("nested"), precision by the found type.
- Tokens, after SpkAtt-2023: found and gold quotes are aligned one to one by their common tokens, greatest first. Message counts the tokens
  of aligned quotes as hits; Roles counts (role, token) pairs of aligned quotes for speaker, cue, frame and addressee; Joint counts both.
  Tokens of quotes without counterpart are missed or too many. This is our reading of the measure, not the shared task's program.

What the gold writes otherwise is brought to its form: speech that goes on in Konjunktiv without a source takes the speaker of the
attribution before it; "demnach" is a speaker itself, as "er" is, and so are "ersten Angaben", which name nobody; what goes on over several
sentences (Konjunktiv, "sollen") is one quote; partial quotes count as direct quotes of their own; what one source hands on of another
("laut Z sagte Y, …") is two quotes, the other's frame being part of the outer one. The turns of an interview are none there.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimpack.builders.evaluate.counts import Score, half_overlap, iou, match
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.spans import contains, overlap, subtract
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

Record = Mapping[str, Any]  # a line of the gold, at the border where it is read
Spans = tuple[Span, ...]
QUOTE_IOU = 0.5
_TIE = 1e-9
_GOING_ON = frozenset({"indirect_free_indirect", "free_indirect"})
_N_BETWEEN = 3
_PRO_ADVERB, _INTERVIEW = "pro_adverb", "interview"
ROLES = ("speaker", "cue", "frame", "addressee")
_TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Who says what, as the gold or the extractor has it. `is_nested`: it lies in another quote."""

    quote_type: str
    content: Spans
    speaker: Spans
    cue: Spans
    frame: Spans
    addressee: Spans
    is_nested: bool


@dataclass(frozen=True, slots=True)
class QuoteArticle:
    """An article with its gold quotes and the spans of its tokens."""

    name: str
    text: str
    tokens: Spans
    quotes: tuple[Quote, ...]


def read_quotes(path: Path) -> Iterator[QuoteArticle]:
    """The articles of a .jsonl or .jsonl.gz file. Raises ClaimpackError SRC042 for a line without the keys of the format."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            if not {"documentName", "originalText", "tokens", "annotations"} <= record.keys():
                raise ClaimpackError(
                    "SRC042", "not a quotation gold: it needs documentName, originalText, tokens and annotations", where=f"{path}:{number}"
                )
            tokens = tuple(Span(token["charBegin"], token["charEnd"]) for token in record["tokens"])
            quotes = tuple(_gold_quote(one) for one in record["annotations"])
            yield QuoteArticle(record["documentName"], record["originalText"], tokens, tuple(quote for quote in quotes if quote.content))


def found_quotes(attributed: Sequence[Attributed]) -> list[Quote]:
    """What the extractor found, as quotes: each content, and each partial quote as a direct quote of the innermost source."""
    quotes: list[Quote] = []
    named: Spans = ()
    outer: Spans = ()
    for one in attributed:
        first = one.attributions[0]
        if one.rule == _INTERVIEW:
            continue
        if not contains(outer, one.content):
            outer = one.content
            named = first.source_spans or named
        speaker = _speaker(one) or (named if first.quote_type == "indirect_free_indirect" else ())
        whole = Quote(first.quote_type, one.content, speaker, first.cue_spans, first.frame_spans, first.addressee_spans, is_nested=False)
        last = quotes[-1] if quotes else whole
        if whole.quote_type in _GOING_ON and last.quote_type == whole.quote_type and _is_next(last, whole):
            whole = replace(last, content=(*last.content, *one.content))
            quotes.pop()
        quotes.extend(_by_hops(whole, one))
        inside = set(first.partial_quote_spans)
        quotes = [quote for quote in quotes if not (quote.is_nested and inside.issuperset(quote.content))]
        quotes.extend(replace(whole, quote_type="direct", content=(span,), is_nested=True) for span in first.partial_quote_spans)
    return quotes


def _speaker(attributed: Attributed) -> Spans:
    """The speaker as the gold has it: the source, the adverb that stands for one, else the words of a phrase that names nobody."""
    first = attributed.attributions[0]
    if attributed.rule == _PRO_ADVERB:
        return first.cue_spans
    if first.cue_class == "preposition" and not first.source_spans:
        return subtract(first.frame_spans, first.cue_spans)
    return first.source_spans


def _by_hops(whole: Quote, attributed: Attributed) -> list[Quote]:
    """The quote; of a saying that a source hands on, its own quote inside one of that source which holds its frame too."""
    last = attributed.attributions[-1]
    is_handed_on = last.hop > 1 and bool(last.frame_spans) and last.cue_class == "verb"
    if not is_handed_on or whole.content != attributed.content:
        return [whole]
    frame = () if last.cue_spans == attributed.attributions[0].cue_spans else last.frame_spans
    outer = tuple(sorted((*attributed.content, *frame), key=lambda span: span.start_char))
    inner = replace(whole, quote_type=last.quote_type, speaker=last.source_spans, cue=last.cue_spans, frame=last.frame_spans)
    return [replace(whole, content=outer), replace(inner, is_nested=True)]


def _is_next(last: Quote, following: Quote) -> bool:
    """Whether no more than a full stop and a space part the two."""
    return 0 <= following.content[0].start_char - last.content[-1].end_char <= _N_BETWEEN


def score_quotes(pairs: Iterable[tuple[QuoteArticle, Sequence[Attributed]]]) -> list[Score]:
    """Scores over all articles, in a fixed order: quotes, speaker, by type, tokens."""
    count: Counter[str] = Counter()
    for article, attributed in pairs:
        found = found_quotes(attributed)
        _count_quotes(count, article.quotes, found)
        _count_tokens(count, article, found)
    names = sorted({name.rsplit(".", 1)[0] for name in count})
    return [Score(name, count[name + ".hit"], count[name + ".gold"], count[name + ".found"]) for name in names]


def _count_quotes(count: Counter[str], gold: Sequence[Quote], found: Sequence[Quote]) -> None:
    pairs = match(gold, found, _similarity, QUOTE_IOU)
    _add(count, "quotes", len(pairs), len(gold), len(found))
    matched = dict(pairs)
    for i, want in enumerate(gold):
        for name in (want.quote_type, "nested") if want.is_nested else (want.quote_type,):
            _add(count, f"recall {name}", i in matched, 1, i in matched)
    for i, j in pairs:
        _add(count, "quote_type", gold[i].quote_type == found[j].quote_type, 1, 1)
        if gold[i].speaker:
            right = bool(found[j].speaker) and half_overlap(gold[i].speaker, found[j].speaker)
            _add(count, "speaker", right, 1, 1)
            _add(count, f"speaker {gold[i].quote_type}", right, 1, 1)
    _count_precision(count, found, {j for _, j in pairs})


def _similarity(want: Quote, got: Quote) -> float:
    """The IoU of the contents; of quotes with the same words, those of one speaker go together."""
    is_same_speaker = bool(want.speaker and got.speaker) and half_overlap(want.speaker, got.speaker)
    return iou(want.content, got.content) + (_TIE if is_same_speaker else 0.0)


def _count_precision(count: Counter[str], found: Sequence[Quote], matched: set[int]) -> None:
    for j, quote in enumerate(found):
        name = "partial" if quote.is_nested else quote.quote_type
        _add(count, f"precision {name}", j in matched, j in matched, 1)


def _count_tokens(count: Counter[str], article: QuoteArticle, found: Sequence[Quote]) -> None:
    gold = article.quotes
    pairs = match([quote.content for quote in gold], [quote.content for quote in found], lambda a, b: float(overlap(a, b)), 1.0)
    ours, theirs = [_tokens(article, quote) for quote in found], [_tokens(article, quote) for quote in gold]
    hits: Counter[str] = Counter()
    for i, j in pairs:
        hits.update({role: len(theirs[i][role] & ours[j][role]) for role in ("message", *ROLES)})
    totals = [Counter({role: sum(len(one[role]) for one in side) for role in ("message", *ROLES)}) for side in (theirs, ours)]
    for name, roles in (("tokens message", ("message",)), ("tokens roles", ROLES), ("tokens joint", ("message", *ROLES))):
        _add(count, name, *(sum(side[role] for role in roles) for side in (hits, *totals)))


def _tokens(article: QuoteArticle, quote: Quote) -> dict[str, frozenset[int]]:
    spans = {"message": quote.content, "speaker": quote.speaker, "cue": quote.cue, "frame": quote.frame, "addressee": quote.addressee}
    return {
        role: frozenset(i for i, token in enumerate(article.tokens) if any(s.start_char <= token.start_char < s.end_char for s in part))
        if part
        else frozenset()
        for role, part in spans.items()
    }


def _gold_quote(one: Record) -> Quote:
    spans = {role: _spans(one[role]) for role in ("quote", *ROLES)}
    return Quote(
        _TYPES[one["type"]], spans["quote"], spans["speaker"], spans["cue"], spans["frame"], spans["addressee"], bool(one["isNested"])
    )


def _spans(part: Record) -> Spans:
    return tuple(Span(piece["charBegin"], piece["charEnd"]) for piece in part["spans"])


def _add(count: Counter[str], name: str, hits: int, n_gold: int, n_found: int) -> None:
    count.update({name + ".hit": int(hits), name + ".gold": int(n_gold), name + ".found": int(n_found)})
