"""How Kazakh writes placeables."""

from __future__ import annotations

import re

from tmtool.language.kazakh_numerals import endings, known_shapes
from tmtool.language.placeables.kazakh_days import MONTHS, WEEKDAYS, inflected
from tmtool.language.placeables.vocabulary import DASH, HYPHEN, SPACE, Vocabulary, quantity


def _forms(words: tuple[str, ...], first: int) -> dict[str, int]:
    forms = {inflected(word, ending): number for number, word in enumerate(words, first) for ending in endings()}
    return forms | {word: number for number, word in enumerate(words, first)}


_MONTH_FORMS = _forms(MONTHS, 1)
_WEEKDAY_FORMS = _forms(WEEKDAYS, 0)
_SUFFIX = r"[^\W\d_]{1,9}"
"""Any letters; which of them are an ending is asked when they are read."""
_MONTH = r"(?P<month>[^\W\d_]{5,18})(?!\w)"
"""Any word; what is no month is refused when it is read."""
_DAY = rf"(?P<day>\d{{1,2}})(?!\d|[.,]\d)(?:{HYPHEN}(?P<suffix>{_SUFFIX})(?!\w))?"
_DAY_TO = rf"(?:(?:\s?{DASH}\s?|{SPACE}(?:және|мен|бен|пен|әлде|немесе){SPACE})(?P<day_to>\d{{1,2}})(?!\d))"
_YEAR = rf"(?P<year>(?:19|20)\d\d)(?!\d){SPACE}(?:жылғы|жылдың|жылы|ж\.){SPACE}"
_AI = rf"{SPACE}ай(?:ының|ында|ынан|ына|ын|ы)?(?!\w)"
_HALF = r"(?:таңғы|таңертеңгі|түскі|күндізгі|кешкі|түнгі)"

_NATIONS = (
    r"АҚШ|Канада|А[ув]стралия|Гонконг|Сингапур|Жаңа\sЗеландия|Ресей|Беларусь|Қазақстан|Қырғызстан|қырғыз|өзбек"
    r"|Өзбекстан|түрік|Қытай|Жапон|Оңтүстік\sКорея|Үндістан|Швейцария|Украина|түрікмен|тәжік"
)
_WORD_ENDING = rf"(?:{HYPHEN}?(?P<{{name}}>{_SUFFIX}))?"
_CURRENCY = rf"""(?:(?:{_NATIONS})\s)?
    (?:доллар|еуро|евро|фунт(?:\sстерлинг)?|рубл(?:ь|і)|теңге|сом|сум|сомони|манат|юань|иена?|вон|лира|гривна?|франк
    |рупия|дирхам|төгрік|лари)(?:{HYPHEN}?(?P<suffix5>{_SUFFIX}))?"""
CURRENCIES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        ("канада", "CAD"), ("а[ву]стралия", "AUD"), ("гонконг", "HKD"), ("сингапур", "SGD"), ("зеландия", "NZD"),
        ("доллар", "USD"), ("е[ву]ро", "EUR"), ("фунт", "GBP"), ("беларусь", "BYN"), ("рубл", "RUB"),
        ("теңге", "KZT"), ("сомони", "TJS"), ("өзбек|сум", "UZS"), ("сом", "KGS"),
        ("түрікмен", "TMT"), ("манат", "AZN"), ("юань", "CNY"), ("иен", "JPY"), ("вон", "KRW"), ("лира", "TRY"),
        ("гривн", "UAH"), ("франк", "CHF"), ("рупия", "INR"), ("дирхам", "AED"), ("төгрік", "MNT"), ("лари", "GEL"),
    )
)  # fmt: skip
_ABBREVIATED = r"(?:\.(?=\s*(?-i:[а-яёәғқңөұүһі$€£¥₽₸(])))?"

VOCABULARY = Vocabulary(
    quantity(
        grouping=SPACE,
        suffix=rf"{HYPHEN}(?P<suffix>{_SUFFIX})(?!\w)",
        multiplier=rf"мың|(?:млн|млрд|трлн){_ABBREVIATED}|миллион|миллиард|триллион",
        points=r"пайыздық\s(?:тарма[қғ]|пункт)\w*|п\.\s?т\.",
        percent=r"пайыз",
        currency=_CURRENCY,
        ending=_WORD_ENDING,
    ),
    decimal=",",
    endings=known_shapes(),
    months=_MONTH_FORMS,
    weekdays=_WEEKDAY_FORMS,
    multipliers=(("мың", 3), ("млн", 6), ("миллион", 6), ("млрд", 9), ("миллиард", 9), ("тр", 12)),
    currencies=CURRENCIES,
    doubtful_currency=re.compile(r"фунт\w*|вон\w*|сум\w*|лари\w*"),
    day_first=(
        re.compile(rf"{_YEAR}{_DAY}{_DAY_TO}?(?:{SPACE}|{HYPHEN}){_MONTH}", re.IGNORECASE),
        re.compile(rf"{_YEAR}{_MONTH}(?:{_AI})?{SPACE}{_DAY}", re.IGNORECASE),
        re.compile(rf"{_YEAR}{_MONTH}", re.IGNORECASE),
        re.compile(rf"{_DAY}{_DAY_TO}?(?:{SPACE}|{HYPHEN}){_MONTH}", re.IGNORECASE),
        re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
        re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    ),
    month_first=(
        re.compile(
            rf"{_MONTH}(?:{_AI})?{SPACE}{_DAY}{SPACE}(?P<day_to>\d{{1,2}})(?:{HYPHEN}(?P<suffix2>{_SUFFIX})(?!\w))?"
            rf"(?={SPACE}дейін)",
            re.IGNORECASE,
        ),
        re.compile(rf"{_MONTH}(?:{_AI})?{SPACE}{_DAY}(?!{SPACE}?(?:%|пайыз|мың|мил|млн|млрд|адам))", re.IGNORECASE),
        re.compile(_MONTH, re.IGNORECASE),
    ),
    times=(
        re.compile(
            rf"(?:(?P<half>{_HALF}){SPACE})?сағат{SPACE}(?:(?P<half2>{_HALF}){SPACE})?(?P<hour>\d{{1,2}})"
            rf"(?:[:.](?P<minute>[0-5]\d))?(?:{HYPHEN}(?P<suffix>{_SUFFIX})(?!\w))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<half>{_HALF}){SPACE}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?"
            rf"(?:{HYPHEN}(?P<suffix>{_SUFFIX})(?!\w)|(?={SPACE}(?:сағат|уақыт|шама|кез)))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:{HYPHEN}(?P<suffix>{_SUFFIX})(?!\w))?"
        ),
    ),
    time_words=frozenset(("сағат", "таңғы", "таңертеңгі", "түскі", "күндізгі", "кешкі", "түнгі")),
    century=re.compile(
        rf"(?P<number>\d{{1,2}}|[IVXХІ]+)(?:{HYPHEN}(?P<suffix>шы|ші|ыншы|інші|нші|ншы))?(?={SPACE}ғасыр)"
    ),
    # маусым is also a season, Наурыз a feast, Қазан a city, қараша a word for dark.
    doubtful_months=frozenset(
        form
        for stem, forms in (("маусым", True), ("Наурыз", False), ("Қазан", False), ("Маусым", True))
        for word in _MONTH_FORMS
        for form in (word, word.capitalize())
        if form.startswith(stem) and (forms or form[0].isupper())
    ),
    month_alone=re.compile(r"(?:19|20)\d\d\s(?:жылғы|жылдың|жылы)\s$|\b(?:биыл|былтыр|биылғы|былтырғы|өткен)\s$"),
)
