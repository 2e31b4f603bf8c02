"""What single words give away to the rules of names, found once a form: most sentences hold no word that calls for a rule."""

from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import load_lexicon
from claimpack.builders.models.name_words import SECTION
from claimpack.builders.models.sequences import MARKS
from claimpack.builders.models.titles import is_title

# A word for a body with a name of its own, a place's name wherever it stands, an opening bracket, a quotation mark.
BODY, SURE, BRACKET, MARK = 1, 2, 4, 8
# A word for places, a title, a country or region; a word that is no name.
PLACE, TITLE, LAND, NO_NAME = 16, 32, 64, 128
# What a listed name of several words begins with; a preposition before places, before islands; a large town, a listed place.
LISTED, IN, ON, TOWN, REGION = 256, 512, 1024, 2048, 4096
# What calls for a rule wherever it stands.
CALLS = BODY | SURE | BRACKET | MARK | LISTED | TOWN | REGION
# Forms that are kept; beyond it the table starts anew.
_CAPACITY = 1 << 16


class Signs(dict[str, int]):
    """Signs by form, worked out when a form is first asked for."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._lexicon = load_lexicon(pack)
        self._pack = pack
        lists = ("place_prepositions", "island_prepositions", "no_names", "no_places")
        self._before_places, self._before_islands, self._no_names, self._no_places = (frozenset(pack.words(SECTION, key)) for key in lists)

    def __missing__(self, form: str) -> int:
        if len(self) >= _CAPACITY:
            self.clear()
        signs = self[form] = self._signs(form)
        return signs

    def _signs(self, form: str) -> int:
        if len(form) == 1:
            return BRACKET if form == "(" else MARK if form in MARKS else 0
        lexicon = self._lexicon
        signs = SURE * (len(form) > 3 and bool(lexicon.sure(form)))
        signs |= LAND * (form in lexicon.territories or (form[-1] == "s" and form[:-1] in lexicon.territories))
        lower = form.lower()
        signs |= IN * (lower in self._before_places) | ON * (lower in self._before_islands)
        signs |= TITLE * is_title(form, self._pack)
        return signs | self._capital(form) if form[0].isupper() else signs

    def _capital(self, form: str) -> int:
        """The signs of a capitalised form."""
        words, lower = self._lexicon.words, form.lower()
        signs = BODY * lower.endswith(words.organisation_heads) | PLACE * lower.endswith(words.place_heads)
        signs |= LISTED * (form in words.long_names and lower not in words.function_words) | NO_NAME * (form in self._no_names)
        if form in self._no_places:
            return signs
        return signs | REGION * ("p" in self._lexicon.listed_names.get(form, "")) | TOWN * self._is_town(form)

    def _is_town(self, form: str) -> bool:
        """Whether it is a town of more than 200,000 people by its first name: "Essen", "Halle" of "Halle (Saale)"."""
        place = self._lexicon.places.first(form) if self._lexicon.place(form) in ("C1", "C2") else None
        return place is not None and place.name.partition(" (")[0] == form


@cache
def load_signs(pack: Pack) -> Signs:
    """The signs of a pack's language."""
    return Signs(pack)
