"""Into which language a PO file is translated (by its header, its name or its folder), and the plurals of that."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from tmtool.language.registry import LANGUAGES, fold, is_tag

_TAG_FIELDS = ("Language", "Language-Code", "X-Language", "X-Poedit-Language")
_TEAM = re.compile(r"\s*+([^<(]*+)(?:<([\w.]+)@|[<(]|$)")
_LAST_PART = re.compile(r"(?:^|[._-])([A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?(?:@\w+)?)$")


def language_of_po(field: Callable[[str], str | None], path: PurePath) -> str | None:
    """Find the target language of a PO file.

    Args:
        field: gives a field of the header by its name.
        path: of the file; gettext keeps the language in its name (`news.ru.po`) or in a folder (`ru/LC_MESSAGES`).

    Returns:
        The tag as the file has it; None where nothing tells it.
    """
    for name in _TAG_FIELDS:
        said = (field(name) or "").strip()
        if is_tag(said):
            return said
        if found := _by_name(said):
            return found
    return _in_the_name(path.stem) or _of_the_team(field("Language-Team") or "") or _of_the_folder(path)


def _by_name(said: str) -> str | None:
    """Give the tag of a language of the desk that is called by its name: `Russian`, `Kazakh (Kazakhstan)`."""
    first = re.split(r"[\s(,;]", said.casefold(), maxsplit=1)[0]
    known = LANGUAGES.values()
    return next((one.code for one in known if first in (one.name.casefold(), one.native_name.casefold())), None)


def _in_the_name(stem: str) -> str | None:
    last = _LAST_PART.search(stem)
    return last[1] if last is not None and fold(last[1]) in LANGUAGES else None


def _of_the_team(team: str) -> str | None:
    """Read `Russian <ru@li.org>`: the name, or what stands before the @."""
    found = _TEAM.match(team)
    if found is None:
        return None
    address = found[2] or ""
    return _by_name(found[1]) or (address if fold(address) in LANGUAGES else None)


def _of_the_folder(path: PurePath) -> str | None:
    folders = [folder for folder in path.parts[:-1] if folder != "LC_MESSAGES"]
    return folders[-1] if folders and fold(folders[-1]) in LANGUAGES else None


def plural_rule(language: str) -> str:
    """Give the rule for plurals as a header has it; of a language that nobody knows, the one that most have."""
    # Babel is slow to import, and reading needs none of it.
    from babel.core import UnknownLocaleError
    from babel.messages.plurals import DEFAULT_PLURAL, get_plural

    try:
        return str(get_plural(fold(language).partition("-")[0]))
    except (UnknownLocaleError, ValueError):
        return f"nplurals={DEFAULT_PLURAL[0]}; plural={DEFAULT_PLURAL[1]};"
