"""A table of word forms that fills itself: each form is judged once, alone, and written as one letter for the grammar of a sentence."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

_MOST_FORMS = 1 << 17


class Kinded(Protocol):
    """What a judgement has to tell: its kind."""

    @property
    def kind(self) -> str: ...


Reading = TypeVar("Reading", bound=Kinded)


class FormTable(dict[str, str], Generic[Reading]):
    """Word form -> letter of its kind. A plain dictionary is the fastest cache there is; it is emptied before it grows without bound."""

    def __init__(self, judge: Callable[[str], Reading], letters: dict[str, str]) -> None:
        """A table that asks `judge` about a form; `letters` has the letter of each kind."""
        super().__init__()
        self._judge = judge
        self._letters = letters
        self._readings: dict[str, Reading] = {}

    def __missing__(self, form: str) -> str:
        letter = self[form] = self._letters[self.reading(form).kind]
        return letter

    def reading(self, form: str) -> Reading:
        """What the form is."""
        found = self._readings.get(form)
        if found is None:
            if len(self._readings) >= _MOST_FORMS:
                self._readings.clear()
                self.clear()
            found = self._readings[form] = self._judge(form)
        return found
