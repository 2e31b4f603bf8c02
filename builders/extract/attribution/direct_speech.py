"""Speech between quotation marks: what is speech and what a fragment, and who speaks where no frame says so.

A quotation is speech if it holds a whole clause or sentence of its own; what a frame beside it says of one of its sentences holds for
all of them. Without a frame, the speaker is named before the colon, or was quoted last. A fragment belongs to the clause around it; a
name or title between marks is nobody's words.
"""

from collections.abc import Sequence
from functools import lru_cache

from claimpack.builders.extract.attribution.cue_words import cue_words
from claimpack.builders.extract.attribution.indirect_speech import frame_saying
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.phrases import Phrase, attributes, extent
from claimpack.builders.extract.attribution.sayings import Saying, Spans
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.builders.extract.tags import letter_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.dictionary import is_known
from claimpack.builders.text.document import Document, Quotation, Sentence
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Span

_ENDS = ".!?…"
_TRIMMED = ".,;:!?()[]…–-'‚‘’\""
_WINDOW = 40
_VERBAL = frozenset("HWBMFEVUGhwmj")


def speech(document: Document, pack: Pack) -> tuple[Quotation, ...]:
    """The quotations that are pieces of their own, in text order: whole sentences or clauses, not names, titles and fragments."""
    found = []
    sentences = document.sentences
    at = 0
    for quotation in document.quotations:
        if quotation.level:
            continue
        while at < len(sentences) and sentences[at].end_char <= quotation.outer.start_char:
            at += 1
        if at < len(sentences) and _is_speech(document.text, quotation, sentences[at], pack):
            found.append(quotation)
    return tuple(found)


def _is_speech(text: str, quotation: Quotation, sentence: Sentence, pack: Pack) -> bool:
    inner, outer = quotation.inner, quotation.outer
    n_words = text.count(" ", inner.start_char, inner.end_char) + 1
    if outer.start_char < sentence.start_char or (outer.end_char > sentence.end_char and n_words > 2):
        return True
    before = text[max(0, outer.start_char - 40) : outer.start_char].rstrip()
    after = text[outer.end_char : outer.end_char + 2].lstrip()
    is_ended = text[inner.end_char - 1] in _ENDS
    if before.endswith(":"):
        return is_ended or (n_words > 2 and _has_verb(sentence, pack))
    is_free = is_ended or text[inner.end_char - 1] == "," or after[:1] in (",", "–", "-") or outer.end_char >= sentence.end_char - 1
    if is_ended and n_words > 3 and outer.end_char >= sentence.end_char - 1 and text[inner.start_char].isupper():
        return _is_clause(inner, sentence, pack)
    if n_words < 3 and not (is_free and _is_clause(inner, sentence, pack)):
        return False
    if outer.start_char == sentence.start_char and (is_free or _is_said(quotation, sentence, pack)):
        return True
    return before.endswith((",", "–")) and is_free and _is_clause(inner, sentence, pack)


def _has_verb(sentence: Sentence, pack: Pack) -> bool:
    """Whether the sentence has any verb: "Bühne Bozen: „Der kleine Prinz“" lists a title."""
    return any(letter_of(token.text, pack) in _VERBAL for token in sentence.tokens)


def _is_said(quotation: Quotation, sentence: Sentence, pack: Pack) -> bool:
    """Whether a verb of saying follows a clause between marks right away: "„Der Zug ist voll“ sagte Meier"."""
    behind = next((token for token in sentence.tokens if token.start_char >= quotation.outer.end_char), None)
    if behind is None or letter_of(behind.text, pack) not in "FEV":
        return False
    verb = cue_words(pack).whole.get(analyse(behind.text, pack).lemma)
    return verb is not None and verb.clause and not verb.weak and _is_clause(quotation.inner, sentence, pack)


def _is_clause(inner: Span, sentence: Sentence, pack: Pack) -> bool:
    """Whether a main clause stands between the marks."""
    letters = [letter_of(token.text, pack) for token in sentence.tokens if inner.start_char <= token.start_char < inner.end_char]
    has_verb = any(letter in "HWBMFhwm" for letter in letters) or "OU" in "".join(letters)
    return has_verb and letters[0] != "S"


def whole_speech(saying: Saying, quotations: Sequence[Quotation]) -> Saying:
    """The saying with each quoted piece of its content grown to its whole quotation, without the marks."""
    content: list[Span] = []
    for span in saying.content:
        start, end = span.start_char, span.end_char
        quotation = next((one for one in quotations if one.outer.start_char <= start and end <= one.outer.end_char), None)
        piece = quotation.inner if quotation else span
        if piece not in content:
            content.append(piece)
    return saying._replace(content=tuple(content))


def lone_speech(quotation: Quotation, lines: Sequence[Line], at: int, here: Sequence[Saying], earlier: Saying | None) -> Saying:
    """The saying of a quotation that no frame claims.

    `at` is the line where it begins, `here` the sayings of that line, `earlier` the last saying before that named somebody.
    """
    content = (quotation.inner,)
    colon = _before_colon(quotation, lines, at)
    first = next((one for one in here if one.source and one.content[-1].end_char <= quotation.outer.start_char), None)
    if colon is not None and first is not None:
        return first._replace(content=content, frames=(), quote_type="direct", rule="colon", names_moods=False)
    if colon is not None:
        return colon._replace(content=content)
    if earlier is not None and earlier.quote_type == "direct" and at - earlier.line <= 1:
        frames = (*earlier.frames, *_joint(quotation, lines[at]))
        return earlier._replace(line=at, content=content, frames=frames, rule="speech_goes_on", branch=1)
    return Saying(line=at, content=content, cue_class="quotation_marks", quote_type="direct", rule="speech_alone")


def _before_colon(quotation: Quotation, lines: Sequence[Line], at: int) -> Saying | None:
    """Who is named before the colon, even without a verb of saying: "Seine Antwort: …"."""
    line = lines[at]
    number = _first_inside(quotation, line)
    if number == 0 and at > 0 and lines[at - 1].letters.endswith(":"):
        line, number = lines[at - 1], len(lines[at - 1].segments)
    elif number <= 0 or line.segments[number].border != ":":
        return None
    found = frame_saying(line, number)
    if found is not None:
        return found
    last = line.segments[number - 1]
    if _is_joint(line, last):
        return None
    main = next((n for n in range(number - 1, -1, -1) if line.segments[n].kind == "main"), -1)
    phrase = _bare_name(line, last) if last.kind == "frag" else None
    if phrase is not None:
        start = phrase[0]
    elif main >= 0:
        start = line.segments[line.segments[main].lead].start
        phrase = None if is_konjunktiv(line, line.segments[main]) else _holder(line, subject(line, main, last.end))
    else:
        start = last.start
        phrase = (start, extent(line, start, last.end)) if line.letters[start] in "RDNA" else None
    source: Spans = (line.span(*phrase),) if phrase else ()
    stop = min(last.end + 1, len(line.letters))
    return Saying(
        line=at, content=(), source=source, cue_class="quotation_marks", frames=(line.span(start, stop),), quote_type="direct", rule="colon"
    )


def _holder(line: Line, phrase: Phrase | None) -> Phrase | None:
    """Who is named behind a noun of saying: "das Fazit von | Anna Kolb"; else the phrase itself."""
    if phrase is None:
        return None
    saying = cue_words(line.pack).saying
    noun = next((at for at in range(*phrase) if line.letters[at] == "N"), -1)
    if noun < 0 or line.tokens[noun].text not in saying:
        return phrase
    stop = attributes(line, noun + 1, phrase[1])
    first = noun + 2 if line.letters[noun + 1] in "Pp" else noun + 1
    return (first, stop) if stop > first else phrase


def _first_inside(quotation: Quotation, line: Line) -> int:
    """The first segment of the line that stands between the marks; -1 if none does."""
    start = quotation.outer.start_char
    found = (n for n, one in enumerate(line.segments) if one.kind == "quote" and line.tokens[one.start].start_char >= start)
    return next(found, -1)


def _is_joint(line: Line, segment: Segment) -> bool:
    """A coordinator alone, before a colon: it names nobody, what was said goes on ("…“ Und: „…“")."""
    return line.letters[segment.start : segment.end] == "C"


def _joint(quotation: Quotation, line: Line) -> Spans:
    """The coordinator and the colon between two parts of a speech."""
    number = _first_inside(quotation, line)
    if number <= 0 or line.segments[number].border != ":" or not _is_joint(line, line.segments[number - 1]):
        return ()
    return (line.span(line.segments[number - 1].start, line.segments[number - 1].end + 1),)


def _bare_name(line: Line, segment: Segment) -> Phrase | None:
    """The phrase that is all there is between a coordinator and a colon: "…, und die Ministerin: „…“"."""
    start = segment.start + (line.letters[segment.start] == "C")
    is_whole = segment.start < start < segment.end and extent(line, start, segment.end) >= segment.end
    return (start, segment.end) if is_whole else None


def quoted_words(document: Document, pack: Pack) -> Spans:
    """The inner spans of the quotations that are somebody's words: no names, no titles."""
    return tuple(one.inner for one in document.quotations if one.level == 0 and not _is_name(document.text, one, pack))


def _is_name(text: str, quotation: Quotation, pack: Pack) -> bool:
    """A name, a title or a gloss: right behind a noun, in brackets, or a capitalised word that no dictionary knows."""
    start, inner = quotation.outer.start_char, quotation.inner
    words = [word.strip(_TRIMMED) or "-" for word in text[inner.start_char : inner.end_char].split()]
    before = text[max(0, start - _WINDOW) : start]
    if before.rfind("(") > before.rfind(")"):
        return True
    letters = "".join([letter_of(word, pack) for word in words])
    if letters.strip("N#-.") == "":
        return not (len(words) == 1 and is_word(words[0], pack))
    last = before.split()[-1:]
    is_behind_noun = bool(last) and last[0][-1].isalpha() and letter_of(last[0], pack) == "N"
    if not is_behind_noun or not words[0][0].isupper():
        return False
    if analyse(last[0], pack).lemma.lower().endswith(cue_words(pack).titled_endings):
        return True
    is_sentence = letter_of(words[0], pack, is_first=True) in "HWBMF" or (letters[-1] in "AEb" and is_word(words[-1], pack))
    return not is_sentence and not any(letter in "HWBMFXVUG" for letter in letters)


@lru_cache(maxsize=1 << 14)
def is_word(form: str, pack: Pack) -> bool:
    """Whether the dictionary knows the form, or the last part of a compound."""
    return is_known(form.rpartition("-")[2], pack.code)
