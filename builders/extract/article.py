"""The built-in extractor: rules and a name tagger put one article's facts together."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.claims.sentence_rejects import reject
from claimpack.builders.extract.facts import Attributed, Facts
from claimpack.builders.extract.mentions.mentions import find_mentions
from claimpack.builders.extract.quantities.quantities import NotQuantity, read_numbers
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document
from claimpack.builders.text.reading import read_document, zone_rejects
from claimpack.schema.records import Article, Mention, Quantity, Reject, Time


class RuleExtractor:
    """Reads an article with one language's rules. It holds no state but its pack, and gives the same facts for the same article."""

    name = "rules"
    version = "1"

    def __init__(self, pack: Pack) -> None:
        """An extractor for articles in the pack's language."""
        self._pack = pack

    def extract(self, article: Article) -> Facts:
        """The facts of an article; one without text has none."""
        return self.extract_many((article,))[0]

    def extract_many(self, articles: Sequence[Article]) -> list[Facts]:
        """The facts of each article. Step after step over all of them, a tenth faster: the processor's caches hold what a step needs."""
        pack = self._pack
        documents = [read_document(article, pack) for article in articles if article.text is not None]
        mentions = [find_mentions(document, pack) for document in documents]
        times = [find_times(document, pack) for document in documents]
        numbers = [read_numbers(document, pack, found) for document, found in zip(documents, times, strict=True)]
        attributed = [find_attributions(document, pack, found) for document, found in zip(documents, mentions, strict=True)]
        made = map(_facts, documents, repeat(pack), mentions, times, numbers, attributed)
        return [next(made) if article.text is not None else Facts(article, (), (), ()) for article in articles]


def _facts(  # noqa: PLR0917 - what the steps before claims have found
    document: Document,
    pack: Pack,
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    numbers: tuple[tuple[Quantity, ...], tuple[NotQuantity, ...]],
    attributed: tuple[Attributed, ...],
) -> Facts:
    quantities, others = numbers
    claims, rejects = find_claims(document, pack, attributed=attributed, quantities=quantities, times=times, mentions=mentions)
    return Facts(document.article, claims, mentions, (*zone_rejects(document), *rejects, *_not_quantities(document, others)))


def _not_quantities(document: Document, numbers: Sequence[NotQuantity]) -> Iterator[Reject]:
    """A reject for each number that is no quantity, in the zones that hold claims."""
    for number in numbers:
        yield reject(document, (number.span,), "not_a_quantity", "no_quantity", stage="quantity", detail=number.detail)
