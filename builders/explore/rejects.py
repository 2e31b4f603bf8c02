"""The pages of what was read and not kept: how much of each kind, and a list by reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claimpack.builders.explore.addresses import ROWS_PER_PAGE, listing_address
from claimpack.builders.explore.directory import ArticleLine, Directory
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.paging import Paging, cut, paging
from claimpack.builders.explore.wording import Wording
from claimpack.schema.columns import columns
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Reject


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A reason, how often it was given, and where its list begins."""

    reason: str
    n_rows: int
    address: str


@dataclass(frozen=True, slots=True)
class RejectRow:
    """A reject and its article, if that was read."""

    reject: Reject
    article: ArticleLine | None


@dataclass(frozen=True, slots=True)
class RejectPage:
    """A hundred rejects of one reason."""

    reason: str
    rows: tuple[RejectRow, ...]
    n_rows: int
    paging: Paging


def reason_lines(directory: Directory) -> tuple[ReasonLine, ...]:
    """Every reason that was given, the most frequent first. Raises ClaimpackError REL074 for one that is not in the vocabulary."""
    known = next(column.values for column in columns("rejects") if column.name == "reason")
    counts = Counter(reject.reason for reject in directory.rejects)
    for reason in counts:
        if reason not in known:
            raise ClaimpackError(
                "REL074", f"{reason[:100]!r} is no reason", where="rejects.reason", hint="run `claimpack validate` on the release"
            )
    ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return tuple(ReasonLine(reason, counts[reason], _address(reason, 1)) for reason in ordered)


def reject_pages(directory: Directory, reasons: tuple[ReasonLine, ...], wording: Wording) -> Iterator[Page]:
    """The counts, and for each reason its rejects, a hundred to a page, article by article."""
    yield Page(listing_address("rejects"), "rejects.html.j2", "rejects", wording.say("rejects", "title"), reasons)
    rows: defaultdict[str, list[Reject]] = defaultdict(list)
    for reject in sorted(directory.rejects, key=_order):
        rows[reject.reason].append(reject)
    for line in reasons:
        for number, part in cut(rows[line.reason], ROWS_PER_PAGE):
            found = tuple(RejectRow(reject, directory.articles.get(reject.article_id or "")) for reject in part)
            links = paging(lambda page, reason=line.reason: _address(reason, page), number, line.n_rows, ROWS_PER_PAGE)  # type: ignore[misc]
            title = wording.label("reason", line.reason)
            yield Page(
                _address(line.reason, number), "reason.html.j2", "rejects", title, RejectPage(line.reason, found, line.n_rows, links)
            )


def _address(reason: str, page: int) -> str:
    return listing_address(f"rejects/{reason}", page)


def _order(reject: Reject) -> tuple[str, str, int, str]:
    return reject.source_uri, reject.article_id or "", reject.spans[0].start_char if reject.spans else 0, reject.reject_id
