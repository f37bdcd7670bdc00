"""A file that does not say into which language it is translated is checked as the person says."""

from __future__ import annotations

from pathlib import Path

from tmtool.desk.bilingual import units_of_file

BODY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Rally"\nmsgstr "Митинг"\n'


def test_the_language_said_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "article.po"
    path.write_text(BODY, encoding="utf-8")
    for said, language in (("kk", "kk"), (None, "ru")):
        found = units_of_file(path, "en", said, ("ru", "kk"))
        assert found.language == language
        assert [(pair.target.text, pair.target_language) for pair in found.pairs] == [("Митинг", language)]
