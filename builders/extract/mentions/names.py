"""A name as words of one sentence, before it becomes a mention."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimpack.builders.models.examples import LabelSpan

Forms = Sequence[str]


@dataclass(frozen=True, slots=True, order=True)
class FoundName:
    """Words first … end - 1 of a sentence. `derivation` is none, deriv (georgische) or part (OVKS-Truppen)."""

    first: int
    end: int
    entity_type: str
    derivation: str = "none"


def names_of_spans(spans: Iterable[LabelSpan]) -> list[FoundName]:
    """The names of spans with labels like PER and ORGpart."""
    return [FoundName(first, end, label[:3], label[3:] or "none") for first, end, label in spans]


def untagged(names: Iterable[FoundName], n_forms: int) -> list[bool]:
    """For each word, whether it is in no name."""
    is_free = [True] * n_forms
    for name in names:
        is_free[name.first : name.end] = [False] * (name.end - name.first)
    return is_free


def with_name(names: list[FoundName], name: FoundName) -> list[FoundName]:
    """The names in order with one more, which takes the place of those it overlaps."""
    return sorted([other for other in names if other.end <= name.first or name.end <= other.first] + [name])
