"""What two claims of two articles of one story are to each other, for each kind of story that a rule knows."""

from dataclasses import replace

import pytest

from claimpack.schema.records import Edit

# (first text, second text, expected relation); None where the two are not worth comparing.
STATES = [
    ("Die Straße nach Bergstadt wurde gesperrt", "Die Straße nach Bergstadt wurde wieder freigegeben", "updates"),
    ("Der Brand ist noch nicht gelöscht", "Die Feuerwehr hat den Brand gelöscht", "updates"),
    ("Die Polizei nahm am Hafen vierzig Randalierer fest", "Alle Festgenommenen sind wieder auf freiem Fuß", "updates"),
    ("Das Gericht ermittelt gegen den Verein", "Das Gericht verurteilte den Verein", "updates"),
    ("Die Gewerkschaft fordert höhere Löhne", "Die Gewerkschaft einigte sich auf höhere Löhne", "updates"),
    ("Die Proteste in Bergstadt dauern an", "In Bergstadt kehrt wieder Alltag ein", "updates"),
    ("Die Lage in Bergstadt beruhigt sich nicht", "Die Proteste in Bergstadt dauern an", None),
    ("Das Kraftwerk wurde abgeschaltet", "Das Kraftwerk nahm den Betrieb wieder auf", "updates"),
    ("Die Lokführer legten die Arbeit nieder", "Der Streik der Lokführer geht weiter", "updates"),
    ("Die Feuerwehr fand keine Verletzten", "Zwei Kinder wurden verletzt", None),
]
DENIALS = [
    ("Alle Geiseln blieben unverletzt", "Eine Geisel wurde verletzt", "inconsistent_detail"),
    ("Bislang wurde nicht geplündert", "Randalierer plünderten", "updates"),
    ("Die Polizei setzte nicht Wasserwerfer ein", "Die Polizei verwendete Wasserwerfer", "inconsistent_detail"),
]
CAUSES = [
    ("Veraltete Pumpen waren die Ursache des Deichbruchs", "Wühlmäuse waren die Ursache des Deichbruchs", "inconsistent_detail"),
    ("Veraltete Pumpen waren die Ursache des Deichbruchs", "Defekte Pumpen verursachten den Deichbruch", "corroborates"),
    ("Unklar ist, wer hinter den Unruhen steht", "Rabe steckt hinter den Unruhen", "inconsistent_detail"),
]
PERSONS = [
    ("Rabe trat zurück", "Falk entließ Rabe", "inconsistent_detail"),
    ("Rabe wurde wegen Untreue verhaftet", "Den früheren Bankier Rabe nahm die Polizei am Flughafen fest", "corroborates"),
    ("Die Opposition forderte ihren Rücktritt", "Rabe trat zurück", "updates"),
    ("Rabe bestritt die Tat", "Rabe gestand die Tat", "updates"),
    ("Der Verband wirft Rabe Betrug vor", "Rabe wies die Vorwürfe zurück", "inconsistent_detail"),
]
SITES = [
    ("Das Rathaus wurde niedergebrannt", "Der Flughafen wurde niedergebrannt", "not_comparable"),
    ("Das Rathaus wurde besetzt", "Die Stadtverwaltung wurde eingenommen", "corroborates"),
]


@pytest.mark.parametrize(("first", "second", "expected"), STATES + DENIALS + CAUSES + PERSONS + SITES)
def test_two_claims_of_two_articles(first: str, second: str, expected: str | None, corpus, named) -> None:
    found = corpus.between(*(named(name, text) for name, text in (("a", first), ("b", second))))
    assert (found.relation if found else None) == expected


@pytest.fixture
def named(corpus):
    """A claim that names whom its text names, in an article of the common story."""

    def make(article: str, text: str, *quantities, **more):
        names = {"Rabe": "ent_rabe", "Falk": "ent_falk", "Bergstadt": "ent_berg"}
        polarity = "negative" if " nicht " in f" {text} " else "underspecified" if text.startswith("Unklar") else "positive"
        entities = tuple(entity for name, entity in names.items() if name in text)
        claim = corpus.claim(article, text, *quantities, entities=entities, **({"polarity": polarity} | more))
        corpus.claim(article, f"Der Damm bei Bergstadt brach {'nachts' if article == 'a' else 'abends'}")
        return claim

    return make


def test_the_same_person_hurt_and_then_dead_is_one_fate(corpus, named) -> None:
    age = corpus.count("19 Jahre", 19, "other", kind="age", noun=None)
    first = named("a", "Ein 19 Jahre alter Fan wurde schwer verletzt", age)
    second = named("b", "Der 19 Jahre alte Mann starb in der Klinik", age)
    assert corpus.between(first, second).relation == "updates"


def test_a_figure_fills_what_another_article_left_open(corpus, named) -> None:
    first = named("a", "Über die Stärke der Truppe gab es keine Angaben")
    second = named("b", "Das Land entsandte 2000 Soldaten", corpus.count("2000 Soldaten", 2000, "deployed"))
    assert corpus.between(first, second).relation == "updates"


def test_patients_are_not_all_who_were_hurt(corpus, named) -> None:
    first = named("a", "190 Personen wurden in Krankenhäuser eingeliefert", corpus.count("190 Personen", 190, "other"))
    second = corpus.claim("a", "500 Menschen wurden verletzt", corpus.count("500 Menschen", 500, "injured"))
    found = corpus.between(first, second)
    assert (found.relation, found.same_population) == ("not_comparable", "no")


def test_two_sums_for_one_damage_do_not_agree(corpus, named) -> None:
    sums = [corpus.count(f"{n} Euro", n, None, kind="money", unit="EUR", noun="Euro") for n in (60, 100)]
    first = named("a", "Durch die Flut entstand ein Schaden von 60 Euro", sums[0])
    second = named("b", "Gutachter schätzen den Schaden durch die Flut auf 100 Euro", sums[1])
    assert corpus.between(first, second).relation == "inconsistent_detail"


def test_a_later_count_of_the_missing_is_an_update(corpus, named) -> None:
    corpus.article("a", "2024-03-01")
    corpus.article("b", "2024-03-02")
    first = named("a", "Sieben Menschen werden vermisst", corpus.count("Sieben Menschen", 7, "other"))
    second = named("b", "Drei Menschen werden noch vermisst", corpus.count("Drei Menschen", 3, "other"))
    assert corpus.between(first, second).relation == "updates"


def test_fewer_looted_shops_a_day_later_are_no_update(corpus, named) -> None:
    corpus.article("a", "2024-03-01")
    corpus.article("b", "2024-03-02")
    first = named("a", "Unbekannte plünderten neun Geschäfte", corpus.count("neun Geschäfte", 9, "looted"))
    second = named("b", "Zwei Geschäfte wurden geplündert", corpus.count("Zwei Geschäfte", 2, "looted"))
    assert corpus.between(first, second).relation == "inconsistent_detail"


def test_claims_that_complete_each_other_corroborate(corpus, named) -> None:
    first = named("a", "Am Montag verhängte die Regierung den Ausnahmezustand", times=(corpus.day("Montag", "2024-03-04"),))
    second = named("b", "Die Regierung von Rabe verhängte den Ausnahmezustand in Bergstadt")
    assert corpus.between(first, second).relation == "corroborates"


def test_what_is_only_a_purpose_has_not_happened(corpus, named) -> None:
    first = named("a", "Rabe bestach die Richter, um Falk zu entlassen")
    second = named("b", "Falk trat zurück")
    assert corpus.between(first, second) is None


def test_what_its_source_denies_is_denied(corpus, named) -> None:
    denial = replace(corpus.source("Die Polizei"), factuality="CT-")
    first = named("a", "die Polizei Gummigeschosse eingesetzt habe", attributions=(denial,))
    second = named("b", "Die Polizei verwendete Gummigeschosse")
    assert corpus.between(first, second).relation == "inconsistent_detail"


def test_a_pronoun_stands_for_whom_it_means(corpus, named) -> None:
    first = named("a", "Rabe floh nach Talheim")
    named("b", "Rabe ist Bankier")
    second = named("b", "Er floh vor den Soldaten", decontext_edits=(Edit(op="resolve_pronoun", replacement="Rabe"),))
    assert corpus.between(first, second).relation == "corroborates"


def test_a_pronoun_means_nobody_whom_its_article_does_not_name(corpus, named) -> None:
    first = named("a", "Rabe floh nach Talheim")
    second = named("b", "Er floh vor den Soldaten", decontext_edits=(Edit(op="resolve_pronoun", replacement="Rabe"),))
    assert corpus.between(first, second) is None


def test_a_bare_figure_after_a_count_is_another_count_of_the_same(corpus) -> None:
    first = corpus.claim("a", "Nach Angaben der Veranstalter kamen 12.000 Menschen", corpus.count("12.000 Menschen", 12000, "size"))
    second = corpus.claim("a", "Die Behörden sprachen von höchstens 4000", corpus.count("höchstens 4000", 4000, "other", noun=None))
    assert corpus.between(first, second).relation == "inconsistent_detail"


@pytest.mark.parametrize(
    ("text", "expected"), [("In dem Zug saßen 112 Reisende", "inconsistent_detail"), ("In dem Zug saßen zuletzt 112 Reisende", "updates")]
)
def test_how_many_were_there_changes_only_where_it_is_counted_on(text: str, expected: str, corpus, named) -> None:
    corpus.article("a", "2024-03-01")
    corpus.article("b", "2024-03-02")
    first = named("a", "In dem Zug saßen 90 Fahrgäste", corpus.count("90 Fahrgäste", 90, "other"))
    assert corpus.between(first, named("b", text, corpus.count("112 Reisende", 112, "other"))).relation == expected


def test_those_who_are_still_treated_are_not_all_who_were_hurt(corpus, named) -> None:
    first = named("a", "52 Menschen wurden verletzt", corpus.count("52 Menschen", 52, "injured"))
    second = named("b", "Sieben Verletzte werden noch im Krankenhaus behandelt", corpus.count("Sieben Verletzte", 7, "injured"))
    assert corpus.between(first, second).relation == "not_comparable"


def test_the_same_rare_number_of_people_at_one_thing_is_one_count(corpus, named) -> None:
    first = named("a", "Das Chemiewerk beschäftigt 1200 Mitarbeiter", corpus.count("1200 Mitarbeiter", 1200, "other"))
    second = named("b", "In dem Chemiewerk arbeiten 1200 Menschen", corpus.count("1200 Menschen", 1200, "other"))
    assert corpus.between(first, second).relation == "corroborates"


def test_all_who_were_arrested_are_released(corpus, named) -> None:
    first = named("a", "85 Menschen wurden festgenommen", corpus.count("85 Menschen", 85, "arrested"))
    second = named("b", "Alle 85 Festgenommenen wurden freigelassen", corpus.count("85 Festgenommenen", 85, "arrested"))
    assert corpus.between(first, second).relation == "updates"


def test_the_number_of_the_dead_and_that_of_the_injured_are_two(corpus, named) -> None:
    first = named("a", "Die Zahl der Toten nach dem Brand ist auf fünf gestiegen", corpus.count("fünf", 5, "dead", noun="Toten"))
    second = named("b", "Die Zahl der Verletzten nach dem Brand ist auf 64 gestiegen", corpus.count("64", 64, "injured", noun="Verletzten"))
    assert corpus.between(first, second) is None


@pytest.mark.parametrize(("named_there", "expected"), [((), "updates"), (("ent_norland",), "not_comparable")])
def test_a_place_taken_from_the_claims_around_is_no_other_place(named_there: tuple[str, ...], expected: str, corpus, named) -> None:
    corpus.article("a", "2024-03-01")
    corpus.article("b", "2024-03-02")
    first = named("a", "In Bergstadt starben drei Menschen", corpus.count("drei Menschen", 3))
    corpus.claim("b", "Der Damm bei Bergstadt brach abends")
    count = corpus.count("fünf Menschen", 5, place_entity_id="ent_norland")
    second = corpus.claim("b", "Inzwischen sind fünf Menschen gestorben", count, entities=named_there)
    assert corpus.between(first, second).relation == expected
