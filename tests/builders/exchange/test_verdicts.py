"""Verdicts out of ClaimReview: the forms they come in, which claim they are attached to, and what becomes of the others."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders import ids
from claimpack.builders.cli.reviewing import write_suggestions
from claimpack.builders.exchange.claim_review_in import Verdict, read_claim_reviews
from claimpack.builders.exchange.export import export
from claimpack.builders.exchange.forms import Format, ReviewFormat
from claimpack.builders.exchange.importing import Import, format_of, import_reviews, suggestions
from claimpack.builders.release import Release
from claimpack.builders.review import read_reviews
from claimpack.schema.problems import ClaimpackError, Finding

Rows = dict[str, list[Any]]
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://example.org/check/1",
    "claimReviewed": "Am Samstag wurden mindestens 12 Menschen verletzt",
    "author": {"@type": "Organization", "name": "Prüfstelle"},
    "datePublished": "2021-05-10",
    "reviewRating": {"@type": "Rating", "alternateName": "Falsch", "ratingValue": "1", "bestRating": 5, "worstRating": 1},
}
TOOLS = {
    "claims": [
        {
            "text": REVIEW["claimReviewed"],
            "claimant": "Polizei",
            "claimReview": [
                {
                    "publisher": {"name": "Prüfstelle", "site": "example.org"},
                    "url": REVIEW["url"],
                    "reviewDate": "2021-05-10T00:00:00Z",
                    "textualRating": "Falsch",
                }
            ],
        }
    ],
    "nextPageToken": "x",
}


@pytest.fixture
def bring(tmp_path: Path, reviewed: Release) -> Callable[..., Import]:
    """Import what is given into a new review file."""

    def bring_in(content: object, release: Release | None = reviewed) -> Import:
        path = tmp_path / "feed.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return import_reviews(path, tmp_path / "reviews.jsonl", release, ReviewFormat.claimreview)

    return bring_in


@pytest.mark.parametrize(
    "content",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": ["Thing", "schema:ClaimReview"], **{key: value for key, value in REVIEW.items() if key != "@type"}},
        REVIEW | {"author": [{"name": "Prüfstelle"}], "reviewRating": [REVIEW["reviewRating"]]},
        REVIEW | {"author": "Prüfstelle"},
        REVIEW | {"claimReviewed": "„am samstag  wurden mindestens 12 Menschen verletzt.“"},
        REVIEW | {"claimReviewed": {"@value": REVIEW["claimReviewed"], "@language": "de"}},
        json.dumps(REVIEW) + "\n" + json.dumps({"@type": "WebPage"}) + "\n",
        TOOLS,
    ],
    ids=range(11),
)
def test_a_verdict_in_the_claims_own_words_finds_its_claim(bring: Callable[..., Import], reviewed: Release, content: object) -> None:
    done = bring(content)
    assert (done.merged.n_new, done.unmatched, done.unusable, done.orphans) == (1, (), (), ())
    (line,) = done.merged.lines
    claim = next(row for row in reviewed.table("claims").to_pylist() if row["claim_id"] == line.claim_id)
    assert claim["decontextualised"] == REVIEW["claimReviewed"]
    assert (line.rating_alternate_name, line.review_publisher, str(line.reviewed_on)) == ("Falsch", "Prüfstelle", "2021-05-10")
    assert (line.label, line.decision, line.claim_text) == (None, None, claim["text"])


def test_what_was_exported_is_imported_as_it_was(bring: Callable[..., Import], reviewed: Release, tmp_path: Path) -> None:
    export(reviewed, Format.claimreview, tmp_path / "out.jsonld")
    (line,) = bring((tmp_path / "out.jsonld").read_text(encoding="utf-8")).merged.lines
    row = next(row for row in reviewed.table("reviews").to_pylist() if row["label"])
    same = (
        "review_id",
        "claim_id",
        "review_url",
        "review_publisher",
        "reviewed_on",
        "rating_alternate_name",
        "rating_value",
        "rating_best",
    )
    assert {name: getattr(line, name) for name in same} == {name: row[name] for name in same}


def test_a_verdict_in_other_words_is_attached_to_nothing_and_told_with_the_nearest_claim(
    bring: Callable[..., Import], reviewed: Release
) -> None:
    done = bring(REVIEW | {"claimReviewed": "Am Samstag wurden mindestens 120 Menschen verletzt"})
    assert done.merged.lines == ()
    (missed,) = done.unmatched
    assert missed.nearest is not None
    assert missed.nearest.claim_id in reviewed.table("claims")["claim_id"].to_pylist()
    (row,) = suggestions(done.unmatched)
    assert (row["claim_id"], row["nearest_claim_id"], row["review_url"]) == (None, missed.nearest.claim_id, REVIEW["url"])


def test_words_of_several_claims_need_the_article_they_appeared_in(
    rows: Rows, release_of: Callable[..., Release], bring: Callable[..., Import]
) -> None:
    first, second = rows["claims"]
    copy = replace(second, text=first.text, decontextualised=first.text, claim_id=ids.claim_id(second.article_id, first.text, 0))
    rows |= {"claims": [first, copy], "relations": [], "provenance": []}
    rows["articles"] = [replace(article, url=f"https://example.org/{number}") for number, article in enumerate(rows["articles"])]
    release = release_of(rows)
    ambiguous = bring(REVIEW | {"claimReviewed": first.text}, release)
    assert [missed.n_fitting for missed in ambiguous.unmatched] == [2]
    appearance = {"@type": "Claim", "appearance": [{"url": "https://example.org/1"}, "https://example.com/"]}
    done = bring(REVIEW | {"claimReviewed": first.text, "itemReviewed": appearance}, release)
    assert [line.claim_id for line in done.merged.lines] == [copy.claim_id]


def test_a_verdict_on_a_claim_that_is_gone_is_kept_and_told(bring: Callable[..., Import]) -> None:
    item = {"@type": "Claim", "@id": "urn:claimpack:made:1.0.0:clm_00000000000000aa"}
    done = bring(REVIEW | {"itemReviewed": item})
    assert [line.claim_id for line in done.merged.lines] == ["clm_00000000000000aa"]
    assert [line.claim_id for line, _ in done.orphans] == ["clm_00000000000000aa"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reviewRating": None}, "it decides nothing"),
        ({"reviewRating": {}}, "it decides nothing"),
        ({"author": None}, "a verdict by nobody"),
        ({"claimReviewed": None}, "without claimReviewed"),
        ({"claimReviewed": ""}, "without claimReviewed"),
        ({"url": "javascript:alert(1)"}, "review_url"),
        ({"datePublished": "neulich"}, "reviewed_on"),
        ({"claimReviewed": "\ud800"}, "claim_reviewed"),
    ],
)
def test_one_verdict_that_cannot_be_kept_does_not_stop_the_others(
    bring: Callable[..., Import], changes: dict[str, Any], words: str
) -> None:
    done = bring([REVIEW | changes, REVIEW])
    assert (done.merged.n_new, len(done.unusable)) == (1, 1)
    assert words in done.unusable[0].message
    assert done.unusable[0].where.endswith("feed.json:1")


def test_a_rating_in_words_where_a_number_belongs_is_kept_as_words(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(REVIEW | {"reviewRating": {"ratingValue": "Mostly false", "bestRating": "true"}}), encoding="utf-8")
    (found,) = read_claim_reviews(path)
    assert isinstance(found, Verdict)
    assert (found.line.rating_alternate_name, found.line.rating_value, found.line.rating_best) == ("Mostly false", None, None)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "SRC054", None),
        ("{}", "SRC054", None),
        ('{"@type": "WebPage"}', "SRC054", None),
        ("<html></html>", "SRC050", 1),
        ('{"@type": "ClaimReview",\n"claimReviewed": }', "SRC050", 2),
        ('{"a":' * 100_000, "SRC050", 1),
        ('{"a":' * 500 + "1" + "}" * 500, "SRC054", None),
    ],
    ids=range(7),
)
def test_a_file_without_verdicts_is_refused(
    bring: Callable[..., Import], tmp_path: Path, content: str, code: str, line: int | None
) -> None:
    with pytest.raises(ClaimpackError) as raised:
        bring(content)
    assert (raised.value.code, raised.value.where) == (code, f"{tmp_path / 'feed.json'}{f':{line}' if line else ''}")


def test_verdicts_need_a_release_to_find_their_claims_in(bring: Callable[..., Import]) -> None:
    with pytest.raises(ClaimpackError) as raised:
        bring(REVIEW, None)
    assert raised.value.code == "REL020"


def test_a_broken_review_file_is_not_written_over(bring: Callable[..., Import], tmp_path: Path) -> None:
    (tmp_path / "reviews.jsonl").write_text("broken\n", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        bring(REVIEW)
    assert raised.value.where.endswith("reviews.jsonl:1")
    assert (tmp_path / "reviews.jsonl").read_text(encoding="utf-8") == "broken\n"


def test_importing_twice_changes_nothing(bring: Callable[..., Import], tmp_path: Path) -> None:
    bring(REVIEW)
    before = (tmp_path / "reviews.jsonl").read_bytes()
    done = bring(REVIEW)
    assert (done.merged.n_new, done.merged.n_same) == (0, 1)
    assert (tmp_path / "reviews.jsonl").read_bytes() == before
    assert len(read_reviews(tmp_path / "reviews.jsonl")) == 1


def test_a_finding_names_its_code(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(REVIEW | {"author": None}), encoding="utf-8")
    (found,) = read_claim_reviews(path)
    assert isinstance(found, Finding)
    assert (found.code, bool(found.hint)) == ("SRC052", True)


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.csv", "", ReviewFormat.csv),
        ("a.JSONL", "", ReviewFormat.jsonl),
        ("a.jsonld", "", ReviewFormat.claimreview),
        ("a.json", '[{"data": {}, "annotations": []}]', ReviewFormat.label_studio),
        ("a.json", '{"@type": "ClaimReview"}', ReviewFormat.claimreview),
        ("a.json", "", ReviewFormat.claimreview),
    ],
)
def test_a_file_tells_its_form(tmp_path: Path, name: str, content: str, form: ReviewFormat) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert format_of(tmp_path / name) is form


def test_a_verdict_whose_claim_a_person_named_is_imported_from_the_list_of_suggestions(
    bring: Callable[..., Import], reviewed: Release, tmp_path: Path
) -> None:
    missed = bring(REVIEW | {"claimReviewed": "Am Samstag wurden mindestens 120 Menschen verletzt"}).unmatched
    write_suggestions(tmp_path / "unmatched.csv", missed)
    same = import_reviews(tmp_path / "unmatched.csv", tmp_path / "reviews.jsonl", reviewed)
    assert (same.merged.lines, same.n_undecided) == ((), 1)
    text = (tmp_path / "unmatched.csv").read_text(encoding="utf-8-sig")
    assert missed[0].nearest is not None
    header, row = text.splitlines()
    (tmp_path / "unmatched.csv").write_text(f"{header}\n{missed[0].nearest.claim_id}{row}\n", encoding="utf-8")
    done = import_reviews(tmp_path / "unmatched.csv", tmp_path / "reviews.jsonl", reviewed)
    (line,) = done.merged.lines
    assert (line.claim_id, line.review_url, line.rating_value) == (missed[0].nearest.claim_id, REVIEW["url"], 1.0)
    assert line.claim_reviewed == "Am Samstag wurden mindestens 120 Menschen verletzt"
