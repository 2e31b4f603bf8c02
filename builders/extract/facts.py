"""What extraction hands on: the facts of one article.

Until linking, the columns that name an entity (speaker_entity_id, source_entity_id, place_entity_id, entity_ids) hold mention ids.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from claimpack.schema.records import Article, Attribution, Claim, Mention, Reject, Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """A stretch of an article that somebody is quoted for.

    `content` is what is said (without frame and outer quotation marks), in text order and possibly over several sentences; `frames` is what
    has to be cut out of claims. Both are spans of articles.text. `attributions` holds the chain: hops and branches, in order.
    `rule` names the rule that found it.
    """

    content: tuple[Span, ...]
    frames: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one article. `article` bears zones, title, byline, agencies and creation time as found."""

    article: Article
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    rejects: tuple[Reject, ...]


class Extractor(Protocol):
    """What turns an article into facts. Name and version enter the run id."""

    name: str
    version: str

    def extract(self, article: Article) -> Facts: ...


# Articles that a BatchExtractor gets at once in a build.
BATCH = 16


@runtime_checkable
class BatchExtractor(Extractor, Protocol):
    """One that is faster on several articles at once; it gives the facts that `extract` gives for each."""

    def extract_many(self, articles: Sequence[Article]) -> Sequence[Facts]: ...
