"""Sayings without a verb of saying: "laut X", "X zufolge", "nach Angaben von X", ", so X", "unter Berufung auf X", "angeblich".

What is said is the clause around the phrase. The cue of "nach Polizeiangaben" is "nach" alone; the source is what names it.
"""

import re
from collections.abc import Iterator

from claimpack.builders.extract.attribution.contents import around, with_clauses
from claimpack.builders.extract.attribution.cue_words import CueWords, cue_words, word_list
from claimpack.builders.extract.attribution.lines import Line, is_konjunktiv
from claimpack.builders.extract.attribution.phrases import Phrase, attributes, core, declined_noun, extent
from claimpack.builders.extract.attribution.sayings import Saying
from claimpack.builders.extract.attribution.segments import Segment
from claimpack.builders.extract.attribution.source_kinds import MEDIA, UNSPECIFIED, head_kind
from claimpack.builders.extract.attribution.speakers import subject
from claimpack.builders.extract.attribution.terms import BORDERS, KONJUNKTIV, PHRASE, WEAK_PHRASE

# A name that goes on, or where somebody is.
_REST_OF_FRONT = re.compile(r"N+|(?:(?:P[DR]?|p)[A#]*N+)+").fullmatch
_PHRASE = frozenset("NRDA#EXVGoObPpC")
_TRIGGERS = PHRASE | WEAK_PHRASE
_ADVERBS = frozenset({"adverb", "pro_adverb"})
Found = tuple[Saying, int]


def phrase_sayings(line: Line, words: CueWords) -> Iterator[Saying]:
    """The sayings of a line that hang on a preposition, "so" or an adverb, in text order."""
    stop = 0
    for at in [at for at, term in enumerate(line.terms) if term.signs & _TRIGGERS]:
        if at < stop:
            continue
        found = _chain(line, at, words) or _phrase(line, at, line.terms[at].lower, words)
        if found is not None:
            stop = found[1]
            if found[0].content:
                yield found[0]


def _phrase(line: Line, at: int, lower: str, words: CueWords) -> Found | None:
    if lower in words.so:
        return _so(line, at)
    if lower in words.attributive_adverbs or lower in words.anaphoric or lower in words.anaphoric_konjunktiv:
        return _adverb(line, at, lower, words)
    if (lower in words.behind or lower in words.nominal_behind) and (found := _behind_source(line, at, lower, words)):
        return found
    if lower in words.from_view:
        return _from_view(line, at, words)
    is_before = lower in words.before or lower in words.nominal or lower in words.cautious
    return _before_source(line, at, lower, words) if is_before else None


def _before_source(line: Line, at: int, lower: str, words: CueWords) -> Found | None:
    """The saying of "laut X", "nach Angaben der X"."""
    segment = line.segments[line.segment_at(at)]
    phrase = _phrase_at(line, at + 1, segment.end)
    if phrase is None:
        return None
    phrase = _whole_front(line, phrase, segment) if segment.start == at else _without_subject(line, phrase)
    is_named, source = _named(line, phrase, words)
    if lower in words.nominal and not is_named and _is_medium(line, phrase):
        is_named = True
    if not is_named and (lower in words.nominal or any(line.terms[index].lower in words.no_sources for index in range(*phrase))):
        return None
    if not is_named and lower in words.cautious and not _is_source(line, phrase):
        return None
    end = _front_end(line, phrase[1], segment) if segment.start == at else phrase[1]
    saying, stop = _saying(line, (at, end), (at, at + 1), source, "preposition")
    if is_named and source and any(line.terms[index].lower in words.own for index in range(*source)):
        who = _subject_beside(line, (at, phrase[1]))
        return saying._replace(antecedent=(line.span(*who),) if who else ()), stop
    return saying, stop


def _is_medium(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase names media without an article: "nach türkischen Medien"."""
    nouns = [at for at in range(*phrase) if line.letters[at] == "N"]
    return line.letters[phrase[0]] in "AN" and bool(nouns) and head_kind(line.tokens[nouns[0]].text, line.pack) == MEDIA


def _whole_front(line: Line, phrase: Phrase, segment: Segment) -> Phrase:
    """The phrase with what a coordinator joins to it or its name goes on with, before the verb: "Laut Polizei und Feuerwehr ist …"."""
    stop = phrase[1]
    rest = line.letters[stop : max(stop, segment.verb)]
    is_placed = line.terms[stop].lower in cue_words(line.pack).places if rest[:1] in ("P", "p") else False
    if rest and (not rest.strip("N") or (is_placed and not line.is_name(*phrase))) and _front_end(line, stop, segment) > stop:
        return (phrase[0], segment.verb)
    is_joined = stop < segment.verb and line.letters[stop] == "C" and core(line, stop + 1, segment.verb) == segment.verb
    return (phrase[0], segment.verb) if is_joined else phrase


def _front_end(line: Line, stop: int, segment: Segment) -> int:
    """Where the frame that opens a main clause ends: all before the verb is one phrase ("Nach Angaben von X in der Zeitung Y ist …")."""
    words = cue_words(line.pack)
    if segment.kind != "main" or segment.verb <= stop or _REST_OF_FRONT(line.letters, stop, segment.verb) is None:
        return stop
    is_other = any(line.terms[at].lower in words.times or line.terms[at].lower in words.chains for at in range(stop, segment.verb))
    return stop if is_other else segment.verb


def _without_subject(line: Line, phrase: Phrase) -> Phrase:
    """The phrase without the noun that is the subject its clause lacks: "wurde nach Angaben der Polizei | der Fahrer verletzt"."""
    words = cue_words(line.pack)
    ders = [at for at in range(phrase[1] - 2, phrase[0] + 1, -1) if line.terms[at].lower in words.masculine]
    at = next((at for at in ders if line.letters[at - 1 : at + 2 : 2] == "NN" and _may_be_nominative(line, at + 1)), -1)
    if at < 0:
        return phrase
    number = line.segment_at(at)
    verb = line.segments[number].verb
    has_genitive = line.terms[at - 1].lower.endswith(word_list(line.pack, "genitive_heads"))
    if has_genitive or verb < 0 or any(line.terms[k].lower in words.expletive_cues for k in range(line.segments[number].start, at)):
        return phrase
    return phrase if subject(line, number) is not None else (phrase[0], at)


def _may_be_nominative(line: Line, at: int) -> bool:
    """Whether the noun behind "der" can be a masculine singular."""
    term = line.terms[at]
    return not term.lower.endswith(word_list(line.pack, "feminine_nouns")) and term.lemma == line.tokens[at].text


def _subject_beside(line: Line, frame: Phrase) -> Phrase | None:
    """The subject of the clause around a frame, for "nach eigenen Angaben"."""
    number = line.segment_at(frame[0])
    near = (number, number + 1, number - 1)
    host = next((one for one in near if 0 <= one < len(line.segments) and line.segments[one].verb >= 0), -1)
    found = subject(line, host) if host >= 0 else None
    return found if found and (found[1] <= frame[0] or found[0] >= frame[1]) else None


def _is_source(line: Line, phrase: Phrase) -> bool:
    """Whether a noun of the phrase heads sources of a known kind."""
    return any(line.letters[at] == "N" and head_kind(line.tokens[at].text, line.pack) != UNSPECIFIED for at in range(*phrase))


def _from_view(line: Line, at: int, words: CueWords) -> Found | None:
    """The saying of "aus Sicht der X"."""
    noun = at + 2 if line.letters[at + 1 : at + 2] in ("R", "D") else at + 1
    if noun >= len(line.terms) or line.tokens[noun].text not in words.after_aus:
        return None
    end = line.segments[line.segment_at(at)].end
    stop = attributes(line, noun + 1, end)
    if stop <= noun + 1:
        return None
    start = noun + 2 if line.letters[noun + 1] in "Pp" else noun + 1
    return _saying(line, (at, stop), (at, at + 1), (start, stop), "preposition")


def _phrase_at(line: Line, at: int, end: int) -> Phrase | None:
    words = cue_words(line.pack)
    is_relative = at < end and line.letters[at] == "R" and line.terms[at].lower in words.relatives and line.letters[at - 2 : at - 1] == ","
    if is_relative or (at < end and line.letters[at] in "oO"):
        return (at, at + 1)
    return (at, extent(line, at, end)) if at < end and core(line, at, end) >= 0 else None


def _named(line: Line, phrase: Phrase, words: CueWords) -> tuple[bool, Phrase | None]:
    """Whether a noun of saying heads the phrase, and who is named: what stands behind it ("Angaben der X"), else the phrase."""
    first = line.letters.find("N", *phrase)
    row = len(line.letters[first : phrase[1]]) - len(line.letters[first : phrase[1]].lstrip("N")) if first >= 0 else 0
    noun = next((at for at in range(first, first + row) if _is_listed(line, at, phrase, words)), -1)
    if noun < 0:
        return False, phrase
    form = line.tokens[noun].text
    if form not in words.bare:
        return True, phrase
    if noun + 1 < phrase[1]:
        return True, (noun + 2 if line.letters[noun + 1] in "Pp" else noun + 1, phrase[1])
    if form in words.evidence:
        return True, phrase
    naming = [at for at in range(phrase[0], noun) if line.letters[at] not in "RDb" or line.terms[at].lower in words.possessive]
    if naming and all(line.terms[at].lower not in words.bare_adjectives for at in naming):
        is_possessive = line.terms[naming[0]].lower in words.possessive
        return True, (naming[0], naming[0] + 1 if is_possessive else noun + 1)
    return True, None


def _is_listed(line: Line, at: int, phrase: Phrase, words: CueWords) -> bool:
    form = line.tokens[at].text
    if form in words.after_nach or form.lower().endswith(words.after_nach_endings):
        return True
    return form in words.after_nach_indefinite and line.terms[phrase[0]].lower not in words.definite


def _behind_source(line: Line, at: int, lower: str, words: CueWords) -> Found | None:
    """The saying of "X zufolge", "seiner Ansicht nach"."""
    segment = line.segments[line.segment_at(at)]
    start = _governed(line, at, words)
    if start >= at:
        return None
    is_named, source = _named(line, (start, at), words)
    is_before_noun = at + 1 < segment.end and line.letters[at + 1] in "RDNA#"
    if lower in words.nominal_behind and (not is_named or is_before_noun):
        return None
    return _saying(line, (start, at + 1), (at, at + 1), source, "preposition")


def _governed(line: Line, at: int, words: CueWords) -> int:
    """Where the phrase that a preposition behind it governs begins: past adverbs, pronouns and phrases that are no dative."""
    letters, segment = line.letters, line.segments[line.segment_at(at)]
    first = segment.verb + 1 if segment.start <= segment.verb < at else segment.start
    start = at
    while start > first and letters[start - 1] in _PHRASE:
        start -= 1
    start = next((k for k in range(at - 1, start, -1) if line.terms[k].lower in words.dative and letters[k - 1] not in "Pp"), start)
    while start < at - 1:
        noun = _nominative_noun(line, start, at, words)
        lower = line.terms[start].lower
        if noun < 0 and (lower in words.bare_adjectives or (letters[start] not in "bCPpOo" and lower not in words.no_dative)):
            break
        start = max(noun, start) + 1
    return declined_noun(line, start, at)


def _nominative_noun(line: Line, start: int, at: int, words: CueWords) -> int:
    """The noun of a phrase that is no dative: "die Regierung", "der Minister der Zeitung (zufolge)"; -1 if it is one."""
    lower = line.terms[start].lower
    if lower in words.no_dative:
        noun = line.letters.find("N", start, at - 1)
        return noun if noun >= 0 else -1
    is_office = line.letters[start + 1] == "N" and line.letters[start + 2] in "RD" and lower in words.masculine
    return start + 1 if is_office and head_kind(line.tokens[start + 1].text, line.pack) == "office_holder" else -1


def _so(line: Line, at: int) -> Found | None:
    """The saying of ", so X", behind or inside what is said."""
    if at == 0 or line.letters[at - 1] not in BORDERS:
        return None
    number = line.segment_at(at)
    segment = line.segments[number]
    if segment.start != at or number == 0 or segment.verb >= 0 or at + 1 >= segment.end or line.letters[at + 1] not in "RDNAoO":
        return None
    phrase = _phrase_at(line, at + 1, segment.end)
    if phrase is None:
        return None
    last = line.segments[line.segment_at(phrase[1] - 1)]
    stop = last.end if last.kind == "frag" else max(segment.end, phrase[1])
    return _saying(line, (at, stop), (at, at + 1), phrase, "particle")


def _adverb(line: Line, at: int, lower: str, words: CueWords) -> Found | None:
    """The saying of "angeblich" (somebody says so) or "demnach" (the one before does)."""
    if lower in words.anaphoric_konjunktiv and not line.signs & KONJUNKTIV:
        return None
    segment = line.segments[line.segment_at(at)]
    if lower in words.anaphoric_konjunktiv and not (segment.start == at and is_konjunktiv(line, segment)):
        return None
    if line.letters[at + 1 : at + 3] in ("AN", "EN", "XN", "VN"):
        return None
    return _saying(line, (at, at + 1), (at, at + 1), None, "adverb" if lower in words.attributive_adverbs else "pro_adverb")


def _chain(line: Line, at: int, words: CueWords) -> Found | None:
    """The saying of "unter Berufung auf X"."""
    for phrase in words.chains.get(line.terms[at].lower, ()):
        stop = at + len(phrase)
        if stop < len(line.tokens) and all(line.terms[at + i].lower == word.lower() for i, word in enumerate(phrase)):
            segment = line.segments[line.segment_at(at)]
            end = segment.verb if stop < segment.verb else segment.end
            source = _phrase_at(line, stop, end)
            if source is None:
                return None
            if end == segment.end and line.letters[source[1] : end].strip("PpRDNA#EXVGC") == "":
                source = (source[0], max(source[1], end))
            return _saying(line, (at, source[1]), (at, stop), source, "chain")
    return None


def _saying(line: Line, frame: Phrase, cue: Phrase, source: Phrase | None, rule: str) -> Found:
    aside = _figure_aside(line, frame) if rule == "preposition" else None
    content = (line.span(*aside),) if aside else around(line, frame)
    is_part = aside or (rule in _ADVERBS and line.segments[line.segment_at(frame[0])].kind in ("sub", "rel", "cont"))
    saying = Saying(
        line=line.number,
        content=content,
        scope=content if is_part else (),
        source=(line.span(*source),) if source else (),
        cue=(line.span(*cue),),
        lemma=" ".join(line.tokens[at].text if cue[1] - cue[0] > 1 else line.terms[at].lower for at in range(*cue)),
        cue_class="adverb" if rule in _ADVERBS else "preposition" if rule == "chain" else rule,
        frames=() if aside or rule in _ADVERBS else (line.span(*with_clauses(line, frame)),),
        quote_type="indirect",
        rule=rule,
    )
    return saying, frame[1]


def _figure_aside(line: Line, frame: Phrase) -> Phrase | None:
    """The figure of another source that is set beside the first: "5000 Menschen, nach anderen Angaben sogar 8000, kamen"."""
    number = line.segment_at(frame[0])
    segment = line.segments[number]
    is_aside = number > 0 and segment.kind == "frag" and segment.border in (",", "-") and segment.start == frame[0]
    is_figure = is_aside and frame[1] < segment.end and "#" in line.letters[frame[1] : segment.end]
    return (frame[1], segment.end) if is_figure else None
