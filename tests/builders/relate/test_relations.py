"""How two claims of a small corpus stand to each other."""

from itertools import permutations

import pytest

DAM = "Der Damm bei Bergstadt brach"


@pytest.fixture
def told(corpus):
    """The relation of two claims, one in each of two articles of one story, written on two days or on one."""

    def relate(first, second, written=("2024-03-01", "2024-03-01"), **more):
        corpus.article("a", written[0])
        corpus.article("b", written[1])
        a = corpus.claim("a", *first, **more.get("a", {}))
        b = corpus.claim("b", *second, **more.get("b", {}))
        for name in "ab":
            corpus.claim(name, DAM + (" in der Nacht" if name == "a" else " am Abend"))
        return corpus.between(a, b)

    return relate


@pytest.fixture
def counted(corpus, told):
    """The same for two counts of the dead: (text, number, comparator)."""

    def relate(first, second, **more):
        def claim(text, number, comparator="eq", **quantity):
            noun = text.rsplit(" ", 1)[-1]
            return f"Bei der Flut starben {text}", corpus.count(text, number, "dead", comparator, noun=noun, **quantity)

        return told(claim(*first), claim(*second), **more)

    return relate


# ---- counts


def test_more_than_100_and_more_than_500_are_no_contradiction(counted) -> None:
    found = counted(("mehr als 100 Menschen", 100, "gt"), ("mehr als 500 Menschen", 500, "gt"))
    assert (found.relation, found.numeric_relation) == ("not_comparable", "contains")


def test_a_figure_within_a_vague_number_is_more_exact(counted) -> None:
    assert counted(("Dutzende Menschen", 24, "vague"), ("mehr als 40 Menschen", 40, "gt")).relation == "specifies"


def test_a_figure_just_above_an_open_bound_is_more_exact(counted) -> None:
    assert counted(("mehr als 40 Menschen", 40, "gt"), ("43 Menschen", 43)).relation == "specifies"


def test_equal_figures_of_two_articles_corroborate(counted) -> None:
    assert counted(("43 Menschen", 43), ("43 Menschen", 43)).relation == "corroborates"


def test_equal_figures_of_one_source_repeat(counted, corpus) -> None:
    police = {"attributions": (corpus.source("die Polizei"),)}
    found = counted(("43 Menschen", 43), ("43 Menschen", 43), a=police, b=police)
    assert (found.relation, found.independent_sources) == ("repeats", "no")


def test_a_higher_figure_of_a_later_article_is_an_update(counted) -> None:
    found = counted(("43 Menschen", 43), ("60 Menschen", 60), written=("2024-03-01", "2024-03-03"))
    assert (found.relation, found.same_time) == ("updates", "no")


def test_two_figures_without_a_known_day_do_not_agree_in_detail(counted) -> None:
    assert counted(("43 Menschen", 43), ("60 Menschen", 60)).relation == "inconsistent_detail"


def on(corpus, day: str, place: str = "ent_berg") -> dict[str, object]:
    return {"times": (corpus.day("?", day),), "entities": (place,)}


def test_two_figures_for_one_event_group_place_and_day_contradict(counted, corpus) -> None:
    found = counted(("43 Menschen", 43), ("60 Menschen", 60), a=on(corpus, "2024-02-29"), b=on(corpus, "2024-02-29"))
    assert found.relation == "contradicts"
    assert {found.same_event, found.same_population, found.same_place, found.same_time} == {"yes"}


@pytest.mark.parametrize(
    ("second", "day", "place"),
    [
        (("60 Polizisten", 60), "2024-02-29", "ent_berg"),
        (("60 Menschen", 60), "2024-03-01", "ent_berg"),
        (("60 Menschen", 60), "2024-02-29", "ent_tal"),
        (("mehr als 30 Menschen", 30, "gt"), "2024-02-29", "ent_berg"),
    ],
    ids=["another group", "another day", "another place", "not disjoint"],
)
def test_there_is_no_contradiction_without_each_condition(second, day, place, counted, corpus) -> None:
    found = counted(("43 Menschen", 43), second, a=on(corpus, "2024-02-29"), b=on(corpus, day, place))
    assert found.relation != "contradicts"


def test_the_dead_of_a_city_are_not_the_dead_of_the_country(counted) -> None:
    found = counted(("43 Menschen", 43), ("60 Menschen", 60), a={"entities": ("ent_berg",)}, b={"entities": ("ent_norland",)})
    assert (found.relation, found.same_place) == ("not_comparable", "no")


def test_a_part_of_the_count_just_before_is_a_part(corpus) -> None:
    a = corpus.claim("a", "190 Menschen wurden in Kliniken gebracht", corpus.count("190 Menschen", 190, "other"))
    b = corpus.claim("a", "150 von ihnen wurden operiert", corpus.count("150", 150, "other", noun=None))
    found = corpus.between(a, b)
    assert (found.relation, found.same_population, found.rule) == ("specifies", "no", "relate.part_of_a_count")


def test_one_author_who_gives_two_figures_counts_two_things(corpus) -> None:
    a = corpus.claim("a", "Bei dem Angriff starben 12 Menschen", corpus.count("12 Menschen", 12))
    b = corpus.claim("a", "In dem Konflikt sind 900 Menschen gestorben", corpus.count("900 Menschen", 900))
    assert corpus.between(a, b).relation == "not_comparable"


def test_two_sources_in_one_article_may_disagree(corpus) -> None:
    a = corpus.claim(
        "a", "Bei dem Angriff starben 12 Menschen", corpus.count("12 Menschen", 12), attributions=(corpus.source("die Polizei"),)
    )
    b = corpus.claim("a", "Es starben 19 Menschen", corpus.count("19 Menschen", 19), attributions=(corpus.source("das Rote Kreuz"),))
    found = corpus.between(a, b)
    assert (found.relation, found.independent_sources) == ("inconsistent_detail", "unknown")


def test_a_doubt_without_a_number_is_no_second_count(corpus) -> None:
    a = corpus.claim("a", "Die Behörden zählten 40 Tote", corpus.count("40 Tote", 40))
    b = corpus.claim("a", "die Zahl der Todesopfer könnte viel höher sein")
    assert corpus.between(a, b).relation == "not_comparable"


# ---- events


def test_one_event_told_in_other_words_corroborates(told) -> None:
    a = {"entities": ("ent_berg",)}
    found = told(("Das Rathaus wurde besetzt",), ("Demonstranten stürmten die Stadtverwaltung",), a=a, b=a)
    assert (found.relation, found.same_event) == ("corroborates", "yes")


def test_the_side_that_names_the_night_is_more_exact(told, corpus) -> None:
    a = {"entities": ("ent_rabe",), "times": (corpus.day("Nacht zum 5. März", "2024-03-05"),)}
    found = told(
        ("In der Nacht zum 5. März entließ Rabe das Kabinett",), ("Rabe entließ die Regierung",), a=a, b={"entities": ("ent_rabe",)}
    )
    assert found.relation == "specifies"
    assert "Nacht zum 5. März" in found.explanation


def test_an_article_that_tells_an_event_twice_repeats(corpus) -> None:
    a = corpus.claim("a", "Am Montag entließ Rabe die gesamte Regierung", entities=("ent_rabe",))
    corpus.claim("a", "Der Handel erholte sich langsam")
    b = corpus.claim("a", "Rabe entließ die Regierung", entities=("ent_rabe",))
    found = corpus.between(a, b)
    assert (found.relation, found.independent_sources) == ("repeats", "no")


def test_occupied_and_cleared_are_two_states(told) -> None:
    found = told(("Demonstranten besetzten den Flughafen",), ("Die Armee hat den Flughafen zurückerobert",))
    assert (found.relation, found.same_time, found.rule) == ("updates", "no", "relate.opposite_states")


def test_removed_and_resigned_are_two_accounts(told) -> None:
    rabe = {"entities": ("ent_rabe",)}
    found = told(("Rabe wurde als Vorsitzende vom Amt entlassen",), ("Rabe ist von ihrem Amt zurückgetreten",), a=rabe, b=rabe)
    assert (found.relation, found.rule) == ("inconsistent_detail", "relate.rival_accounts")


def test_two_offences_for_one_arrest_do_not_agree(told) -> None:
    rabe = {"entities": ("ent_rabe",)}
    found = told(("Rabe wurde wegen Hochverrats verhaftet",), ("Rabe wurde wegen Landesverrats festgenommen",), a=rabe, b=rabe)
    assert (found.relation, found.rule) == ("inconsistent_detail", "relate.clashing_detail")
    assert "Hochverrat" in found.explanation
    assert "Landesverrat" in found.explanation


def test_what_one_article_leaves_open_the_other_says(told) -> None:
    question = {"polarity": "underspecified", "entities": ("ent_berg",)}
    answer = {"entities": ("ent_falk", "ent_berg")}
    found = told(("Unklar ist, wer die Proteste steuerte",), ("Falk hat die Proteste gesteuert",), a=question, b=answer)
    assert (found.relation, found.rule) == ("inconsistent_detail", "relate.open_question")


def test_affirmed_and_denied_of_one_day_and_place_contradict(told, corpus) -> None:
    when = {"entities": ("ent_berg",), "times": (corpus.day("Montag", "2024-03-04"),)}
    found = told(("Die Polizei räumte am Montag den Marktplatz in Bergstadt",), ("Die Polizei räumte am Montag den Marktplatz in Bergstadt nicht",),
                 a=when, b=when | {"polarity": "negative"})  # fmt: skip
    assert found.relation == "contradicts"


def test_affirmed_and_denied_without_a_day_is_no_contradiction(told) -> None:
    where = {"entities": ("ent_berg",)}
    found = told(("Die Polizei räumte den Marktplatz in Bergstadt",), ("Die Polizei räumte den Marktplatz in Bergstadt nicht",),
                 a=where, b=where | {"polarity": "negative"})  # fmt: skip
    assert found.relation == "inconsistent_detail"


def test_a_plan_and_what_came_of_it_are_two_states(told) -> None:
    found = told(("Die Stadt wird die Brücke sperren",), ("Die Stadt hat die Brücke gesperrt",), a={"tense": "future"})
    assert found.relation == "updates"


def test_claims_that_share_only_the_subject_of_the_day_are_not_compared(told) -> None:
    assert told(("Die Proteste begannen im Norden",), ("Der Handel litt unter den Protesten",)) is None


def test_claims_of_one_sentence_are_not_compared(corpus) -> None:
    a = corpus.claim("a", "Das Rathaus wurde besetzt")
    b = corpus.claim("a", "das Rathaus wurde gestürmt", sentence_spans=a.sentence_spans)
    assert corpus.between(a, b) is None


# ---- the whole


@pytest.fixture
def story(corpus):
    """Three articles on one flood."""
    for name, number in (("a", 12), ("b", 12), ("c", 30)):
        corpus.claim(name, DAM)
        corpus.claim(name, f"Bei der Flut starben {number} Menschen", corpus.count(f"{number} Menschen", number))
        corpus.claim(name, "Die Armee evakuierte das Dorf Talheim", entities=("ent_tal",))
    return corpus


def test_no_pair_stands_twice_and_the_lower_id_comes_first(story) -> None:
    found = story.relations()
    assert all(relation.claim_a < relation.claim_b for relation in found)
    assert len({(relation.claim_a, relation.claim_b) for relation in found}) == len(found) > 0
    assert [relation.relation_id for relation in found] == sorted(relation.relation_id for relation in found)


def test_the_order_of_the_claims_changes_nothing(story) -> None:
    expected = story.relations()
    claims = list(story.claims)
    for order in permutations(range(3)):
        story.claims = [claims[3 * part + offset] for part in order for offset in (2, 0, 1)]
        assert story.relations() == expected


def test_articles_of_two_stories_are_not_compared(corpus) -> None:
    a = corpus.claim("a", "Bei der Flut starben 12 Menschen", corpus.count("12 Menschen", 12), entities=("ent_berg",))
    b = corpus.claim("b", "Bei dem Busunglück starben 30 Menschen", corpus.count("30 Menschen", 30), entities=("ent_tal",))
    assert corpus.between(a, b) is None


def test_articles_a_year_apart_are_not_compared(corpus) -> None:
    for name, written in (("a", "2023-03-01"), ("b", "2024-03-01")):
        corpus.article(name, written)
        corpus.claim(name, "Bei der Flut in Bergstadt starben 12 Menschen", corpus.count("12 Menschen", 12))
    assert corpus.relations() == ()


def test_the_explanation_names_both_figures_and_sources_in_two_languages(counted, corpus) -> None:
    a, b = ({"attributions": (corpus.source(name),)} for name in ("das Rote Kreuz", "die Polizei"))
    found = counted(("43 Menschen", 43), ("60 Menschen", 60), a=a, b=b)
    for sentence in (found.explanation, found.explanation_local):
        assert all(part in sentence for part in ("43 Menschen", "60 Menschen", "Rote Kreuz", "Polizei"))
    assert found.explanation.endswith(".")
    assert "passen im Einzelnen nicht zusammen" in found.explanation_local


def test_the_basis_says_what_was_compared(counted, corpus) -> None:
    found = counted(("43 Menschen", 43), ("60 Menschen", 60), a=on(corpus, "2024-02-29"), b=on(corpus, "2024-02-29"))
    assert {"event", "quantity", "time", "place"} <= set(found.basis)


def test_no_claims_have_no_relations(corpus) -> None:
    assert corpus.relations() == ()
