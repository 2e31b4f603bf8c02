"""Frames inside clauses that hang on others, one article per line: its claims, with (scope) where a source covers a part of one."""

import pytest

from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.languages import load
from claimpack.builders.spans import text_of
from claimpack.builders.text.bare import bare_article
from claimpack.schema.records import Claim

EXTRACTOR = RuleExtractor(load("de"))


def claims_of(text: str) -> tuple[Claim, ...]:
    return EXTRACTOR.extract(bare_article(text, zone="body")).claims


def shown(claim: Claim, text: str) -> str:
    scopes = [f" ({text_of(text, row.scope_spans)})" for row in claim.attributions if row.scope_spans]
    return claim.text + "".join(scopes)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Die Bombe, die laut Polizei 50 Kilogramm wog, zerstörte das Haus.",
            ["Die Bombe, die laut Polizei 50 Kilogramm wog, zerstörte das Haus (die […] 50 Kilogramm wog)"],
        ),
        (
            "Der Zug hielt, weil nach Angaben der Bahn die Strecke gesperrt war.",
            ["Der Zug hielt, weil nach Angaben der Bahn die Strecke gesperrt war (weil […] die Strecke gesperrt war)"],
        ),
        (
            "Während laut Polizei 300 Menschen kamen, war der Platz leer.",
            ["Während laut Polizei 300 Menschen kamen, war der Platz leer (Während […] 300 Menschen kamen)"],
        ),
        (
            "Rund 8000 Menschen - nach Polizeiangaben 5000 - kamen.",
            ["Rund 8000 Menschen - nach Polizeiangaben 5000 - kamen (5000)"],
        ),
        (
            "Nachdem die Polizei mitgeteilt hatte, dass der Täter tot sei, zog die Menge ab.",
            ["Nachdem die Polizei mitgeteilt hatte, dass der Täter tot sei, zog die Menge ab (der Täter tot sei)"],
        ),
        ("Um 11 Uhr berichtete die Zeitung, dass Weber krank ist.", ["Weber krank ist"]),
        ("Seit Montag sind laut Polizei drei Menschen gestorben.", ["Seit Montag sind […] drei Menschen gestorben"]),
        ("Die Regierung hofft, dass laut Umfragen 60 Prozent zustimmen.", ["60 Prozent zustimmen"]),
        ("Laut Anna Weber, die das Amt leitet, ist die Lage ernst.", ["ist die Lage ernst"]),
        ("Der Zug hielt nach Angaben von Weber, der die Bahn leitet, in Kiel.", ["Der Zug hielt […] in Kiel"]),
    ],
)
def test_a_frame_inside_an_inner_clause_is_not_cut(text: str, claims: list[str]) -> None:
    assert [shown(claim, text) for claim in claims_of(text)] == claims


def test_a_source_of_an_inner_clause_is_not_the_speaker_of_the_claim() -> None:
    (claim,) = claims_of("Die Bombe, die laut Polizei 50 Kilogramm wog, zerstörte das Haus.")
    assert (claim.speaker, claim.factuality) == (None, "CT+")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Weber sagte, der Rat, der gestern tagte, sei sich einig.", ["der Rat, der gestern tagte, sei sich einig"]),
        ("Die Zeitung meldet, Anna Kolb, die krank war, habe ihr Amt abgegeben.", ["Anna Kolb, die krank war, habe ihr Amt abgegeben"]),
        ("Weber sagte, sollte der Damm brechen, müsse man fliehen.", ["sollte der Damm brechen, müsse man fliehen"]),
        ("Sollte er gewinnen, sagte Weber, müsse man fliehen.", ["Sollte er gewinnen […] müsse man fliehen"]),
        ("Das Dorf, sagte der Minister, ein Freund der Bahn, sei sauber.", ["Das Dorf […] sei sauber"]),
        ("Weber erklärte, er sei „tief erschüttert von dieser Tat“.", ["er sei „tief erschüttert von dieser Tat“"]),
        ("Weber nannte die Tat „feige“ und glaubt, dass sie Folgen habe.", ["Weber nannte die Tat „feige“", "sie Folgen habe"]),
        (
            "Weber beschuldigte den Rat, das Geld versteckt zu haben, als dieser in Not war.",
            ["Weber beschuldigte den Rat, das Geld versteckt zu haben, als dieser in Not war"],
        ),
        ("Geht die Regierung nicht, drohen neue Streiks.", ["Geht die Regierung nicht, drohen neue Streiks"]),
    ],
)
def test_nothing_of_what_is_said_is_lost_with_the_frame(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in claims_of(text)] == claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sowohl die USA als auch die EU forderten ein Ende der Gewalt.", "die USA als auch die EU"),
        ("Es gebe keine Hinweise, sagte ein Polizeisprecher der Deutschen Presse-Agentur.", "ein Polizeisprecher"),
        ("In einer Erklärung sagte die Fraktion zum Rücktritt Webers, sie nehme ihn zur Kenntnis.", "die Fraktion"),
        ("Datenschützer vertreten das Recht der Bürger und warnen vor den Plänen.", "Datenschützer"),
        ("Damit wächst die Befürchtung, dass sich die Seuche ausbreitet.", None),
        ("Das Fazit von Anna Kolb nach fünf Jahren überrascht nicht: „Die Leute sind froh.“", "Anna Kolb"),
    ],
)
def test_the_speaker_is_somebody_and_all_of_them(text: str, speaker: str | None) -> None:
    assert claims_of(text)[-1].speaker == speaker


def test_who_is_named_behind_a_pronoun_is_not_meant_by_it() -> None:
    assert claims_of("Anna Kolb trat auf. Karl Weber trat auf. Er beschuldigte Weber, Geld genommen zu haben.")[-1].speaker != "Weber"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Im Mai wurden viele Autos verkauft, so viele wie nie.", "positive"),
        ("Die angeklagte, aber nicht verurteilte Ministerin kehrt zurück.", "positive"),
        ("Die Ministerin kehrt nicht zurück.", "negative"),
    ],
)
def test_a_comparison_or_an_attribute_denies_nothing(text: str, polarity: str) -> None:
    assert [claim.polarity for claim in claims_of(text)] == [polarity]


@pytest.mark.parametrize(
    ("text", "claim_type"),
    [("Am Morgen dringen sie in das Haus ein.", "event_property"), ("Morgen reist er nach Oslo.", "prediction")],
)
def test_the_morning_is_not_tomorrow(text: str, claim_type: str) -> None:
    assert [claim.claim_type for claim in claims_of(text)] == [claim_type]


def test_hearsay_of_a_state_is_no_prediction() -> None:
    assert [claim.claim_type for claim in claims_of("Der Täter soll ein Arzt sein.")] == ["event_property"]
