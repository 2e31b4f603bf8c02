"""Values by key in one piece of text."""

import pytest

from claimpack.builders.models.person_names import load_person_names
from claimpack.builders.models.sorted_lines import SortedLines

KEYS = sorted(f"name{number}" for number in range(100))
LINES = SortedLines("".join(f"{key}\t{key[4:]} x\n" for key in KEYS).encode())


def test_every_key_has_its_value() -> None:
    assert [LINES.get(key) for key in KEYS] == [f"{key[4:]} x".encode() for key in KEYS]


@pytest.mark.parametrize("key", ["", "name", "name1000", "name0x", "a", "z", "ame1", "\ud800"])
def test_other_keys_have_none(key: str) -> None:
    assert LINES.get(key) is None


def test_no_lines_hold_nothing() -> None:
    assert SortedLines(b"").get("name") is None


@pytest.mark.parametrize(("name", "codes"), [("Friederike", b"g"), ("Kusnezow", b"s"), ("Robert", b"gs"), ("Haus", None), ("анна", None)])
def test_the_frozen_names_tell_given_names_from_surnames(name: str, codes: bytes | None) -> None:
    assert load_person_names().get(name) == codes


@pytest.mark.parametrize(
    ("start", "goes_on"), [("", True), ("name", True), ("name1", True), ("name10", False), ("name9", True), ("z", False), ("a", False)]
)
def test_it_is_known_whether_a_longer_key_begins_so(start: str, goes_on: bool) -> None:
    assert LINES.goes_on(start) is goes_on
