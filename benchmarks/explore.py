"""How long the pages of a release take, how much memory, and how large they are.

    python benchmarks/explore.py dist/kazakhstan-2022/1.0.0 [more releases]

Each release is explored in a process of its own, into a folder that is thrown away. Releases of any size come of benchmarks/corpus.py and
`claimpack build`. The largest file is the largest of all; "search" is the index of the search: its files and its bytes.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimpack.builders.explore import explore

WIDTHS = {
    "articles": 9, "claims": 9, "CPU s": 7, "peak MB": 8, "files": 8, "MB": 7, "largest kB": 11, "search files": 13, "search MB": 10,
}  # fmt: skip


def measure(release: Path, folder: Path) -> str:
    """A line of the table."""
    from claimpack.builders.release import open_release

    rows = {table.name: table.n_rows for table in open_release(release).manifest.tables}
    start = time.process_time()
    pages = explore(release, folder / "pages").folder
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sizes = {path: path.stat().st_size for path in pages.rglob("*") if path.is_file()}
    search = [size for path, size in sizes.items() if path.parent.name == "search"]
    return (
        f"{rows['articles']:>9,} {rows['claims']:>9,} {seconds:>7.1f} {peak:>8,} {len(sizes):>8,} {sum(sizes.values()) / 1e6:>7.1f} "
        f"{max(sizes.values()) / 1e3:>11.0f} {len(search):>13,} {sum(search) / 1e6:>10.1f}"
    )


def main() -> None:
    """Every release in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("releases", type=Path, nargs="+")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(options.releases[0], Path(folder)))
        return
    print(" ".join(f"{name:>{width}}" for name, width in WIDTHS.items()), flush=True)
    for release in options.releases:
        subprocess.run([sys.executable, __file__, "--one", str(release)], check=True)


if __name__ == "__main__":
    main()
