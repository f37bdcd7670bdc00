"""What the recogniser finds in English news stands, as a value, in their human translations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tmtool.language.placeables import PlaceableKind, placeables

NEWS = Path(__file__).parents[3].parent / "shared" / "data" / "news_en_ru_kk.tmx"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def sentences() -> Iterator[dict[str, str]]:
    for unit in ElementTree.parse(NEWS).iter("tu"):
        yield {str(variant.get(LANGUAGE)): "".join(variant.find("seg").itertext()) for variant in unit.iter("tuv")}


@pytest.mark.skipif(not NEWS.exists(), reason="The news sentences are not there.")
@pytest.mark.parametrize(("language", "share"), [("ru", 0.91), ("kk", 0.96)])
def test_the_translations_have_the_values(language: str, share: float) -> None:
    """Translators leave out weekdays and convert miles, so that not all can be found."""
    there = wanted = 0
    for sentence in sentences():
        left = list(placeables(sentence[language], language))
        for placeable in placeables(sentence["en"], "en"):
            wanted += 1
            met = next((other for other in left if placeable.meets(other)), None)
            if met is not None:
                left.remove(met)
                there += 1
    assert there >= share * wanted


@pytest.mark.skipif(not NEWS.exists(), reason="The news sentences are not there.")
def test_percentages_sums_and_times_are_nearly_all_there() -> None:
    kinds = (PlaceableKind.PERCENT, PlaceableKind.AMOUNT, PlaceableKind.TIME)
    for language in ("ru", "kk"):
        missing = [
            placeable.text
            for sentence in sentences()
            for placeable in placeables(sentence["en"], "en")
            if placeable.kind in kinds
            and not any(placeable.meets(other) for other in placeables(sentence[language], language))
        ]
        assert len(missing) <= 3
