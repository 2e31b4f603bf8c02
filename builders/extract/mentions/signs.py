"""What single words give away to the rules of names, found once a form: most sentences hold no such word, and no rule looks at those."""

from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.lexicon import Lexicon, load_lexicon
from claimpack.builders.models.sequences import MARKS

# A word for a body with a name of its own, a place's name wherever it stands, an opening bracket, a quotation mark.
BODY, SURE, BRACKET, MARK = 1, 2, 4, 8
# Forms that are kept; beyond it the table starts anew.
_CAPACITY = 1 << 16


class Signs(dict[str, int]):
    """Signs by form, worked out when a form is first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, form: str) -> int:
        if len(self) >= _CAPACITY:
            self.clear()
        signs = self[form] = self._signs(form)
        return signs

    def _signs(self, form: str) -> int:
        if len(form) == 1:
            return BRACKET if form == "(" else MARK if form in MARKS else 0
        is_body = form[0].isupper() and form.lower().endswith(self._lexicon.words.organisation_heads)
        is_sure = len(form) > 3 and bool(self._lexicon.sure(form))
        return BODY * is_body | SURE * is_sure


@cache
def load_signs(pack: Pack) -> Signs:
    """The signs of a pack's language."""
    return Signs(load_lexicon(pack))
