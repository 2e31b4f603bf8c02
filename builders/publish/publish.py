"""Publish a release: check it, compare it with what is at the destination, send what is missing.

Nothing that is published is ever changed: a version is there with the same bytes, or the work stops.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from claimpack.builders.publish.destination import Destination, OnFile, Plan
from claimpack.builders.publish.hub import TOKEN, Hub
from claimpack.builders.publish.store import Folder, ObjectStore
from claimpack.builders.release import Release, open_release, verify
from claimpack.schema.problems import ClaimpackError, Finding

_HUB = re.compile(r"hf://datasets/([\w.-]+/[\w.-]+)/?")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://.+")


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done, or would be: the plan, and whether it was carried out."""

    name: str
    version: str
    plan: Plan
    is_done: bool


def publish(
    release: Path,
    to: str,
    *,
    check: Callable[[Path], Iterable[Finding]],
    is_dry: bool = True,
    with_texts: bool = False,
    is_private: bool = False,
    confirm: Callable[[Publication], bool] = lambda _: True,
    on_file: OnFile = lambda _: None,
) -> Publication:
    """Publish a release to a folder, "s3://bucket/path" or "hf://datasets/org/name"; `is_dry` only says what would be done.
    `confirm` is shown what would be done and may say no.

    `check` gives the findings of a validation. Full texts of articles go out only `with_texts`. A dataset that is not on the Hub yet is
    made there, public or `is_private`. `on_file` is told of each file sent.

    Raises ClaimpackError REL001 to REL005 if there is no release, REL080 if it does not verify, REL081 if it does not validate, REL082 if
    the version is there with other content, REL083 if the destination cannot be reached or refuses, REL084 without a token,
    REL085 for full texts without leave, REL086 for an address that is none or that cannot be made private.
    """
    opened = open_release(release)
    _refuse("REL080", "is not whole", release, verify(release))
    _refuse("REL081", "breaks a rule", release, (finding for finding in check(release) if finding.severity == "error"))
    _refuse_texts(opened, with_texts=with_texts)
    with _talking(to):
        destination = _destination(to, is_private=is_private)
        plan = destination.plan(opened)
        planned = Publication(opened.manifest.name, opened.manifest.version, plan, is_done=plan.is_published)
        if is_dry or planned.is_done or not confirm(planned):
            return planned
        destination.send(opened, plan, on_file)
    return replace(planned, is_done=True)


def _destination(to: str, *, is_private: bool) -> Destination:
    if found := _HUB.fullmatch(to):
        return Hub(found[1], is_private=is_private)
    if is_private:
        raise ClaimpackError("REL086", "only a dataset of the Hub can be made private", where=to, hint="leave --private out")
    if to.startswith("hf:"):
        raise ClaimpackError("REL086", f"{to} is no dataset of the Hub", where="--to", hint="write hf://datasets/<organisation>/<name>")
    if _ADDRESS.fullmatch(to):
        return ObjectStore(to)
    return Folder(Path(to))


def _refuse(code: str, what: str, release: Path, findings: Iterable[Finding]) -> None:
    found = sorted(findings)
    if found:
        message = f"the release {what}: {len(found)} findings, first {found[0].code}: {found[0].message}"
        raise ClaimpackError(code, message, where=found[0].where or str(release), hint=found[0].hint)


def _refuse_texts(release: Release, *, with_texts: bool) -> None:
    if release.manifest.text_mode == "full" and not with_texts:
        n_articles = release.manifest.table("articles").n_rows
        message = f"the release holds the full texts of {n_articles:,} articles"
        hint = 'if you may publish them, say --with-texts; else build with text = "quotes" or "none"'
        raise ClaimpackError("REL085", message, where=str(release.path), hint=hint)


@contextmanager
def _talking(to: str) -> Iterator[None]:
    """What a destination's library raises becomes REL083, without the token."""
    try:
        yield
    except ClaimpackError:
        raise
    except Exception as error:  # noqa: BLE001 - foreign libraries, each with errors of its own
        text = f"{type(error).__name__}: {error}".strip()
        secrets = [value for name in (TOKEN, "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN") if (value := os.environ.get(name))]
        for secret in secrets:
            text = text.replace(secret, "***")
        raise ClaimpackError("REL083", " ".join(text.split()), where=to, hint="see to the address, the network and your rights") from None
