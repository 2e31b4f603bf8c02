"""Score the built-in extractor on labelled data, whose format is told by its name.

| path | format | what is scored |
|---|---|---|
| *.jsonl, *.jsonl.gz | quotation gold | quotes, speakers, tokens |
| *.tar.gz, a folder of .tml | TimeML | time expressions |
| *.tsv | GermEval 2014 / CoNLL | names |
| *.conllu | CoNLL-U | Konjunktiv |
| a folder of .json | claimpack's gold (its texts beside it, or in a folder that is named) | every layer |
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimpack.builders import ids
from claimpack.builders.evaluate.claims import GoldArticle, read_gold, score_facts
from claimpack.builders.evaluate.conllu import read_conllu, score_mood
from claimpack.builders.evaluate.counts import Score
from claimpack.builders.evaluate.ner import read_conll, score_names
from claimpack.builders.evaluate.quotes import QuoteArticle, read_quotes, score_quotes
from claimpack.builders.evaluate.relations import score_gold_relations
from claimpack.builders.evaluate.timex import read_timeml, score_times, times_of
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.facts import Attributed, Facts
from claimpack.builders.extract.mentions.mentions import find_mentions
from claimpack.builders.languages import Pack
from claimpack.builders.read.dates import read_creation_time
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_document
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores on one piece of gold, or on one part of it."""

    gold: str
    scores: tuple[Score, ...]


def evaluate(gold: Path, pack: Pack, texts: Path | None = None) -> list[Evaluation]:
    """Scores by part of the gold, in order of name.

    Raises ClaimpackError SRC044 for a path in no known format, SRC040 to SRC045 for gold that cannot be read.
    """
    if not gold.exists():
        raise ClaimpackError("SRC044", "no such gold", where=str(gold), hint="name a file or folder of labelled data")
    name = gold.name
    kinds: list[tuple[Callable[[], bool], Callable[[], list[Evaluation]]]] = [
        (lambda: name.endswith((".jsonl", ".jsonl.gz")), lambda: _quotes(gold, pack)),
        (lambda: name.endswith(".tsv"), lambda: _names(gold, pack)),
        (lambda: name.endswith(".conllu"), lambda: [Evaluation(name, (score_mood(read_conllu(gold), pack),))]),
        (lambda: gold.is_dir() and any(gold.glob("*.json")), lambda: _claims(gold, texts or gold, pack)),
        (lambda: name.endswith(".tar.gz") or (gold.is_dir() and any(gold.rglob("*.tml"))), lambda: _times(gold, pack)),
    ]
    for is_kind, score in kinds:
        if is_kind():
            return score()
    hint = (
        "known: .jsonl (quotations), .tsv (names), .conllu (mood), a folder or .tar.gz of .tml (times), a folder of .json (claimpack's own)"
    )
    raise ClaimpackError("SRC044", "gold in no known format", where=str(gold), hint=hint)


def _quotes(gold: Path, pack: Pack) -> list[Evaluation]:
    def pairs() -> Iterator[tuple[QuoteArticle, tuple[Attributed, ...]]]:
        for article in read_quotes(gold):
            document = read_document(bare_article(article.text, article.name, pack.code), pack)
            yield article, find_attributions(document, pack, find_mentions(document, pack))

    return [Evaluation(gold.name, tuple(score_quotes(pairs())))]


def _names(gold: Path, pack: Pack) -> list[Evaluation]:
    return [Evaluation(gold.name, tuple(score_names(read_conll(gold), pack)))]


def _times(gold: Path, pack: Pack) -> list[Evaluation]:
    parts = read_timeml(gold)
    return [Evaluation(part, tuple(score_times((one, times_of(one, pack)) for one in documents))) for part, documents in parts.items()]


def _claims(gold: Path, texts: Path, pack: Pack) -> list[Evaluation]:
    extractor = RuleExtractor(pack)

    pairs: list[tuple[GoldArticle, Facts]] = [(article, extractor.extract(_dated(article, texts, pack))) for article in read_gold(gold)]
    return [Evaluation(gold.name, (*score_facts(pairs), *score_gold_relations(gold, pairs, pack)))]


def _dated(gold: GoldArticle, texts: Path, pack: Pack) -> Article:
    path = texts / gold.source
    if not path.is_file() or ids.sha256_hex(path.read_bytes()) != gold.sha256:
        raise ClaimpackError(
            "SRC045", "the text of a gold file is missing or another one", where=str(path), hint="name the folder of the texts with --text"
        )
    article = bare_article(path.read_bytes().decode("utf-8"), gold.source, pack.code)
    time = read_creation_time(str(gold.record["dct"])) if gold.record.get("dct") else None
    if time is None:
        return article
    return replace(
        article,
        dct_value=time.value,
        dct_precision=time.precision,
        dct_earliest=time.earliest,
        dct_latest=time.latest,
        dct_source="metadata",
    )
