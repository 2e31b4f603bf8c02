"""What kind of source a phrase names, and which name stands in it.

A mention of a person makes a named person of it, unless its head is an institution ("die Regierung von Präsident X"); else the head
noun decides, by the lists of attribution.toml; else the mention of an organisation or of a place that acts as a state.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimpack.builders.extract.attribution.cue_words import cue_words, word_list
from claimpack.builders.extract.attribution.sayings import Spans
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Attribution, Mention

UNSPECIFIED, MEDIA = "unspecified", "media"
_KINDS = (("media", MEDIA), ("anonymous", "anonymous"), ("organisation", "organisation"), ("office", "office_holder"), ("group", "group"))
_REMEMBERED = 1 << 14
_BY_TYPE = {"PER": "named_person", "ORG": "organisation", "LOC": "organisation"}
_SPEAKING = frozenset({"PER", "ORG"})
_PREFERRED = ("PER", "ORG", "LOC", "OTH")


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of an article in text order, and where each begins."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "Names":
        """The mentions, sorted."""
        ordered = tuple(sorted(mentions, key=lambda mention: mention.spans[0].start_char))
        return cls(ordered, tuple([mention.spans[0].start_char for mention in ordered]))

    def holds(self, start: int, end: int) -> bool:
        """Whether a person or an organisation is named in the stretch, or a name of one begins there and goes on."""
        at = bisect_left(self.starts, start)
        while at < len(self.starts) and self.starts[at] < end:
            if self.mentions[at].entity_type in _SPEAKING:
                return True
            at += 1
        return False

    def spans(self, start: int, end: int) -> bool:
        """Whether a person or an organisation is named from the start to the end."""
        at = bisect_left(self.starts, start)
        return any(
            one.entity_type in _SPEAKING and one.spans[-1].end_char == end
            for one in self.mentions[at : at + 3]
            if one.spans[0].start_char == start
        )

    def within(self, source: Spans) -> list[Mention]:
        """The mentions that lie in one of the spans, in text order."""
        found = []
        for span in source:
            at = bisect_left(self.starts, span.start_char)
            while at < len(self.starts) and self.starts[at] < span.end_char:
                if self.mentions[at].spans[-1].end_char <= span.end_char:
                    found.append(self.mentions[at])
                at += 1
        return found


def source_kind(text: str, source: Spans, names: Names, pack: Pack) -> str:
    """One of the kinds of the data model; unspecified where nothing is named."""
    return _kind(text, source, names.within(source), pack) if source else UNSPECIFIED


def names_saying(row: Attribution, pack: Pack) -> bool:
    """Whether the source is no more than a noun of saying ("die Befürchtung", "der Vorwurf"): nobody is named. A document is a source."""
    if row.source_kind != UNSPECIFIED or not row.source_text or row.cue_class == "preposition":
        return False
    words = cue_words(pack)
    nouns = [word for word in row.source_text.split() if word[0].isupper() and word in words.saying]
    return bool(nouns) and not nouns[0].lower().endswith(words.document_endings) and row.source_text.endswith(nouns[0])


def kind_and_mention(text: str, source: Spans, names: Names, pack: Pack) -> tuple[str, str | None]:
    """The kind of a source, and the mention_id of the name that it is."""
    if not source:
        return UNSPECIFIED, None
    inside = names.within(source)
    return _kind(text, source, inside, pack), _mention(text, source, inside, pack) if inside else None


def _kind(text: str, source: Spans, mentions: Sequence[Mention], pack: Pack) -> str:
    words = text[source[0].start_char : source[-1].end_char].replace(",", " ").split()
    inside = [mention.entity_type for mention in mentions]
    head = _head_kind(tuple(words), pack)
    if head in ("media", "organisation", "anonymous") and not ("PER" in inside and _is_titled(words, pack)):
        return head
    if "PER" in inside:
        return "named_person"
    if head != UNSPECIFIED or _names_nothing(tuple(words), pack):
        return head
    typed = next((_BY_TYPE[kind] for kind in _PREFERRED if kind in inside and kind in _BY_TYPE), None)
    if typed is not None:
        return typed
    return "named_person" if words and words[0].lower() in cue_words(pack).persons else UNSPECIFIED


def _is_titled(words: Sequence[str], pack: Pack) -> bool:
    """Whether no more than a title can stand beside a person's name: "Polizeirat Meier", "der Landesrat Karl Meier"."""
    is_man = words[0].lower() in cue_words(pack).masculine and all(word[0].isupper() for word in words[1:])
    return len(words) < 3 or (len(words) < 5 and is_man)


def _mention(text: str, source: Spans, mentions: Sequence[Mention], pack: Pack) -> str | None:
    """The mention_id of the name that the source is: a person before an organisation before a place; the first of several.

    A name that only says whose or where the source is does not count: "der Sprecher der NATO" is not the NATO, "das russische
    Präsidialamt" not Russia, "die Polizei von Berlin" not Berlin.
    """
    inside = [
        mention
        for mention in mentions
        if mention.mention_type == "NAM" and mention.derivation == "none" and _is_head(text, source, mention, pack)
    ]
    for entity_type in _PREFERRED:
        for mention in inside:
            if mention.entity_type == entity_type:
                return mention.mention_id
    return None


def _is_head(text: str, source: Spans, mention: Mention, pack: Pack) -> bool:
    """Whether the name is the source's head or stands beside it as an apposition, by the words around it."""
    start = max(span.start_char for span in source if span.start_char <= mention.spans[0].start_char)
    before = text[start : mention.spans[0].start_char].split()
    after = text[mention.spans[-1].end_char : source[-1].end_char].split()
    if mention.text[-1] in "s'’" and after and after[0][:1].isupper():
        return False  # "Putins Sprecher"
    if not before:
        return True
    last = analyse(before[-1].lower(), pack)
    if last.is_preposition or (last.is_article and len(before) > 1):
        return False
    return mention.entity_type != "LOC" or last.is_article


@lru_cache(maxsize=_REMEMBERED)
def _head_kind(words: tuple[str, ...], pack: Pack) -> str:
    """The kind of the first noun that a list knows; singular office holders and plural groups are told apart by the article."""
    for word in words:
        kind = _kind_of(word.strip('"„“”»«()').lower(), pack)
        if kind == "group" and words[0].lower() in cue_words(pack).singular:
            return "office_holder"
        if kind == "office_holder" and words[0][0].isupper() and words[0] == word and analyse(word, pack).lemma != word and len(words) == 1:
            return "group"
        if kind != UNSPECIFIED:
            return kind
    return UNSPECIFIED


def head_kind(noun: str, pack: Pack) -> str:
    """The kind that a single noun names."""
    return _kind_of(noun.lower(), pack)


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(lower: str, pack: Pack) -> str:
    for name, kind in _KINDS:
        if _is_listed(lower, word_list(pack, name)):
            return kind
    is_dative = lower.endswith(word_list(pack, "dative_plurals"))
    return _kind_of(lower[:-1], pack) if is_dative else UNSPECIFIED


@lru_cache(maxsize=_REMEMBERED)
def _names_nothing(words: tuple[str, ...], pack: Pack) -> bool:
    return any(_is_listed(word.strip('"„“”»«()').lower(), word_list(pack, "nothing")) for word in words)


def _is_listed(lower: str, entries: Sequence[str]) -> bool:
    return any(lower.endswith(entry[1:]) if entry[0] == "*" else lower == entry for entry in entries)
