"""What two claims of two articles of one story are to each other, for each kind of story that a rule knows."""

import pytest

# (first text, second text, expected relation); None where the two are not worth comparing.
STATES = [
    ("Die Straße nach Bergstadt wurde gesperrt", "Die Straße nach Bergstadt wurde wieder freigegeben", "updates"),
    ("Der Brand ist noch nicht gelöscht", "Die Feuerwehr hat den Brand gelöscht", "updates"),
    ("Die Polizei nahm am Hafen vierzig Randalierer fest", "Alle Festgenommenen sind wieder auf freiem Fuß", "updates"),
    ("Das Gericht ermittelt gegen den Verein", "Das Gericht verurteilte den Verein", "updates"),
    ("Die Gewerkschaft fordert höhere Löhne", "Die Gewerkschaft einigte sich auf höhere Löhne", "updates"),
    ("Die Proteste in Bergstadt dauern an", "In Bergstadt kehrt wieder Alltag ein", "updates"),
    ("Die Lage in Bergstadt beruhigt sich nicht", "Die Proteste in Bergstadt dauern an", None),
]
CAUSES = [
    ("Veraltete Pumpen waren die Ursache des Deichbruchs", "Wühlmäuse waren die Ursache des Deichbruchs", "inconsistent_detail"),
    ("Veraltete Pumpen waren die Ursache des Deichbruchs", "Defekte Pumpen verursachten den Deichbruch", "corroborates"),
    ("Unklar ist, wer hinter den Unruhen steht", "Rabe steckt hinter den Unruhen", "inconsistent_detail"),
]
PERSONS = [
    ("Rabe trat zurück", "Falk entließ Rabe", "inconsistent_detail"),
    ("Rabe wurde wegen Untreue verhaftet", "Den früheren Bankier Rabe nahm die Polizei am Flughafen fest", "corroborates"),
    ("Der Verband wirft Rabe Betrug vor", "Rabe wies die Vorwürfe zurück", "inconsistent_detail"),
]
SITES = [
    ("Das Rathaus wurde niedergebrannt", "Der Flughafen wurde niedergebrannt", "not_comparable"),
    ("Das Rathaus wurde besetzt", "Die Stadtverwaltung wurde eingenommen", "corroborates"),
]


@pytest.mark.parametrize(("first", "second", "expected"), STATES + CAUSES + PERSONS + SITES)
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
