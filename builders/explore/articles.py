"""The pages of articles: the text with its marks, a card per claim, and what was read and not kept."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimpack.builders.explore.addresses import CARDS_PER_PAGE, ROWS_PER_PAGE, article_address, listing_address, page_of
from claimpack.builders.explore.cards import Card, card_of
from claimpack.builders.explore.comparisons import Comparisons, comparisons
from claimpack.builders.explore.directory import ArticleLine, Directory
from claimpack.builders.explore.marks import Mark, Piece, paragraphs
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.paging import Paging, cut, paging
from claimpack.builders.explore.reading import by_article, in_order
from claimpack.builders.explore.wording import Wording
from claimpack.builders.release import Release
from claimpack.schema.records import Article, Claim, Mention, Reject, Span

SHOWN_COPIES = 10
# Articles of up to so many years are found by month, of more by year.
MOST_YEARS = 2
SHOWN_REJECTS = 200


@dataclass(frozen=True, slots=True)
class ZoneText:
    """A zone of the text as paragraphs of pieces."""

    zone: str
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article and a hundred of its cards; the text and the rejects stand on the first page. `copies` share a source with it."""

    article: Article
    line: ArticleLine
    zones: tuple[ZoneText, ...]
    addresses: Mapping[str, str]
    cards: tuple[Card, ...]
    rejects: tuple[Reject, ...]
    n_more_rejects: int
    copies: tuple[ArticleLine, ...]
    n_copies: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list."""

    rows: tuple[object, ...]
    n_rows: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class ArticleListing:
    """A page of the list of articles; `periods` lead to the first page on which an article of a year, or a month, stands."""

    rows: tuple[ArticleLine, ...]
    n_rows: int
    periods: tuple[tuple[str, str], ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Rows:
    article: Article
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    rejects: Sequence[Reject]
    copies: Sequence[ArticleLine]


def article_listing(directory: Directory, wording: Wording) -> Iterator[Page]:
    """All articles by date, a hundred to a page; those without a date at the end."""
    lines = sorted(directory.articles.values(), key=lambda line: (line.earliest or date.max, line.source_uri, line.article_id))
    periods = tuple(_periods(lines, wording).items())
    for number, rows in cut(lines, ROWS_PER_PAGE):
        links = paging(lambda page: listing_address("articles", page), number, len(lines), ROWS_PER_PAGE)
        content = ArticleListing(tuple(rows), len(lines), periods, links)
        yield Page(listing_address("articles", number), "articles.html.j2", "articles", wording.say("articles", "title"), content)


def _periods(lines: Sequence[ArticleLine], wording: Wording) -> dict[str, str]:
    """The years of the articles, or the months if they are of a few years, each with the page on which it begins."""
    is_long = len({line.earliest.year for line in lines if line.earliest}) > MOST_YEARS
    found: dict[str, str] = {}
    for place, line in enumerate(lines, start=1):
        day = line.earliest
        label = wording.period(None, None) if day is None else str(day.year) if is_long else wording.month(day)
        found.setdefault(label, listing_address("articles", page_of(place, ROWS_PER_PAGE)))
    return found


def article_pages(release: Release, directory: Directory, wording: Wording) -> Iterator[Page]:
    """The pages of every article, in the order of their ids."""
    claims, mentions = by_article(release, Claim), by_article(release, Mention)
    rejects: defaultdict[str, list[Reject]] = defaultdict(list)
    for reject in directory.rejects:
        rejects[reject.article_id or ""].append(reject)
    copies: defaultdict[str, list[ArticleLine]] = defaultdict(list)
    for line in directory.articles.values():
        copies[line.group].append(line)
    with comparisons(release, directory, wording.language) as related:
        for article in in_order(release, Article):
            own = article.article_id
            others = [line for line in copies[article.independence_group] if line.article_id != own]
            left_out = sorted(rejects[own], key=lambda row: (row.spans[0].start_char if row.spans else 0, row.reject_id))
            yield from _pages_of(_Rows(article, claims(own), mentions(own), left_out, others), directory, related)


def _pages_of(rows: _Rows, directory: Directory, related: Comparisons) -> Iterator[Page]:
    key, n_claims = rows.article.article_id, len(rows.claims)
    line = directory.articles[key]
    cards = (
        card_of(claim, number, directory, related.of(claim.claim_id), related.n_more(claim.claim_id))
        for number, claim in enumerate(rows.claims, start=1)
    )
    targets = _targets(rows, directory)
    for number, part in cut(cards, CARDS_PER_PAGE):
        is_first = number == 1
        content = ArticlePage(
            article=rows.article,
            line=line,
            zones=tuple(_zones(rows.article, _marks(rows, targets))) if is_first else (),
            addresses=targets,
            cards=tuple(part),
            rejects=tuple(rows.rejects[:SHOWN_REJECTS]) if is_first else (),
            n_more_rejects=max(0, len(rows.rejects) - SHOWN_REJECTS),
            copies=tuple(rows.copies[:SHOWN_COPIES]),
            n_copies=len(rows.copies),
            paging=paging(lambda page: article_address(key, page), number, n_claims, CARDS_PER_PAGE),
        )
        yield Page(article_address(key, number), "article.html.j2", "articles", line.heading, content)


def _targets(rows: _Rows, directory: Directory) -> dict[str, str]:
    """Where the marks of a text lead: the cards of its claims, the pages of its entities."""
    found = {claim.claim_id: directory.claims[claim.claim_id].address for claim in rows.claims}
    entities = (directory.entities.get(mention.entity_id or "") for mention in rows.mentions)
    return found | {entity.entity_id: entity.address for entity in entities if entity}


def _zones(article: Article, marks: Sequence[Mark]) -> Iterator[ZoneText]:
    if article.text is None:
        return
    starts = [zone.start_char for zone in article.zones]
    near: list[list[Mark]] = [[] for _ in starts]
    for mark in marks:
        for place in range(max(0, bisect_right(starts, mark.start_char) - 1), bisect_left(starts, mark.end_char)):
            near[place].append(mark)
    for zone, found in zip(article.zones, near, strict=True):
        lines = tuple(tuple(line) for line in paragraphs(article.text, zone.start_char, zone.end_char, found))
        if lines:
            yield ZoneText(zone.zone, lines)


def _marks(rows: _Rows, targets: Mapping[str, str]) -> tuple[Mark, ...]:
    found = [mark for number, claim in enumerate(rows.claims, start=1) for mark in _claim_marks(claim, number)]
    for mention in rows.mentions:
        found += _of("name", mention.spans, mention.entity_id if mention.entity_id in targets else "")
    for reject in rows.rejects:
        found += _of("reject", reject.spans, reject.reject_id)
    return tuple(found)


def _claim_marks(claim: Claim, number: int) -> Iterator[Mark]:
    yield from _of("claim", claim.spans, claim.claim_id, number)
    yield from _of("hedge", claim.hedge_spans)
    for step in claim.attributions:
        yield from _of("source", step.source_spans)
        yield from _of("cue", step.cue_spans)
    for quantity in claim.quantities:
        yield from _of("quantity", quantity.spans)
    for time in claim.times:
        yield from _of("time", time.spans)


def _of(kind: str, spans: Iterable[Span], target: str | None = None, number: int = 0) -> list[Mark]:
    return [Mark(kind, span.start_char, span.end_char, target or "", number) for span in spans]
