"""`claimpack publish RELEASE --to PLACE`: a release goes out, whole, checked, and never twice with other content."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.builders.cli.options import Json, Quiet, ReleaseArgument
from claimpack.builders.cli.output import Output
from claimpack.builders.cli.releases import find_release

if TYPE_CHECKING:
    from claimpack.builders.publish import Publication

_SHOWN = 10


def publish(
    to: Annotated[str, typer.Option("--to", help="A folder, s3://bucket/path, or hf://datasets/<organisation>/<name>.")],
    release: ReleaseArgument = None,
    is_sure: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking; without it, nothing is sent off a terminal.")] = False,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    with_texts: Annotated[bool, typer.Option("--with-texts", help="The release holds full texts, and you may publish them.")] = False,
    is_private: Annotated[bool, typer.Option("--private", help="If the dataset is not on the Hub yet, make it a private one.")] = False,
    as_json: Json = False,
    is_quiet: Quiet = False,
) -> None:
    """Publish a release that verifies and validates; its version becomes the tag, and nothing that is published is changed.

    Example: claimpack publish dist/kazakhstan-2022/1.0.0 --to hf://datasets/my-newsroom/kazakhstan-2022 --dry-run
    """
    from claimpack.builders.publish import publish as publish_release
    from claimpack.validation import check

    say = Output(as_json, is_quiet)
    done = publish_release(
        find_release(release),
        to,
        check=check,
        is_dry=is_dry,
        with_texts=with_texts,
        is_private=is_private,
        confirm=lambda planned: is_sure or _confirmed(planned),
        on_file=lambda path: say.note(f"sent {path}"),
    )
    say.result(done, done.plan.place if is_quiet else _summary(done))


def _confirmed(done: "Publication") -> bool:
    """Whether somebody at a terminal says yes; off a terminal, nobody does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write(_summary(done) + "\n")
    return typer.confirm("Publish it?", err=True)


def _summary(done: "Publication") -> str:
    plan = done.plan
    if plan.is_published:
        return f"{done.name} {done.version} is in {plan.place} already, byte for byte"
    size = sum(parcel.n_bytes for parcel in plan.sending)
    verb = "Published" if done.is_done else "Would publish"
    lines = [f"{verb} {done.name} {done.version} to {plan.place}: {len(plan.sending):,} files, {size:,} bytes"]
    lines += [f"  made for it, not being there: {plan.making}"] if plan.making and done.is_done else []
    lines += [f"  not there yet, or not for you to see: {plan.making} would be made"] if plan.making and not done.is_done else []
    lines += [f"  there already: {len(plan.present):,} files"] if plan.present else []
    if plan.removing:
        more = f", +{len(plan.removing) - _SHOWN:,} more" if len(plan.removing) > _SHOWN else ""
        lines.append(f"  removed, being of the version before: {', '.join(plan.removing[:_SHOWN])}{more}")
    return "\n".join([*lines, *([] if done.is_done else ["Nothing was sent. Say --yes to do it."])])
