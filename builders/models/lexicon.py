"""What lists, the gazetteer and the dictionary know of a word form, as short class names: the knowledge behind the names model.

The dictionary is simplemma's; it tells common words from names better than any list of names. Classes: "g" given name, "s" surname,
"o" organisation, "p" place of names.toml and of the frozen names of persons, with ' for their genitive; "d…" adjective or people of a
place; "T", "R", "C1" … "C4" country or region, state, town by size.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.dictionary import answers, load_dictionary
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.person_names import load_person_names
from claimpack.builders.models.places import Places, load_places
from claimpack.builders.models.sorted_lines import SortedLines

_TOWNS = ((1_000_000, "C1"), (200_000, "C2"), (15_000, "C3"))
_LINKS = ("", "s", "es", "n", "en", "er", "e")
# Letters of a form in which parts of compounds are looked for.
_LONGEST = 64
_HEAD_ENDINGS = ("s", "es", "n", "en")
# The longest ending of a form that is looked for among the head words.
_LONGEST_HEAD = 20
# The codes of listed names, in the order in which a class shows them.
_CODES = "gsop"
_PLURALS = ("en", "n", "e", "er", "es", "ern")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The sources of knowledge for one language.

    `lemma` asks the dictionary and keeps the last answers; `listed_names` and `derived_forms` are the lists of names.toml, ready for
    look-up; `territories` are countries and regions.
    """

    words: NameWords
    places: Places
    dictionary: Mapping[str, str]
    lemma: Callable[[str], str | None]
    listed_names: Mapping[str, str]
    derived_forms: frozenset[str]
    territories: frozenset[str]
    compound_starts: tuple[str, ...]
    person_names: SortedLines

    def place(self, form: str) -> str:
        """The class of a place of the gazetteer, with s for its genitive, or "-"."""
        if not form[0].isupper():
            return "-"
        found = self._place(form)
        if found == "-" and form[-1] == "s" and len(form) > 4:
            found = self._place(form[:-1])
            return found + "s" if found != "-" else found
        return found

    def _place(self, form: str) -> str:
        kind, population = self.places.kind(form)
        if kind != "town":
            return "R" if kind == "state" else "T" if kind else "-"
        return next((code for size, code in _TOWNS if population >= size), "C4")

    def listed(self, form: str) -> str:
        """The classes of the lists of names.toml, of a place's adjective, or ""."""
        if not form[0].isalpha():
            return ""
        found = self._listed(form)
        if not found and form[-1] == "s" and (found := self._listed(form[:-1]) if len(form) > 4 else ""):
            return found + "'"
        return found or self.derived(form)

    def _listed(self, form: str) -> str:
        """The codes of names.toml and of the frozen names of persons, in one order; names that are words too are left to names.toml."""
        own = self.listed_names.get(form, "")
        frozen = self.person_names.get(form) if form[0].isupper() else None
        if frozen is None or self.lemma(form.lower()) is not None:
            return own
        return "".join(code for code in _CODES if code in own or code in frozen.decode())

    def role(self, form: str) -> str:
        """What the form tells of a name beside it: p, l, o, w for a head word, S, L, F, P for a verb, or ""."""
        lower = form.lower()
        may_be_head = form[0].isupper() or "." in form or lower in self.words.head_words
        if may_be_head and (found := self._head(lower)):
            return found
        return self.words.verb_classes.get((self.lemma(form) or form).lower(), "") if form[0].islower() else ""

    def _head(self, lower: str) -> str:
        """The code of the longest head word that a form, or the form without an ending, ends with."""
        heads = self.words.head_words
        bare = (lower, *(lower[: -len(ending)] for ending in _HEAD_ENDINGS if lower.endswith(ending) and len(lower) > len(ending) + 3))
        for word in bare:
            for at in range(max(0, len(word) - _LONGEST_HEAD), len(word) - 1):
                if (found := heads.get(word[at:])) and (at == 0 or len(word) - at > 2):
                    return found
        return ""

    def derived(self, form: str) -> str:
        """Whether the form is an adjective or a people of a place: d georgisch, dh deutsch-israelisch, dr süddeutsch, c… Kieler, or ""."""
        if form in self.derived_forms:
            return "d"
        lower = form.lower()
        if "-" in form and form.rsplit("-", 1)[1] in self.derived_forms:
            return "dh"
        if lower.startswith(self.words.place_prefixes):
            prefix = next(prefix for prefix in self.words.place_prefixes if lower.startswith(prefix))
            rest = form[len(prefix) :]
            if rest in self.derived_forms:
                return "dr"
            if len(rest) > 4 and (rest.capitalize() in self.words.places or rest.capitalize() in self.territories):
                return "pr"
        return self._of_town(form) if form[0].isupper() and form.endswith(self.words.town_endings) else ""

    def _of_town(self, form: str) -> str:
        ending = next(ending for ending in self.words.town_endings if form.endswith(ending))
        stem = form[: -len(ending)]
        if len(stem) > 2 and self.lemma(form.lower()) is None:
            for name in (stem, stem + "e", stem + "en", stem + "a"):
                found = self._place(name)
                if name in self.words.places or found[0] in "CT":
                    return "c" + found
        return ""

    def sure(self, form: str) -> str:
        """The derivation of a form that is a place's name wherever it stands (none, deriv, part), or ""."""
        if form in self.derived_forms:
            return "deriv" if form[0].islower() else ""
        bare = form[:-1] if form[-1] == "s" and form not in self.territories else form
        if bare in self.territories:
            return "none" if form.lower() not in self.dictionary else ""
        before, hyphen, after = form.partition("-")
        if hyphen and before in self.words.compound_prefixes:
            return "part" if after and (self.sure(after) or after in self.territories) else ""
        if not form[0].isupper() or not form.startswith(self.compound_starts):
            return ""
        start = next(start for start in self.compound_starts if form.startswith(start))
        rest = form[len(start) :].capitalize()
        return "part" if len(rest) > 2 and self.lemma(rest) is not None else ""

    def begins_with(self, form: str) -> int:
        """How many letters of a long form are a listed name or a country ("Sowjetrepublik" has none, "Russlandfeldzug" 8), or 0."""
        for at in range(min(len(form), _LONGEST) - 3, 3, -1):
            begin = form[:at]
            if begin in self.listed_names or begin in self.territories:
                return at
        return 0

    def dictionary_class(self, form: str) -> str:
        """What the dictionary knows of the small and the given spelling: N a noun, a another word, - nothing; or the form's first sign."""
        if not form[0].isalpha():
            return form[0]
        return self._kind(form.lower()) + self._kind(form)

    def _kind(self, form: str) -> str:
        lemma = self.lemma(form)
        return "-" if lemma is None else "N" if lemma[:1].isupper() else "a"

    def is_common(self, form: str) -> bool:
        """Whether a capitalised form is a common noun: known, and inflected, with a plural or a compound; never a listed name."""
        if self.listed_names.get(form) or self.place(form)[0] in "TR":
            return False
        lemma = self.lemma(form)
        if lemma is None:
            return self.compound(form) == "N"
        return lemma not in (form, form[:-1]) or self.plural(form) != "-" or self.compound(form) == "N"

    def plural(self, form: str) -> str:
        """The plural ending that the dictionary has for the form, or "-": names have none."""
        return next((ending for ending in _PLURALS if self.lemma(form + ending) == form), "-")

    def compound(self, form: str) -> str:
        """Whether a form is made of two words of the dictionary: N with a noun at its end, a with another word, - not."""
        lower = form.lower()
        get = self.lemma
        for at in range(3, min(len(lower), _LONGEST) - 3):
            tail = lower[at:]
            is_noun = get(tail.capitalize()) is not None
            if (is_noun or get(tail) is not None) and self._is_head(lower[:at]):
                return "N" if is_noun else "a"
        return "-"

    def _is_head(self, head: str) -> bool:
        get = self.lemma
        for link in _LINKS:
            if head.endswith(link):
                bare = head[: len(head) - len(link)]
                if len(bare) > 2 and (get(bare.capitalize()) is not None or get(bare) is not None):
                    return True
        return False


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack's language, read once; the dictionary takes most of the time (about half a second)."""
    words, places = name_words(pack), load_places()
    dictionary = load_dictionary(pack.code)
    territories = places.territories()
    aliases = {alias for alias, name in words.aliases.items() if name in territories}
    compound_starts = tuple(words.compound_places)
    names = load_person_names()
    return Lexicon(
        words=words,
        places=places,
        dictionary=dictionary,
        lemma=answers(pack.code),
        listed_names=_listed_names(words),
        derived_forms=_derived_forms(words),
        territories=territories | aliases,
        compound_starts=compound_starts,
        person_names=names,
    )


def _listed_names(words: NameWords) -> dict[str, str]:
    listed: dict[str, str] = {}
    for code, names in zip(_CODES, (words.given, words.surnames, words.organisations, words.places), strict=True):
        for name in names:
            listed[name] = listed.get(name, "") + code
    return listed


def _derived_forms(words: NameWords) -> frozenset[str]:
    """Every form of the adjectives and peoples; an adjective with a capital too ("Georgische Staatsbahn")."""
    stems = {variant for stem in words.derived for variant in (stem, stem[0].upper() + stem[1:])}
    return frozenset(stem + ending for stem in stems for ending in ("", *words.derived_endings))
