"""What the lines of a text are for, by their place among the others.

The first short line is the headline, one between paragraphs a subheading; those after the last paragraph belong to the widget around them.
"""

import re
from collections.abc import Sequence
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.pieces import Piece
from claimpack.builders.text.zone_words import any_of, line_key, zone_words

_LIST_ITEM = re.compile(r"[-–—•*·►▶■#>|]\s?|\(?\d{1,2}[.)]\s|[a-z]\)\s")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_TWO_SENTENCES = re.compile(r"[a-zäöüß]{3}[.!?…]+\s+[A-ZÄÖÜ]")
_FIGURES = re.compile(r"(?<!\d)\d{1,2}\s?[:–-]\s?\d{1,2}(?!\d)|\t|%.*%|(?<!\d)(?!(?:19|20)\d\d$)\d{2,}$")
_BAR = re.compile(r"\s*[|>›»·•]\s*")
_MIN_BAR = 3
_MAX_WORDS = 12
_MAX_CHARS = 100
_MAX_HEADLINE_CHARS = 170
_MAX_CAPTION_CHARS = 300
_MAX_QUESTION_WORDS = 7
_MAX_LINK_WORDS = 15
_MAX_KICKER_WORDS = 2
_MIN_SENTENCES_BEFORE_COMMENTS = 3
_MIN_MENU_LINES = 6
_MIN_BROKEN_LINES = 2
_MIN_LIST_INTRODUCTION = 60


@cache
def _pitch(pack: Pack) -> re.Pattern[str]:
    return re.compile(any_of(zone_words(pack).pitches))


class Labelling:
    """The labels of a text's pieces while its neighbourhoods are looked at, one after the other."""

    def __init__(self, text: str, pieces: Sequence[Piece], pack: Pack) -> None:
        self.text = text
        self.pieces = pieces
        self.zones: list[str | None] = [piece.zone for piece in pieces]
        words = zone_words(pack)
        self.sections, self.never_last = words.sections, words.never_last_in_headings
        self.pitch = _pitch(pack)
        self.is_wrapped = sum(self._goes_on(i) for i in range(len(pieces))) >= _MIN_BROKEN_LINES
        self._close_after_comments()
        self._mark_related()
        self._mark_boxes()
        self._mark_captions()
        paragraphs = self._paragraphs()
        self.first, self.last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(pieces), -1)

    def labels(self) -> list[str]:
        if self.last >= 0:
            self._mark_between_widgets()
            self._mark_head()
            self._mark_subheadings()
            self._mark_tail()
        return [zone or "body" for zone in self.zones]

    def _paragraphs(self) -> list[int]:
        return [i for i in range(len(self.pieces)) if self._is_paragraph(i)]

    def _piece(self, i: int) -> str:
        return self.text[self.pieces[i].start_char : self.pieces[i].end_char]

    def _n_words(self, i: int) -> int:
        return len(self._piece(i).split())

    def _is_paragraph(self, i: int) -> bool:
        return self.zones[i] is None and self.pieces[i].is_sentence

    def _is_open(self, i: int) -> bool:
        """A short line of which nothing is known yet."""
        return self.zones[i] is None and not self.pieces[i].is_sentence

    def _close_after_comments(self) -> None:
        """All that follows the heading of the readers' comments is theirs."""
        n_sentences = 0
        for i, piece in enumerate(self.pieces):
            n_sentences += self._is_paragraph(i)
            if piece.hint == "comments" and n_sentences >= _MIN_SENTENCES_BEFORE_COMMENTS:
                self.zones[i:] = ["boilerplate"] * (len(self.pieces) - i)
                return

    def _mark_captions(self) -> None:
        """A short line with a date or agency in brackets before a paragraph; a line right above a picture's credit."""
        last = max(self._paragraphs(), default=-1)
        for i in range(last):
            following = self.pieces[i + 1]
            is_above_credit = self.zones[i + 1] == "credit" and not following.follows_blank and i + 1 < last
            is_dated = self.pieces[i].hint == "caption" and self.zones[i] is None and len(self._piece(i)) <= _MAX_CAPTION_CHARS
            if is_dated or (self._is_open(i) and is_above_credit):
                self.zones[i] = "caption"

    def _mark_related(self) -> None:
        """The short lines after "Mehr zum Thema", but not one that stands apart from them above a paragraph."""
        end = 0
        for i, piece in enumerate(self.pieces):
            if piece.hint == "related" and i >= end:
                end = self._end_of_links(i)
                self.zones[i:end] = ["boilerplate"] * (end - i)

    def _end_of_links(self, i: int) -> int:
        end = i + 1
        while end < len(self.pieces) and (self.zones[end] == "boilerplate" or self._is_link(end)):
            end += 1
        is_separate = end - 1 > i + 1 and self.pieces[end - 1].follows_blank and not self.pieces[i + 1].follows_blank
        return end - (end < len(self.pieces) and is_separate and self._is_open(end - 1))

    def _is_link(self, i: int) -> bool:
        return self._is_open(i) or (self._is_paragraph(i) and self._piece(i)[-1] in "?!" and self._n_words(i) <= _MAX_LINK_WORDS)

    def _mark_head(self) -> None:
        """Menu, kicker and headline above the first paragraph, and the lead between headline and byline."""
        self._mark_menu()
        is_open = [i for i in range(self.first) if self._is_open(i) and self._is_heading(i, _MAX_HEADLINE_CHARS)]
        if not is_open:
            self._mark_question_headline()
        elif self.first < len(self.pieces):
            has_kicker = len(is_open) > 1 and self._n_words(is_open[0]) <= _MAX_KICKER_WORDS < self._n_words(is_open[1])
            for i in is_open:
                self.zones[i] = "subheading"
            self.zones[is_open[has_kicker]] = "headline"
        self._mark_lead()

    def _mark_boxes(self) -> None:
        """The line right under a widget's that asks for money or an address: "Newsletter", "Jeden Morgen in Ihr Postfach."."""
        for i in range(1, len(self.pieces)):
            is_below = self.zones[i - 1] == "boilerplate" and not self.pieces[i].follows_blank
            if is_below and self._is_paragraph(i) and len(self._piece(i)) <= _MAX_CAPTION_CHARS and self.pitch.search(self._piece(i)):
                self.zones[i] = "boilerplate"

    def _mark_menu(self) -> None:
        for i in range(self.first):
            bar = _BAR.split(self._piece(i))
            if self._is_open(i) and len(bar) >= _MIN_BAR and any(line_key(part) in self.sections for part in bar):
                self.zones[i] = "boilerplate"
        names = [i for i in range(self.first) if self._is_open(i) and line_key(self._piece(i)) in self.sections]
        if len(names) > 1:
            for i in names:
                self.zones[i] = "boilerplate"
        short = [i for i in range(self.first) if self._is_open(i) and self._n_words(i) <= _MAX_KICKER_WORDS]
        if len(short) >= _MIN_MENU_LINES:
            for i in short:
                self.zones[i] = "boilerplate"

    def _mark_question_headline(self) -> None:
        """A short first line that ends with a question mark or an exclamation mark."""
        i = self.first
        if self.last > i and all(zone in ("metadata", "boilerplate") for zone in self.zones[:i]) and self._is_short_question(i, _MAX_WORDS):
            self.zones[i] = "headline"
            self.first = next(j for j in range(i + 1, len(self.pieces)) if self._is_paragraph(j))

    def _is_short_question(self, i: int, n_words: int) -> bool:
        line = self._piece(i)
        return line[-1] in "?!" and self._n_words(i) <= n_words and not _TWO_SENTENCES.search(line) and self._is_heading(i, _MAX_CHARS)

    def _mark_lead(self) -> None:
        """A paragraph between the headline and the byline or date."""
        i = self.first
        if "headline" in self.zones[:i] and i + 1 < self.last and self.zones[i + 1] in ("byline", "metadata"):
            self.zones[i] = "lead"

    def _mark_subheadings(self) -> None:
        for i in range(self.first + 1, self.last):
            if self._is_subheading(i) or (self.zones[i] == "metadata" and self.pieces[i].hint == "date"):
                self.zones[i] = "subheading"
                if self._is_open(i - 1):
                    self.zones[i - 1] = "subheading"

    def _is_subheading(self, i: int) -> bool:
        """A few words without a full stop between two paragraphs; no item of a list, no half of a broken line."""
        if self._is_paragraph(i):
            is_question = self._is_short_question(i, _MAX_QUESTION_WORDS)
            if not (is_question and self.pieces[i].follows_blank and self._piece(i)[-1] == "?"):
                return False
        elif not self._is_open(i):
            return False
        if self._n_words(i) > _MAX_WORDS or not self._is_heading(i, _MAX_CHARS) or not self._has_text_below(i) or self._is_figures(i):
            return False
        if self.is_wrapped and not self.pieces[i].follows_blank:
            return False
        before = next((j for j in range(i - 1, -1, -1) if self.zones[j] not in ("boilerplate", "caption", "credit")), None)
        return before is None or self.zones[before] is not None or self._is_paragraph(before) or self._is_alone(before)

    def _is_alone(self, i: int) -> bool:
        """Whether a short line is the only one of its kind, so that two headings stand in a row and no list."""
        return i > 0 and self._is_paragraph(i - 1) and self._is_heading(i, _MAX_CHARS) and not self._is_figures(i)

    def _is_figures(self, i: int) -> bool:
        """Whether a line looks like a row of a table or a score."""
        return _FIGURES.search(self._piece(i)) is not None

    def _has_text_below(self, i: int) -> bool:
        below = self.pieces[i + 1]
        introduces_list = self.text[below.end_char - 1] == ":" and below.end_char - below.start_char < _MIN_LIST_INTRODUCTION
        return self._is_paragraph(i + 1) and not introduces_list

    def _is_heading(self, i: int, max_chars: int) -> bool:
        """A line that could be one: it begins with a capital, a figure or a mark, and neither its last word nor the next line goes on."""
        line = self._piece(i)
        first = next((char for char in line if char.isalnum()), "")
        if (
            first.islower()
            or not _HAS_LETTER.search(line)
            or len(line) > max_chars
            or line[-1] in ",-–"
            or _LIST_ITEM.match(line)
            or _TWO_SENTENCES.search(line)
        ):
            return False
        if self.is_wrapped and i + 1 < len(self.pieces) and not self.pieces[i + 1].follows_blank:
            return False
        return not self._goes_on(i) and line.rsplit(None, 1)[-1] not in self.never_last

    def _goes_on(self, i: int) -> bool:
        """Whether the next line is the second half of a broken one: it begins in lower case or with a bracket."""
        if i + 1 >= len(self.pieces) or self.pieces[i].is_sentence or self.pieces[i + 1].follows_blank:
            return False
        first = self.text[self.pieces[i + 1].start_char]
        return self.pieces[i].zone is None and (first.islower() or first == "(")

    def _mark_tail(self) -> None:
        """Short lines after the last paragraph, from the first widget on."""
        tail = range(self.last + 1, len(self.pieces))
        for i in tail:
            if self.pieces[i].hint == "date" and i + 1 < len(self.pieces) and self._is_open(i + 1):
                self.zones[i] = None
        start = next((i for i in tail if self.zones[i] == "boilerplate"), len(self.pieces))
        for i in range(start, len(self.pieces)):
            if self.zones[i] is None:
                self.zones[i] = "boilerplate"

    def _mark_between_widgets(self) -> None:
        """A word or number between two lines of a widget."""
        for i in range(1, len(self.pieces) - 1):
            is_between = self.zones[i - 1] == self.zones[i + 1] == "boilerplate" and not self.pieces[i].follows_blank
            if is_between and self._is_open(i) and not self.pieces[i + 1].follows_blank and self._n_words(i) <= 3:
                self.zones[i] = "boilerplate"
