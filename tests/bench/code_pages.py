"""How often the code page of a text is guessed right: python -m tests.bench.code_pages [TMX].

Each Russian and Kazakh text of the shared news pairs is written in every page that has its letters, whole and cut to
its first 20 and 60 characters, and guessed again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tmtool.exchange import tmx
from tmtool.language.code_pages import CODE_PAGES, guess

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news_en_ru_kk.tmx"


def main() -> None:
    """Measure and print."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS
    texts = {"ru": list[str](), "kk": list[str]()}
    for unit in tmx.read(path).units:
        for variant in unit.variants:
            texts.get(variant.language, []).append(variant.text.text)
    for language, found in texts.items():
        for length in (20, 60, 100_000):
            right = asked = 0
            for text in (one[:length] for one in found):
                for page in CODE_PAGES[:-1]:
                    try:
                        data = text.encode(page)
                    except UnicodeEncodeError:
                        continue
                    if any(byte > 127 for byte in data):
                        asked += 1
                        right += data.decode(guess(data) or "latin-1") == text
            long = f"{length} characters" if length < 100_000 else "whole"
            print(f"{language}, {long}: {right / max(asked, 1):.4f} of {asked}")


if __name__ == "__main__":
    main()
