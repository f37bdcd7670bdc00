"""Translated news with one number, date or weekday changed: put right, or warned of; never silently wrong."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tmtool.exchange import tmx
from tmtool.language.placeables import PartKind, Placeable, PlaceableKind, placeables, spelled
from tmtool.memory.difference import differences
from tmtool.memory.localise import localise
from tmtool.memory.normalise import normalise
from tmtool.memory.repair import repair
from tmtool.model.text import TaggedText

SHIPPED = Path(__file__).resolve().parents[2] / "memories" / "central-asia-news.tmx"
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
WITH_A_NUMBER = (PlaceableKind.NUMBER, PlaceableKind.PERCENT, PlaceableKind.AMOUNT)


class Changed(NamedTuple):
    """A sentence of which one placeable was changed."""

    unit: str
    query: str
    old: Placeable
    new: Placeable
    targets: dict[str, str]


def sentences(path: Path) -> Iterator[dict[str, str]]:
    """The units of a TMX file, by language."""
    for unit in tmx.read(path).units:
        yield {variant.language: variant.text.text.strip() for variant in unit.variants}


def another(placeable: Placeable, choice: random.Random) -> tuple[PartKind, str] | None:
    """Another text for one part of a placeable."""
    if placeable.kind is PlaceableKind.WEEKDAY:
        return PartKind.WEEKDAY, choice.choice([day for day in WEEKDAYS if day != placeable.text])
    if placeable.kind is PlaceableKind.DATE:
        day, month = placeable.piece(PartKind.DAY), placeable.piece(PartKind.MONTH)
        if day is not None and day.isdecimal() and choice.random() < 0.5:
            return PartKind.DAY, str(choice.choice([one for one in range(1, 29) if one != int(day)]))
        if month in MONTHS:
            return PartKind.MONTH, choice.choice([one for one in MONTHS if one != month])
        return None
    figure = placeable.piece(PartKind.NUMBER)
    if placeable.kind not in WITH_A_NUMBER or figure is None:
        return None
    if placeable.is_year and figure.isdecimal():
        return PartKind.NUMBER, str(int(figure) + choice.randint(1, 9))
    digits = [sign for sign in figure if sign.isdecimal()]
    if len(digits) != sum(sign.isalnum() for sign in figure):
        return None
    first = choice.choice([sign for sign in "123456789" if sign != digits[0]])
    rest = iter(first + "".join(choice.choice("0123456789") for _ in digits[1:]))
    return PartKind.NUMBER, "".join(next(rest) if sign.isdecimal() else sign for sign in figure)


def changes(path: Path, seed: int) -> Iterator[Changed]:
    """Each sentence that has a placeable, with one of them changed."""
    choice = random.Random(seed)
    for unit in sentences(path):
        source = unit["en"]
        found = [one for one in placeables(source, "en") if another(one, random.Random(0)) is not None]
        if not found:
            continue
        old = choice.choice(found)
        change = another(old, choice)
        if change is None:
            continue
        part = old.part(change[0])
        assert part is not None
        query = source[: part.start] + change[1] + source[part.end :]
        # What was changed may read as something else: 12,300 and 12,000.5; then there is nothing to compare.
        new = next((one for one in placeables(query, "en") if one.start == old.start and one.kind is old.kind), None)
        if new is not None and new.meaning != old.meaning:
            yield Changed(source, query, old, new, {"ru": unit["ru"], "kk": unit["kk"]})


def count(text: str, language: str, wanted: Placeable) -> int:
    """How often a text has a value; the year of a date may be missing."""
    return sum(one.kind is wanted.kind and _plain(one) == _plain(wanted) for one in placeables(text, language))


def _plain(one: Placeable) -> object:
    return one.value._replace(year=None) if one.kind is PlaceableKind.DATE else one.value  # type: ignore[union-attr]


def is_silently_wrong(one: Changed, language: str, result: str | None, warnings: tuple[str, ...]) -> bool:
    """Neither the new value in the old one's place, nor a warning that names it."""
    if any(one.new.text in warning for warning in warnings):
        return False
    target = one.targets[language]
    return (
        result is None
        or count(result, language, one.new) <= count(target, language, one.new)
        or count(result, language, one.old) >= count(target, language, one.old)
    )


def shares(found: list[Changed], language: str) -> tuple[float, list[str]]:
    """How many are put right of those whose value stands once in the target; and what is silently wrong."""
    wrong: list[str] = []
    outcomes: Counter[bool] = Counter()
    for one in found:
        result = localise(one.query, one.unit, one.targets[language], "en", language)
        if is_silently_wrong(one, language, result.text, result.warnings):
            wrong.append(f"{one.old.text} → {one.new.text}: {one.targets[language]} → {result.text}")
        if count(one.targets[language], language, one.old) == 1:
            outcomes[not result.warnings] += 1
    return outcomes[True] / outcomes.total(), wrong


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_changed_placeable_of_the_news_is_put_right_or_warned_of(
    shared: Path, seed: int, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(changes(shared / "data" / "news_en_ru_kk.tmx", seed))
    assert len(found) > 300
    share, wrong = shares(found, language)
    with capsys.disabled():
        print(f" {language}: {len(found)} changed, {share:.0%} put right ", end="")
    assert wrong == []
    assert share >= 0.8


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_one_changed_placeable_of_the_shipped_memory_is_put_right_or_warned_of(language: str) -> None:
    found = list(changes(SHIPPED, 4))
    assert len(found) > 80
    share, wrong = shares(found, language)
    assert wrong == []
    assert share >= 0.85


WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twenty")


def number_words_changed(path: Path, seed: int) -> Iterator[Changed]:
    """Each sentence that has a number as a word, with one of them changed."""
    choice = random.Random(seed)
    for unit in sentences(path):
        source = unit["en"]
        found = [one for one in spelled(source, "en") if one.text.lower() in WORDS]
        if not found:
            continue
        old = choice.choice(found)
        word = choice.choice([word for word in WORDS if word != old.text.lower()])
        query = source[: old.start] + (word.title() if old.text.istitle() else word) + source[old.end :]
        new = next((one for one in spelled(query, "en") if one.start == old.start), None)
        if new is not None and new.meaning != old.meaning:
            yield Changed(source, query, old, new, {"ru": unit["ru"], "kk": unit["kk"]})


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_changed_number_in_words_is_put_right_or_warned_of(
    shared: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(number_words_changed(shared / "data" / "news_en_ru_kk.tmx", 1))
    assert len(found) > 60
    put_right = 0
    for one in found:
        result = localise(one.query, one.unit, one.targets[language], "en", language)
        is_named = any(one.new.text in warning for warning in result.warnings)
        assert is_named or result.text not in (None, one.targets[language])
        put_right += result.text is not None and not result.warnings
    with capsys.disabled():
        print(f" {language}: {len(found)} in words, {put_right / len(found):.0%} put right ", end="")


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_nothing_is_offered_of_which_something_stays(shared: Path, language: str) -> None:
    changed = [*changes(shared / "data" / "news_en_ru_kk.tmx", 5), *number_words_changed(SHIPPED, 5)]
    for one in changed:
        differing = differences(normalise(TaggedText(one.query), "en"), normalise(TaggedText(one.unit), "en"))
        found = repair(one.query, one.unit, TaggedText(one.targets[language]), differing, "en", language)
        alone = localise(one.query, one.unit, one.targets[language], "en", language)
        assert found.is_complete == (not alone.warnings)
        assert (found.offered is None) == (bool(alone.warnings) or alone.text is None)
        if found.offered is not None:
            assert not is_silently_wrong(one, language, found.offered.text, ()) or one.old.is_spelled
