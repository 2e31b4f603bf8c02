"""JSON for people to read."""

import json
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.write.indented import indented_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@dataclass(frozen=True, slots=True)
class Entry:
    path: str
    day: date | None
    sizes: tuple[int, ...] = ()


@given(VALUES)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    assert indented_json(value).decode() == json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_records_are_mappings_and_dates_strings() -> None:
    written = json.loads(indented_json([Entry("ä", date(2022, 1, 5), (1, 2)), Entry("b", None)]))
    assert written == [{"path": "ä", "day": "2022-01-05", "sizes": [1, 2]}, {"path": "b", "day": None, "sizes": []}]
