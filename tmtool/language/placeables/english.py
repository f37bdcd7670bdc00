"""How English writes placeables."""

from __future__ import annotations

import re

from tmtool.language.placeables.vocabulary import DASH, HYPHEN, SPACE, Vocabulary, quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10,
                "Nov": 11, "Dec": 12}  # fmt: skip

_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})|(?:{'|'.join(sorted(SHORT_MONTHS, reverse=True))})\b\.?)(?!\w)"
_DAY = r"(?P<day>\d{1,2})(?!\d)(?:(?P<suffix>st|nd|rd|th)(?!\w))?"
_DAY_TO = rf"(?:(?:\s?{DASH}\s?|\s(?:to|and|through)\s)(?P<day_to>\d{{1,2}})(?!\d)(?:(?:st|nd|rd|th)(?!\w))?)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?![\d,.]\d|\d))"
_HALF = r"(?P<half>[ap]\.\s?m\.|[ap]m(?!\w))"

_NATIONS = (
    r"US", r"U\.S\.", "American", "Canadian", "Australian", r"Hong\sKong", "Singapore", r"New\sZealand", "Russian",
    "Belarusian", "Kazakh(?:stani)?", "Kyrgyz(?:stani)?", "Uzbek(?:istani)?", "Turkish", "Chinese", "Japanese",
    r"South\sKorean", "Indian", "Swiss", "Ukrainian", "Turkmen", "Tajik",
)  # fmt: skip
_CURRENCY = rf"""(?:(?:{"|".join(_NATIONS)})\s)?
    (?:dollars?|euros?|pounds?\ssterling|pounds?|ro?ubles?|tenge|soms?|sums?|so['’ʻ]?ms?|somoni|manats?|yuan|renminbi
    |yen|won|liras?|hryvnias?|francs?|rupees?|dirhams?|tugriks?|lari)"""
CURRENCIES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        ("canadian", "CAD"), ("australian", "AUD"), ("hong kong", "HKD"), ("singapore", "SGD"), ("new zealand", "NZD"),
        ("dollar", "USD"), ("euro", "EUR"), ("pound", "GBP"), ("belarusian", "BYN"), ("ro?uble", "RUB"),
        ("tenge", "KZT"), ("uzbek", "UZS"), ("somoni", "TJS"), ("som", "KGS"), ("sum|so.m", "UZS"),
        ("turkmen", "TMT"), ("manat", "AZN"), ("yuan|renminbi", "CNY"), ("yen", "JPY"), ("won", "KRW"), ("lira", "TRY"),
        ("hryvnia", "UAH"), ("franc", "CHF"), ("rupee", "INR"), ("dirham", "AED"), ("tugrik", "MNT"), ("lari", "GEL"),
    )
)  # fmt: skip

VOCABULARY = Vocabulary(
    quantity(
        # A plain space parts two numbers in English: in 2018 300 people.
        grouping="[\u00a0\u202f\u2009]",
        suffix=r"(?:(?<=\d)(?P<suffix>st|nd|rd|th|s)(?!\w))",
        multiplier=r"thousand|million|billion|trillion|mln|mn|bln|bn|trln|tn|trn|[kmb]\b",
        points=r"percentage[\s-]points?|p\.p\.|pp",
        percent=r"percent|per\s?cent|pct",
        currency=_CURRENCY,
    ),
    decimal=".",
    months={name.lower(): number for number, name in enumerate(MONTHS, 1)}
    | {name.lower(): number for name, number in SHORT_MONTHS.items()},
    weekdays={name.lower(): number for number, name in enumerate(WEEKDAYS)}
    | {f"{name.lower()}s": number for number, name in enumerate(WEEKDAYS)},
    multipliers=(("th", 3), ("k", 3), ("m", 6), ("b", 9), ("t", 12)),
    currencies=CURRENCIES,
    doubtful_currency=re.compile(r"pounds?|won|sums?"),
    day_first=(
        re.compile(rf"{_DAY}{_DAY_TO}?\s(?:of\s)?{_MONTH}{_YEAR}?"),
        re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    ),
    month_first=(
        re.compile(rf"{_MONTH}\s{_DAY}(?!,\d\d\d|\.\d|%){_DAY_TO}?{_YEAR}?"),
        re.compile(rf"{_MONTH}{_YEAR}?"),
    ),
    times=(
        re.compile(rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?{_HALF}"),
        re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"),
        re.compile(r"(?P<hour>\d{1,2})(?=\so['’]clock)"),
    ),
    century=re.compile(rf"(?P<number>\d{{1,2}})(?P<suffix>st|nd|rd|th)(?=(?:{SPACE}|{HYPHEN})centur(?:y|ies)\b)"),
    doubtful_months=frozenset(("May", "March", "may", "march", "august", "Mar", "Jan", "mar", "jan", "dec", "sep")),
    month_alone=re.compile(
        rf"\b(?:(?:in|of|since|by|until|till|before|after|during|last|next|this|early|late|mid|between)[\s-]"
        rf"|(?:{'|'.join(MONTHS)})\s(?:and|or|to)\s)$",
        re.IGNORECASE,
    ),
    name_of_weekday=re.compile(
        r"\w+day\s(?:Telegraph|Times|Mail|Herald|Post|Express|Mirror|World|Night\s(?:Live|Football|Fever))\b"
        r"|(?<=\bGood\s)Friday|(?<=\bBlack\s)Friday|(?<=\bBloody\s)Sunday|(?<=\bSuper\s)(?:Tuesday|Saturday)"
    ),
)
