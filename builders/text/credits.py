"""Who wrote, photographed or supplied: bylines, credits of pictures and of agencies, datelines. Patterns for one line of text."""

import re
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.zone_words import ZoneWords, any_of, zone_words

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻĽŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_WORD = rf"[{_UPPER}][\w'’-]*\.?"
_COPYRIGHT = r"(?:©|\([cC]\))"
# A dash needs space around it: inside a word it is the word's own, and a line must have one reading only.
_JOINT = r"(?:\s*(?:[/,|;&]|\bvia\b|\bund\b|\bby\b)\s*|\s+[–-]\s+)"
_MAX_END = 90
_SENTENCE_ENDS = '.!?…:“”"«»'


@dataclass(frozen=True, slots=True)
class CreditPatterns:
    """Each matches from the start of a line, but `inline_credit`, which stands anywhere in it, and the two `_end` ones.

    `byline` has a group "name", `dateline` and `credit_end` a group "credit".
    """

    byline: re.Pattern[str]
    run_in_byline: re.Pattern[str]
    picture_credit: re.Pattern[str]
    picture_label: re.Pattern[str]
    run_in_credit: re.Pattern[str]
    inline_credit: re.Pattern[str]
    text_credit: re.Pattern[str]
    dateline: re.Pattern[str]
    caption_end: re.Pattern[str]
    credit_end: re.Pattern[str]
    agency: re.Pattern[str]


def is_picture_credit(line: str, pack: Pack) -> bool:
    """Whether a line or sentence says only who made a picture: "Foto: Reuters/Max Tal", "picture alliance/dpa"."""
    return len(line) <= _MAX_END and credit_patterns(pack).picture_credit.fullmatch(line) is not None


def is_text_credit(line: str, pack: Pack) -> bool:
    """Whether a line says only what agencies the text rests on: "(dpa, AFP)", "Quelle: Reuters", "dpa/AFP"."""
    return len(line) <= _MAX_END and credit_patterns(pack).text_credit.fullmatch(line) is not None


def named_agencies(line: str, pack: Pack) -> tuple[str, ...]:
    """The agencies that a credit names, in its order, each once and by its usual name."""
    names = zone_words(pack).agency_names
    return tuple(dict.fromkeys(names[match.group().casefold()] for match in credit_patterns(pack).agency.finditer(line)))


def credit_end_start(text: str, start_char: int, end_char: int, pack: Pack) -> int | None:
    """Where the credit begins that ends a line: "… sagte er. (dpa, AFP)"; None if it ends without one."""
    if text[end_char - 1] in _SENTENCE_ENDS and text[end_char - 2] not in ")]":
        return None
    match = credit_patterns(pack).credit_end.search(text, max(start_char, end_char - _MAX_END), end_char)
    return match.start("credit") if match else None


@cache
def credit_patterns(pack: Pack) -> CreditPatterns:
    """The patterns of a pack, compiled once."""
    words = zone_words(pack)
    agency = any_of((*words.text_agencies, *words.picture_agencies))
    text_agency = any_of(words.text_agencies)
    particle = any_of(words.name_particles)
    name = rf"{_WORD}(?:\s+(?:{particle}\s+){{0,2}}{_WORD}){{0,3}}"
    label = rf"(?:{any_of(words.picture_labels)}\s*:)"
    return CreditPatterns(
        byline=re.compile(_byline(words, particle)),
        run_in_byline=re.compile(
            rf"{any_of(words.byline_beginnings)}\s+{_WORD}\s+(?:{particle}\s+)*{_WORD}(?=\s+{any_of(words.starters)}\b)"
        ),
        picture_credit=re.compile(_picture_credit(label, agency, name)),
        picture_label=re.compile(label),
        run_in_credit=re.compile(_run_in_credit(label, agency, name)),
        inline_credit=re.compile(
            rf"(?<=[\s(]){label}\s*(?:(?:(?>{agency}(?=\s?/)|{name})\s?/\s?)*{agency}|{_WORD}\s+{_WORD})\)?(?=\s+[{_UPPER}„“»\"])"
        ),
        text_credit=re.compile(_text_credit(words, text_agency)),
        dateline=re.compile(_dateline(words, text_agency)),
        caption_end=re.compile(_caption_end(words, label, agency, name)),
        credit_end=re.compile(_credit_end(words, text_agency)),
        agency=re.compile(rf"(?<![\w-]){text_agency}(?![\w-])"),
    )


def _byline(words: ZoneWords, particle: str) -> str:
    """A name has two words or more; what may stand after it is a place, a paper or how it was written."""
    name = rf"{_WORD}(?:\s+(?:{particle}\s+)*{_WORD}){{1,3}}"
    joint = rf"\s*{any_of(words.name_joints)}\s+"
    names = rf"(?P<name>{name}(?:(?:,\s*{name})*{joint}{name})?)"
    place = rf"(?:\s*,\s*{_WORD}(?:[\s/-]{_WORD})*)?"
    rest = rf"(?:\s+{any_of(words.after_names)}\s[^|·•.!?]{{0,80}})?(?:\s*\([^)]{{0,30}}\))*"
    beginning = rf"(?i:{any_of(words.byline_beginnings)})"
    before = rf"(?:{any_of(words.before_names)}\s+)*"
    return rf"{beginning}\s+{before}{names}{place}{rest}(?=\s*$|\s*[|·•–/-]|,?\s+\d)"


def _dateline(words: ZoneWords, agency: str) -> str:
    """Agencies before the first sentence: "Ulm (dpa/AFP) -", "Berlin/dpa.", or an agency alone before a word that begins sentences."""
    sign = rf"(?>{agency}|[a-z]{{2,4}})"
    in_brackets = rf"(?:{_WORD}[\w\s.,/'’()-]{{0,40}}?\s)?[(\[]{agency}(?:\s*[/,]\s*{sign})*[)\]]"
    dash = rf"(?=\s*[-–—:.]+\s+\S|\s+[{_UPPER}„»“\"])"
    by_strokes = rf"(?:{_WORD}\s?/\s?)+{agency}(?:[.:](?=\s)|(?=\s+[–-]\s))"
    return rf"(?P<credit>{in_brackets}{dash}|{by_strokes}|{agency}(?=\s+{any_of(words.starters)}\b))"


def _picture_credit(label: str, agency: str, name: str) -> str:
    """A label or © with names, or names of which one is an agency's."""
    piece = rf"(?>(?:{agency}(?!\s+[{_UPPER}])|{name})(?!\w))"
    chain = rf"{piece}(?:{_JOINT}{piece})*"
    return rf"[(\[]?(?:(?:{label}|{_COPYRIGHT})\s*)+{chain}[)\]]?\.?|(?=.*(?<![\w-]){agency}(?!\w))[(\[]?{chain}[)\]]?"


def _run_in_credit(label: str, agency: str, name: str) -> str:
    """A credit before a sentence on the same line. Where the name comes last, it has two words."""
    two_words = rf"(?!{agency}\b){_WORD}\s+{_WORD}"
    slash = r"\s?/\s?"
    labels = rf"(?:{label}|{_COPYRIGHT})\s*"
    before_sentence = rf"(?=\s+[{_UPPER}„“»\"])"
    return "|".join(
        (
            rf"(?:{labels})*(?:{agency}{slash})+{two_words}{before_sentence}",
            rf"(?:{labels})*(?:(?>{agency}(?={slash})|{name}){slash})+{agency}(?:\s+via\s+{agency})?{before_sentence}",
            rf"(?:{labels})+(?:{agency}|{two_words}){before_sentence}",
        )
    )


def _text_credit(words: ZoneWords, agency: str) -> str:
    label = rf"(?:{any_of(words.text_source_labels)}\s*:?\s*)"
    sign = rf"(?>(?:{agency}|[\w-]+\.[a-z]{{2,3}}|[a-zäöüß]{{2,4}})(?!\w))"
    joint = r"\s*(?:[/,|;&+-]|und|sowie)\s*"
    chain = rf"(?=.*(?<![\w-]){agency}(?![\w-])){sign}(?:{joint}{sign})*"
    return rf"[(\[]?{label}?{chain}[)\]]?\.?|\([a-zäöüß]{{2,4}}(?:/[a-zäöüß]{{2,4}})*\)"


def _credit_end(words: ZoneWords, agency: str) -> str:
    """After a sentence: agencies in brackets, the writer's sign in brackets, or agencies joined by strokes."""
    label = rf"(?:{any_of(words.text_source_labels)}\s*:?\s*)?"
    sign = rf"(?>(?:{agency}|[a-zäöüß]{{2,4}})(?!\w))"
    joint = r"\s*(?:[/,|;&+-]|und|sowie|mit)\s*"
    bracketed = rf"[(\[]{label}{sign}(?:{joint}{sign})*[)\]]\.?"
    bare = rf"(?=[^\s]*(?<![\w-]){agency}(?![\w-])){sign}(?:/{sign})*"
    return rf"(?<=[.!?…\"“”»«)\]])\s+(?P<credit>{bracketed}|{bare})$"


def _caption_end(words: ZoneWords, label: str, agency: str, name: str) -> str:
    """What ends a caption: "Foto: …", "(Archivbild)", "© AFP", "(Reuters)", ". Max Tal/REUTERS"."""
    return "|".join(
        (
            rf"(?<!\w){label}\s*[^:!?]{{2,80}}$",
            rf"[(\[]{any_of(words.picture_remarks)}\b[^)]{{0,30}}[)\]]\.?$",
            rf"{_COPYRIGHT}\s*[^.!?]{{2,60}}$",
            rf"[.!?…]\s*[(\[]{any_of(words.text_source_labels)}\s*:[^)]{{2,60}}[)\]]$",
            rf"[^.!?…]\s*[(\[|]\s*(?:{agency}|{name}\s?/\s?{agency})(?:\s?/\s?{agency})*\s*[)\]]?$",
            rf"(?<=[.!?)])\s+(?:{name}|{agency})\s?/\s?{agency}(?:\s?/\s?{agency})*$",
        )
    )
