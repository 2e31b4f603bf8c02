"""What a claim tells, and what it only mentions."""

from collections.abc import Callable

import pytest

from claimpack.builders.relate.names import MENTIONED, TOLD
from claimpack.builders.relate.profiles import SUPPOSED, Profile
from claimpack.schema.records import Edit, Entity, Name

MAYOR = Entity(
    entity_id="ent_rabe",
    entity_type="PER",
    canonical_name="Anna Rabe",
    names=(Name(name="Anna Rabe", n_mentions=1, n_articles=1), Name(name="Anna Rabes", n_mentions=1, n_articles=1)),
    n_mentions=1,
    n_articles=1,
)


LINE = Entity(
    entity_id="ent_line",
    entity_type="LOC",
    canonical_name="Rheintalstrecke",
    names=(Name(name="Rheintalstrecke", n_mentions=1, n_articles=1),),
    n_mentions=1,
    n_articles=1,
)


@pytest.fixture
def profile(corpus) -> Callable[..., Profile]:
    def make(text: str, entities: tuple[str, ...] = (), **more: object) -> Profile:
        claim = corpus.claim("a", text, entities=entities, **more)
        return corpus.profiles(claim, entities=[MAYOR, LINE])[0]

    return make


@pytest.mark.parametrize(
    ("text", "event", "prominence"),
    [
        ("Die Polizei räumte den Platz", "e:retake", TOLD),
        ("Die Minister sprachen über das Haus, das Demonstranten besetzt hatten", "e:occupy", MENTIONED),
        ("Nach den Protesten reinigte die Stadt den Platz", "e:protest", MENTIONED),
        ("Wenn der Minister zurücktritt, bleibt das Gesetz", "e:resign", SUPPOSED),
        ("Der Minister besuchte die Angehörigen der getöteten Soldaten", "e:kill", MENTIONED),
        ("Drei Arbeiter kamen bei dem Unfall ums Leben", "e:kill", TOLD),
        ("Die Unruhen weiteten sich auf den Norden aus", "e:spread", TOLD),
    ],
)
def test_an_event_is_told_or_mentioned(text: str, event: str, prominence: float, profile: Callable[..., Profile]) -> None:
    assert profile(text).features[event] == prominence


def test_the_words_of_a_name_are_no_features_of_their_own(profile: Callable[..., Profile]) -> None:
    features = profile("Anna Rabe besuchte die Fabrik", ("ent_rabe",)).features
    assert "E:ent_rabe" in features
    assert not any("rabe" in feature for feature in features if feature[0] in "nva")


@pytest.mark.parametrize("text", ["Unklar ist, wer den Brand gelegt hat", "Es ist noch offen, ob die Schule öffnet"])
def test_a_claim_that_leaves_a_question_open(text: str, profile: Callable[..., Profile]) -> None:
    assert profile(text).is_open


def test_a_claim_that_says_something_is_not_open(profile: Callable[..., Profile]) -> None:
    assert not profile("Der Nachbar hat den Brand gelegt").is_open


def test_a_place_is_also_what_its_name_says_that_it_is(profile: Callable[..., Profile]) -> None:
    assert "t:railway" in profile("Die Rheintalstrecke ist gesperrt", ("ent_line",)).features


def test_what_did_not_happen_to_somebody_is_denied(profile: Callable[..., Profile]) -> None:
    found = profile("Alle Fahrgäste blieben unverletzt")
    assert (found.polarity, found.features["e:injure"]) == ("negative", TOLD)


def test_whose_something_is_is_only_mentioned(corpus, profile: Callable[..., Profile]) -> None:
    corpus.claim("a", "Anna Rabe verließ die Stadt", entities=("ent_rabe",))
    edits = (Edit(op="resolve_pronoun", replacement="Anna Rabes"),)
    assert profile("Ihr Haus brannte", decontext_edits=edits).features["E:ent_rabe"] == MENTIONED


def test_being_in_hospital_is_treatment_and_a_hospital_is_a_place(profile: Callable[..., Profile]) -> None:
    assert "e:treat" in profile("Drei Männer liegen im Krankenhaus").told
    assert "e:treat" not in profile("Das Krankenhaus wird umgebaut").told
