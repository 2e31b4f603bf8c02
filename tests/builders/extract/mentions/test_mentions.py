"""Names in articles: borders, types, derivations, and what one sentence tells about another."""

import pytest

from claimpack.builders import ids
from claimpack.builders.extract.mentions.mentions import find_mentions
from claimpack.builders.languages.pack import load
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Article, Mention, Zone

PACK = load("de")


def names(text: str, zones: tuple[Zone, ...] = ()) -> tuple[Mention, ...]:
    article = Article(
        article_id=ids.article_id("a.txt"),
        source_uri="a.txt",
        sha256=ids.sha256_hex(text.encode()),
        n_bytes=len(text.encode()),
        media_type="text/plain",
        language="de",
        dct_precision="unknown",
        dct_source="none",
        zones=zones or (Zone(start_char=0, end_char=len(text), zone="body"),),
        independence_group="a.txt",
        text=text,
    )
    return find_mentions(read_document(article, PACK), PACK)


def found(text: str) -> list[str]:
    return [
        f"{mention.text} {mention.entity_type}" + ("" if mention.derivation == "none" else f" {mention.derivation}")
        for mention in names(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Schloss gehörte Anton Günther von Oldenburg.", ["Anton Günther von Oldenburg PER"]),
        ("Das Buch schrieb Karl von Wirrenfels.", ["Karl von Wirrenfels PER"]),
        ("Das Land regierte Karl der Große.", ["Karl der Große PER"]),
        ("Das sagte Angela Merkel von der CDU.", ["Angela Merkel PER", "CDU ORG"]),
    ],
)
def test_a_given_name_goes_on_with_house_home_or_byname(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Merkel reiste am Montag nach Paris.", ["Angela Merkel PER", "Paris LOC"]),
        ("Der Präsident von Norwegen traf Vertreter der Europäischen Union.", ["Norwegen LOC", "Europäischen Union ORG"]),
        ("Siemens baut in München Stellen ab.", ["Siemens ORG", "München LOC"]),
        ("Die SPD und die Grünen stimmten in Berlin dagegen.", ["SPD ORG", "Grünen ORG", "Berlin LOC"]),
        ("In Frankfurt am Main tagte die Bundesbank.", ["Frankfurt am Main LOC", "Bundesbank ORG"]),
        ("Osttimors Regierung trat zurück.", ["Osttimors LOC"]),
        ("Das Haus brannte in der Nacht völlig aus.", []),
        ("Das schreibt die Frankfurter Allgemeine Zeitung.", ["Frankfurter Allgemeine Zeitung ORG"]),
        ("Borussia Dortmund schlug Real Madrid.", ["Borussia Dortmund ORG", "Real Madrid ORG"]),
        ("Der Nebenfluss Wirra mündet bei Hameln.", ["Wirra LOC", "Hameln LOC"]),
        ("Wladimir Iwanow und Aigul Nurlanowa kamen.", ["Wladimir Iwanow PER", "Aigul Nurlanowa PER"]),
    ],
)
def test_names_have_the_types_of_germeval(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Präsident Emmanuel Macron sprach im Fernsehen.", ["Emmanuel Macron PER"]),
        ("Das sagte Bundeskanzler Olaf Scholz am Dienstag.", ["Olaf Scholz PER"]),
        ("Verteidigungsministerin Christine Lambrecht trat zurück.", ["Christine Lambrecht PER"]),
        ("Prof. Dr. Karl Hansen lehrt in Leipzig.", ["Karl Hansen PER", "Leipzig LOC"]),
        ("Die Sängerin Wilhelmine Zwetkow trat in Oslo auf.", ["Wilhelmine Zwetkow PER", "Oslo LOC"]),
        ("Auf Bitten Merkels reiste er ab.", ["Merkels PER"]),
        ("Igor Zwerkows Knie-Operation verlief gut.", ["Igor Zwerkows PER"]),
    ],
)
def test_titles_and_functions_stand_outside_a_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die norwegische Regierung widersprach.", ["norwegische LOC deriv"]),
        ("Ein französischer Soldat wurde verletzt.", ["französischer LOC deriv"]),
        ("Der US-Präsident schwieg dazu.", ["US-Präsident LOC part"]),
        ("Die Ex-Sowjetrepublik wählte ein Parlament.", ["Ex-Sowjetrepublik LOC part"]),
        ("Alle ehemaligen Sowjetrepubliken nahmen teil.", ["Sowjetrepubliken LOC part"]),
    ],
)
def test_adjectives_and_compounds_of_names_are_derived(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das meldete die Zeitung „Morgenruf“ gestern.", "Morgenruf ORG"),
        ("Mitglieder der Bewegung „Freie Fahrt Ostwestfalen“ protestierten.", "Freie Fahrt Ostwestfalen ORG"),
        ("Der Bund der Nordischen Imker (BNI) tagte.", "Bund der Nordischen Imker ORG"),
        ("Das teilte das städtische Wasserkomitee (SWQ) mit.", "SWQ ORG"),
    ],
)
def test_surroundings_give_a_name_away(text: str, expected: str) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text", ["Der Verein war pro-westlich.", "Das Innenministerium schwieg.", "Am Mittwoch regnete es im ganzen Land."]
)
def test_descriptions_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Roten Meer sank ein Frachter.", ["Roten Meer LOC"]),
        ("Die Freien Wähler lehnten das ab.", ["Freien Wähler ORG"]),
        ("Die Deutsche Umwelthilfe zog vor Gericht.", ["Deutsche Umwelthilfe ORG"]),
        ("Der Sprecher des Auswärtigen Amts wich aus.", ["Auswärtigen Amts ORG"]),
        ("Die Zeit drängt, sagte er.", []),
    ],
)
def test_listed_names_of_several_words_are_found_whole(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Auf Rügen stürmt es.", ["Rügen LOC"]),
        ("Die Tat geschah in Essen.", ["Essen LOC"]),
        ("Er zog nach Halle um.", ["Halle LOC"]),
        ("Die Halle brannte aus.", []),
        ("Das Essen war kalt.", []),
        ("Der Zug fuhr nach Norden.", []),
    ],
)
def test_a_place_that_is_a_word_too_is_one_after_a_preposition_without_an_article(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["Das kostet fünf Millionen Euro.", "Der Euro stieg auf 1,12 Dollar.", "Er zahlte in Rubel."])
def test_currencies_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_surname_recognised_once_is_one_everywhere() -> None:
    text = "Der Minister Igor Zwerkow reiste ab. Später kehrte Zwerkow zurück.\nNach Zwerkows Rücktritt war es still."
    assert [mention.text for mention in names(text) if mention.entity_type == "PER"] == ["Igor Zwerkow", "Zwerkow", "Zwerkows"]


def test_a_person_of_the_article_is_no_place_after_a_word_for_one() -> None:
    text = "Der Präsident Igor Zwerkow sprach. Später lobte Zwerkow den König des Landes Zhanbolat Zwerkow."
    assert [name for name in found(text) if "Zwerkow" in name] == ["Igor Zwerkow PER", "Zwerkow PER", "Zhanbolat Zwerkow PER"]


def test_a_compound_with_a_name_of_the_article_is_part_of_it() -> None:
    assert "Zwerkow-Regimes PER part" in found("Der Minister Igor Zwerkow reiste ab. Das Ende des Zwerkow-Regimes kam bald.")


def test_names_stand_in_text_order_and_do_not_overlap() -> None:
    mentions = names("Angela Merkel traf in Paris Emmanuel Macron, den französischen Präsidenten, und Vertreter von Siemens.")
    ends = [mention.spans[-1].end_char for mention in mentions]
    starts = [mention.spans[0].start_char for mention in mentions]
    assert starts == sorted(starts)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_offsets_are_those_of_the_text() -> None:
    text = "  Gestern 🌍 reiste Angela Merkel nach Paris."
    assert all(mention.text == text[mention.spans[0].start_char : mention.spans[0].end_char] for mention in names(text))
    assert len(names(text)) == 2


def test_bylines_and_credits_have_names_and_boilerplate_has_none() -> None:
    parts = (("Von Angela Merkel", "byline"), ("Paris schläft.", "body"), ("(dpa)", "credit"), ("Mehr aus Berlin", "boilerplate"))
    text = "\n".join(part for part, _ in parts)
    zones = tuple(Zone(start_char=text.index(part), end_char=text.index(part) + len(part), zone=zone) for part, zone in parts)
    assert [mention.text for mention in names(text, zones)] == ["Angela Merkel", "Paris", "dpa"]


def test_an_acronym_in_brackets_points_to_its_long_name() -> None:
    mentions = {mention.text: mention for mention in names("Der Bund der Nordischen Imker (BNI) tagte in Oslo.")}
    assert mentions["BNI"].entity_id == mentions["Bund der Nordischen Imker"].mention_id
    assert mentions["BNI"].link_method == "acronym"
    assert mentions["Oslo"].entity_id is None


def test_an_article_without_sentences_has_no_names() -> None:
    assert names(" \n") == ()


def test_what_was_read_before_changes_nothing() -> None:
    text = "Angela Merkel reiste nach Paris."
    before = names(text)
    names("Igor Zwerkow und Oslo und Zwerkow.")
    assert names(text) == before
