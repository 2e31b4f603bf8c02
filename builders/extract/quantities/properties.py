"""What a count is a count of: dead, injured, arrested, size of a crowd, damaged, looted, deployed, other.

The counted noun says it ("Tote"), or a word of the clause does ("20 Menschen wurden festgenommen"). Which words may say it of which nouns
stands in properties.toml: only forces are deployed, no village is arrested.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.quantities.grammar import Line, Phrase
from claimpack.builders.languages.pack import Pack

_HARM = frozenset({"dead", "injured", "arrested"})
_FEW = frozenset({"several", "few"})
_MARKS = frozenset({",", ";", ":", "–", "—"})
_OPENING, _CLOSING = _MARKS | {"("}, _MARKS | {")"}
_LONGEST_CUE = 3
_ROW = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the clause that says what happened to the counted."""

    index: int
    prop: str
    is_of_victims: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Properties:
    nouns: Mapping[str, str]
    crowds: tuple[str, ...]
    forces: tuple[str, ...]
    things: tuple[str, ...]
    attributes: frozenset[str]
    persons: tuple[str, ...]
    victims: tuple[str, ...]
    cues: Mapping[str, str]
    last_words: frozenset[str]
    mourning: frozenset[str]
    split: Mapping[str, tuple[str, ...]]
    denied: Mapping[str, str]
    negations: frozenset[str]
    harmless: frozenset[str]
    relatives: frozenset[str]
    succumbed: frozenset[str]
    causes: tuple[str, ...]
    injuries: frozenset[str]
    prepositions: frozenset[str]
    telling: frozenset[str]


def cues_of(line: Line) -> tuple[Cue, ...]:
    """The cues of a sentence, in its order."""
    words, found = _properties(line.pack), []
    if words.telling.isdisjoint(line.lowers):
        return ()
    for index, lower in enumerate(line.lowers):
        if lower in words.mourning:
            found.append(Cue(index, "dead", is_of_victims=True))
        if lower in words.denied:
            found += [Cue(index, words.denied[lower])] if _is_denied(line, index, words) else []
        elif lower in words.succumbed:
            found += [Cue(index, "dead")] if _is_fatal(line, index, words) and not _is_denied(line, index, words) else []
        elif lower in words.last_words:
            phrases = (" ".join(line.lowers[max(index + 1 - n, 0) : index + 1]) for n in range(1, _LONGEST_CUE + 1))
            prop = next((words.cues[phrase] for phrase in phrases if phrase in words.cues), None)
            found += [Cue(index, prop)] if prop and not _is_denied(line, index, words) else []
        elif lower in words.split and _is_last(line, index):
            prop, *verbs = words.split[lower]
            first, _ = clause(line, index, index)
            found += [Cue(index, prop)] if any(verb in verbs for verb in line.lowers[first:index]) else []
    return tuple(found) if words.injuries.isdisjoint(line.lowers) else tuple(cue for cue in found if not _is_cause(line, cue, found, words))


def property_of(line: Line, phrase: Phrase, phrases: Sequence[Phrase], cues: Sequence[Cue]) -> str | None:
    """The property by noun or clause; None if neither says it."""
    words = _properties(line.pack)
    nouns = _nouns(line, phrase)
    if named := next((words.nouns[noun] for noun in nouns if noun in words.nouns), None):
        return named
    noun = nouns[-1] if nouns else ""
    if is_whole(line, phrase):
        return None
    wholes = [other.counted for other in phrases if other is not phrase and other.counted and is_whole(line, other)]
    fitting = [cue for cue in cues if _fits(cue, noun, phrase, words) and not _is_of_other(line, cue, phrase, wholes, words)]
    if inside := next((cue for cue in fitting if phrase.start <= cue.index < phrase.end), None):
        return inside.prop
    if fitting and (cue := _nearest(line, phrase, phrases, fitting, words)):
        return cue.prop
    is_crowd = noun.endswith(words.crowds) and phrase.interval.vague_class not in _FEW
    return "size" if noun and is_crowd else None


def _is_of_other(line: Line, cue: Cue, phrase: Phrase, wholes: Sequence[tuple[int, int]], words: _Properties) -> bool:
    """Whether a cue is the whole's noun ("zehn der 40 Verletzten"), or another noun's attribute: "300 Helfer sammelten tote Vögel"."""
    if phrase.start <= cue.index < phrase.end or (phrase.counted and cue.index + 1 == phrase.counted[0]):
        return False
    is_attribute = line.lowers[cue.index] in words.attributes and line.is_noun(cue.index + 1)
    return is_attribute or any(first <= cue.index < last for first, last in wholes)


def is_person(line: Line, counted: tuple[int, int]) -> bool:
    """Whether a counted noun names people."""
    words, noun = _properties(line.pack), line.lowers[counted[1] - 1]
    return noun.endswith((*words.persons, *words.crowds)) and not noun.endswith(words.things)


def clause(line: Line, start: int, end: int) -> tuple[int, int]:
    """The stretch between commas, colons and dashes around some tokens; brackets inside it are passed over."""
    first, last = start, end
    while first and line.forms[first - 1] not in _OPENING:
        first = _past(line, first - 1, ")", "(", -1) if line.forms[first - 1] == ")" else first - 1
    while last < len(line.forms) and line.forms[last] not in _CLOSING:
        last = _past(line, last, "(", ")", 1) if line.forms[last] == "(" else last + 1
    return first, last


def _past(line: Line, at: int, opened: str, closed: str, step: int) -> int:
    """The border behind a bracket; the next token if it is never closed."""
    depth, i = 0, at
    while 0 <= i < len(line.forms):
        depth += (line.forms[i] == opened) - (line.forms[i] == closed)
        if depth == 0:
            return i + (step > 0)
        i += step
    return at + (step > 0)


def is_whole(line: Line, phrase: Phrase) -> bool:
    """For "Von den 160 Anwesenden starben zehn", "ein Drittel der 160 Anwesenden starb": the whole, of which the clause tells a part."""
    opener, before = line.kind(phrase.start - 1), line.kind(phrase.start - 2)
    is_share = before in {"fraction", "number", "vague"} and opener in {"article", "genitive", "of"}
    return is_share or (opener in {"article", "genitive"} and before == "of")


def _is_denied(line: Line, index: int, words: _Properties) -> bool:
    """Whether a negation stands in the clause of a cue and denies it: "wurden nicht verletzt", "überlebten den Absturz nicht"."""
    if words.negations.isdisjoint(line.lowers):
        return False
    first, last = clause(line, index, index)
    lowers = line.lowers
    return any(lowers[at] in words.negations and (at + 1 >= last or lowers[at + 1] not in words.harmless) for at in range(first, last))


def _is_fatal(line: Line, index: int, words: _Properties) -> bool:
    """Whether "erlag" tells of a death: a word of its clause names an injury or an illness."""
    first, last = clause(line, index, index)
    return any(lower.endswith(words.causes) for lower in line.lowers[first:last])


def _is_cause(line: Line, cue: Cue, cues: Sequence[Cue], words: _Properties) -> bool:
    """Whether an injury is what somebody died of: "erlagen ihren Verletzungen", "sind an ihren Verletzungen gestorben"."""
    if line.lowers[cue.index] not in words.injuries:
        return False
    first, last = clause(line, cue.index, cue.index)
    deaths = [other.index for other in cues if other.prop == "dead" and first <= other.index < last]
    near = line.lowers[max(first, cue.index - _ROW) : cue.index]
    return any(line.lowers[at] in words.succumbed for at in deaths) or (bool(deaths) and not words.prepositions.isdisjoint(near))


def _is_last(line: Line, index: int) -> bool:
    """Whether a particle stands at the end of its clause."""
    return (
        index + 1 >= len(line.forms) or line.forms[index + 1] in _CLOSING or line.forms[index + 1] == "." or line.kind(index + 1) == "and"
    )


def _fits(cue: Cue, noun: str, phrase: Phrase, words: _Properties) -> bool:
    """Whether a cue can say something of a noun; of no noun ("150 von ihnen") all can."""
    if not noun:
        return not cue.is_of_victims
    if cue.is_of_victims:
        return noun.endswith(words.victims)
    is_thing = noun.endswith(words.things)
    is_person = not is_thing and noun.endswith((*words.persons, *words.crowds))
    if cue.prop in _HARM:
        return not is_thing
    if cue.prop == "deployed":
        return noun.endswith(words.forces)
    if cue.prop == "size":
        return not is_thing and phrase.interval.vague_class not in _FEW
    return not is_person


def _nearest(line: Line, phrase: Phrase, phrases: Sequence[Phrase], cues: Sequence[Cue], words: _Properties) -> Cue | None:
    """The cue that goes with a phrase: after it in its clause, before it, after other numbers in a row with it, else in a later clause."""
    first, last = clause(line, phrase.start, phrase.end)
    following = [cue for cue in cues if phrase.end <= cue.index < last]
    preceding = [cue for cue in reversed(cues) if first <= cue.index < phrase.start]
    between = [other for other in phrases if other is not phrase]
    for cue in following[:1]:
        if not any(phrase.end <= other.start <= cue.index and _takes(line, other, cue, words) for other in between):
            return cue
    for cue in preceding[:1]:
        if not following or not any(cue.index < other.start < phrase.start and _takes(line, other, cue, words) for other in between):
            return cue
    if following and _is_row(phrase, between, following[0]):
        return following[0]
    return next(iter([*preceding, *_in_later_clauses(line, last, between, cues, words)]), None)


def _nouns(line: Line, phrase: Phrase) -> list[str]:
    """The counted nouns, lower-case."""
    return [line.lowers[i] for i in range(*phrase.counted) if line.is_noun(i)] if phrase.counted else []


def _takes(line: Line, other: Phrase, cue: Cue, words: _Properties) -> bool:
    """Whether a cue may belong to another number of the clause."""
    return _fits(cue, next(iter(_nouns(line, other)[-1:]), ""), other, words)


def _is_row(phrase: Phrase, others: Sequence[Phrase], cue: Cue) -> bool:
    """Whether only numbers in a row stand between a phrase and a cue: "200 Polizisten und 100 Zivilisten verletzt"."""
    following = [other for other in others if phrase.end <= other.start <= cue.index]
    return not following or following[0].start - phrase.end <= _ROW


def _in_later_clauses(line: Line, start: int, others: Sequence[Phrase], cues: Sequence[Cue], words: _Properties) -> Iterator[Cue]:
    """Cues of the clauses that follow, without those that hang on a noun, up to the next number of a clause of its own."""
    while start < len(line.forms):
        first, last = clause(line, start + 1, start + 1)
        start = max(last, start + 1)
        if first < len(line.lowers) and line.lowers[first] in words.relatives:
            continue
        if any(first <= other.number[0] < last for other in others):
            return
        yield from (cue for cue in cues if first <= cue.index < last)


@cache
def _properties(pack: Pack) -> _Properties:
    section = pack.section("properties")

    def table(name: str) -> Mapping[str, list[str]]:
        found = section[name]
        if not isinstance(found, dict):
            raise TypeError(f"languages/{pack.code}/properties.toml: [{name}] is missing")
        return {str(key): [str(word) for word in values] for key, values in found.items()}

    cues = {cue: prop for prop, listed in table("cues").items() for cue in listed}
    last_words = frozenset(cue.rsplit(" ", 1)[-1] for cue in cues)
    mourning, split, denied, succumbed = frozenset(table("victims")["dead"]), table("split"), table("denied")["dead"], table("succumbed")
    return _Properties(
        nouns={noun: prop for prop, listed in table("nouns").items() for noun in listed},
        crowds=tuple(table("crowds")["ends"]),
        forces=tuple(table("forces")["ends"]),
        things=tuple(table("things")["ends"]),
        attributes=frozenset(table("attributes")["words"]),
        persons=tuple(table("persons")["ends"]),
        victims=tuple(table("victims")["ends"]),
        cues=cues,
        last_words=last_words,
        mourning=mourning,
        split={particle: tuple(entry) for particle, entry in split.items()},
        denied=dict.fromkeys(denied, "dead"),
        negations=frozenset(table("denied")["negations"]),
        harmless=frozenset(table("denied")["harmless"]),
        relatives=frozenset(table("relatives")["words"]),
        succumbed=frozenset(succumbed["verbs"]),
        causes=tuple(succumbed["causes"]),
        injuries=frozenset(succumbed["injuries"]),
        prepositions=frozenset(succumbed["prepositions"]),
        telling=last_words.union(mourning, split, denied, succumbed["verbs"]),
    )
