"""Names as articles use them, from records and from the table of a bucket."""

import pyarrow as pa

from claimpack.builders.graph.linking import uses_of_table
from claimpack.builders.link.uses import Form, Use, uses_of
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Mention


def mention(number: int, article: str, text: str, **more: str) -> Mention:
    given = {"mention_type": "NAM", "entity_type": "ORG", "derivation": "none", **more}
    return Mention(mention_id=f"men_{number:016x}", article_id=article, text=text, **given)  # type: ignore[arg-type]


def test_an_article_uses_a_name_in_one_form_once_and_says_what_explains_it() -> None:
    long = mention(1, "art_a", "Bund der Wirte")
    rows = [
        mention(0, "art_a", "BdW", entity_id=long.mention_id),
        long,
        mention(2, "art_a", "er", mention_type="PRO"),
        mention(3, "art_a", "BdW"),
        mention(4, "art_a", "BdW", derivation="part"),
        mention(5, "art_b", "BdW"),
    ]
    short, whole = Form("ORG", "none", "BdW"), Form("ORG", "none", "Bund der Wirte")
    uses = [
        Use("art_a", short, 2, (whole,)),
        Use("art_a", whole, 1),
        Use("art_a", Form("ORG", "part", "BdW"), 1),
        Use("art_b", short, 1),
    ]
    found = uses_of(rows)
    assert (list(found.uses), found.places) == (uses, [0, 1, -1, 0, 2, 3])


def test_uses_are_the_same_from_a_table() -> None:
    rows = sorted(
        (
            mention(number, f"art_{number // 40}", f"Name {number % 7}", derivation=("none", "part")[number % 3 // 2])
            for number in range(200)
        ),
        key=lambda row: (row.article_id, row.mention_id),
    )
    rows[3] = mention(3, "art_0", "N", entity_id=rows[9].mention_id)
    rows[5] = mention(5, "art_0", "es", mention_type="PRO")
    table = to_table("mentions", rows)
    found, places = uses_of_table(table, {})
    expected = uses_of(rows)
    assert found == list(expected.uses)
    assert [-1 if place is None else place for place in places.to_pylist()] == list(expected.places)


def test_a_table_without_mentions_uses_no_name() -> None:
    found, places = uses_of_table(to_table("mentions", []), {})
    assert (found, places) == ([], pa.array([], pa.int64()))
