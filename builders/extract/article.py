"""The built-in extractor: rules and a name tagger put one article's facts together."""

from collections.abc import Iterator, Sequence

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.claims.sentence_rejects import reject
from claimpack.builders.extract.facts import Facts
from claimpack.builders.extract.mentions.mentions import find_mentions
from claimpack.builders.extract.quantities.quantities import NotQuantity, read_numbers
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document
from claimpack.builders.text.reading import read_document, zone_rejects
from claimpack.schema.records import Article, Reject


class RuleExtractor:
    """Reads an article with one language's rules. It holds no state but its pack, and gives the same facts for the same article."""

    name = "rules"
    version = "1"

    def __init__(self, pack: Pack) -> None:
        """An extractor for articles in the pack's language."""
        self._pack = pack

    def extract(self, article: Article) -> Facts:
        """The facts of an article; one without text has none."""
        if article.text is None:
            return Facts(article, (), (), ())
        pack = self._pack
        document = read_document(article, pack)
        mentions = find_mentions(document, pack)
        times = find_times(document, pack)
        quantities, others = read_numbers(document, pack, times)
        attributed = find_attributions(document, pack, mentions)
        claims, rejects = find_claims(document, pack, attributed=attributed, quantities=quantities, times=times, mentions=mentions)
        return Facts(document.article, claims, mentions, (*zone_rejects(document), *rejects, *_not_quantities(document, others)))


def _not_quantities(document: Document, numbers: Sequence[NotQuantity]) -> Iterator[Reject]:
    """A reject for each number that is no quantity, in the zones that hold claims."""
    for number in numbers:
        yield reject(document, (number.span,), "not_a_quantity", "no_quantity", stage="quantity", detail=number.detail)
