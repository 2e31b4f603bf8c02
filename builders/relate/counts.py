"""What a claim counts, and whether two claims count the same people or things.

A count's group is the set of words that narrow it down: none for "40 Tote" or "1.700 Menschen", {police} for "200 Polizeibeamte" and for
"die Polizei beklagt 13 Tote", {protesters} for "das erste Todesopfer unter den Demonstranten", a grade for "7 lebensgefährlich
Verletzte".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.intervals import INCOMPARABLE, figure, interval, numeric_relation
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import TREATED, Profile, word_forms
from claimpack.builders.relate.words import meaning
from claimpack.schema.records import Quantity

# The property of a quantity and the concept of the same event: "the dead" narrows no count of the dead.
CONCEPTS = {
    "dead": "e:kill",
    "injured": "e:injure",
    "arrested": "e:arrest",
    "damaged": "e:damage",
    "looted": "e:loot",
    "deployed": "e:deploy",
    "size": "e:protest",
}
SENT = "deployed"
# Counts of people: "Tote" and "Menschen" may stand for each other. Of the rest only like and like are compared, soldiers with soldiers.
OF_PEOPLE = frozenset({"dead", "injured", "arrested", "size"})
_BODIES = ("t:police", "t:army", "t:security_forces", "t:peace_force", "t:militants")
BODIES = frozenset(_BODIES)
_ORDER = {"yes": 0, "unknown": 1, "no": 2}
_SUFFERED = frozenset({"e:injure", "e:treat", "e:rob", "e:abduct", "e:missing"})
_CROWDS = frozenset({"t:protesters", "t:militants"})


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A quantity that can be laid beside another; `is_named` says whether its noun is given ("hunderte weitere": it is not)."""

    quantity: Quantity
    group: frozenset[str]
    is_named: bool

    @property
    def is_further(self) -> bool:
        """Whether it adds to an earlier count: "1700 weitere Menschen", not "40 wurden getötet, hunderte weitere verletzt"."""
        return self.quantity.additional and self.is_named


@dataclass(frozen=True, slots=True, eq=False)
class CountPair:
    """Two counts of one property laid side by side."""

    a: Count
    b: Count
    numeric_relation: str
    same_population: str
    reason: str


def counts(profile: Profile, pack: Pack, words: Lexicon) -> tuple[Count, ...]:
    """The counts of a claim in text order: none that commits to no number, no part of another ("darunter vier", "zwei von ihnen").

    Those who are sent are counted by what they are, also as a part ("2.000 Helfer, darunter 500 Soldaten").
    """
    is_part = bool(words.partitive.search(profile.claim.text))
    known = (q for q in profile.claim.quantities if (q.part_of is None or q.property == SENT) and interval(q) is not None)
    # "zwei von ihnen" is a part of the dead before, but "neun von ihnen wurden verletzt" counts the injured.
    usable = (q for q in known if q.counted_text or not is_part or CONCEPTS.get(q.property or "") in profile.told)
    read = (_of_victims(q, profile, words) for q in usable if not _is_lone(q) and not _is_superseded(q, profile, words))
    return tuple(Count(q, frozenset(_group(q, profile, pack, words)), bool(q.counted_text)) for q in read)


def _of_victims(quantity: Quantity, profile: Profile, words: Lexicon) -> Quantity:
    """A number of victims counts the dead, unless the claim tells of something else that they suffered; who dies of an injury is dead."""
    is_open = quantity.property == "other" and (quantity.counted_text or "").lower() in words.victims
    has_died = quantity.property == "injured" and profile.says(words.wordings.died)
    return replace(quantity, property="dead") if has_died or (is_open and profile.told.isdisjoint(_SUFFERED)) else quantity


def best_pair(left: Sequence[Count], right: Sequence[Count], *, any_group: bool = False) -> CountPair | None:
    """The two counts that are most alike: the same property, the same group before another; the first of equals.

    Things of two kinds, and a rank in one group beside a count of another, are no pair unless `any_group`.
    """
    found: CountPair | None = None
    for a in left:
        for b in right:
            pair = _pair(a, b, any_group=any_group) if a.quantity.property == b.quantity.property else None
            if pair is not None and (found is None or _ORDER[pair.same_population] < _ORDER[found.same_population]):
                found = pair
    return found


def _pair(a: Count, b: Count, *, any_group: bool) -> CountPair | None:
    name = a.quantity.property
    if name not in CONCEPTS:
        return None
    same, reason = same_population(a, b)
    if any_group and name in OF_PEOPLE:
        return CountPair(a, b, numeric_relation(a.quantity, b.quantity), same, reason)
    if name not in OF_PEOPLE and same == "no" and reason == "population":
        return None
    if "ordinal" in {a.quantity.kind, b.quantity.kind} and _counts_another_group(a, b):
        return None
    return CountPair(a, b, numeric_relation(a.quantity, b.quantity), same, reason)


def like_quantities(left: Profile, right: Profile) -> tuple[Quantity, Quantity] | None:
    """The first two quantities of one kind, unit and counted noun, for claims that are known to tell of one event."""
    for a in left.claim.quantities:
        for b in right.claim.quantities:
            alike = a.kind == b.kind and a.unit == b.unit and (a.counted_text or "").lower() == (b.counted_text or "").lower()
            if alike and a.kind != "ordinal" and numeric_relation(a, b) != INCOMPARABLE:
                return a, b
    return None


def _counts_another_group(a: Count, b: Count) -> bool:
    """Whether a rank ("das erste Todesopfer") meets a count of some other, named group."""
    count = b if a.quantity.kind == "ordinal" else a
    return bool(count.group) and a.group != b.group


def same_population(a: Count, b: Count) -> tuple[str, str]:
    """Whether two counts are of the same people or things: yes, no or unknown, and the reason."""
    if a.is_further != b.is_further:
        return "no", "further"
    if a.group == b.group:
        return ("unknown", "further") if a.is_further else ("yes", "")
    if a.group and b.group:
        return ("unknown", "population") if a.group & b.group else ("no", "population")
    whole = b if a.group else a
    return ("no", "part") if whole.is_named else ("unknown", "population")


def _is_superseded(quantity: Quantity, profile: Profile, words: Lexicon) -> bool:
    """Whether it is named only to say that it holds no longer: "statt 900"."""
    before, found, _ = profile.claim.text.partition(quantity.text)
    return bool(found) and words.wordings.superseded.search(before) is not None


def is_trade(group: frozenset[str]) -> bool:
    """Whether those counted are told by what they are otherwise ("Bergleute"), not by the side that they are on or how they fared."""
    return all(":" in name and name[0] in "nt" for name in group) and group.isdisjoint(BODIES | _CROWDS)


def is_graded(count: Count) -> bool:
    """Whether the injured are narrowed down by how badly they are hurt."""
    return any(":" not in group for group in count.group)


def _is_lone(quantity: Quantity) -> bool:
    """Whether it is a single case beside those counted: "ein weiterer"."""
    return quantity.additional and figure(quantity) == 1


def _group(quantity: Quantity, profile: Profile, pack: Pack, words: Lexicon) -> Iterator[str]:
    text = profile.claim.text
    own = CONCEPTS.get(quantity.property or "")
    yield from _narrowing(quantity.counted_text or "", own, quantity.property, pack, words)
    if quantity.property in {"dead", "injured"}:
        if quantity.property == "injured" and TREATED in profile.told:
            yield TREATED
        if quantity.property == "injured":
            # "fünf davon schwer" grades the five, not the 31 before them
            parts = [at for other in profile.claim.quantities if other.part_of is not None and (at := text.find(other.text)) >= 0]
            yield from (group for pattern in words.grades for group in pattern.findall(text[: min(parts, default=None)].lower()))
        if any(pattern.search(text) for pattern in words.losses):
            yield from (body for body in _BODIES if body in profile.features)
        for found in words.among.findall(text):
            yield from _narrowing(found, own, quantity.property, pack, words)


def _narrowing(text: str, own: str | None, name: str | None, pack: Pack, words: Lexicon) -> Iterator[str]:
    for form in word_forms(text, pack, words):
        found = meaning(form.text, "", pack, words)
        if not found.features or not form.text[0].isupper() or found.lemma.lower() in words.general or own in found.features:
            continue
        if name == "other" and found.features[0].startswith("e:"):
            continue  # "sechs Erkrankte": who they are is what happened to them
        if name == "size" and not BODIES.intersection(found.features):
            continue  # whoever stands in a crowd is the crowd
        if name == "arrested" and (found.lemma.lower() in words.crowd or not _CROWDS.isdisjoint(found.features)):
            continue  # and whoever is arrested in a riot was in it
        yield found.features[0]
