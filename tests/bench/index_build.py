"""Makes the index of a desk anew from its stored tokens and prints seconds and the peak: one step of `matching`."""

from __future__ import annotations

import json
import re
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
    print(json.dumps({"seconds": seconds, "peak_mb": _peak_mb()}))


def _peak_mb() -> float:
    """The most that this program held; `ru_maxrss` would say what the process held that started it, if that is more."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024  # type: ignore[index]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
