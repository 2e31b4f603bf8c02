"""Whom "er" means: the one man whom the sentences around a claim put in the foreground, or nobody.

A wrong name is worse than none. So nobody is chosen where two people fit, where the only one is a genitive ("Webers Buch"), stands behind
a preposition ("mit Weber"), a possessive ("sein Anwalt Weber") or a thing ("der Fall Weber") or bears a woman's name, where the same name
is elsewhere no person's, and where a man without a name stands between ("Weber kam. Der Fahrer schwieg. Er ..."). Case and gender are not
known: endings and small lists say what is a man.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimpack.builders.extract.claims.contents import Found
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence, Token
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Mention

_REACH = 6
# How many sentences back a name may stand if each between says "er".
_BACK = 3
_WORD = 40
_PHRASE = 4


class Surroundings(NamedTuple):
    """Where a claim stands and who says it: the number of its sentence, the mention of the speaker."""

    document: Document
    found: Found
    sentence: int
    speaker_id: str | None


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    """The lists of decontext.toml that tell men from others."""

    masculine_articles: frozenset[str]
    man_endings: tuple[str, ...]
    no_men: frozenset[str]
    feminine_articles: frozenset[str]
    feminine_names: frozenset[str]
    feminine_titles: frozenset[str]
    feminine_title_ending: str
    possessives: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    adjective_endings: tuple[str, ...]


def find_man(around: Surroundings, before: int, pack: Pack) -> Mention | None:
    """The speaker, if a named man; else the one named in this sentence before an offset, or in the sentence before in the paragraph."""
    document, found = around.document, around.found
    here = document.sentences[around.sentence]
    earlier = document.sentences[around.sentence - 1] if around.sentence else here
    people = _people(here.start_char, before, found)
    people_before = _people(earlier.start_char, earlier.end_char, found) if earlier.paragraph == here.paragraph else []
    speaker = found.by_id.get(around.speaker_id) if around.speaker_id is not None else None
    if speaker is not None and speaker.entity_type == "PER":
        is_alone = _surnames(people or people_before) <= {_surname(speaker)}
        return _in_nominative(speaker, around) if is_alone and _may_be(speaker, before, around, pack) else None
    people = people or people_before or _carried_on(around, pack)
    chosen = _only([person for person in people if not _is_genitive(person, around)]) if len(_surnames(people)) == 1 else None
    if chosen is None or not _may_be(chosen, before, around, pack):
        return None
    sentence = next(one for one in reversed(document.sentences[: around.sentence + 1]) if one.start_char <= chosen.spans[0].start_char)
    return chosen if _is_foreground(sentence, chosen, pack) else None


def _may_be(mention: Mention, before: int, around: Surroundings, pack: Pack) -> bool:
    """Whether the mention may be a man, and none without a name stands between it and the offset, in this sentence or the one before."""
    end = mention.spans[-1].end_char
    near = around.document.sentences[max(0, around.sentence - _BACK) : around.sentence + 1]
    if any(_has_man_between(sentence, end, before, pack) or _follows_pronoun(sentence, mention, before, pack) for sentence in near):
        return False
    return not _belongs(mention, around.document.text, pack) and _is_man(mention, around, pack)


def _follows_pronoun(sentence: Sentence, mention: Mention, before: int, pack: Pack) -> bool:
    """Whether "er" or "sein" stands before the name in its own sentence, and so means another man: "Er traf Huber"."""
    start = mention.spans[0].start_char
    if not sentence.start_char <= start < sentence.end_char or before < start:
        return False
    lists = _lists(pack)
    return any(token.text.lower() in lists.pronouns for token in sentence.tokens if token.start_char < start)


def _belongs(mention: Mention, text: str, pack: Pack) -> bool:
    """Whether the name stands behind a possessive ("sein Anwalt Karl Huber"), or behind a noun that names no man ("der Fall Huber")."""
    start = mention.spans[0].start_char
    before = text[max(0, start - _WORD) : start]
    words = before.split()
    if not words or not before[-1].isspace() or before.rstrip(" ")[-1:] == "\n":
        return False
    lists = _lists(pack)
    last = words[-1]
    if last[0].isupper() and last[-1].isalpha() and len(words) > 1 and words[-2][-1].isalnum():
        is_man = last.endswith(lists.man_endings) and last not in lists.no_men
        if not is_man:
            return True
    for word in reversed(words[-_PHRASE:]):
        if word.lower() in lists.possessives:
            return True
        if not (word[0].isupper() or word.endswith(lists.adjective_endings)):
            return False
    return False


def _carried_on(around: Surroundings, pack: Pack) -> list[Mention]:
    """The people of the last sentence of the paragraph that names any, if each sentence since then says "er"."""
    sentences = around.document.sentences
    here = sentences[around.sentence]
    for sentence in reversed(sentences[max(0, around.sentence - _BACK) : around.sentence]):
        if sentence.paragraph != here.paragraph:
            return []
        people = _people(sentence.start_char, sentence.end_char, around.found)
        if people or not any(token.text.lower() in _lists(pack).subjects for token in sentence.tokens):
            return people
    return []


def _people(start: int, end: int, found: Found) -> list[Mention]:
    """The people named between two offsets."""
    first, last = bisect_left(found.mention_starts, start), bisect_left(found.mention_starts, end)
    return [one for one in found.mentions[first:last] if one.entity_type == "PER" and one.derivation == "none"]


def _surnames(mentions: Sequence[Mention]) -> set[str]:
    return {_surname(mention) for mention in mentions}


def _surname(mention: Mention) -> str:
    return mention.text.split()[-1].rstrip("s")


def _only(mentions: Sequence[Mention]) -> Mention | None:
    """The fullest of mentions of one person, the first of equals."""
    return max(mentions, key=lambda mention: (len(mention.text), -mention.spans[0].start_char)) if mentions else None


def _is_genitive(mention: Mention, around: Surroundings) -> bool:
    """Whether an s ends the name and it stands elsewhere without, or a noun stands beside it: "die Lehre Webers"."""
    if mention.text[-1] not in "s’'":
        return False
    if _plain(mention, around) is not None:
        return True
    text = around.document.text
    start, end = mention.spans[0].start_char, mention.spans[-1].end_char
    before = text[max(0, start - _WORD) : start].split()
    return text[end : end + 2].strip().isupper() or bool(before and before[-1][0].isupper() and before[-1][-1].isalpha())


def _in_nominative(mention: Mention, around: Surroundings) -> Mention | None:
    """The mention itself, or for a genitive the first mention of the same name without its s; None if there is none."""
    return _plain(mention, around) if _is_genitive(mention, around) else mention


def _plain(mention: Mention, around: Surroundings) -> Mention | None:
    """The first mention of the name without its s."""
    plain = mention.text.rstrip("’'").removesuffix("s")
    return next((other for other in around.found.mentions if other.text == plain), None)


def _is_foreground(sentence: Sentence, mention: Mention, pack: Pack) -> bool:
    """Whether no preposition governs the name with the titles and adjectives before it, and no article of a woman stands there."""
    tokens = sentence.tokens
    start = mention.spans[0].start_char
    at = next((index for index, token in enumerate(tokens) if token.start_char >= start), 0)
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = analyse(tokens[index].text, pack, is_first=index == 0)
        if word.is_preposition or word.lower in _lists(pack).feminine_articles:
            return False
        if word.is_finite and index and not _opens_phrase(tokens[index - 1].text, pack):
            return True
        if not (word.is_noun or word.is_adjective or word.is_determiner or word.is_participle):
            return True
    return True


def _opens_phrase(form: str, pack: Pack) -> bool:
    """Whether an adjective may follow: "der verletzte Huber", but "am Montag verletzte Huber"."""
    word = analyse(form, pack)
    return word.is_determiner or word.is_preposition or word.is_adjective


def _is_man(mention: Mention, around: Surroundings, pack: Pack) -> bool:
    """Whether nothing speaks against it: a woman's given name or title anywhere, or the same name for something else."""
    lists, text = _lists(pack), around.document.text
    surname = _surname(mention)
    for other in around.found.mentions:
        if surname not in other.text:
            continue
        if other.entity_type != "PER":
            if _surname(other) == surname and other.derivation == "none":
                return False
        elif _surname(other) == surname and _is_woman(other, text, lists):
            return False
    return True


def _is_woman(mention: Mention, text: str, lists: _Lists) -> bool:
    if mention.text.split()[0] in lists.feminine_names:
        return True
    start = mention.spans[0].start_char
    before = text[max(0, start - _WORD) : start].split()
    if not before:
        return False
    return before[-1] in lists.feminine_titles or (before[-1][0].isupper() and before[-1].endswith(lists.feminine_title_ending))


def _has_man_between(sentence: Sentence, start: int, end: int, pack: Pack) -> bool:
    """Whether a man without a name is spoken of between two offsets: "der Fahrer", "ein junger Mann", "Der" alone before a verb."""
    lists = _lists(pack)
    if sentence.end_char <= start or end <= sentence.start_char:
        return False
    tokens = [token for token in sentence.tokens if start <= token.start_char < end]
    for at, token in enumerate(tokens):
        if token.text.lower() in lists.masculine_articles and _begins_man(tokens, at + 1, lists, pack):
            is_attribute = at > 0 and tokens[at - 1].text[0].isupper() and tokens[at - 1].text.lower() not in lists.masculine_articles
            if not is_attribute:
                return True
    return False


def _begins_man(tokens: Sequence[Token], at: int, lists: _Lists, pack: Pack) -> bool:
    """Whether adjectives and a noun for a man follow the article, or a finite verb: "Der sagt"."""
    for index in range(at, min(at + _REACH, len(tokens))):
        form = tokens[index].text
        if form[0].isupper():
            return form.endswith(lists.man_endings) and form not in lists.no_men
        word = analyse(form, pack)
        if index == at and word.is_finite and not word.is_adjective and not word.is_participle:
            return tokens[at - 1].text[0].isupper()
        if not (word.is_adjective or word.is_participle or word.is_number):
            return False
    return False


@cache
def _lists(pack: Pack) -> _Lists:
    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("decontext", key))

    return _Lists(
        masculine_articles=words("masculine_articles"),
        man_endings=pack.words("decontext", "man_endings"),
        no_men=words("no_men"),
        feminine_articles=words("feminine_articles"),
        feminine_names=words("feminine_names"),
        feminine_titles=words("feminine_titles"),
        feminine_title_ending=str(pack.section("decontext")["feminine_title_ending"]),
        possessives=words("possessives"),
        pronouns=words("possessives") | words("singular"),
        subjects=words("singular") - words("objects"),
        adjective_endings=pack.words("times", "adjective_endings"),
    )
