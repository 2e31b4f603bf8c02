"""Words that stand before a person's name and are no part of it."""

from functools import lru_cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.name_words import name_words


@lru_cache(maxsize=1 << 14)
def is_title(word: str, pack: Pack) -> bool:
    """Whether the word is a title or function: Präsident, Dr., Verteidigungsministerin, OVKS-Generalsekretär."""
    words = name_words(pack)
    return word in words.titles or (len(word) > 8 and word[0].isupper() and word.lower().endswith(words.title_endings))
