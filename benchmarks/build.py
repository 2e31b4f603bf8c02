"""How long a build takes, and how much memory: from nothing, with nothing new, after one article, on one process and on several.

    python benchmarks/build.py [--articles 1000,10000] [--workers 1,2] [--per-day N] [--folder FOLDER]

The articles are short (about 100 words) and made by the recipe of corpus.py. A build is `claimpack build` in a process of its own, check of
the finished release and start of Python included; `plain` is a loop over the same functions with everything in memory (plain.py), without
the check.
CPU and memory are those of the whole tree of processes; memory is the peak of the proportional set size, so that shared pages count once,
looked at twice a second.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psutil

HERE = Path(__file__).parent
BUILD = "from claimpack.builders.cli import main; main()"
PLAIN = "import sys; from pathlib import Path; from plain import build_plainly; build_plainly(Path(sys.argv[1]), Path(sys.argv[2]))"
NEW = {"source": "new.txt", "date": "2016-02-03", "text": "In Ackerbach sind nach Angaben der Polizei 12 Menschen verletzt worden."}
LOOK = 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of processors, and megabytes at the peak."""

    wall: float
    cpu: float
    peak: float


def measured(command: Sequence[str]) -> Cost:
    """What a command costs, with all processes that it starts."""
    start, peak, spent = time.monotonic(), 0, dict[int, float]()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=HERE) as process:
        while process.poll() is None:
            peak = max(peak, sum(size for _, size in _tree(process.pid, spent)))
            time.sleep(LOOK)
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])} … ended with status {process.returncode}")
    return Cost(time.monotonic() - start, sum(spent.values()), peak / 1e6)


def _tree(root: int, spent: dict[int, float]) -> Iterator[tuple[int, int]]:
    """Every process of a tree with its memory; what it has spent so far is noted."""
    with suppress(psutil.Error):
        for process in (found := psutil.Process(root), *found.children(recursive=True)):
            with suppress(psutil.Error):
                times = process.cpu_times()
                spent[process.pid] = times.user + times.system
                yield process.pid, process.memory_full_info().pss


def digest(release: Path) -> str:
    """One digest over the files of a release."""
    return sha256(
        json.dumps([[str(path), sha256(path.read_bytes()).hexdigest()] for path in sorted(release.rglob("*.*"))]).encode()
    ).hexdigest()


def main() -> None:
    """Build and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", default="1000")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "claimpack-benchmark")
    parser.add_argument("--no-plain", action="store_true")
    parser.add_argument("--per-day", help="so many articles per day (see corpus.py)")
    options = parser.parse_args()
    print(f"{'articles':>8}  {'build':<28} {'wall s':>8} {'CPU s':>8} {'peak MB':>8}  CPU ms per article", flush=True)
    for n_articles in map(int, options.articles.split(",")):
        folder = options.folder / str(n_articles)
        recipe = [str(folder), "--articles", str(n_articles), *(("--per-day", options.per_day) if options.per_day else ())]
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, str(HERE / "corpus.py"), *recipe], check=True)
        for name, cost in costs(folder, options.workers.split(","), with_plain=not options.no_plain):
            each = cost.cpu * 1000 / n_articles
            print(f"{n_articles:>8}  {name:<28} {cost.wall:>8.1f} {cost.cpu:>8.1f} {cost.peak:>8.0f}  {each:.2f}", flush=True)


def costs(folder: Path, workers: Sequence[str], *, with_plain: bool) -> Iterator[tuple[str, Cost]]:
    """Every build of the corpus in a folder. All of them must give the same bytes."""
    config, out = folder / "claimpack.toml", folder / "out"
    release = out / "benchmark" / "1.0.0"
    found = set()

    def build(n_workers: str) -> Cost:
        options = ["--output", str(out), "--cache", str(folder / "cache"), "--workers", n_workers, "--replace", "--quiet"]
        return measured([sys.executable, "-c", BUILD, "build", str(config), *options])

    if with_plain:
        yield "plain loop", measured([sys.executable, "-c", PLAIN, str(config), str(release)])
        found.add(digest(release))
    for n_workers in workers:
        shutil.rmtree(folder / "cache", ignore_errors=True)
        yield f"from nothing, {n_workers} workers", build(n_workers)
        found.add(digest(release))
    yield "nothing new", build(workers[-1])
    found.add(digest(release))
    with (folder / "articles" / "000.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(NEW) + "\n")
    yield "one article more", build(workers[-1])
    if len(found) > 1:
        raise SystemExit("the builds differ")


if __name__ == "__main__":
    main()
