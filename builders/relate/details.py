"""What one claim says beyond another, and where the two name different details."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from claimpack.builders.relate.affinity import Affinity
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Time

MOST_WORDS = 3
_LONGEST_FIRST = 5


@dataclass(frozen=True, slots=True)
class Added:
    """The wording of what one side adds: a time, a number, a place, a name; `is_name_only` if nothing but names."""

    words: tuple[str, ...]
    is_name_only: bool = False


def added_details(exact: Profile, wide: Profile, names: Mapping[str, str], countries: Container[str]) -> Added:
    """What `exact` says of time, number, place and names where `wide` says nothing, or less. A country narrows nothing down."""
    found = list(_added(exact, wide, names, countries))
    return Added(tuple(word for _, word in found)[:MOST_WORDS], all(kind == "E:" for kind, _ in found))


def clashing_details(a: Profile, b: Profile, words: Lexicon) -> tuple[str, ...]:
    """The two wordings of a thing that an event has one of; empty where they agree, or one is only less exact ("Preis", "Gaspreis")."""
    for feature in sorted(a.features.keys() & b.features.keys() & words.exclusive):
        left, right = a.details.get(feature, ()), b.details.get(feature, ())
        if left and right and not any(_is_bare(x, y) or _is_bare(y, x) for x in left for y in right):
            return left[0], right[0]
    return ()


def shared_words(a: Profile, found: Affinity, names: Mapping[str, str]) -> tuple[str, ...]:
    """The heaviest shared features as words a reader knows: the lemma behind a concept, an entity's name."""
    heaviest = sorted(found.shared, key=lambda feature: (-found.shared[feature], feature))
    return tuple(dict.fromkeys(_worded(feature, a, names) for feature in heaviest[:_LONGEST_FIRST]))[:MOST_WORDS]


def _worded(feature: str, profile: Profile, names: Mapping[str, str]) -> str:
    if feature[0] in "EL" and feature[2:] in names:
        return names[feature[2:]]
    return next(iter(profile.details.get(feature, ())), feature[2:])


def _is_bare(word: str, compound: str) -> bool:
    """Whether a word is the other, or its last part: "Preis" of "Gaspreis"."""
    return compound.lower().endswith(word.lower())


def _added(exact: Profile, wide: Profile, names: Mapping[str, str], countries: Container[str]) -> Iterator[tuple[str, str]]:
    sharpest, other = _sharpest(exact), _sharpest(wide)
    if sharpest is not None and (other is None or _grain(sharpest) < _grain(other)):
        yield "time", sharpest.text
    numbers, others = _numbers(exact), _numbers(wide)
    if len(numbers) > len(others):
        yield "number", next(number for number in numbers if number not in others)
    for kind in ("L:", "E:"):
        if not any(feature.startswith(kind) for feature in wide.features):
            known = (feature[2:] for feature in exact.features if feature.startswith(kind) and feature[2:] in names)
            yield from (
                (kind, name) for name in sorted(names[name] for name in known if name not in wide.setting and name not in countries)
            )


def _numbers(profile: Profile) -> dict[str, None]:
    """The wording of the figures that narrow an event down; a person's age does not."""
    return dict.fromkeys(quantity.text for quantity in profile.claim.quantities if quantity.kind != "age")


def _sharpest(profile: Profile) -> Time | None:
    """The finest time of the event itself; one that contradicts its own article tells nothing."""
    times = [time for time in profile.claim.times if time.role in {"event", "validity"} and time.resolution != "conflict"]
    return min(times, key=_grain, default=None)


def _grain(time: Time) -> int:
    """Roughly how many days a TIMEX3 value leaves open: 1 for a day or a part of it, 7 for a week, 30, 365; 1000 for vague ones."""
    value = time.timex_value
    parts = value.split("T")[0].split("-")
    if not value[:1].isdigit() and not value.startswith("X"):
        return 1000
    if len(parts) > 2:
        return 1
    if len(parts) == 2:
        return 7 if parts[1].startswith("W") else 30
    return 365
