"""What an attribution row says of its source: kind, entity, medium, mood, stance, factuality, hops and branches."""

import re

import pytest

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.attribution.rows import cut_to
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.quotations import pair_quotations
from claimpack.builders.text.sentences import split_sentences
from claimpack.schema.records import Attribution, Mention, Span

PACK = load("de")


def attributions(text: str, *names: tuple[str, str]) -> tuple[Attributed, ...]:
    """The attributions of a text that is one body, with mentions of these names and types (the first place of each)."""
    article = bare_article(text, zone="body")
    mentions = tuple(
        Mention(
            mention_id=f"men_{name}",
            article_id=article.article_id,
            spans=(Span(text.index(name), text.index(name) + len(name)),),
            text=name,
            mention_type="NAM",
            entity_type=kind,
            derivation="none",
        )
        for name, kind in names
    )
    paragraphs = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    document = Document(article, text, article.zones, split_sentences(text, article.zones, PACK), pair_quotations(text, paragraphs))
    return find_attributions(document, PACK, mentions)


def first(text: str, *names: tuple[str, str]) -> Attribution:
    """The first row of the first attribution."""
    return attributions(text, *names)[0].attributions[0]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start_char : span.end_char] for span in spans]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Der Minister sagte, es sei spät.", "office_holder"),
        ("Eine Sprecherin der Stadt sagte, es sei spät.", "organisation"),
        ("Ein Sprecher sagte, es sei spät.", "office_holder"),
        ("Das Innenministerium sagte, es sei spät.", "organisation"),
        ("Die Polizei sagte, es sei spät.", "organisation"),
        ("Die Nachrichtenagentur meldete, es sei spät.", "media"),
        ("Mehrere Zeitungen meldeten, es sei spät.", "media"),
        ("Experten sagten, es sei spät.", "group"),
        ("Augenzeugen sagten, es sei spät.", "group"),
        ("Insider sagten, es sei spät.", "anonymous"),
        ("Es hieß, es sei spät.", "unspecified"),
        ("Videos zeigen, dass es spät ist.", "unspecified"),
        ("Nach Polizeiangaben ist es spät.", "organisation"),
        ("Nach staatlichen Angaben ist es spät.", "organisation"),
        ("Nach ersten Schätzungen ist es spät.", "unspecified"),
        ("Medienberichten zufolge ist es spät.", "media"),
    ],
)
def test_the_head_noun_tells_the_kind_of_source(text: str, kind: str) -> None:
    expected = "office_holder" if text.startswith("Eine Sprecherin") else kind
    assert first(text).source_kind == expected


def test_a_name_makes_a_named_person_and_gives_its_mention() -> None:
    row = first("Der Präsident Karl Meier sagte, es sei spät.", ("Karl Meier", "PER"))
    assert (row.source_kind, row.source_entity_id) == ("named_person", "men_Karl Meier")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Feuerwehr hat nach eigenen Angaben vier Katzen gerettet.", "organisation"),
        ("Es kam die Sprecherin der Stadt, die den Plan „absurd“ nannte.", "office_holder"),
    ],
)
def test_words_that_stand_for_somebody_have_their_kind(text: str, kind: str) -> None:
    assert first(text).source_kind == kind


def test_a_title_in_rat_beside_a_name_is_a_person() -> None:
    assert first("Der Landesrat Meier sagte, es sei spät.", ("Meier", "PER")).source_kind == "named_person"


def test_an_institution_named_after_a_person_stays_an_institution() -> None:
    row = first("Die Regierung von Präsident Meier sagte, es sei spät.", ("Meier", "PER"))
    assert row.source_kind == "organisation"


def test_a_country_that_speaks_is_an_organisation() -> None:
    row = first("Frankreich erklärte, es sei spät.", ("Frankreich", "LOC"))
    assert (row.source_kind, row.source_entity_id) == ("organisation", "men_Frankreich")


def test_a_pronoun_stands_for_the_person_of_the_sentence_before() -> None:
    row = first("Am Abend kam Präsident Karl Meier an. Er versprach, die Schule zu sanieren.", ("Karl Meier", "PER"))
    assert (row.source_text, row.source_kind, row.source_entity_id) == ("Er", "named_person", "men_Karl Meier")


def test_konjunktiv_without_a_cue_keeps_the_entity_of_who_spoke() -> None:
    text = "Karl Meier sagte, der Zug sei voll. Der nächste komme bald."
    one = attributions(text, ("Karl Meier", "PER"))[1]
    row = one.attributions[0]
    assert (one.rule, row.source_spans, row.source_entity_id) == ("konjunktiv_continued", (), "men_Karl Meier")
    assert (row.quote_type, row.cue_class, row.inherited_from) == ("indirect_free_indirect", "mood", None)


def test_konjunktiv_after_another_subject_has_a_source_of_its_own() -> None:
    text = "Karl Meier sagte, der Zug sei voll. Die Polizei blieb ruhig. Der nächste komme bald."
    one = attributions(text, ("Karl Meier", "PER"))[1]
    assert (one.rule, one.attributions[0].source_text) == ("konjunktiv_resumed", "Die Polizei")


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Karl sagte, es sei spät.", "speech"),
        ("Das Amt teilte mit, es sei spät.", "speech_writing"),
        ("Die Zeitung schrieb, es sei spät.", "writing"),
        ("Karl erklärte in einem Interview, es sei spät.", "speech"),
        ("Karl erklärte in einem Brief, es sei spät.", "writing"),
        ("Experten gehen davon aus, dass es spät ist.", "thought"),
        ("Es ist angeblich spät.", "none"),
        ("Der Zug ist voll, wie am Abend bekannt wurde.", "none"),
    ],
)
def test_the_medium_is_told_by_verb_and_occasion(text: str, medium: str) -> None:
    assert first(text).medium == medium


@pytest.mark.parametrize(
    ("text", "mood", "verbs"),
    [
        ("Karl sagte, der Zug sei voll.", "konjunktiv_1", ["sei"]),
        ("Karl sagte, die Züge wären voll.", "konjunktiv_2", ["wären"]),
        ("Karl sagte, der Zug sei voll und es gebe keinen Platz.", "konjunktiv_1", ["sei", "gebe"]),
        ("Karl sagte, dass der Zug voll ist.", "indicative", ["ist"]),
        ("Karl sagte, dass der Zug oft hielt.", "indicative", ["hielt"]),
        ("Karl sagte, dass der Zug nie wartete.", "ambiguous", ["wartete"]),
        ("Laut Karl ist der Zug voll.", "none", []),
        ("Laut Karl sei der Zug voll.", "konjunktiv_1", ["sei"]),
        ("Wie Karl sagte, ist der Zug voll.", "none", []),
        ("Karl versprach, den Zug zu reparieren.", "none", []),
        ("„Der Zug wäre voll gewesen“, sagte Karl.", "none", []),
    ],
)
def test_mood_is_that_of_what_is_said(text: str, mood: str, verbs: list[str]) -> None:
    row = first(text)
    assert (row.mood, words(text, row.mood_spans)) == (mood, verbs)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Karl sagte, es sei spät.", "neutral"),
        ("Karl bestätigte, dass es spät ist.", "endorsing"),
        ("Karl räumte ein, dass es spät ist.", "endorsing"),
        ("Karl behauptete, es sei spät.", "distancing"),
        ("Es ist angeblich spät.", "distancing"),
        ("Der Verein forderte, wie üblich im Mai, mehr Geld.", "distancing"),
    ],
)
def test_the_stance_is_the_reporters(text: str, stance: str) -> None:
    assert first(text).stance == stance


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Karl sagte, der Zug sei voll.", "CT+"),
        ("Karl sagte, der Zug sei nicht voll.", "CT-"),
        ("Karl vermutet, dass der Zug voll ist.", "PR+"),
        ("Karl befürchtet, dass der Zug voll ist.", "PS+"),
        ("Karl sagte, der Zug könnte voll sein.", "PS+"),
        ("Karl bestritt, dass der Zug voll ist.", "CT-"),
        ("Karl fragte, ob der Zug voll ist.", "Uu"),
        ("„Der Zug ist nicht voll“, sagte Karl.", "CT-"),
    ],
)
def test_factuality_is_the_sources(text: str, factuality: str) -> None:
    assert first(text).factuality == factuality


def chain(text: str) -> list[tuple[int, int, str | None]]:
    return [(row.branch, row.hop, row.source_text) for one in attributions(text) for row in one.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Sender meldete unter Berufung auf die Polizei, es sei spät.", [(1, 1, "Der Sender"), (1, 2, "die Polizei")]),
        ("Der Hafen ist zu. Das berichtete der Rundfunk unter Verweis auf das Amt.", [(1, 1, "der Rundfunk"), (1, 2, "das Amt")]),
        ("Laut Zeitung unter Berufung auf das Amt ist der Hafen zu.", [(1, 1, "Zeitung"), (1, 2, "das Amt")]),
        ("Karl sagte laut Zeitung, es sei spät.", [(1, 1, "Zeitung"), (1, 2, "Karl")]),
        ("Die Partei hat laut Zeitung Neuwahlen gefordert.", [(1, 1, "Zeitung"), (1, 2, "Die Partei")]),
        ("„Es ist spät“, zitiert die Zeitung den Minister.", [(1, 1, "die Zeitung"), (1, 2, "den Minister")]),
        ("Der Minister wird von der Zeitung zitiert: „Es ist spät.“", [(1, 1, "der Zeitung"), (1, 2, "Der Minister")]),
    ],
)
def test_a_source_that_rests_on_another_is_a_chain_of_hops(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert chain(text) == expected


def test_two_sources_of_one_sentence_are_two_branches() -> None:
    text = "Am Freitag wurden nach staatlichen Angaben vier Häuser zerstört. Das berichtete der Rundfunk unter Berufung auf das Amt."
    assert chain(text) == [(1, 1, "staatlichen Angaben"), (2, 1, "der Rundfunk"), (2, 2, "das Amt")]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Karl sagte, dass der Zug voll ist.", ["Karl sagte, dass"]),
        ("Karl sagte: „Der Zug ist voll.“", ["Karl sagte:"]),
        ("Der Zug sei voll, sagte Karl am Montag.", ["sagte Karl am Montag"]),
        ("Wie Karl sagte, ist der Zug voll.", ["Wie Karl sagte"]),
        ("Der Zug ist nach Polizeiangaben voll.", ["nach Polizeiangaben"]),
        ("Karl war müde und sagte, der Zug sei voll.", ["Karl", "sagte"]),
        ("Die Partei forderte Neuwahlen.", []),
        ("Karl versprach, den Zug zu reparieren.", []),
        (
            "Der Sender meldete am Montag unter Berufung auf die Polizei, es sei spät.",
            ["Der Sender meldete am Montag", "unter Berufung auf die Polizei"],
        ),
    ],
)
def test_the_frame_is_what_is_cut_out_of_a_claim(text: str, frames: list[str]) -> None:
    assert words(text, attributions(text)[0].frames) == frames


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Karl sagte gegenüber dem Sender, es sei spät.", ["dem Sender"]),
        ("Es sei spät, sagte Karl im Gespräch mit der Zeitung.", ["der Zeitung"]),
        ("Die Stadt rief die Bürger auf, zu Hause zu bleiben.", ["die Bürger"]),
        ("Wie Schmidtke der Zeitung „Kurier“ sagte, ist der Hafen zu.", ["der Zeitung „Kurier“"]),
        ("Der Hafen ist zu, sagte Schmidtke dem Sender XTV am Montag.", ["dem Sender XTV"]),
        ("Das Amt teilte dem Gericht mit, der Hafen sei zu.", ["dem Gericht"]),
        ("Karl sagte, es sei spät.", []),
    ],
)
def test_a_listener_is_no_source(text: str, addressee: list[str]) -> None:
    assert words(text, first(text).addressee_spans) == addressee


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Karl sprach von „Verrätern“.", ["Verrätern"]),
        ("Karl sagte, der Plan sei „völlig absurd“ und zu teuer.", ["völlig absurd"]),
        ("Karl sagte, die Zeitung „Die Stunde“ lüge.", []),
    ],
)
def test_words_in_marks_are_partial_quotes_but_names_are_not(text: str, quotes: list[str]) -> None:
    assert words(text, first(text).partial_quote_spans) == quotes


def test_an_adverb_in_a_relative_clause_covers_only_that_clause() -> None:
    text = "Es gab Tote, von denen zwei angeblich erschossen wurden."
    assert words(text, first(text).scope_spans) == ["von denen zwei", "erschossen wurden"]


def test_a_row_is_cut_to_its_claim() -> None:
    text = "Karl sagte, der Zug sei „sehr voll“ und es gäbe keinen Platz."
    row = first(text)
    claim = Span(text.index("es gäbe"), text.index("."))
    cut = cut_to(row, (claim,), "negative", text, PACK)
    assert (cut.mood, words(text, cut.mood_spans), cut.partial_quote_spans, cut.factuality) == ("konjunktiv_2", ["gäbe"], (), "CT-")


def test_the_acronym_belongs_to_the_source() -> None:
    assert first("Das Komitee (ABC) sagte, es sei spät.").source_text == "Das Komitee (ABC)"


def test_a_coordinator_before_a_colon_names_nobody_and_the_speech_goes_on() -> None:
    text = "„Der Hafen bleibt offen“, sagte die Kapitänin. Und: „Die Schleuse wird im Mai repariert.“"
    said = attributions(text)[-1]
    assert [row.source_text for row in said.attributions] == ["die Kapitänin"]
    assert words(text, said.content) == ["Die Schleuse wird im Mai repariert."]
    assert "Und:" in words(text, said.frames)
