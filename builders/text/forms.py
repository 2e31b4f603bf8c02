"""A table of word forms that fills itself: each form is judged once, alone, and written as one letter for the grammar of a sentence."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

_MOST_FORMS = 1 << 17


class Kinded(Protocol):
    """What a judgement has to tell: its kind."""

    @property
    def kind(self) -> str: ...


Reading = TypeVar("Reading", bound=Kinded)
Verdict = TypeVar("Verdict")


class Judged(dict[str, Verdict], Generic[Verdict]):
    """What a judgement says of each of the words met so far; emptied before it grows without bound."""

    def __init__(self, judge: Callable[[str], Verdict]) -> None:
        """Nothing judged yet."""
        super().__init__()
        self._judge = judge

    def __missing__(self, word: str) -> Verdict:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[word] = self._judge(word)
        return found


class FormTable(dict[str, str], Generic[Reading]):
    """Word form -> letter of its kind. A plain dictionary is the fastest cache there is; it is emptied before it grows without bound."""

    def __init__(self, judge: Callable[[str], Reading], letters: dict[str, str]) -> None:
        """A table that asks `judge` about a form; `letters` has the letter of each kind."""
        super().__init__()
        self._letters = letters
        self._readings = Judged(judge)

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST_FORMS:
            self.clear()
        letter = self[form] = self._letters[self._readings[form].kind]
        return letter

    def letters(self, forms: Iterable[str]) -> str:
        """The letters of some forms, as one string."""
        return "".join(map(self.__getitem__, forms))

    def reading(self, form: str) -> Reading:
        """What the form is."""
        return self._readings[form]

    def readings(self, forms: Iterable[str]) -> list[Reading]:
        """What each of some forms is."""
        return list(map(self._readings.__getitem__, forms))
