"""Where places lie in each other."""

import pytest

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.entities import link_mentions
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.builders.relate.geography import compare, whereabouts
from claimpack.schema.records import Mention, Span


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Frankreich", "Frankreich", "same"),
        ("Lyon", "Frankreich", "within"),
        ("Bayern", "Deutschland", "within"),
        ("Lyon", "Marseille", "apart"),
        ("Lyon", "Italien", "apart"),
        ("Bayern", "Österreich", "apart"),
        ("Bayern", "Sachsen", "apart"),
        ("Augsburg", "Bayern", "within"),
        ("Leipzig", "Bayern", "apart"),
        ("Houston", "Texas", "within"),
        ("Houston", "Kalifornien", "apart"),
        ("Palermo", "Sizilien", "within"),
        ("Bayern", "Freistaat Bayern", "same"),
        ("Oberbayern", "Bayern", "within"),
        ("Oberbayern", "Sachsen", "apart"),
        ("München", "Oberbayern", "maybe"),  # which towns lie in a landscape, nobody has told
        ("Leipzig", "Oberbayern", "apart"),
        ("Oberbayern", "Franken", "maybe"),
        ("Winterthur", "Kanton Zürich", "within"),
        ("Basel", "Kanton Zürich", "maybe"),
        ("Kanton Zürich", "Schweiz", "within"),
        ("Frankreich", "Europa", "maybe"),
        ("Region Xanten", "Frankreich", "apart"),
        ("Region Quellenhausen", "Frankreich", "maybe"),
        ("Quellenhausen", "Lyon", "maybe"),  # it may be a part of the town
        ("Quellenhausen", "Mühlenbach an der Wupse", "apart"),
    ],
)
def test_two_places(left: str, right: str, expected: str, pack: Pack) -> None:
    names = dict.fromkeys((left, right))
    mentions = [mention(name, number) for number, name in enumerate(names)]
    entities = link_mentions(mentions, Gazetteer({}), pack).entities
    ids = {entity.canonical_name: entity.entity_id for entity in entities}
    known = whereabouts(entities, pack)
    assert compare(ids[left], ids[right], known) == compare(ids[right], ids[left], known) == expected


def mention(name: str, number: int) -> Mention:
    return Mention(
        mention_id=f"men_{number}",
        article_id="art_1",
        spans=(Span(number, number + 1),),
        text=name,
        mention_type="NAM",
        entity_type="LOC",
        derivation="none",
    )
