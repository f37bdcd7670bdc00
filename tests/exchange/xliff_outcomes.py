"""What becomes of each file of tests/data/xliff; every line was checked by hand."""

from __future__ import annotations

from tests.exchange.xliff_table import Outcome, Refused

OUTCOMES: dict[str, Outcome | Refused] = {
    "20-codes.xlf": Outcome("en kk", "1 translated: ‹1›a‹2›b‹/1›c‹/2›‹3/›termd\x0b‹4/› => ‹3/›А‹3/›"),
    "20-locked.xlf": Outcome(
        "en kk", "1 new locked: One. => ", "2 new: Two. => ", skipped={"no target": 1, "not to be translated": 1}
    ),
    "20-no-target-language.xlf": Outcome("en", "1 translated: One. => Бір."),
    "20-state-on-target.xlf": Outcome("en kk", "1 final: One. => Бір."),
    "20-with-12-states.xlf": Outcome("en kk", "1 reviewed: One. => Бір.", "2 draft: Two. => Екі."),
    "added.xlf": Outcome("en-US ru-RU", "1 translated:  => Добавлено", skipped={"empty": 1}),
    "angular.ru.xlf": Outcome(
        "en ru",
        "1 translated: Hello, ‹1/›! => Здравствуйте, ‹1/›! # description: Greeting",
        "2 new: Bye =>  # description: Farewell",
        skipped={"no target": 1},
    ),
    "annotated.xlf": Outcome("en-US ru-RU", "1 translated: The president X5 => Президент X5"),
    "bad-namespace.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да"),
    "bare-ampersands.xlf": Outcome(
        "en-US ru-RU", "1 translated: AT&T \xa0now => AT&T\xa0тут", repaired={"bare ampersand": 2, "HTML entity": 2}
    ),
    "binary-units.xlf": Outcome("en-US ru-RU", "1 translated: Caption => Подпись"),
    "broken-bytes.xlf": Refused(
        5,
        "Line 5 of “broken-bytes.xlf” holds an undecodable byte; "
        "name the right encoding with --encoding, or take it as it is with --repair.",
    ),
    "codes-with-text.xlf": Outcome("en-US ru-RU", "1 translated: Click ‹1/› or ‹2›here‹/2› => ‹2›Здесь‹/2›"),
    "comments-inside.xlf": Outcome("en-US ru-RU", "1 translated: One three => Один три"),
    "control-characters.xlf": Outcome("en-US ru-RU", "1 translated: One => Один", repaired={"control character": 4}),
    "copied-sources.xlf": Outcome(
        "en-US ru-RU",
        "1 new: One => ",
        "2 translated: Two => Two",
        "3 translated: 2026 => 2026",
        skipped={"no target": 1},
    ),
    "cp1251.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да", encoding="cp1251"),
    "crossed.xlf": Outcome("en-US ru-RU", "1 translated: ‹1›a‹2›b‹/1›c‹/2› => ‹1›А‹/1›", "2 translated: ‹1›a‹/2› => А"),
    "cut-off.xlf": Refused(4, "“cut-off.xlf” is cut off in line 4; copy it again or export it again."),
    "doubled-attribute.xlf": Refused(
        4,
        "“doubled-attribute.xlf” is damaged in line 4: an attribute is given twice; "
        "export it again, or mend that line.",
    ),
    "doubled-mids.xlf": Outcome("en-US ru-RU", "1 translated: One. => Один.", "2 translated: Two. => Два."),
    "drupal.xlf": Outcome("en-US ru-RU", "1 translated: A <b>bold</b> & <i>new</i> life => <b>Новая</b> & смелая"),
    "duplicate-ids.xlf": Outcome("en-US ru-RU", "1 translated: One => Один", "2 translated: Two => Два"),
    "empty-targets.xlf": Outcome(
        "en-US ru-RU", "1 new: One => ", "2 new: Two => ", "3 new: Three => ", skipped={"no target": 3}
    ),
    "empty.xlf": Refused(None, "“empty.xlf” is empty; there is nothing to read in it."),
    "entities-under-doctype.xlf": Outcome("en ru", "1 translated: Café => Кафе", repaired={"HTML entity": 1}),
    "entity-bomb.xlf": Refused(
        2, "“entity-bomb.xlf” declares entities in line 2, which is not safe to read; remove the declaration."
    ),
    "foreign-inline.xlf": Outcome("en-US ru-RU", "1 translated: A ‹1›bold‹/1›‹2/› word => ‹1›Жирное‹/1› слово"),
    "html.xlf": Refused(1, "“html.xlf” is no XLIFF file: it begins with “html” where “xliff” should stand."),
    "language-on-texts.xlf": Outcome("en ru", "1 translated: Yes => Да"),
    "lingotek.xlf": Outcome(
        "en_US ru_RU", "1 final: First ‹1/›line => Первая ‹1/›строка", "2 draft: Second line => Вторая строка"
    ),
    "locked-groups.xlf": Outcome(
        "en-US ru-RU",
        "1 new locked: One => ",
        "2 translated locked: Two => Два",
        "3 new: Three => ",
        "4 new: Four => ",
        skipped={"no target": 2, "not to be translated": 1},
    ),
    "lone-surrogate.xlf": Refused(
        5,
        "Line 5 of “lone-surrogate.xlf” holds a lone surrogate; "
        "export the file again, or take it as it is with --repair.",
    ),
    "matecat-21-bad-order.xlf": Outcome("en kk", "1 reviewed: One. => Бір. # late note"),
    "matecat.xlf": Outcome("en-GB kk-KZ", "1 translated: Fires <burn> again. => Өрт <қайта> шықты. # Headline"),
    "memoq.mqxliff": Outcome(
        "en kk",
        "1 translated: A ‹1›rally‹/1›. => ‹1›Митинг‹/1›.",
        "2 new: Who came? => ",
        "3 draft: Nobody‹1/›knows. => Ешкім білмейді.",
        "4 final locked: The end. => Соңы.",
        "5 reviewed: Yes. => Иә. # dana: Or “Дұрыс”?",
        skipped={"no target": 1},
    ),
    "mismatched.xlf": Refused(
        4,
        "“mismatched.xlf” is damaged in line 4: an element is closed that is not the open one; "
        "export it again, or mend that line.",
    ),
    "missing-ids.xlf": Outcome("en-US ru-RU", "1 translated: One ‹1/›and ‹1/›two => Один ‹1/›и ‹1/›два"),
    "no-mids.xlf": Outcome("en-US ru-RU", "1 translated: One. => Один."),
    "no-namespace.xlf": Outcome("en ru", "1 translated: Yes => Да"),
    "no-states.xlf": Outcome(
        "en-US ru-RU",
        "1 translated: One => Один",
        "2 final: Two => Два",
        "3 new: Three => ",
        "4 new: Four => ",
        skipped={"no target": 2},
    ),
    "no-target-language.xlf": Outcome("en-US", "1 translated: Yes => Да"),
    "no-units.xlf": Outcome("-"),
    "notes.xlf": Outcome("en-US ru-RU", "1 translated: One => Один # aigul: Check # Again"),
    "nul.xlf": Refused(
        5, "Line 5 of “nul.xlf” holds a NUL character; export the file again, or take it as it is with --repair."
    ),
    "okapi-20.xlf": Outcome(
        "en kk",
        "1 translated: A ‹1›bold‹/1› one. => Бір ‹1›батыл‹/1›. # translator: check",
        "2 new: Two. => ",
        "3 final: Three. => Үш.",
        skipped={"no target": 1},
    ),
    "okapi.xlf": Outcome(
        "en-US ru-RU",
        "1 translated: The ‹1›police‹/1› came. => Приехала ‹1›полиция‹/1›.",
        "2 translated: Nobody was hurt. => Nobody was hurt.",
    ),
    "omegat.xlf": Outcome("en-US ru-RU", "1 translated: A ‹1›bold‹/1› word => Слово ‹1›жирно‹/1›"),
    "only-codes.xlf": Outcome("en-US ru-RU", "4 translated: Yes => Да", skipped={"empty": 3}),
    "outside-entity.xlf": Refused(
        2, "“outside-entity.xlf” declares entities in line 2, which is not safe to read; remove the declaration."
    ),
    "prefixed.xlf": Outcome("en ru", "1 new: A ‹1›b‹/1› => ", skipped={"no target": 1}),
    "pretty-printed.xlf": Outcome(
        "en-US ru-RU", "1 translated: One line. => Одна строка.", "2 translated: \n  kept\n => \n  оставлено\n"
    ),
    "quotes-and-signs.xlf": Outcome("en-US ru-RU", "1 draft: One > two => Один"),
    "root-only.xlf": Outcome("-"),
    "says-utf16-is-utf8.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да"),
    "several-languages.xlf": Outcome("en-US ru-RU kk-KZ", "1 translated: Yes => Да", "2 translated: Yes => Иә"),
    "states.xlf": Outcome(
        "en-US ru-RU",
        "1 draft: Text 1 => Текст 1",
        "2 draft: Text 2 => Текст 2",
        "3 draft: Text 3 => Текст 3",
        "4 draft: Text 4 => Текст 4",
        "5 draft: Text 5 => Текст 5",
        "6 draft: Text 6 => Текст 6",
        "7 draft: Text 7 => Текст 7",
        "8 translated: Text 8 => Текст 8",
        "9 reviewed: Text 9 => Текст 9",
        "10 final: Text 10 => Текст 10",
    ),
    "surrogate-pairs.xlf": Outcome("en-US ru-RU", "1 translated: Smile 😀 => Улыбка", repaired={"surrogate pair": 1}),
    "symfony.kk.xlf": Outcome("en kk", "1 translated: news.title => Жаңалықтар"),
    "target-in-part.xlf": Outcome(
        "en-US ru-RU", "1 translated: One. => Один.", "2 new: Two. => ", skipped={"no target": 1}
    ),
    "target-uncut.xlf": Outcome("en-US ru-RU", "1 translated: One. Two. => Один. Два."),
    "text.xlf": Refused(
        1,
        "“text.xlf” is damaged in line 1: something stands there that XML does not allow; export it again, or mend "
        "that line.",
    ),
    "trados-tracked.sdlxliff": Outcome("en-US ru-RU", "1 translated: One. => Один."),
    "trados-untouched.sdlxliff": Outcome(
        "en-US kk-KZ", "1 new: One. => ", "2 new: Two X1. => ", skipped={"no target": 2}
    ),
    "trados.sdlxliff": Outcome(
        "en-US ru-RU",
        "2 final: ‹1›Rally‹/1› in Almaty. => ‹1›Митинг‹/1› в Алматы. # DESK\\aigul: Which office?",
        "3 draft: The ‹1›police‹/1› came. => Приехала ‹1›полиция‹/1›.",
        "4 translated locked: Thank you. => Спасибо.",
        "5 reviewed: Go. => Иди.",
        "6 draft: Stop. => Стой.",
        "7 new: End. => ",
        skipped={"empty": 1, "no target": 1},
    ),
    "two-roots.xlf": Refused(
        7, "“two-roots.xlf” is damaged in line 7: something follows after the end; export it again, or mend that line."
    ),
    "unknown-encoding.xlf": Refused(
        1, "The file says that its encoding is “martian”, which is not known; name the right one with --encoding."
    ),
    "unknown-states.xlf": Outcome(
        "en-US ru-RU",
        "1 translated: One => Один",
        "2 new: Two => ",
        "3 translated: Three => Три",
        skipped={"no target": 1},
    ),
    "utf16be-unmarked.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да", encoding="utf-16-be"),
    "utf16le.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да", encoding="utf-16-le"),
    "version-10.xlf": Outcome("en ru", "1 translated: Yes => Да"),
    "version-11.xlf": Outcome("en ru", "1 translated: Yes => Да"),
    "version-22.xlf": Outcome("en kk", "1 translated: One. => Бір."),
    "weblate.xlf": Outcome(
        "en ru",
        "1 final: Open => Открыть",
        "2 draft: Close => Закрыть # developer: A button",
        "3 new: Save => ",
        "4 translated: %d file => %d файл",
        "5 translated: %d files => %d файлов",
        skipped={"no target": 1},
    ),
    "windows-lines.xlf": Outcome("en-US ru-RU", "1 translated: One\ntwo => Один\nдва"),
    "wrong-namespace.xlf": Outcome("en-US ru-RU", "1 translated: Yes => Да"),
    "xcode.xliff": Outcome("en ru kk", '1 translated: OK => ОК # Class = "UIButton";', "2 reviewed: OK => Жарайды"),
}
