"""Reviews from another program put into the review file of a corpus: all of a file or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.builders.exchange.claim_review_in import Text, Unmatched, Verdict, match, read_claim_reviews
from claimpack.builders.exchange.elements import elements
from claimpack.builders.exchange.forms import ReviewFormat
from claimpack.builders.exchange.label_studio_in import read_annotations
from claimpack.builders.exchange.rows import batches
from claimpack.builders.exchange.sheet import read_sheet
from claimpack.builders.review.file import Merged, merge, read_reviews, write_reviews
from claimpack.builders.review.line import ReviewLine
from claimpack.builders.review.nearest import Candidate, Nearest, nearest_claims
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.schema.records import Span

if TYPE_CHECKING:
    from claimpack.builders.release import Release


SUFFIXES = {".csv": ReviewFormat.csv, ".tsv": ReviewFormat.csv, ".jsonl": ReviewFormat.jsonl, ".jsonld": ReviewFormat.claimreview}


@dataclass(frozen=True, slots=True)
class Import:
    """What became of a file of reviews.

    `n_undecided` rows held no decision, `unusable` no verdict that can be kept; `unmatched` verdicts name no claim; `orphans` are
    reviews whose claim is not in the release, with the nearest claim, where there was a release to look in.
    """

    merged: Merged
    n_undecided: int
    unusable: tuple[Finding, ...]
    unmatched: tuple[Unmatched, ...]
    orphans: tuple[tuple[ReviewLine, Nearest | None], ...]


def format_of(path: Path) -> ReviewFormat:
    """The form that a file's name tells, or for .json what it holds. Raises ClaimpackError SRC054 if neither does, SRC050."""
    found = SUFFIXES.get(path.suffix.lower())
    if path.suffix.lower() == ".json":
        _, first = next(elements(path), ("", None))
        found = ReviewFormat.label_studio if isinstance(first, dict) and "annotations" in first else ReviewFormat.claimreview
    if found is None:
        raise ClaimpackError("SRC054", "its name does not tell its form", where=str(path), hint=f"--format {' | '.join(ReviewFormat)}")
    return found


def import_reviews(
    path: Path, target: Path, release: "Release | None", form: ReviewFormat | None = None, reviewer: str | None = None
) -> Import:
    """Put the reviews of the file `path` into the review file `target`. `reviewer` stands where a review names nobody.

    Raises ClaimpackError SRC050 to SRC054 and REL095; then `target` is as it was. ClaimReview needs a release to find claims in: REL020.
    """
    kept = read_reviews(target) if target.exists() else ()
    form = form or format_of(path)
    unusable: tuple[Finding, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    given: Sequence[ReviewLine | None]
    if form is ReviewFormat.claimreview:
        given, unmatched, unusable = _verdicts(path, release)
    else:
        given = tuple(_lines(path, form, reviewer))
    decided = [_signed(line, reviewer) for line in given if line is not None]
    merged = merge(kept, decided)
    if merged.n_new or merged.n_replaced:
        write_reviews(target, merged.lines)
    orphans = tuple(_orphans(decided, release)) if release and decided else ()
    return Import(merged, len(given) - len(decided), unusable, unmatched, orphans)


def suggestions(unmatched: Sequence[Unmatched]) -> Iterator[dict[str, object]]:
    """Rows of a sheet in which a person names the claim of each verdict; imported as CSV when claim_id is filled in."""
    for each in unmatched:
        line, near = each.line, each.nearest
        yield {
            "claim_id": None,
            "claim_reviewed": line.claim_reviewed,
            "nearest_claim_id": near.claim_id if near else None,
            "nearest_text": near.text if near else None,
            "similarity": round(near.similarity, 1) if near else None,
            "rating_alternate_name": line.rating_alternate_name,
            "review_url": line.review_url,
            "review_publisher": line.review_publisher,
            "reviewed_on": line.reviewed_on,
            "rating_value": line.rating_value,
            "rating_best": line.rating_best,
            "rating_worst": line.rating_worst,
            "note": line.note,
        }


def texts_of(release: "Release") -> Iterator[Text]:
    """The claims of a release as verdicts name them."""
    urls: dict[str, str | None] = {}
    for batch in batches(release, "articles", ("article_id", "url")):
        urls |= dict(zip(batch["article_id"].to_pylist(), batch["url"].to_pylist(), strict=True))
    for batch in batches(release, "claims", ("claim_id", "article_id", "spans", "text", "decontextualised")):
        for row in batch.to_pylist():
            spans = tuple(Span(span["start_char"], span["end_char"]) for span in row["spans"])
            found = Candidate(row["claim_id"], row["article_id"], spans, row["text"])
            wordings = tuple(text for text in (row["text"], row["decontextualised"]) if text)
            yield Text(found, wordings, urls.get(row["article_id"]))


def _lines(path: Path, form: ReviewFormat, reviewer: str | None) -> Iterator[ReviewLine | None]:
    if form is ReviewFormat.csv:
        return read_sheet(path, reviewer)
    return read_annotations(path, reviewer) if form is ReviewFormat.label_studio else iter(read_reviews(path))


def _verdicts(path: Path, release: "Release | None") -> tuple[tuple[ReviewLine, ...], tuple[Unmatched, ...], tuple[Finding, ...]]:
    if release is None:
        hint = "build the corpus first, or name a release with --release"
        raise ClaimpackError("REL020", "verdicts find their claims in a release, and there is none", hint=hint)
    found = tuple(read_claim_reviews(path))
    matched, unmatched = match([each for each in found if isinstance(each, Verdict)], tuple(texts_of(release)))
    return matched, unmatched, tuple(each for each in found if isinstance(each, Finding))


def _signed(line: ReviewLine, reviewer: str | None) -> ReviewLine:
    return replace(line, reviewer=reviewer) if reviewer and not line.reviewer and not line.review_publisher else line


def _orphans(lines: Sequence[ReviewLine], release: "Release") -> Iterator[tuple[ReviewLine, Nearest | None]]:
    candidates = [text.candidate for text in texts_of(release)]
    known = {each.claim_id for each in candidates}
    orphans = [line for line in lines if line.claim_id not in known]
    return nearest_claims(orphans, candidates) if orphans else iter(())
