"""Which words behind a given name are part of the name."""

import pytest

from claimpack.builders.extract.mentions.bynames import join_bynames
from claimpack.builders.extract.mentions.names import FoundName
from claimpack.builders.languages.pack import load

PACK = load("de")


@pytest.mark.parametrize(
    ("sentence", "names", "joined"),
    [
        ("Hier wohnte Anton von Ulm", [(2, 3, "PER"), (4, 5, "LOC")], [(2, 5, "PER")]),
        ("Hier wohnte Anton von Hohenwirrstein", [(2, 3, "PER")], [(2, 5, "PER")]),
        ("Hier wohnte Otto II. von Ulm", [(2, 4, "PER"), (5, 6, "LOC")], [(2, 6, "PER")]),
        ("Hier wohnte Karl der Große", [(2, 3, "PER")], [(2, 5, "PER")]),
        ("Hier fuhr Anton von Ulm nach Bonn", [(2, 3, "PER"), (4, 5, "LOC")], [(2, 3, "PER"), (4, 5, "LOC")]),
        ("Hier sprach Otto II. vom Bodensee", [(2, 4, "PER"), (5, 6, "LOC")], [(2, 4, "PER"), (5, 6, "LOC")]),
        ("Hier spielt Anton von Werder", [(2, 3, "PER"), (4, 5, "ORG")], [(2, 3, "PER"), (4, 5, "ORG")]),
        ("Hier wohnte Anton Kurz von Ulm", [(2, 4, "PER"), (5, 6, "LOC")], [(2, 4, "PER"), (5, 6, "LOC")]),
        ("Hier bekam Anton von Nachbarn", [(2, 3, "PER")], [(2, 3, "PER")]),
        ("Hier bekam Otto II. von Hofratspräsidentinnen", [(2, 4, "PER")], [(2, 4, "PER")]),
        ("Hier baut Anton von Becker Schmied", [(2, 3, "PER"), (4, 6, "PER")], [(2, 3, "PER"), (4, 6, "PER")]),
        ("Hier traf Karl der Minister", [(2, 3, "PER")], [(2, 3, "PER")]),
    ],
)
def test_a_given_name_alone_goes_on_with_a_house_a_home_or_a_byname(
    sentence: str, names: list[tuple[int, int, str]], joined: list[tuple[int, int, str]]
) -> None:
    found = join_bynames(sentence.split(), [FoundName(*name) for name in names], PACK)
    assert found == [FoundName(*name) for name in joined]
