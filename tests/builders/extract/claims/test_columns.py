"""Type, event, factuality, polarity and tense: one sentence per line, "-" where there is no event."""

from dataclasses import replace

import pytest

from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.quantities.quantities import find_quantities
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Attribution, Claim, Span

PACK = load("de")
SOURCE = Attribution(
    hop=1,
    branch=1,
    source_kind="group",
    cue_class="verb",
    quote_type="indirect",
    medium="speech",
    mood="none",
    factuality="CT+",
    stance="neutral",
)


def claims_of(text: str, *sources: Attribution, content: str = "", frame: str = "") -> tuple[Claim, ...]:
    """The claims of an article; with sources, one attribution of `content` (or of all the text) with each."""
    document = read_document(bare_article(text, zone="body"), PACK)
    times = find_times(document, PACK)
    start = text.index(content)
    contents = (Span(start, start + len(content or text)),)
    frames = (Span(text.index(frame), text.index(frame) + len(frame)),) if frame else ()
    attributed = tuple(Attributed(contents, frames, (replace(source, frame_spans=frames),), "test") for source in sources)
    quantities = find_quantities(document, PACK, times)
    return find_claims(document, PACK, attributed=attributed, quantities=quantities, times=times, mentions=())[0]


SENTENCES = [
    ("Die Polizei nahm 200 Menschen fest.", "numerical COERCE CT+ positive non_future"),
    ("Bei dem Angriff starben 13 Soldaten.", "numerical ASSAULT CT+ positive non_future"),
    ("Bei einem Busunglück starben 13 Menschen.", "numerical - CT+ positive non_future"),
    ("Die Arbeitslosigkeit stieg auf 7 Prozent.", "numerical - CT+ positive non_future"),
    ("Der Umbau kostete 40 Millionen Euro.", "numerical - CT+ positive non_future"),
    ("Die Zahl der Opfer ist höher.", "numerical - CT+ positive non_future"),
    ("In diesem Jahr kamen mehr Gäste als 2010.", "numerical - CT+ positive non_future"),
    ("Die Partei gewann zwei Sitze.", "event_property - CT+ positive non_future"),
    ("Ein Hund biss einen Mann.", "event_property - CT+ positive non_future"),
    ("Der Präsident entließ die Regierung.", "event_property YIELD CT+ positive non_future"),
    ("Die Ministerin trat zurück.", "event_property YIELD CT+ positive non_future"),
    ("Der Chef der Bahn wird zurücktreten.", "prediction YIELD CT+ positive future"),
    ("Die Gespräche sollen am Freitag fortgesetzt werden.", "prediction CONSULT Uu positive future"),
    ("Morgen reist der Kanzler nach Oslo.", "prediction - CT+ positive future"),
    ("Die Brücke wird gesperrt.", "event_property - CT+ positive non_future"),
    ("Die Brücke wird im Mai gesperrt werden.", "prediction - CT+ positive future"),
    ("Der Mann soll Geld gestohlen haben.", "event_property CRIME Uu positive non_future"),
    ("Die Minister berieten über den Haushalt.", "event_property CONSULT CT+ positive non_future"),
    ("Die Kanzlerin lobte die Helfer.", "quote_verification SUPPORT CT+ positive non_future"),
    ("Die Opposition forderte Neuwahlen.", "quote_verification REQUEST CT+ positive non_future"),
    ("Der Sprecher sprach von Terroristen.", "quote_verification ACCUSE CT+ positive non_future"),
    ("Die Regierung bat die Nachbarn um Hilfe.", "quote_verification REQUEST CT+ positive non_future"),
    ("Der König erteilte den Befehl zum Rückzug.", "quote_verification YIELD CT+ positive non_future"),
    ("Der Rebellenchef drohte mit Rache.", "quote_verification THREATEN CT+ positive non_future"),
    ("Die Stadt lehnte den Antrag ab.", "quote_verification REJECT CT+ positive non_future"),
    ("Die Schule fällt aus, weil Lehrer fehlen.", "causal - CT+ positive non_future"),
    ("Der Sturm löste Erdrutsche aus.", "causal - CT+ positive non_future"),
    ("Die Reform führte zu Streiks.", "causal PROTEST CT+ positive non_future"),
    ("Ursache des Brandes war ein Kurzschluss.", "causal - CT+ positive non_future"),
    ("Tausende demonstrierten in Rom.", "numerical PROTEST CT+ positive non_future"),
    ("Demonstranten stürmten das Parlament.", "event_property PROTEST CT+ positive non_future"),
    ("Das Rathaus wurde in Brand gesetzt.", "event_property PROTEST CT+ positive non_future"),
    ("Plünderer setzten Läden in Brand.", "event_property CRIME CT+ positive non_future"),
    ("Unbekannte plünderten Geschäfte.", "event_property CRIME CT+ positive non_future"),
    ("Die Armee schoss auf das Dorf.", "event_property ASSAULT CT+ positive non_future"),
    ("Die Regierung verhängte den Ausnahmezustand.", "event_property COERCE CT+ positive non_future"),
    ("Das Gericht verurteilte den Dieb zu zwei Jahren Haft.", "event_property COERCE CT+ positive non_future"),
    ("Die USA verhängten Sanktionen gegen die Bank.", "event_property SANCTION CT+ positive non_future"),
    ("Das Land entsandte Ärzte in die Region.", "event_property AID CT+ positive non_future"),
    ("Die Parteien einigten sich auf einen Vertrag.", "event_property AGREE CT+ positive non_future"),
    ("Die Armee mobilisierte Reservisten.", "event_property MOBILIZE CT+ positive non_future"),
    ("Die Länder arbeiten zusammen.", "event_property COOPERATE CT+ positive non_future"),
    ("Seit den Protesten ist der Platz leer.", "event_property - CT+ positive non_future"),
    ("Ich komme aus Kiel.", "event_property - CT+ positive non_future"),
    ("Der Mann soll aus Kiel stammen.", "event_property - Uu positive non_future"),
    ("Die Schranke soll offen gewesen sein.", "event_property - Uu positive non_future"),
    ("Die Brücke soll im Mai fertig sein.", "prediction - Uu positive future"),
    ("Sie würde ihm die Strafe erlassen.", "event_property - Uu positive non_future"),
    ("Er wäre geblieben.", "event_property - Uu positive non_future"),
    ("Im nicht beheizten Saal froren die Gäste.", "event_property - CT+ positive non_future"),
    ("Ein Erdbeben zerstörte die Kirche.", "event_property - CT+ positive non_future"),
    ("Das Schiff droht zu sinken.", "event_property - CT+ positive non_future"),
    ("Der Absatz ist eingebrochen.", "event_property - CT+ positive non_future"),
    ("Der Mann brach in ein Haus ein.", "event_property CRIME CT+ positive non_future"),
    ("Offenbar floh der Täter.", "event_property - PR+ positive non_future"),
    ("Der Täter ist vermutlich geflohen.", "event_property - PR+ positive non_future"),
    ("Die Lage scheint ruhig zu sein.", "event_property - PR+ positive non_future"),
    ("Huber gilt als Favorit.", "event_property - PR+ positive non_future"),
    ("Möglicherweise war es Absicht.", "event_property - PS+ positive non_future"),
    ("Die Mauer könnte einstürzen.", "event_property - PS+ positive non_future"),
    ("Das dürfte stimmen.", "event_property - PR+ positive non_future"),
    ("Die Brücke ist nicht gesperrt.", "event_property - CT- negative non_future"),
    ("Es gab keine Verletzten.", "event_property - CT- negative non_future"),
    ("Niemand wurde verletzt.", "event_property - CT- negative non_future"),
    ("Der Rat tagte nicht nur in Wien.", "event_property CONSULT CT+ positive non_future"),
    ("Vermutlich kommt er nicht.", "event_property - PR- negative non_future"),
    ("Unklar ist, wer das Feuer legte.", "event_property - CT+ underspecified non_future"),
    ("Offen blieb, ob der Vertrag gilt.", "event_property - CT+ underspecified non_future"),
    ("Der mutmaßliche Täter schweigt.", "event_property - CT+ positive non_future"),
    ("Der Mann wurde angeblich bedroht.", "event_property - Uu positive non_future"),
    ("Der Rat habe getagt.", "event_property CONSULT Uu positive non_future"),
    ("Die Siedler wollen bleiben.", "event_property - CT+ positive non_future"),
    ("Der Papst verurteilte den Angriff.", "quote_verification ASSAULT CT+ positive non_future"),
    ("Etwa 30 Prozent der Wähler blieben zu Hause.", "numerical - CT+ positive non_future"),
    ("Drei Kinder wurden verletzt.", "numerical - CT+ positive non_future"),
    ("Der Zug entgleiste bei Tempo 200.", "event_property - CT+ positive non_future"),
    ("Mehrere Straßen sind gesperrt.", "event_property - CT+ positive non_future"),
    ("Die Rebellen nahmen zwei Geiseln.", "event_property - CT+ positive non_future"),
    ("Der Minister kündigte Reformen an.", "quote_verification YIELD CT+ positive non_future"),
    ("Die Firma versprach Entschädigung.", "quote_verification AGREE CT+ positive non_future"),
    ("Der Konzern will Werke schließen.", "event_property - CT+ positive non_future"),
    ("Weder Fahrer noch Gäste wurden verletzt.", "event_property - CT- negative non_future"),
    ("Der Bericht wurde nie veröffentlicht.", "event_property - CT- negative non_future"),
    ("Das Beben forderte 92 Todesopfer.", "numerical - CT+ positive non_future"),
    ("Der Stürmer schoss zwei Tore.", "event_property - CT+ positive non_future"),
    ("Die Stadtreinigung tagte.", "event_property CONSULT CT+ positive non_future"),
    ("Ein Bombenanschlag erschütterte Ulm.", "event_property ASSAULT CT+ positive non_future"),
    ("Die Brandursache ist noch unklar.", "event_property - CT+ underspecified non_future"),
    ("Die Tür ist offen.", "event_property - CT+ positive non_future"),
    ("Die Vereinigung tagte.", "event_property CONSULT CT+ positive non_future"),
    ("Keineswegs alle Häuser stehen leer.", "event_property - CT- negative non_future"),
    ("Das ist wohl wahr.", "event_property - PR+ positive non_future"),
    ("Der Umsatz wird wahrscheinlich sinken.", "prediction - PR+ positive future"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_what_a_sentence_claims_and_how_surely(text: str, expected: str) -> None:
    (claim,) = claims_of(text)
    assert f"{claim.claim_type} {claim.event_type or '-'} {claim.factuality} {claim.polarity} {claim.tense}" == expected


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Offenbar floh der Täter.", ["Offenbar"]),
        ("Die Lage scheint ruhig zu sein.", ["scheint"]),
        ("Das Haus, das wohl leer steht, brennt.", ["wohl"]),
        ("Der mutmaßliche Täter soll fliehen.", ["mutmaßliche", "soll"]),
        ("Die Mauer könnte einstürzen.", ["könnte"]),
        ("Huber gilt als Favorit.", ["gilt"]),
        ("Das Gesetz gilt ab Mai.", []),
        ("Der Mann schweigt.", []),
    ],
)
def test_hedging_words_are_listed_wherever_they_stand(text: str, hedges: list[str]) -> None:
    (claim,) = claims_of(text)
    assert [text[span.start_char : span.end_char] for span in claim.hedge_spans] == hedges


def test_a_hedge_in_a_subordinate_clause_lowers_nothing() -> None:
    (claim,) = claims_of("Das Haus, das wohl leer steht, brennt.")
    assert claim.factuality == "CT+"


@pytest.mark.parametrize(
    ("changes", "factuality"),
    [
        ({}, "Uu"),
        ({"quote_type": "direct"}, "Uu"),
        ({"cue_lemma": "zeigen", "source_kind": "unspecified"}, "CT+"),
        ({"cue_lemma": "bestätigen", "stance": "endorsing"}, "CT+"),
        ({"cue_lemma": "bestätigen", "stance": "endorsing", "mood": "konjunktiv_1"}, "Uu"),
        ({"scope_spans": (Span(0, 3),)}, "CT+"),
    ],
)
def test_what_a_source_says_the_author_only_passes_on_unless_the_frame_vouches_for_it(changes: dict[str, object], factuality: str) -> None:
    (claim,) = claims_of("Die Brücke ist gesperrt.", replace(SOURCE, **changes))  # type: ignore[arg-type]
    assert claim.factuality == factuality


def test_a_reported_number_is_passed_on_and_a_reported_saying_is_a_fact() -> None:
    (number,) = claims_of("Die Zahl der Toten wurde mit 40 angegeben.", replace(SOURCE, quote_type="reported"))
    (saying,) = claims_of("Der Minister lobte die Helfer.", replace(SOURCE, quote_type="reported"))
    assert (number.claim_type, number.factuality) == ("numerical", "Uu")
    assert (saying.claim_type, saying.factuality) == ("quote_verification", "CT+")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Das Land müsse handeln.", "mahnen"),
        ("Der Plan sei falsch.", "sagen"),
        ("Die Reform ist reine Kosmetik.", "sagen"),
        ("Der Vertrag sei ein Erfolg.", "erklären"),
        ("Die Firma wird verkauft.", "fürchten"),
    ],
)
def test_what_a_source_values_or_demands_is_a_position(text: str, cue: str) -> None:
    assert [claim.claim_type for claim in claims_of(text, replace(SOURCE, cue_lemma=cue))] == ["position_statement"]


def test_what_a_source_states_as_a_fact_is_none() -> None:
    assert [claim.claim_type for claim in claims_of("Die Brücke sei gesperrt.", replace(SOURCE, cue_lemma="sagen"))] == ["event_property"]


def test_a_promise_without_a_finite_verb_stays_whole() -> None:
    text = "Sie versprach, die Schule zu bauen."
    (claim,) = claims_of(text, replace(SOURCE, cue_lemma="versprechen"), content="die Schule zu bauen", frame="Sie versprach")
    assert claim.text == text.rstrip(".")
    assert claim.claim_type == "quote_verification"
    assert claim.attributions[0].frame_spans == ()


def test_an_assertion_without_a_finite_verb_is_cut() -> None:
    text = "Sie behauptete, die Schule zu kennen."
    (claim,) = claims_of(text, replace(SOURCE, cue_lemma="behaupten"), content="die Schule zu kennen", frame="Sie behauptete")
    assert claim.text == "die Schule zu kennen"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Die Polizei nahm den Mann fest.", ["nahm", "fest"]),
        ("Der Mann wurde festgenommen.", ["festgenommen"]),
        ("Im Süden begann ein Streik.", ["Streik"]),
        ("Die Wache wurde wegen des Streiks verstärkt.", ["verstärkt"]),
    ],
)
def test_the_words_of_an_event_are_marked(text: str, event: list[str]) -> None:
    (claim,) = claims_of(text)
    assert [text[span.start_char : span.end_char] for span in claim.event_spans] == (event if claim.event_type else [])


def test_harm_is_an_assault_only_where_the_article_tells_of_violence() -> None:
    assert [claim.event_type for claim in claims_of("Zwanzig Menschen wurden verletzt.")] == [None]
    assert claims_of("Zwanzig Menschen wurden verletzt. Die Rebellen zogen weiter.")[0].event_type == "ASSAULT"
    assert claims_of("Zwanzig Menschen wurden bei dem Unfall verletzt. Die Rebellen zogen weiter.")[0].event_type is None


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Zwei Helfer erlagen ihren Verletzungen.", "ASSAULT"),
        ("Zwei Helfer sind ihren Verletzungen erlegen.", "ASSAULT"),
        ("Zwei Helfer erlagen dem Charme der Stadt.", None),
        ("Die Zahl der Opfer stieg auf 34.", "ASSAULT"),
        ("Die Opferzahl stieg auf 34.", "ASSAULT"),
        ("Die Opfer sind Rentner.", None),
    ],
)
def test_deaths_and_tolls_are_harm_and_other_victims_are_not(text: str, event_type: str | None) -> None:
    assert claims_of(f"{text} Die Rebellen zogen weiter.")[0].event_type == event_type
    assert claims_of(f"{text} Das Wasser stieg weiter.")[0].event_type is None


@pytest.mark.parametrize("cue", ["fordern", "mahnen"])
def test_a_demand_with_a_modal_verb_is_a_request(cue: str) -> None:
    assert [claim.event_type for claim in claims_of("Das Land müsse handeln.", replace(SOURCE, cue_lemma=cue))] == ["REQUEST"]
