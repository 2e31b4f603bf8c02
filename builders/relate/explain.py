"""One sentence per relation that a reader can check: the two wordings, who stands behind each, and why.

English sentences stand here; those of the corpus's language in its relations.toml under the same names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.judge import Corpus, Judgement, Pair
from claimpack.builders.relate.sources import terminal_sources
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Article, Attribution, Claim

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
    "nobody": "no source named",
    "and": " and ",
    "shared": " ({reason})",
}
REASONS = {
    "ordinal": "a rank is no count",
    "unit": "the units differ",
    "population": "different groups are counted",
    "part": "one is a part of the other",
    "further": "one counts further people, beside those counted before",
    "place": "the places differ",
    "time": "the times differ",
    "vague": "the figure lies within the vague number",
    "near": "the figures are close to each other",
    "equal": "the figures are equal",
    "later_count": "a count that goes on, at two points in time",
    "far_apart": "both bounds are open, but too far apart for one count",
    "one_author": "one article gives both: they are parts, or two events",
    "disjoint": "the figures exclude each other, but it is not known that the same are counted",
    "all_same": "the figures exclude each other",
    "doubt": "the remark gives no number of its own",
    "opposite": "{words}",
    "rival": "{words}",
    "detail": "{words}",
    "open": "what one leaves open, the other says",
    "polarity": "one affirms what the other denies",
    "other_event": "two events, at another time or place",
    "told": "in common: {words}",
    "adds": "only there: {words}",
}


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The sentences and reasons of one language."""

    sentences: Mapping[str, str]
    reasons: Mapping[str, str]


ENGLISH = Phrases(SENTENCES, REASONS)


@cache
def phrases(pack: Pack) -> Phrases | None:
    """The phrases of a pack, or None if its relations.toml has none."""
    section = pack.section("relations")
    sentences, reasons = section.get("explain"), section.get("reasons")
    if not isinstance(sentences, dict) or not isinstance(reasons, dict):
        return None
    return Phrases({key: str(text) for key, text in sentences.items()}, {key: str(text) for key, text in reasons.items()})


def explain(pair: Pair, judgement: Judgement, phrases: Phrases) -> str:
    """The sentence of a relation."""
    text_a, text_b = judgement.quantities or (pair.a.claim.text, pair.b.claim.text)
    a = _side(text_a, pair.a.claim, pair.article_a, pair.corpus, phrases)
    b = _side(text_b, pair.b.claim, pair.article_b, pair.corpus, phrases)
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


def _side(text: str, claim: Claim, article: Article, corpus: Corpus, phrases: Phrases) -> str:
    named = tuple(dict.fromkeys(name for source in terminal_sources(claim) if (name := _source_name(source, corpus))))
    who = phrases.sentences["and"].join(_listed(named)) or phrases.sentences["nobody"]
    return phrases.sentences["side"].format(text=_short(text), who=who, article=article.publisher or article.title or article.source_uri)


def _source_name(source: Attribution, corpus: Corpus) -> str:
    """The wording of the source; for a pronoun, or where the text goes on without a name, the entity's name."""
    known = corpus.names.get(source.source_entity_id or "", "")
    if source.source_text and not analyse(source.source_text.lower(), corpus.pack).is_pronoun:
        return source.source_text
    return known or source.source_text or ""


def _short(text: str) -> str:
    """At most LONGEST_TEXT code points, cut at a word."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rsplit(" ", 1)[0] + " …"
