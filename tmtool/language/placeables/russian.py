"""How Russian writes placeables."""

from __future__ import annotations

import re

from tmtool.language.placeables.vocabulary import DASH, HYPHEN, SPACE, Vocabulary, quantity

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
_SOFT = ("ь", "я", "ю", "ь", "ём", "е")
_HARD = ("", "а", "у", "", "ом", "е")
MONTHS: tuple[tuple[str, ...], ...] = tuple(
    tuple(stem + ending for ending in endings)
    for stem, endings in (
        ("январ", _SOFT), ("феврал", _SOFT), ("март", _HARD), ("апрел", _SOFT), ("ма", ("й", "я", "ю", "й", "ем", "е")),
        ("июн", ("ь", "я", "ю", "ь", "ем", "е")), ("июл", ("ь", "я", "ю", "ь", "ем", "е")), ("август", _HARD),
        ("сентябр", _SOFT), ("октябр", _SOFT), ("ноябр", _SOFT), ("декабр", _SOFT),
    )
)  # fmt: skip
"""From January, in the order of `CASES`."""
_PLURAL_HARD = ("и", "ов", "ам", "и", "ами", "ах")
WEEKDAYS: tuple[tuple[str, ...], ...] = tuple(
    tuple(stem + ending for stem, endings in parts for ending in endings)
    for parts in (
        (("понедельник", (*_HARD, *_PLURAL_HARD)),),
        (("вторник", (*_HARD, *_PLURAL_HARD)),),
        (("сред", ("а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "ы", "ами", "ах")),),
        (("четверг", (*_HARD, *_PLURAL_HARD)),),
        (("пятниц", ("а", "ы", "е", "у", "ей", "е", "ы", "", "ам", "ы", "ами", "ах")),),
        (("суббот", ("а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "ы", "ами", "ах")),),
        (("воскресен", ("ье", "ья", "ью", "ье", "ьем", "ье", "ья", "ий", "ьям", "ья", "ьями", "ьях")),),
    )
)
"""From Monday, in the order of `CASES`, then the plural."""
MONTH_ADJECTIVES = (
    "январск", "февральск", "мартовск", "апрельск", "майск", "июньск", "июльск", "августовск", "сентябрьск",
    "октябрьск", "ноябрьск", "декабрьск",
)  # fmt: skip
"""What is before an ending: «июньский саммит» is a summit in June. Their endings are alike."""
_AFTER_ADJECTIVES = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")

_MONTH_FORMS = {form: number for number, forms in enumerate(MONTHS, 1) for form in forms} | {
    form.replace("ё", "е"): number for number, forms in enumerate(MONTHS, 1) for form in forms
}
_WEEKDAY_FORMS = {form: number for number, forms in enumerate(WEEKDAYS) for form in forms}
_MONTH_ADJECTIVE_FORMS = {
    stem + ending: number for number, stem in enumerate(MONTH_ADJECTIVES, 1) for ending in _AFTER_ADJECTIVES
}
_WEEKDAY_ADJECTIVES = {
    stem + ending: day
    for stem, day, endings in (
        ("пятничн", 4, "ый ого ому ым ом ая ой ую ое ые ых ыми"),
        ("субботн", 5, "ий его ему им ем яя ей юю ее ие их ими"),
        ("воскресн", 6, "ый ого ому ым ом ая ой ую ое ые ых ыми"),
    )
    for ending in endings.split()
}
_MONTH = r"(?P<month>[^\W\d_]{3,9})(?!\w)"
"""Any word; what is no month is refused when it is read."""
_DAY = rf"(?P<day>\d{{1,2}})(?!\d)(?:{HYPHEN}?(?P<suffix>го|му|е|м)(?!\w))?"
_DAY_TO = (
    rf"(?:(?:\s?{DASH}\s?|{SPACE}(?:по|и|до|или|на){SPACE})"
    rf"(?P<day_to>\d{{1,2}})(?!\d)(?:{HYPHEN}?(?:го|му|е|м)(?!\w))?)"
)
_YEAR = rf"(?:{SPACE}(?P<year>(?:19|20)\d\d)(?!\d))"

_NATIONS = (
    "американск|канадск|австралийск|гонконгск|сингапурск|новозеландск|российск|белорусск|казахстанск|киргизск|кыргызск"
    "|узбекск|турецк|китайск|японск|южнокорейск|индийск|швейцарск|украинск|туркменск|таджикск|азербайджанск"
)
_CURRENCY = rf"""(?:(?:{_NATIONS})\w{{1,3}}\s)?
    (?:(?:доллар(?:ов|а|ы|у|ом|е|ам|ами|ах)?|долл\.)(?:\sСША)?|евро
    |фунт(?:ов|а|ы|у|ом|е|ам|ами|ах)?(?:\sстерлингов)?|рубл(?:ь|я|ю|ём|ем|е|и|ей|ям|ями|ях)|руб\.|тенге
    |сом(?:ов|а|у|ом|е|ы|ам|ами|ах)?|сум(?:ов|а|у|ы|ам|ами|ах)?|сомони|манат(?:ов|а|ы|у|ам|ами|ах)?
    |юан(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)|[ий]ен(?:а|ы|е|у|ой|ам|ами|ах)?|вон|лир(?:а|ы|е|у|ам|ами|ах)?
    |грив(?:ен|н[аыу]|нам|нами|нах)|франк(?:ов|а|и|ам|ами|ах)?|рупи(?:й|и|я|ю|ям|ями|ях)|дирхам(?:ов|а|ы)?
    |тугрик(?:ов|а|и)?|лари)"""
CURRENCIES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        ("канадск", "CAD"), ("австралийск", "AUD"), ("гонконгск", "HKD"), ("сингапурск", "SGD"),
        ("новозеландск", "NZD"),
        ("долл", "USD"), ("евро", "EUR"), ("фунт", "GBP"), ("белорусск", "BYN"), ("рубл|руб.", "RUB"),
        ("тенге", "KZT"), ("сомони", "TJS"), ("узбекск|сум", "UZS"), ("сом", "KGS"),
        ("туркменск", "TMT"), ("манат", "AZN"), ("юан", "CNY"), ("[ий]ен", "JPY"), ("вон", "KRW"), ("лир", "TRY"),
        ("грив", "UAH"), ("франк", "CHF"), ("рупи", "INR"), ("дирхам", "AED"), ("тугрик", "MNT"), ("лари", "GEL"),
    )
)  # fmt: skip
# среда is a weekday after these words, elsewhere an environment.
_ADJECTIVES = r"эт\w{1,2}|прошл\w+|минувш\w+|следующ\w+|ближайш\w+|будущ\w+|кажд\w+"
_OTHER_DAYS = "понедельник|вторник|четверг|пятниц|суббот|воскресень"
_ABBREVIATED = r"(?:\.(?=\s*(?-i:[а-яё$€£¥₽₸(])))?"

VOCABULARY = Vocabulary(
    quantity(
        grouping=SPACE,
        suffix=rf"{HYPHEN}(?P<suffix>летн\w+|[оыи]?го|о?му|[оыи]?м|[оыи]й|й|[аяую]я|я|[ую]ю|ю|[ыо]е|[еы]|[ыи]?х|[ыи]?ми|ти|ю)(?!\w)",
        multiplier=rf"тыс(?:яч(?:[аиеу]|ей|ью|ам|ами|ах|н\w+)?|{_ABBREVIATED})(?!\w)"
        rf"|(?:млн|млрд|трлн){_ABBREVIATED}(?!\w)|(?:миллион|миллиард|триллион)(?:[аеуы]|о[мв]|ам|ами|ах|н\w+)?(?!\w)",
        points=r"процентн\w+\sпункт\w*|п\.\s?п\.|п/п",
        percent=r"процент(?:а|ов|у|ом|е|ы|ам|ами|ах|н\w+)?|проц\.",
        currency=_CURRENCY,
    ),
    decimal=",",
    months=_MONTH_FORMS | _MONTH_ADJECTIVE_FORMS,
    weekdays=_WEEKDAY_FORMS | _WEEKDAY_ADJECTIVES,
    multipliers=(("тыс", 3), ("млн", 6), ("миллион", 6), ("млрд", 9), ("миллиард", 9), ("тр", 12)),
    currencies=CURRENCIES,
    doubtful_currency=re.compile(r"фунт\w*|вон|лир\w*"),
    day_first=(
        re.compile(rf"{_DAY}{_DAY_TO}?{SPACE}{_MONTH}{_YEAR}?"),
        re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
        re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    ),
    month_first=(
        re.compile(rf"{_MONTH}{_YEAR}?"),
        re.compile(r"(?P<month>[^\W\d_]+)"),
    ),
    times=(
        re.compile(
            rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:{SPACE}(?P<half>утра|дня|вечера|ночи)(?!\w))?"
        ),
        re.compile(
            r"(?<=\b[вксВКС]\s)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.,]|\s?(?:%|раз|процент|м[лп]))"
        ),
        re.compile(
            rf"(?P<hour>\d{{1,2}}){SPACE}час(?:а|ов|ам|у)?(?:{SPACE}(?P<minute>[0-5]?\d){SPACE}минут\w?)?"
            rf"(?:{SPACE}(?P<half>утра|дня|вечера|ночи)(?!\w))"
        ),
        re.compile(rf"(?P<hour>\d{{1,2}}){SPACE}(?P<half>утра|вечера|ночи)(?!\w)"),
        re.compile(
            rf"(?<=\b[вкВК]{SPACE})(?P<hour>\d{{1,2}}){SPACE}час(?:а|ов|ам)(?!\w)"
            rf"(?:{SPACE}(?P<minute>[0-5]?\d){SPACE}минут\w?)?"
        ),
    ),
    century=re.compile(
        rf"(?P<number>\d{{1,2}}|[IVXХІ]+)(?:{HYPHEN}(?P<suffix>й|го|му|м|х))?"
        rf"(?={SPACE}(?:век(?:[аеу]|о[мв]|ам|ах|ами)?|столети[еяйю]\w?|вв?\.)(?!\w))"
    ),
    doubtful_months=frozenset(("Марта", "Мая", "Май", "Августа", "Июля", "Март", "Август")),
    month_alone=re.compile(r"(?!)"),
    doubtful_weekdays=dict.fromkeys(
        set(WEEKDAYS[2]) - {"средам", "среде"},
        re.compile(
            rf"(?:^\W*|\b(?:во?|на|до|со?|за|после|перед|позднее|позже|ранее|раньше|утром|вечером|дн[её]м|ночью|{_ADJECTIVES}|(?:{_OTHER_DAYS})\w{{0,3}},?"
            rf"(?:\s(?:и|или|на|по))?)\s)$",
            re.IGNORECASE,
        ),
    )
    | {"среде": re.compile(rf"\b(?:ко?|об?)\s(?:(?:{_ADJECTIVES})\s)?$", re.IGNORECASE)},
)
