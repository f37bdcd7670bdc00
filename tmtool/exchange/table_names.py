"""The words that tables use for their columns and for what they say of a term, in English, Russian and Kazakh; data."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from tmtool.model.terms import TermStatus


class Field(StrEnum):
    """What the cells of a column say."""

    TERM = "term"
    SOURCE = "source"
    TARGET = "target"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    STATUS = "status"
    PART_OF_SPEECH = "part_of_speech"
    NOTE = "note"
    DEFINITION = "definition"
    EXAMPLE = "example"
    CASE = "case"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    SUBJECT = "subject"
    CONCEPT_ID = "concept_id"
    CONCEPT = "concept"
    """Rows with the same value belong to one concept; it says nothing else."""
    IS_FORBIDDEN = "is_forbidden"
    """Whether a term is forbidden, yes or no."""
    LANGUAGE = "language"
    """What every row says of the language of its terms."""
    TERM_INFO = "term_info"
    """What memoQ says of the term in the column before."""
    OTHER = "other"


_HEADINGS: dict[Field, str] = {
    Field.TERM: "term; terms; термин; термины; слово; термин слово; терминдер; сөз; атауы",
    Field.SOURCE: (
        "source; src; source term; source text; source language; original; исходный; исходный термин; исходный текст; "
        "исходный язык; источник; оригинал; текст оригинала; түпнұсқа; бастапқы; бастапқы термин; бастапқы мәтін"
    ),
    Field.TARGET: (
        "target; tgt; target term; target text; target language; translation; перевод; перевод термина; целевой; "
        "целевой термин; целевой текст; целевой язык; эквивалент; соответствие; аударма; аудармасы; баламасы; балама"
    ),
    Field.ADMITTED: (
        "admitted; allowed; synonym; synonyms; variant; variants; допустимо; допустимые; синоним; синонимы; вариант; "
        "варианты; рұқсат етілген; рұқсат; синонимдер; синонимі; нұсқасы"
    ),
    Field.FORBIDDEN: (
        "forbidden; prohibited; do not use; deprecated; запрещено; запрещенный; запрещенные; не использовать; "
        "нельзя; тыйым салынған; қолданбау; қате"
    ),
    Field.STATUS: "status; term status; статус; состояние; статус термина; мәртебе; мәртебесі; күйі",
    Field.PART_OF_SPEECH: "part of speech; pos; часть речи; сөз табы",
    Field.NOTE: (
        "note; notes; comment; comments; remark; remarks; entry note; concept note; "
        "примечание; примечания; комментарий; "
        "комментарии; заметка; заметки; пояснение; пояснения; ескерту; ескертпе; түсініктеме; пікір"
    ),
    Field.DEFINITION: (
        "definition; def; concept definition; explanation; meaning; description; "
        "определение; толкование; значение; описание; дефиниция; "
        "объяснение; анықтама; анықтамасы; мағынасы; түсіндірме; сипаттама"
    ),
    Field.EXAMPLE: (
        "example; examples; context; usage example; term example; пример; примеры; контекст; пример употребления; "
        "пример использования; мысал; мысалы; мысалдар; контекст мәтіні"
    ),
    Field.CASE: "case; case sensitive; casesensitive; регистр; учитывать регистр; учет регистра; әріп регистрі",
    Field.VALID_FROM: (
        "valid from; from date; since; действует с; действителен с; действует от; дата начала; с даты; "
        "басталу күні; күшіне енген күні"
    ),
    Field.VALID_TO: (
        "valid to; valid until; until; to date; действует до; действует по; действителен до; действителен по; "
        "дата окончания; по дату; аяқталу күні"
    ),
    Field.SUBJECT: (
        "subject; subject field; domain; topic; area; entry subject; entry domain; "
        "concept subject; предмет; область; "
        "предметная область; тема; тематика; сфера; раздел; сала; саласы; тақырып; тақырыбы"
    ),
    Field.CONCEPT_ID: "id; concept id; conceptid; entry id; entryid; entry number; ид; код; идентификатор; код понятия",
    Field.CONCEPT: "concept; понятие; ұғым",
    Field.TERM_INFO: "term info",
    Field.OTHER: "no; nr; n; п п; рет",
}
HEADINGS: dict[str, Field] = {
    name.strip(): field for field, names in _HEADINGS.items() for name in names.split(";") if name.strip()
}
"""What a column is by its heading: small letters, е for ё, one space between words."""

COUNTRIES = {"kz": "kk", "kg": "ky", "ua": "uk", "cn": "zh", "jp": "ja"}
"""Codes of countries that headings have for their languages, and that are no codes of other ones in use."""
_LANGUAGES = {
    "en": "english; eng; английский; англ; анг; английского; английском; ағылшынша; ағылшын; ағыл",
    "ru": "russian; rus; русский; рус; русск; русском; русского; по русски; русс; орысша; орыс",
    "kk": (
        "kazakh; qazaq; kaz; қазақша; қазақ; қаз; казахский; казахском; казахского; каз; казах; "
        "по казахски; казакша; казак"
    ),
    "ky": "kyrgyz; kirghiz; кыргызский; киргизский; кыргызча; қырғызша",
    "uz": "uzbek; узбекский; өзбекше; o'zbekcha",
    "tg": "tajik; таджикский; тәжікше",
    "tk": "turkmen; туркменский",
    "tr": "turkish; турецкий; türkçe; түрікше",
    "zh": "chinese; китайский; қытайша",
    "de": "german; немецкий; deutsch; нем; ger; deu",
    "fr": "french; французский; français; франц; fra; fre",
    "es": "spanish; испанский; español; исп; spa",
    "it": "italian; итальянский; italiano; ita",
    "pt": "portuguese; португальский; português",
    "pl": "polish; польский; polski",
    "uk": "ukrainian; украинский; українська",
    "be": "belarusian; белорусский",
    "ar": "arabic; арабский; арабша",
    "fa": "persian; персидский; фарси",
    "ja": "japanese; японский; jpn",
    "ko": "korean; корейский; kor",
    "mn": "mongolian; монгольский",
    "az": "azerbaijani; азербайджанский",
    "la": "latin; латинский; латинское название",
}
LANGUAGE_NAMES = {name.strip(): code for code, names in _LANGUAGES.items() for name in names.split(";")}
"""Languages by the names that headings have for them."""
REGIONS = {
    "united states": "US", "us": "US", "usa": "US", "сша": "US", "united kingdom": "GB", "uk": "GB",
    "great britain": "GB", "великобритания": "GB", "russia": "RU", "russian federation": "RU", "россия": "RU",
    "рф": "RU", "kazakhstan": "KZ", "казахстан": "KZ", "рк": "KZ", "қазақстан": "KZ", "kyrgyzstan": "KG",
    "cyrillic": "Cyrl", "кириллица": "Cyrl",
}  # fmt: skip
"""What may follow the name of a language."""
FILLERS = frozenset(
    ["язык", "языке", "языка", "яз", "на", "тілі", "тілінде", "тіліне", "lang", "language", "in", "into", "the"]
)
"""Words beside the name of a language that mean nothing by themselves."""

_STATUSES = {
    TermStatus.PREFERRED: (
        "preferred; approved; standard; standardized; ok; new; final; preferredterm; предпочтительный; "
        "предпочтительно; предпочтительный термин; основной; утвержден; утвержденный; утверждено; утверждён; "
        "рекомендуется; рекомендуемый; одобрено; одобрен; согласовано; бекітілген; бекітілді; негізгі; ұсынылады"
    ),
    TermStatus.ADMITTED: (
        "admitted; allowed; acceptable; permitted; provisional; proposed; synonym; variant; admittedterm; допустимый; "
        "допустимо; допускается; разрешен; разрешено; возможно; вариант; синоним; временный; предложен; "
        "рұқсат етілген; рұқсат; мүмкін; уақытша; ұсынылған"
    ),
    TermStatus.FORBIDDEN: (
        "forbidden; prohibited; deprecated; rejected; obsolete; superseded; non-standard; nonstandard; "
        "not recommended; notrecommended; do not use; avoid; banned; deprecatedterm; supersededterm; запрещен; "
        "запрещенный; запрещено; "
        "запрещённый; запрет; нельзя; не использовать; не рекомендуется; устарел; устаревший; устаревшее; устарело; "
        "отклонен; отклонено; тыйым салынған; тыйым; қолданылмайды; қолданбау; ескірген; қабылданбаған"
    ),
}
_STATUS_WORDS = {
    name.strip().replace("ё", "е"): status for status, names in _STATUSES.items() for name in names.split(";")
}
_YES = frozenset(["yes", "true", "1", "x", "+", "sensitive", "истина", "да", "иә", "ия", "ақиқат", "v", "✓"])
_NO = frozenset(["no", "false", "0", "-", "insensitive", "ложь", "нет", "жоқ", "жалған"])


@lru_cache(maxsize=1024)
def status_of(word: str) -> TermStatus | None:
    """Give the status that a word of a table or a TBX file means, or None."""
    said = " ".join(word.casefold().replace("ё", "е").replace("_", " ").split())
    return _STATUS_WORDS.get(said.removesuffix("-admn-sts").removesuffix("."))


def answer_of(word: str) -> bool | None:
    """Give what a word means as an answer, yes or no; None where it is neither."""
    said = word.casefold()
    return True if said in _YES else False if said in _NO else None
