"""Makes the index of a desk anew from its stored tokens and prints seconds and the peak: one step of `matching`."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from pathlib import Path

from tmtool.desk.desk import Desk


def main(folder: Path) -> None:
    """Build."""
    shutil.rmtree(folder / "index" / "fuzzy", ignore_errors=True)
    with Desk.open(folder) as desk:
        started = time.perf_counter()
        desk.indexes.tidy("en")
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
