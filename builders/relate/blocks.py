"""Which claims of two articles of one story are looked at: those that share something to compare.

Two claims become candidates if they count the same property, tell opposite events, or share an event or a thing and something more. A
feature that more claims of an article hold than LONGEST is the article's subject and leads nowhere; of the claims that count one
property, each article gives the first LONGEST in reading order. So a live ticker of a thousand claims costs little more than a report.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimpack.builders.relate.counts import Count
from claimpack.builders.relate.profiles import Profile
from claimpack.schema.records import Claim

LONGEST = 48
# What a shared key counts, and what a pair needs: an event or a thing with a name or place, or two of them. "#" is a property, "!" an
# opposite event, "?" says why or by whom something happened, or asks it, "@" is what happened to a building.
POINTS = {"e": 2, "v": 2, "t": 2, "n": 2, "E": 1, "L": 1, "#": 3, "!": 3, "?": 3, "@": 3}
ENOUGH = 3
# The same for a claim that denies something.
IF_DENIED = 2


@dataclass(frozen=True, slots=True, eq=False)
class ArticleClaims:
    """The claims of an article in reading order, indexed.

    `keys` are what each claim looks for, `seeking` the places of the claims that look for a key, without what is the article's subject or
    was cut off; `postings` are the places of the claims that offer a key, `frequencies` says how many claims hold a feature, and `denials`
    are the places of the claims that deny something.
    """

    profiles: Sequence[Profile]
    counts: Sequence[tuple[Count, ...]]
    keys: Sequence[tuple[str, ...]]
    seeking: Mapping[str, Sequence[int]]
    postings: Mapping[str, Sequence[int]]
    frequencies: Mapping[str, int]
    denials: frozenset[int]

    @property
    def claims(self) -> list[Claim]:
        """The claims themselves."""
        return [profile.claim for profile in self.profiles]


def article_claims(profiles: Sequence[Profile], counts: Sequence[tuple[Count, ...]]) -> ArticleClaims:
    """The index of one article."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    keys = []
    for place, (profile, counted) in enumerate(zip(profiles, counts, strict=True)):
        common = [feature for feature in profile.features if feature[0] in POINTS]
        common += dict.fromkeys(f"#{count.quantity.property}" for count in counted)
        common += sorted(profile.topics)
        for key in (*common, *(f"!{event}" for event in profile.told)):
            postings[key].append(place)
        keys.append((*common, *(f"!{event}" for event in sorted(profile.answers))))
    frequencies = Counter(feature for profile in profiles for feature in profile.features)
    short = {key: listed[:LONGEST] for key, listed in postings.items() if len(listed) <= LONGEST or key.startswith("#")}
    denials = frozenset(place for place, profile in enumerate(profiles) if profile.polarity == "negative")
    return ArticleClaims(profiles, counts, keys, _seeking(keys, short), short, frequencies, denials)


def _seeking(keys: Sequence[tuple[str, ...]], postings: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, wanted in enumerate(keys):
        for key in wanted:
            if key[0] == "!" or place <= postings.get(key, (-1,))[-1]:
                found[key].append(place)
    return found


def candidates(left: ArticleClaims, right: ArticleClaims) -> Iterator[tuple[int, int]]:
    """Pairs of places, one in each article, in order; within one article (left is right) each pair once, the earlier claim first."""
    is_one = left is right
    points: list[defaultdict[int, int]] = [defaultdict(int) for _ in left.keys]
    for key in left.seeking.keys() & right.postings.keys():
        others, worth = right.postings[key], POINTS[key[0]]
        for place in left.seeking[key]:
            found = points[place]
            for other in others:
                found[other] += worth
    for place, found in enumerate(points):
        least = IF_DENIED if place in left.denials else ENOUGH
        near = {other for other, worth in found.items() if worth >= least or (worth >= IF_DENIED and other in right.denials)}
        if is_one and place + 1 < len(points):
            near.add(place + 1)
        yield from ((place, other) for other in sorted(near) if other > place or not is_one)


def n_cut(claims: ArticleClaims) -> int:
    """How many claims were left out because more than LONGEST of an article count one property."""
    counted = Counter(key for keys in claims.keys for key in keys if key.startswith("#"))
    return sum(number - LONGEST for number in counted.values() if number > LONGEST)
