"""Who says so: the attributions of an article, from verbs, nouns and prepositions of saying, quotation marks, and mood.

Two passes over the sentences. The first finds the sayings with a cue; the second, with those known, the ones without: quotations that
no frame claims, Konjunktiv that goes on, "sollen". A claim lies in every content that covers it; several sentences of one quotation are
one content.
"""

import re
from collections.abc import Iterator, Sequence

from claimpack.builders.extract.attribution.antecedents import Context, can_speak, goes_on_planning, named, with_antecedent
from claimpack.builders.extract.attribution.carried_on import as_continued, konjunktiv_saying, sollen_sayings
from claimpack.builders.extract.attribution.chains import chained
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words
from claimpack.builders.extract.attribution.cues import Predicate, predicates
from claimpack.builders.extract.attribution.direct_speech import lone_speech, quoted_words, speech, whole_speech
from claimpack.builders.extract.attribution.indirect_speech import verb_sayings
from claimpack.builders.extract.attribution.interviews import interview_sayings
from claimpack.builders.extract.attribution.lines import Line, Marked, read_line
from claimpack.builders.extract.attribution.noun_cues import noun_sayings
from claimpack.builders.extract.attribution.prepositions import phrase_sayings
from claimpack.builders.extract.attribution.reported_speech import opinions
from claimpack.builders.extract.attribution.rows import attributed, with_quotes
from claimpack.builders.extract.attribution.sayings import Saying, Spans, touches
from claimpack.builders.extract.attribution.source_kinds import Names
from claimpack.builders.extract.attribution.terms import (
    BACKWARD,
    JUDGEMENT,
    KONJUNKTIV,
    NOUN,
    OBJECT,
    PARTICLE,
    PHRASE,
    SOLLEN,
    STEM,
    STRONG,
    SUPPORT,
    VERB,
    WEAK_PHRASE,
)
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import contains, overlap
from claimpack.builders.text.document import Document, Quotation
from claimpack.schema.records import Mention, Span

_N_REMEMBERED = 8
_MOST_TAKEN_UP = 3
_UNMARKED = Marked((), (), ())
# A mark between clauses, or a coordinator before "dass" or a question word.
# What shows by itself that a clause is said, for verbs that do not.
_SHOWS_CONTENT = re.compile('[SQRs"zZ]').search
_HAS_PIECES = re.compile('[,;:"-]|[CK][bCK]*[SsQR]').search


def find_attributions(document: Document, pack: Pack, mentions: Sequence[Mention]) -> tuple[Attributed, ...]:
    """Every stretch that somebody is quoted for, in text order, an outer one before those inside it.

    source_entity_id holds the mention_id of the name in the source, or in what a pronoun or Konjunktiv without a cue stands for.
    inherited_from is left None: a saying of rule "konjunktiv_continued" continues the claim before it. Mood, mood spans and partial
    quotes are those of the whole content (attribution_rows.cut_to makes them a claim's own).
    """
    return attributions_of_all((document,), pack, (mentions,))[0]


def attributions_of_all(documents: Sequence[Document], pack: Pack, mentions: Sequence[Sequence[Mention]]) -> list[tuple[Attributed, ...]]:
    """The attributions of each document: each step over all of them before the next, so that the processor's caches hold it."""
    words = cue_words(pack)
    whole = [speech(document, pack) for document in documents]
    quoted = [quoted_words(document, pack) for document in documents]
    names = list(map(Names.of, mentions))
    lines = [read_lines(*read, pack) for read in zip(documents, whole, quoted, names, strict=True)]
    cued = _cued_of_all(lines, whole, words)
    contexts = [Context(document.text, own, named, words) for document, own, named in zip(documents, lines, names, strict=True)]
    sayings = [sorted(_all(*read), key=_reading_order) for read in zip(contexts, cued, whole, strict=True)]
    return [
        tuple([attributed(with_quotes(saying, marked, context.lines), context) for saying in found])
        for found, marked, context in zip(sayings, quoted, contexts, strict=True)
    ]


def _reading_order(saying: Saying) -> tuple[int, int]:
    """Where what is said begins, an outer one before those inside it."""
    return saying.content[0].start_char, -saying.content[-1].end_char


def read_lines(document: Document, whole: Sequence[Quotation], quoted: Spans, names: Names, pack: Pack) -> list[Line]:
    """The sentences for the grammar. `whole`: the quotations that are speech; `quoted`: the words of those that are no names."""
    is_whole = {one.outer for one in whole}
    is_quoted = set(quoted)
    inner = {one.outer: one.inner for one in document.quotations if one.inner in is_quoted and one.outer not in is_whole}
    outers = [one.outer for one in document.quotations if one.level == 0]
    lines = []
    first = 0
    for number, sentence in enumerate(document.sentences):
        while first < len(outers) and outers[first].end_char <= sentence.start_char:
            first += 1
        last = first
        while last < len(outers) and outers[last].start_char < sentence.end_char:
            last += 1
        if first == last:
            lines.append(read_line(number, sentence, _UNMARKED, names, pack))
            continue
        mine = outers[first:last]
        speeches, fragments = tuple([one for one in mine if one in is_whole]), tuple([one for one in mine if one not in is_whole])
        marked = Marked(speeches, fragments, tuple([inner[one] for one in mine if one in inner]))
        lines.append(read_line(number, sentence, marked, names, pack))
    return lines


def _cued_of_all(lines: Sequence[Sequence[Line]], whole: Sequence[Sequence[Quotation]], words: CueWords) -> list[list[list[Saying]]]:
    """The sayings of each line of each document that have a cue."""
    said = [[list(predicates(line, words)) if _may_say(line, words) else [] for line in own] for own in lines]
    verbs = [_by_verb(*read, words) for read in zip(lines, said, strict=True)]
    return [
        [_cued(line, hanging, speeches, words) for line, hanging in zip(own, found, strict=True)]
        for own, found, speeches in zip(lines, verbs, whole, strict=True)
    ]


def _by_verb(lines: Sequence[Line], said: Sequence[Sequence[Predicate]], words: CueWords) -> list[list[Saying]]:
    """The sayings of each line of a document that hang on one of its verbs of saying."""
    read = zip(lines, (None, *lines), said, strict=False)
    return [list(verb_sayings(line, before, found, words)) if found else [] for line, before, found in read]


def _cued(line: Line, verbs: Sequence[Saying], whole: Sequence[Quotation], words: CueWords) -> list[Saying]:
    """The sayings of a line that have a cue. `verbs`: those that hang on a verb."""
    signs = line.signs
    found = _framed_once([one for one in verbs if not _is_part(one, verbs, words)])
    if signs & NOUN:
        found.extend(noun_sayings(line, frozenset(saying.content[0].start_char for saying in verbs), words))
    if signs & PHRASE or (signs & WEAK_PHRASE and signs & SUPPORT):
        starts = {saying.content[0].start_char for saying in found}
        found.extend(one for one in phrase_sayings(line, words) if one.rule != "pro_adverb" or one.content[0].start_char not in starts)
    if line.marked.quoted and not found:
        found.extend(opinions(line, words))
    return [whole_speech(saying, whole) for saying in found] if whole else found


def _framed_once(sayings: list[Saying]) -> list[Saying]:
    """The sayings, speech with a frame before and another behind it as one: "X äußerte sich besorgt: „…“, sagte er"."""
    found: list[Saying] = []
    for saying in sayings:
        last = found[-1] if found else saying
        if (saying.rule, last.rule, saying.quote_type) == ("before", "behind", "direct") and last.content == saying.content:
            found[-1] = saying._replace(frames=(*last.frames, *saying.frames), antecedent=saying.antecedent or named(last))
        else:
            found.append(saying)
    return found


def _may_say(line: Line, words: CueWords) -> bool:
    """Whether the line may hold a verb of saying, whole or with its particle apart, or one of judging with quoted words.

    What is said is a piece of its own, but for an object, words in marks, and "Das" for the sentence before.
    """
    signs = line.signs
    if signs & (VERB | JUDGEMENT) and line.marked.quoted:
        return True
    is_held = signs & (OBJECT | BACKWARD) or _HAS_PIECES(line.letters) is not None
    if signs & VERB and is_held and (signs & (STRONG | OBJECT | BACKWARD | KONJUNKTIV) or _SHOWS_CONTENT(line.letters) is not None):
        return True
    if not (signs & STEM and signs & PARTICLE):
        return False
    particles = {term.lower for term in line.terms if term.signs & PARTICLE}
    return any(not particles.isdisjoint(words.parts.get(term.lemma, ())) for term in line.terms if term.signs & STEM)


def _is_part(saying: Saying, others: Sequence[Saying], words: CueWords) -> bool:
    """Whether a verb of judging beside quoted words is part of what another verb reports: "Wie X sagte, sieht Y darin „ein Problem“"."""
    is_judged = saying.rule == "reported" and saying.lemma in words.judging
    return is_judged and any(other.rule != "reported" and contains(other.content, saying.content) for other in others)


def _whole_paragraph(saying: Saying, lines: Sequence[Line], cued: Sequence[list[Saying]], words: CueWords) -> Saying:
    """The saying of "Das berichtete X" with all sentences before it that open the paragraph, if nobody else says them.

    What X confirms is the last sentence. A long paragraph is no longer all news of X's, nor is one where another source comes first.
    """
    last = saying.line - 1
    if saying.rule != "sentence_before" or saying.lemma in words.endorsing or _is_somebodys(cued[last]):
        return saying
    where = (lines[last].sentence.paragraph, lines[last].sentence.zone)
    first = last
    while (
        first > 0 and (lines[first - 1].sentence.paragraph, lines[first - 1].sentence.zone) == where and not _is_somebodys(cued[first - 1])
    ):
        first -= 1
    is_opening = first == 0 or lines[first - 1].sentence.paragraph != where[0]
    if not is_opening or last - first >= _MOST_TAKEN_UP:
        return saying
    return saying._replace(content=(Span(lines[first].sentence.start_char, saying.content[-1].end_char),))


def _is_somebodys(sayings: Sequence[Saying]) -> bool:
    """Whether a sentence has a source of its own; "angeblich" names none."""
    return any(saying.source or saying.quote_type == "direct" for saying in sayings)


def _all(context: Context, cued: Sequence[list[Saying]], whole: Sequence[Quotation]) -> Iterator[Saying]:
    """The sayings of all lines in order, with and without cue, their antecedents known."""
    claimed = [span for found in cued for saying in found for span in saying.content]
    lone = [one for one in whole if overlap(claimed, (one.inner,)) * 2 <= one.inner.end_char - one.inner.start_char]
    claimed.extend(one.inner for one in lone)
    turns = {turn.line: turn for turn in interview_sayings(context.text, context.lines)}
    claimed.extend(turn.content[0] for turn in turns.values())
    history: list[Saying] = []
    before: list[Saying] = []
    at = 0
    for line in context.lines:
        starts = at
        while at < len(lone) and lone[at].outer.start_char < line.sentence.end_char:
            at += 1
        turn = turns.get(line.number)
        if not (cued[line.number] or at > starts or turn or line.signs & (KONJUNKTIV | SOLLEN)):
            before = []
            continue
        found = [_whole_paragraph(one, context.lines, cued, context.words) for one in chained(cued[line.number], before)]
        if turn is not None:
            found.insert(0, turn)
        for quotation in lone[starts:at]:
            found.append(lone_speech(quotation, context.lines, line.number, found, history[-1] if history else None))
        found.extend(_uncued(context, line, found, before, claimed))
        found = [with_antecedent(saying, history, context) for saying in found]
        yield from found
        before = found
        history = [*history[-_N_REMEMBERED:], *sorted(_outer(found), key=_place)]


def _uncued(context: Context, line: Line, found: Sequence[Saying], before: Sequence[Saying], claimed: Sequence[Span]) -> Iterator[Saying]:
    """What the line says in Konjunktiv or with "sollen" outside the sayings found in it."""
    if not line.signs & (KONJUNKTIV | SOLLEN):
        return
    sentence = line.sentence
    start = sentence.start_char
    direct = [span for span in claimed if span.start_char < start < span.end_char]
    covered = (*(span for saying in found if not saying.is_inner for span in (*saying.content, *saying.frames)), *direct)
    last = context.lines[line.number - 1].sentence if line.number else None
    follows = bool(before) or (last is not None and touches(claimed, last.start_char, last.end_char))
    konjunktiv = konjunktiv_saying(line, covered, context.words, follows=follows)
    if konjunktiv is not None:
        yield konjunktiv if not konjunktiv.source or can_speak(konjunktiv, context) else as_continued(konjunktiv)
        covered = (*covered, *konjunktiv.content)
    is_same = last is not None and last.paragraph == sentence.paragraph
    is_next = last is not None and sentence.paragraph - last.paragraph <= 1
    follows = (is_next and bool(before)) or (is_same and (follows or goes_on_planning(line, context.lines[line.number - 1], context.words)))
    yield from sollen_sayings(line, covered, context.words, follows=follows)


def _place(saying: Saying) -> int:
    """Where a saying names its source, or else what is said begins."""
    return (saying.source or saying.content)[0].start_char


def _outer(found: Sequence[Saying]) -> list[Saying]:
    """The sayings of a line that name somebody and lie in no other."""
    return [
        saying
        for saying in found
        if named(saying) and not any(other.content != saying.content and contains(other.content, saying.content) for other in found)
    ]
