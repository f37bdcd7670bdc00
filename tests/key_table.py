"""`python -m tests.key_table`: writes the table of all keys into the README."""

from __future__ import annotations

import re
from pathlib import Path

from tmtool.tui.actions import key_table

README = Path(__file__).resolve().parents[1] / "README.md"
TABLE = re.compile(r"\| Where \| Key \| Does \|\n(?:\|.*\n)+")


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _: key_table(), README.read_text(encoding="utf-8")), encoding="utf-8")
