"""One sentence per relation that a reader can check: the two wordings, who stands behind each, and why.

English sentences stand here; those of the corpus's language in its relations.toml under the same names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.judge import Corpus, Judgement, Pair
from claimpack.builders.relate.sources import source_name, terminal_sources
from claimpack.schema.records import Article, Claim

LONGEST_TEXT = 140
SENTENCES = {
    "corroborates": "{a} and {b} tell of the same in two articles{shared}.",
    "repeats": "{a} and {b} tell of the same{shared}; the one is no second evidence for the other.",
    "specifies": "{narrow} is more exact than {wide}{shared} and does not contradict it.",
    "part": "{narrow} counts a part of {wide}.",
    "updates": "{a} and {b} tell of two states{shared}: one follows the other.",
    "inconsistent_detail": "{a} and {b} do not agree in detail{shared}.",
    "contradicts": "{a} and {b} cannot both be true: event, group, place and time are the same{shared}.",
    "not_comparable": "{a} and {b} cannot be compared{shared}.",
    "side": "“{text}” ({who}, {article})",
    "counted": "“{text}” ({counted}; {who}, {article})",
    "nobody": "no source named",
    "and": " and ",
    "shared": " ({reason})",
}
REASONS = {
    "ordinal": "a rank is no count",
    "first_of_all": "the first of those that are counted later",
    "first_figure": "only one gives a figure: {words}",
    "unit": "the units differ",
    "population": "different groups are counted",
    "part": "one is a part of the other",
    "further": "one counts further people, beside those counted before",
    "place": "the places differ",
    "place_within": "one place lies in the other, so one figure is a part of the other",
    "place_maybe": "the places are not the same; one may lie in the other",
    "time": "the times differ",
    "vague": "the figure lies within the vague number",
    "near": "the figures are close to each other",
    "equal": "the figures are equal",
    "later_measure": "two readings, one after the other",
    "later_count": "a count that goes on, at two points in time",
    "far_apart": "both bounds are open, but too far apart for one count",
    "one_author": "one article gives both: they are parts, or two events",
    "disjoint_measure": "the figures exclude each other",
    "disjoint": "the figures exclude each other, but it is not known that the same are counted",
    "all_same": "the figures exclude each other",
    "doubt": "the remark gives no number of its own",
    "opposite": "{words}",
    "rival": "{words}",
    "detail": "{words}",
    "cause": "two causes or originators: {words}",
    "open": "what one leaves open, the other says",
    "polarity": "one affirms what the other denies",
    "other_event": "two events, at another time or place",
    "other_object": "two things at two sites",
    "told": "in common: {words}",
    "adds": "only there: {words}",
}


PROPERTIES = {
    "dead": "dead",
    "injured": "injured",
    "arrested": "arrested",
    "damaged": "damaged",
    "looted": "looted",
    "deployed": "deployed",
}


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The sentences, reasons and names of what is counted of one language."""

    sentences: Mapping[str, str]
    reasons: Mapping[str, str]
    properties: Mapping[str, str]


ENGLISH = Phrases(SENTENCES, REASONS, PROPERTIES)


@cache
def phrases(pack: Pack) -> Phrases | None:
    """The phrases of a pack, or None if its relations.toml has none."""
    section = pack.section("relations")
    tables = [section.get(name) for name in ("explain", "reasons", "properties")]
    found = [{key: str(text) for key, text in table.items()} for table in tables if isinstance(table, dict)]
    return Phrases(*found) if len(found) == len(tables) else None


def explain(pair: Pair, judgement: Judgement, phrases: Phrases) -> str:
    """The sentence of a relation."""
    text_a, text_b = judgement.quantities or (pair.a.claim.text, pair.b.claim.text)
    counted = phrases.properties.get(judgement.counted, "") if judgement.quantities else ""
    a = _side(text_a, counted, pair.a.claim, pair.corpus, phrases, pair.article_a)
    b = _side(text_b, counted, pair.b.claim, pair.corpus, phrases, pair.article_b)
    narrow, wide = (b, a) if judgement.narrow == "b" else (a, b)
    reason = _reason(judgement, phrases)
    shared = phrases.sentences["shared"].format(reason=reason) if reason else ""
    sentence = "part" if judgement.relation == "specifies" and judgement.reason == "part" else judgement.relation
    return phrases.sentences[sentence].format(a=a, b=b, narrow=narrow, wide=wide, shared=shared)


def _reason(judgement: Judgement, phrases: Phrases) -> str:
    template = phrases.reasons[judgement.reason]
    if "{words}" in template and not judgement.words:
        return ""
    return template.format(words=phrases.sentences["and"].join(_listed(judgement.words)))


def _listed(words: tuple[str, ...]) -> tuple[str, ...]:
    """a, b, c -> ("a, b", "c"): what "and" is put between."""
    return words if len(words) < 3 else (", ".join(words[:-1]), words[-1])


def _side(text: str, counted: str, claim: Claim, corpus: Corpus, phrases: Phrases, article: Article) -> str:  # noqa: PLR0917 - a side in words
    key = (claim.claim_id, text, counted or phrases.sentences["and"])
    if key not in corpus.sides:
        corpus.sides[key] = _worded_side(text, counted, claim, corpus, phrases, article)
    return corpus.sides[key]


def _worded_side(text: str, counted: str, claim: Claim, corpus: Corpus, phrases: Phrases, article: Article) -> str:  # noqa: PLR0917
    """The wording, what is counted if that is known, and who says so where."""
    sources = (source_name(source, corpus.names, corpus.pack) for source in terminal_sources(claim))
    named = tuple(dict.fromkeys(name for name in sources if name))
    who = phrases.sentences["and"].join(_listed(named)) or phrases.sentences["nobody"]
    where = article.publisher or article.title or article.source_uri.rstrip("/").rpartition("/")[2]
    counted = "" if counted.lower() in text.lower() else counted
    return phrases.sentences["counted" if counted else "side"].format(text=_short(text), counted=counted, who=who, article=where)


def _short(text: str) -> str:
    """At most LONGEST_TEXT code points, cut at a word."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rsplit(" ", 1)[0] + " …"
