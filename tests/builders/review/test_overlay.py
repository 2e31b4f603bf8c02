"""Reviews laid over claims: status, rows, and the claims nearest to those that are gone."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders import ids
from claimpack.builders.build import build
from claimpack.builders.release import open_release
from claimpack.builders.review import ReviewLine, review_rows, statuses, with_status
from claimpack.builders.review.nearest import Candidate, nearest_claims
from claimpack.schema.records import Span
from claimpack.validation import check

ARTICLE, OTHER = ids.article_id("a.txt"), ids.article_id("b.txt")


def name(number: int) -> str:
    return f"clm_{number:016x}"


def decided(decision: str, day: date | None = None, reviewer: str | None = None) -> ReviewLine:
    return ReviewLine(claim_id=name(1), decision=decision, edit="Text" if decision == "edit" else None, reviewed_on=day, reviewer=reviewer)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([decided("accept")], "accepted"),
        ([decided("edit")], "edited"),
        ([decided("reject")], "rejected"),
        ([decided("reject", date(2021, 1, 1), "A"), decided("accept", date(2021, 1, 2), "B")], "accepted"),
        ([decided("accept", date(2021, 1, 2), "A"), decided("reject", date(2021, 1, 1), "B")], "accepted"),
        ([decided("accept", date(2021, 1, 1), "A"), decided("reject", date(2021, 1, 1), "B")], "rejected"),
        ([decided("edit", None, "A"), decided("accept", None, "B")], "edited"),
        ([decided("reject", None, "A"), decided("accept", date(2021, 1, 1), "B")], "accepted"),
    ],
)
def test_the_newest_decision_holds_and_the_more_cautious_of_one_day(lines: list[ReviewLine], status: str) -> None:
    assert statuses(lines) == statuses(lines[::-1]) == {name(1): status}


def test_a_verdict_changes_no_status() -> None:
    assert statuses([ReviewLine(claim_id=name(1), label="refuted", reviewer="B")]) == {}


def test_only_claims_that_were_decided_get_a_status(rows: dict[str, list[Any]]) -> None:
    first, second = rows["claims"]
    found = list(with_status([first, second], {second.claim_id: "rejected"}))
    assert found == [first, replace(second, status="rejected")]


def test_a_review_of_a_claim_that_is_there_is_no_orphan(rows: dict[str, list[Any]]) -> None:
    claim = rows["claims"][0]
    line = ReviewLine(claim_id=claim.claim_id, claim_text=claim.text, decision="accept", note="gut", reviewer="B.")
    (row,) = review_rows([line], rows["claims"])
    assert (row.is_orphan, row.nearest_claim_id, row.article_id, row.claim_text) == (False, None, claim.article_id, None)
    assert (row.review_id, row.note) == (ids.review_id(claim.claim_id, "B.", None), "gut")


CLAIMS = [
    Candidate(name(2), ARTICLE, (Span(0, 40),), "Zwölf Menschen wurden am Samstag verletzt"),
    Candidate(name(3), ARTICLE, (Span(50, 80),), "Die Polizei nahm zwei Personen fest"),
    Candidate(name(4), ARTICLE, (Span(90, 120), Span(130, 150)), "Das Feuer brach in einer Lagerhalle aus"),
    Candidate(name(5), OTHER, (Span(0, 40),), "Der Flughafen blieb den ganzen Tag geschlossen"),
]


@pytest.mark.parametrize(
    ("line", "nearest", "by"),
    [
        (ReviewLine(claim_id=name(1), article_id=ARTICLE, spans=(Span(52, 78),), claim_text="ganz anders"), name(3), "place"),
        (ReviewLine(claim_id=name(1), article_id=ARTICLE, spans=(Span(75, 140),)), name(4), "place"),
        (
            ReviewLine(claim_id=name(1), article_id=ARTICLE, spans=(Span(85, 90),), claim_text="Zwölf Menschen wurden verletzt"),
            name(2),
            "text",
        ),
        (ReviewLine(claim_id=name(1), article_id=ARTICLE, claim_text="Die Polizei nahm 2 Personen fest"), name(3), "text"),
        (ReviewLine(claim_id=name(1), article_id=ARTICLE, claim_text=CLAIMS[3].text), name(5), "other_article"),
        (ReviewLine(claim_id=name(1), article_id=ids.article_id("gone"), claim_text=CLAIMS[0].text.upper()), name(2), "other_article"),
        (ReviewLine(claim_id=name(1), claim_text="Der Flughafen blieb den ganzen Tag geschlossen."), name(5), "other_article"),
        (ReviewLine(claim_id=name(1), article_id=ARTICLE, claim_text="xyz"), None, None),
        (ReviewLine(claim_id=name(1)), None, None),
    ],
)
def test_the_nearest_claim_is_found_by_place_then_by_text(line: ReviewLine, nearest: str | None, by: str | None) -> None:
    ((_, found),) = nearest_claims([line], CLAIMS)
    assert (found and found.claim_id, found and found.by) == (nearest, by)
    ((_, again),) = nearest_claims([line], CLAIMS[::-1])
    assert again == found


def test_nothing_is_near_in_an_empty_corpus() -> None:
    assert [found for _, found in nearest_claims([ReviewLine(claim_id=name(1), claim_text="Text")], [])] == [None]


BEFORE = "Nach Angaben der Polizei wurden am Samstag mindestens zwölf Menschen verletzt. Der Bürgermeister lobte die Feuerwehr.\n"
AFTER = "Nach Angaben der Polizei wurden am Samstag mindestens 13 Menschen verletzt. Der Bürgermeister lobte die Feuerwehr.\n"


def corpus(folder: Path, text: str, reviews: str = "") -> Path:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "reviews.jsonl").write_text(reviews, encoding="utf-8")
    (folder / "claimpack.toml").write_text(
        '[dataset]\nname = "x"\nversion = "1.0.0"\n[sources]\narticles = ["*.txt"]\nreviews = "reviews.jsonl"\n', encoding="utf-8"
    )
    return folder / "claimpack.toml"


def built(folder: Path, text: str, reviews: str = "") -> dict[str, list[dict[str, Any]]]:
    release = open_release(build(corpus(folder, text, reviews), is_replacing=True).release)
    assert [finding for finding in check(release.path, with_expectations=False) if finding.severity == "error"] == []
    return {table: release.table(table).to_pylist() for table in ("claims", "relations", "provenance", "reviews")}


def test_a_decision_survives_a_rebuild_and_tells_when_its_claim_is_gone(tmp_path: Path) -> None:
    plain = built(tmp_path, BEFORE)
    assert {claim["status"] for claim in plain["claims"]} == {"auto"}
    figure, praise = (next(claim for claim in plain["claims"] if word in claim["text"]) for word in ("verletzt", "lobte"))
    review = '{"claim_id": "%s", "article_id": "%s", "spans": [[30, 60]], "decision": "accept", "reviewer": "B."}\n'
    reviews = "".join(review % (claim["claim_id"], claim["article_id"]) for claim in (figure, praise))
    kept = built(tmp_path, BEFORE, reviews)
    status = {claim["claim_id"]: claim["status"] for claim in kept["claims"]}
    assert (status[figure["claim_id"]], status[praise["claim_id"]]) == ("accepted", "accepted")
    agents = {row["subject_id"]: row["agent"] for row in kept["provenance"]}
    assert (agents[praise["claim_id"]], agents[praise["article_id"]]) == ("human", "rule")
    changed = built(tmp_path, AFTER, reviews)
    orphans = [row for row in changed["reviews"] if row["is_orphan"]]
    nearest = next(claim for claim in changed["claims"] if "13" in claim["text"])
    assert [(row["claim_id"], row["nearest_claim_id"]) for row in orphans] == [(figure["claim_id"], nearest["claim_id"])]
    assert next(claim["status"] for claim in changed["claims"] if "lobte" in claim["text"]) == "accepted"


def test_a_rejected_claim_stays_and_is_compared_with_nothing(tmp_path: Path) -> None:
    both = BEFORE + "\nDie Feuerwehr sprach am Samstag von 40 Verletzten.\n" + AFTER
    plain = built(tmp_path, both)
    (relation, *_) = plain["relations"]
    claim_id = relation["claim_a"]
    found = built(tmp_path, both, f'{{"claim_id": "{claim_id}", "decision": "reject"}}\n')
    assert next(claim["status"] for claim in found["claims"] if claim["claim_id"] == claim_id) == "rejected"
    assert all(claim_id not in (row["claim_a"], row["claim_b"]) for row in found["relations"])
