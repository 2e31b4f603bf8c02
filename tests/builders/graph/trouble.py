"""An extractor that does what an article tells it to: raise, hang, or kill its process."""

import ctypes
import faulthandler
import os
import signal
import time
from collections.abc import Sequence

from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.extract.facts import Facts
from claimpack.builders.languages import Pack
from claimpack.schema.records import Article


class TroubledBatches:
    """The same for several articles at once, in which trouble in one is trouble for all."""

    name = "troubled"
    version = "1"

    def __init__(self, pack: Pack) -> None:
        self._one = Troubled(pack)

    def extract(self, article: Article) -> Facts:
        return self._one.extract(article)

    def extract_many(self, articles: Sequence[Article]) -> list[Facts]:
        return [self._one.extract(article) for article in articles]


class Troubled:
    """The built-in extractor, but for articles with a word of trouble in them."""

    name = "troubled"
    version = "1"

    def __init__(self, pack: Pack) -> None:
        self._rules = RuleExtractor(pack)

    def extract(self, article: Article) -> Facts:
        text = article.text or ""
        if "RAISE" in text:
            raise ValueError("too much trouble")
        if "SEGFAULT" in text:
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        if "SLEEP" in text:
            time.sleep(3600)
        if "FREEZE" in text:  # in foreign code that keeps the interpreter's lock, so that no alarm is heard
            ctypes.PyDLL(None).sleep(3600)
        return self._rules.extract(article)
