"""The dictionary of a language: the lemma of each known form, from simplemma's data while they stay packed.

simplemma's own dictionary is the same data as a dict, more than ten times as large in memory and twice as slow to read. Here its sorted,
front-coded records stay as they are: the form of about every sixteenth record is kept beside them, and a look-up reads the few records
after it. A file that is not in the known format is left to simplemma.
"""

import lzma
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_MAGIC = b"SMFC1\x00"
# Records from one kept form to the next.
_STEP = 16
# What stands for the number of letters cut off: the value of the record before, or a value that shares nothing with its form.
_SAME, _WHOLE = 254, 255
# The filter of unknown forms has this number of bits and one more. Python's hashes differ from run to run; what is found does not.
_LAST_BIT = (1 << 24) - 1
# Answers that are kept.
_ANSWERS = 1 << 12
# An apostrophe that counts as a letter.
_APOSTROPHE = "\u02bc"
# Forms whose bits are set at once.
_AT_ONCE = 1 << 15


class PackedDictionary(Mapping[str, str]):
    """Lemmas by form. A record: letters shared with the form before, the form's rest, letters cut off for the lemma, letters put on."""

    def __init__(self, records: bytes) -> None:
        """Take simplemma's records. Raises ValueError if they are in another format or not as many as they say."""
        self._records = records
        self._size, at = _head(records)
        self._forms: list[bytes] = []
        self._places = array("I")
        self._filter = bytearray((_LAST_BIT + 1) >> 3)
        size, form, left, n_bytes = 0, b"", 0, len(records)
        bits = array("I")
        try:
            while at < n_bytes:
                end = at + 2 + records[at + 1]
                form = form[: records[at]] + records[at + 2 : end]
                bits.append(hash(form) & _LAST_BIT)
                if records[end] == _SAME:
                    at = end + 1
                else:
                    # A kept record holds its value itself.
                    if left <= 0:
                        self._forms.append(form)
                        self._places.append(at)
                        left = _STEP
                        if len(bits) > _AT_ONCE:
                            size += _set_bits(self._filter, bits)
                            bits = array("I")
                    at = end + 2 + records[end + 1]
                left -= 1
        except IndexError:
            at = -1
        size += _set_bits(self._filter, bits)
        if size != self._size or at != n_bytes:
            raise ValueError(f"{self._size} records were announced, {size} are there")

    def get(self, form: str, default: Any = None) -> Any:
        """The lemma of a form, or the default."""
        wanted = form.encode("utf-8", "surrogatepass")
        bit = hash(wanted) & _LAST_BIT
        if not self._filter[bit >> 3] >> (bit & 7) & 1:
            return default
        block = bisect_right(self._forms, wanted) - 1
        lemma = self._find(wanted, self._forms[block], self._places[block]) if block >= 0 else None
        return default if lemma is None else lemma.decode()

    def __getitem__(self, form: str) -> str:
        lemma = self.get(form)
        if not isinstance(lemma, str):
            raise KeyError(form)
        return lemma

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.get(form) is not None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        """The known forms, in the order of their bytes."""
        form, at = b"", _head(self._records)[1]
        while at < len(self._records):
            end = at + 2 + self._records[at + 1]
            form = form[: self._records[at]] + self._records[at + 2 : end]
            at = end + 1 if self._records[end] == _SAME else end + 2 + self._records[end + 1]
            yield form.decode()

    def _find(self, wanted: bytes, form: bytes, at: int) -> bytes | None:
        """The lemma of the wanted form, sought from the record at `at`, whose form is given, on."""
        records, n_bytes = self._records, len(self._records)
        valued, place = form, at
        while True:
            end = at + 2 + records[at + 1]
            is_same = records[end] == _SAME
            if not is_same:
                valued, place = form, end
            if form >= wanted:
                return _value(records, valued, place) if form == wanted else None
            at = end + 1 if is_same else end + 2 + records[end + 1]
            if at >= n_bytes:
                return None
            form = form[: records[at]] + records[at + 2 : at + 2 + records[at + 1]]


@cache
def load_dictionary(language: str) -> Mapping[str, str]:
    """The dictionary of a language, read once (about 0.35 s for German). Raises ValueError if simplemma does not know the language."""
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    path = files("simplemma") / "strategies" / "dictionaries" / "data" / f"{language}.plzma"
    try:
        return PackedDictionary(lzma.decompress(path.read_bytes()))
    except (OSError, ValueError):
        # Another release of simplemma may keep its data otherwise.
        dictionary: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
        return dictionary


@cache
def answers(language: str) -> Callable[[str], str | None]:
    """Looks up a form, as it stands, and keeps the last answers: several steps ask for a form when it is new."""
    return lru_cache(maxsize=_ANSWERS)(load_dictionary(language).get)


def lemma_of(form: str, language: str) -> str:
    """The lemma of a form: the dictionary's, or one guessed from its parts by simplemma's rules. Raises ValueError for an empty form."""
    # Most forms are of letters alone and known: simplemma would say the same.
    found = answers(language)(form) if _is_plain(form) else None
    return found or str(_lemmatizer().lemmatize(form, language))


def is_known(form: str, language: str) -> bool:
    """Whether the dictionary has the form, as it stands or with its first letter in the other case."""
    if _is_plain(form):
        look_up = answers(language)
        return look_up(form) is not None or look_up(form.lower() if form[0].isupper() else form.capitalize()) is not None
    from simplemma.utils import normalize_token

    return _lookup().get_lemma(normalize_token(form), language) is not None


def _is_plain(form: str) -> bool:
    """Whether it is letters alone, and those as the dictionary writes them, so that simplemma would look it up as it is."""
    return form.isalpha() and is_normalized("NFC", form) and _APOSTROPHE not in form and not form.isnumeric()


class _Dictionaries:
    """Where simplemma's rules find a dictionary (its DictionaryFactory)."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return load_dictionary(lang)


@cache
def _lookup() -> "DictionaryLookupStrategy":
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_Dictionaries())


@cache
def _lemmatizer() -> "Lemmatizer":
    """The rules of simplemma over the packed dictionaries; those who ask keep the answers."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(cache_max_size=1, lemmatization_strategy=DefaultStrategy(dictionary_factory=_Dictionaries()))


def _head(records: bytes) -> tuple[int, int]:
    """How many records follow the head, and where the first begins. Raises ValueError for another format."""
    if not records.startswith(_MAGIC):
        raise ValueError("no front-coded records of forms")
    size, shift, at = 0, 0, len(_MAGIC)
    while at < len(records):
        size |= (records[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if records[at - 1] < 128:
            break
    return size, at


def _set_bits(table: bytearray, bits: "array[int]") -> int:
    """Set bits of the table, in which in the end those of all known forms are set and one in fifteen of the others; how many were given."""
    import numpy as np

    numbers = np.frombuffer(bits, dtype=np.uint32)
    ones = np.left_shift(1, numbers & 7, dtype=np.uint8, casting="unsafe")
    np.bitwise_or.at(np.frombuffer(table, dtype=np.uint8), numbers >> 3, ones)
    return len(bits)


def _value(records: bytes, form: bytes, end: int) -> bytes:
    """The lemma that stands at `end`, after the form."""
    put_on = records[end + 2 : end + 2 + records[end + 1]]
    return put_on if records[end] == _WHOLE else form[: len(form) - records[end]] + put_on
