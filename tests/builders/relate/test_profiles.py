"""What a claim tells, and what it only mentions."""

from collections.abc import Callable

import pytest

from claimpack.builders.relate.profiles import MENTIONED, SUPPOSED, TOLD, Profile
from claimpack.schema.records import Entity, Name

MAYOR = Entity(
    entity_id="ent_rabe",
    entity_type="PER",
    canonical_name="Anna Rabe",
    names=(Name(name="Anna Rabe", n_mentions=1, n_articles=1),),
    n_mentions=1,
    n_articles=1,
)


@pytest.fixture
def profile(corpus) -> Callable[..., Profile]:
    def make(text: str, entities: tuple[str, ...] = (), **more: object) -> Profile:
        claim = corpus.claim("a", text, entities=entities, **more)
        return corpus.profiles(claim, entities=[MAYOR])[0]

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
