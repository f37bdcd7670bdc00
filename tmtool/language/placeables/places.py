"""Places that stand in datelines, in English, Russian and Kazakh."""

from __future__ import annotations

from functools import cache

from tmtool.language.registry import fold

_LANGUAGES = ("en", "ru", "kk")
_PLACES = """
Almaty|Алматы|Алматы
Astana|Астана|Астана
Nur-Sultan|Нур-Султан|Нұр-Сұлтан
Shymkent|Шымкент|Шымкент
Aktau|Актау|Ақтау
Aktobe|Актобе|Ақтөбе
Atyrau|Атырау|Атырау
Zhanaozen|Жанаозен|Жаңаөзен
Karaganda|Караганда|Қарағанды
Kostanay|Костанай|Қостанай
Kyzylorda|Кызылорда|Қызылорда
Oral|Уральск|Орал
Uralsk|Уральск|Орал
Pavlodar|Павлодар|Павлодар
Petropavlovsk|Петропавловск|Петропавл
Semey|Семей|Семей
Taldykorgan|Талдыкорган|Талдықорған
Taraz|Тараз|Тараз
Turkistan|Туркестан|Түркістан
Oskemen|Усть-Каменогорск|Өскемен
Ust-Kamenogorsk|Усть-Каменогорск|Өскемен
Baikonur|Байконур|Байқоңыр
Bishkek|Бишкек|Бішкек
Osh|Ош|Ош
Jalal-Abad|Джалал-Абад|Жалалабад
Batken|Баткен|Баткен
Naryn|Нарын|Нарын
Talas|Талас|Талас
Karakol|Каракол|Қарақол
Tashkent|Ташкент|Ташкент
Samarkand|Самарканд|Самарқанд
Bukhara|Бухара|Бұхара
Namangan|Наманган|Наманган
Fergana|Фергана|Ферғана
Andijan|Андижан|Әндіжан
Nukus|Нукус|Нүкіс
Termez|Термез|Термез
Dushanbe|Душанбе|Душанбе
Khujand|Худжанд|Хожент
Ashgabat|Ашхабад|Ашғабат
Moscow|Москва|Мәскеу
St. Petersburg|Санкт-Петербург|Санкт-Петербург
Kyiv|Киев|Киев
Kiev|Киев|Киев
Minsk|Минск|Минск
Baku|Баку|Баку
Tbilisi|Тбилиси|Тбилиси
Yerevan|Ереван|Ереван
Beijing|Пекин|Бейжің
Urumqi|Урумчи|Үрімші
Shanghai|Шанхай|Шанхай
Ulaanbaatar|Улан-Батор|Ұлан-Батор
Kabul|Кабул|Кабул
Islamabad|Исламабад|Исламабад
New Delhi|Нью-Дели|Нью-Дели
Tehran|Тегеран|Тегеран
Ankara|Анкара|Анкара
Istanbul|Стамбул|Ыстанбұл
Washington|Вашингтон|Вашингтон
New York|Нью-Йорк|Нью-Йорк
Brussels|Брюссель|Брюссель
London|Лондон|Лондон
Paris|Париж|Париж
Berlin|Берлин|Берлин
Geneva|Женева|Женева
Vienna|Вена|Вена
Tokyo|Токио|Токио
Seoul|Сеул|Сеул
Doha|Доха|Доха
Abu Dhabi|Абу-Даби|Абу-Даби
Riyadh|Эр-Рияд|Эр-Рияд
""".strip().splitlines()


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for line in _PLACES:
        names = tuple(line.split("|"))
        for name in names:
            known.setdefault(name.casefold(), names)
    return known


def place_name(place: str, language: str) -> str | None:
    """Give the name of a place in a language.

    Args:
        place: its name in English, Russian or Kazakh, in small letters or capitals.
        language: the language wanted.

    Returns:
        None where the place or the language is not known here.
    """
    names = _known().get(place.strip().casefold())
    code = fold(language)
    return None if names is None or code not in _LANGUAGES else names[_LANGUAGES.index(code)]
