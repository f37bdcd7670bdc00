"""A unit of a file as a memory takes it: its source first, its texts ready to be stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tmtool.desk.file_languages import variant_for
from tmtool.desk.remembering import NEXT, PREVIOUS
from tmtool.language.registry import fold
from tmtool.memory.many_texts import ManyTexts
from tmtool.model.text import BEGINNING, END, text_hash
from tmtool.model.units import Unit, Variant
from tmtool.store.unit_staging import ImportedUnit, ImportedVariant
from tmtool.store.units import Context, Text


def source_first(unit: Unit, header: str | None, usual: str, known: Collection[str]) -> list[tuple[str, Variant]] | str:
    """Put the source text first, or say why the unit is not taken.

    The source is in the language that the unit names, else in the desk's, else in the one that the header names;
    where the file leaves it open, in the first that the desk knows.

    Args:
        unit: the unit, its languages told as they are meant.
        header: the source language that the file names for all its units.
        usual: the source language of the desk.
        known: the languages of the desk.
    """
    texts = [(fold(variant.language), variant) for variant in unit.variants if variant.text.text.strip()]
    if not texts:
        return "empty"
    languages = {language for language, _ in texts}
    named = next((name for name in (unit.source_language, usual, header) if name and fold(name) in languages), None)
    if named is None and not unit.source_language and not header:
        named = next((language for language, _ in texts if language in known), None)
    if named is None:
        return "no source text"
    if len(languages) < 2:
        return "no target"
    if len(languages.intersection(known)) < 2:
        return "not in two of the desk's languages"
    source = variant_for(named, texts)
    return [source, *(text for text in texts if text is not source)]


def imported(unit: Unit, texts: Sequence[tuple[str, Variant]], many: ManyTexts) -> ImportedUnit:
    """Give a unit as it is staged.

    Args:
        unit: the unit.
        texts: its texts with their languages, the source first.
        many: works out what texts are found by.
    """
    around = ((PREVIOUS, unit.previous), (NEXT, unit.next))
    properties = (*unit.properties, *((name, text) for name, text in around if text is not None))
    return ImportedUnit(
        variants=tuple(
            ImportedVariant(
                Text(language, variant.text, *many.keys(variant.text, language)),
                variant.language,
                variant.status,
                variant.authorship,
                variant.properties,
                variant.notes,
            )
            for language, variant in texts
        ),
        context=Context(_neighbour(unit.previous, BEGINNING), _neighbour(unit.next, END), properties),
        tuid=unit.tuid,
        authorship=unit.authorship,
        notes=unit.notes,
    )


def _neighbour(text: str | None, end: bytes) -> bytes | None:
    if text is None:
        return None
    return text_hash(text) if text else end
