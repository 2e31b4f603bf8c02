"""Claims that answer each other: denials, demands, parts of a count, sums, and what follows from a judgement. All sentences are made up."""

import pytest

DAYS = ("2024-03-01", "2024-03-09")


@pytest.fixture
def dated(corpus):
    """A claim of one of two articles, "a" and a later "b", of one story."""
    names = {"Rabe": "ent_rabe", "Falk": "ent_falk", "Bergstadt": "ent_berg", "Talheim": "ent_tal"}
    for article, day in zip("ab", DAYS, strict=True):
        corpus.article(article, day)
        corpus.claim(article, f"Der Damm bei Bergstadt brach {'nachts' if article == 'a' else 'abends'}")

    def make(article: str, text: str, *quantities, **more):
        entities = tuple(entity for name, entity in names.items() if name in text)
        return corpus.claim(article, text, *quantities, entities=entities, **more)

    return make


def share(corpus, text: str, value: float, kind: str = "percent", unit: str = "percent"):
    return corpus.count(text, value, None, kind=kind, unit=unit, noun=None)


# ---- within an article


@pytest.mark.parametrize("denial", ["Rabe wies die Vorwürfe zurück", "Rabe bestritt das", "Das wurde von Rabe bestritten"])
def test_a_claim_that_denies_the_claim_before_does_not_agree_with_it(denial: str, corpus, dated) -> None:
    first = dated("a", "Hinter der Brandstiftung stehe ein Bankier", attributions=(corpus.source("Die Polizei"),))
    assert corpus.between(first, dated("a", denial)).relation == "inconsistent_detail"


def test_what_nobody_is_quoted_for_is_not_what_is_denied(corpus, dated) -> None:
    first = dated("a", "An der Trauerfeier nahmen viele Bürger teil")
    assert corpus.between(first, dated("a", "Rabe wies die Vorwürfe zurück")) is None


def test_the_fate_of_a_person_taken_up_again_is_a_repetition(corpus, dated) -> None:
    first = dated("a", "Ein junger Zuschauer ist gestorben")
    assert corpus.between(first, dated("a", "Der Mann erlag am Dienstag seinen Verletzungen")).relation == "repeats"


def test_some_among_the_dead_are_a_part_of_the_dead(corpus, dated) -> None:
    first = dated("a", "Bei der Flut starben zehn Menschen", corpus.count("zehn Menschen", 10))
    second = dated("a", "Unter den Toten sind drei Kinder", corpus.count("drei Kinder", 3, "other"))
    found = corpus.between(first, second)
    assert (found.relation, found.rule) == ("specifies", "relate.among_the_counted")


def test_two_causes_side_by_side_from_two_sources_do_not_agree(corpus, dated) -> None:
    first = dated("a", "Ein Kurzschluss habe den Brand ausgelöst", attributions=(corpus.source("Die Polizei"),))
    second = dated("a", "Falk machte veraltete Pumpen verantwortlich", attributions=(corpus.source("Falk", "named_person"),))
    assert corpus.between(first, second).relation == "inconsistent_detail"


# ---- between articles


def test_the_steps_of_bargaining_follow_each_other(corpus, dated) -> None:
    first = dated("a", "Die Gewerkschaft fordert zehn Prozent mehr Lohn", share(corpus, "zehn Prozent", 10))
    second = dated("b", "Die Arbeitgeber boten sechs Prozent mehr Geld an", share(corpus, "sechs Prozent", 6))
    assert (found := corpus.between(first, second)).relation == "updates"
    assert found.rule == "relate.stages_of_bargaining"


def test_what_was_demanded_is_done_later(corpus, dated) -> None:
    first = dated("a", "Falk forderte Neuwahlen")
    assert corpus.between(first, dated("b", "Der Landtag beschloss Neuwahlen")).relation == "updates"


def test_a_price_that_is_paid_is_a_price_that_is_paid_whatever_the_verb(corpus, dated) -> None:
    first = dated("a", "Der Käufer zahlt 45 Euro", share(corpus, "45 Euro", 45, "money", "EUR"))
    second = dated("b", "Der Konzern kauft die Fabrik für 60 Euro", share(corpus, "60 Euro", 60, "money", "EUR"))
    assert corpus.between(first, second).relation == "inconsistent_detail"


def test_things_under_two_names_of_which_one_rare_event_is_told_are_one_kind(corpus, dated) -> None:
    first = dated("a", "350 Operationen wurden verschoben", corpus.count("350 Operationen", 350, "other"))
    second = dated("b", "Die Klinik sagte bislang 900 Eingriffe ab", corpus.count("900 Eingriffe", 900, "other"))
    assert corpus.between(first, second).relation == "updates"


def test_the_dead_told_by_their_trade_grow_in_number_too(corpus, dated) -> None:
    first = dated("a", "Mindestens 17 Bergleute starben", corpus.count("17 Bergleute", 17, comparator="ge"))
    second = dated("b", "Die Zahl der Toten stieg auf 64", corpus.count("64", 64, noun="Toten"))
    assert corpus.between(first, second).relation == "updates"


def test_a_number_that_holds_no_longer_is_not_compared(corpus, dated) -> None:
    first = dated("a", "900 Stellen sollen gestrichen werden", corpus.count("900 Stellen", 900, "other"))
    second = dated("b", "Statt 900 fallen 350 Stellen weg", corpus.count("900", 900, "other"), corpus.count("350 Stellen", 350, "other"))
    assert corpus.between(first, second).numeric_relation == "disjoint"


def test_victims_of_whom_nothing_else_is_told_are_dead(corpus, dated) -> None:
    first = dated("a", "Sechs Menschen kamen ums Leben", corpus.count("Sechs Menschen", 6))
    second = dated("b", "Die Zahl der Opfer stieg auf neun", corpus.count("neun", 9, "other", noun="Opfer"))
    assert corpus.between(first, second).relation == "updates"


def test_those_in_danger_of_death_are_not_laid_beside_the_injured_of_another_article(corpus, dated) -> None:
    first = dated("a", "1000 Menschen wurden verletzt", corpus.count("1000 Menschen", 1000, "injured"))
    second = dated("b", "Sieben Menschen wurden lebensgefährlich verletzt", corpus.count("Sieben Menschen", 7, "injured"))
    assert corpus.between(first, second) is None


def test_steps_of_justice_are_of_one_case(corpus, dated) -> None:
    first = dated("a", "Das Landeskriminalamt ermittelt")
    assert corpus.between(first, dated("b", "Die Staatsanwaltschaft erhob Anklage gegen einen Mann")).relation == "updates"


def test_what_is_denied_before_it_is_said_is_no_answer(corpus, dated) -> None:
    first = dated("a", "Rabe wies die Kritik zurück")
    assert corpus.between(first, dated("b", "Die Staatsanwaltschaft ermittelt gegen Rabe")) is None


@pytest.mark.parametrize(
    ("first", "second", "negative"),
    [
        ("Rabe erhält eine Abfindung", "Eine Abfindung hat Rabe nicht bekommen", "b"),
        ("Die Rauchmelder funktionierten", "Die Rauchmelder waren defekt", ""),
    ],
)
def test_what_is_there_and_what_is_not_do_not_agree(first: str, second: str, negative: str, corpus, dated) -> None:
    polarity = {name: "negative" if name == negative else "positive" for name in "ab"}
    claims = [dated(name, text, polarity=polarity[name]) for name, text in (("a", first), ("b", second))]
    assert corpus.between(*claims).relation == "inconsistent_detail"


def test_a_cause_fills_what_an_earlier_article_left_open(corpus, dated) -> None:
    first = dated("a", "Die Ursache des Brandes ist noch unklar", polarity="underspecified")
    assert corpus.between(first, dated("b", "Ein Kurzschluss hat den Brand ausgelöst")).relation == "updates"


# ---- what follows from a judgement


def test_one_event_is_at_one_place(corpus, dated) -> None:
    first = dated("a", "Die Stadtverwaltung wurde eingenommen")
    found = corpus.between(first, dated("b", "Das Rathaus wurde besetzt"))
    assert (found.relation, found.same_event, found.same_place) == ("corroborates", "yes", "yes")


def test_two_states_of_one_thing_are_two_events(corpus, dated) -> None:
    first = dated("a", "Die Straße nach Talheim wurde gesperrt")
    found = corpus.between(first, dated("b", "Die Straße nach Talheim wurde wieder freigegeben"))
    assert (found.relation, found.same_event, found.same_population) == ("updates", "no", "yes")
