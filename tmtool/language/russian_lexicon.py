"""What the dictionary of Russian does not know or has wrong: names, toponyms, gender, closed classes of words."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


INDECLINABLE = _set(
    """тенге евро сомони олий жибек жолы нур жогорку хьюман райтс вотч аль эль бин ибн жетісу ұлытау си ли
    улы кызы оглы ван фон дер де ла бен ад эс айгуль асель гюзель гузель айсулу айнур гульнур жанар гульнар айжан
    гульжан маржан раушан шолпан айым бибигуль сауле ляйля назгуль нургуль бермет чинар нилуфар мадинат"""
)
"""Words that look as if they were declined; single words, folded (small letters, е for ё)."""

COMMON_INDECLINABLE = frozenset(("тенге", "евро", "сомони"))
"""Those of them that are no names."""

FEMININE_NAMES = _set(
    """айгуль асель гюзель гузель айсулу айнур гульнур жанар гульнар айжан гульжан маржан раушан шолпан жибек айым
    бибигуль сауле назгуль нургуль бермет чинар нилуфар мадинат маргарет элизабет кристалина урсула"""
)
"""Given names of women without the ending -а: they stay as they are, and so do surnames that end in a consonant."""

DECLARED = {
    "казына": "femn inan",
    "ак-орда": "femn inan proper",
    "мажлис": "masc inan proper",
    "акорда": "femn inan proper",
    "кызылорда": "femn inan geo",
    "караганда": "femn inan geo",
    "астана": "femn inan geo",
    "фергана": "femn inan geo",
    "сырдарья": "femn inan geo",
    "амударья": "femn inan geo",
    "чолпон-ата": "femn inan geo",
    "алма-ата": "femn inan geo",
    "хива": "femn inan geo",
    "бухара": "femn inan geo",
    "цзиньпин": "masc anim name",
    "пин": "masc anim name",
    "трамп": "masc anim name",
    "байден": "masc anim name",
    "кенеш": "masc inan proper",
    "кван": "masc anim name",
    "ким": "masc anim name",
    "цой": "masc anim name",
    "рахмон": "masc anim name",
    "аким": "masc anim",
    "хоким": "masc anim",
    "акимат": "masc inan",
    "хокимият": "masc inan",
    "маслихат": "masc inan",
    "курултай": "masc inan",
    "мажилис": "masc inan",
    "мажилисмен": "masc anim",
    "сом": "masc inan",
    "сум": "masc inan",
    "манат": "masc inan",
    "тиын": "masc inan",
    "гигаватт": "masc inan",
    "киловатт-час": "masc inan",
    "жуз": "masc inan",
    "аул": "masc inan",
    "кандас": "masc anim",
    "оралман": "masc anim",
    "силовик": "masc anim",
    "бурильщик": "masc anim",
    "талибан": "masc inan proper",
    "аманат": "masc inan proper",
    "отан": "masc inan proper",
    "азаттык": "masc inan proper",
    "семей": "masc inan geo",
    "орал": "masc inan geo",
    "ош": "masc inan geo",
    "тараз": "masc inan geo",
    "баткен": "masc inan geo",
    "шымкент": "masc inan geo",
    "жанаозен": "masc inan geo",
    "хоргос": "masc inan geo",
    "нарын": "masc inan geo",
    "талас": "masc inan geo",
    "тенгиз": "masc inan geo",
    "кашаган": "masc inan geo",
    "карачаганак": "masc inan geo",
    "кумтор": "masc inan geo",
    "рогун": "masc inan geo",
    "экибастуз": "masc inan geo",
    "рудный": "adjective inan geo",
    "конаев": "masc inan geo",
    "джалал-абад": "masc inan geo",
    "мигрант": "masc anim",
    "агент": "masc anim",
    "боевик": "masc anim",
    "риддер": "masc inan geo",
    "темиртау": "fixed geo",
    "абай": "masc inan geo",
    "худжанд": "masc inan geo",
    "куляб": "masc inan geo",
    "термез": "masc inan geo",
    "балканабат": "masc inan geo",
    "андижан": "masc inan geo",
    "наманган": "masc inan geo",
    "синьцзян": "masc inan geo",
    "тянь-шань": "masc inan geo",
    "ростов": "masc inan geo",
    "киев": "masc inan geo",
    "саратов": "masc inan geo",
    "пекин": "masc inan geo",
    "берлин": "masc inan geo",
    "дублин": "masc inan geo",
    "харбин": "masc inan geo",
    "тяньцзинь": "masc inan geo",
    "урумчи": "fixed geo",
    "кыргызстан": "masc inan geo",
    "гульшара": "femn anim name",
    "дарига": "femn anim name",
    "алия": "femn anim name",
    "динара": "femn anim name",
    "роза": "femn anim name",
    "мухтар": "masc anim name",
    "нур-султан": "masc inan geo",
}
"""Words whose first reading in the dictionary is wrong or missing: gender, animacy, kind; by their folded form."""

PLURALS = {
    "лагерь": "лагеря лагерей лагерям лагеря лагерями лагерях",
    "уйгур": "уйгуры уйгуров уйгурам уйгуров уйгурами уйгурах",
    "год": "годы лет годам годы годами годах",
}
"""Plurals of the press, in the six cases, where the dictionary puts another first."""

SINGULAR_ONLY = _set(
    """помощь нефть энергия электроэнергия безработица коррупция инфляция терроризм экстремизм взяточничество кумовство
    сотрудничество гражданство здравоохранение независимость суверенитет целостность хлопок пшеница уголь уран полиция
    энергетика оппозиция непотизм"""
)
"""Nouns whose plural nobody writes."""

PLACES_ALIKE = frozenset(("Семей", "Орал", "Рудный", "Арал", "Талас"))
"""Places that are written like a form of a common word."""

SECOND_LOCATIVE = _set("порт аэропорт лес край крым год сад берег мост дон бой снег пост плен долг ряд")
"""Nouns with a place form in -у: в порту, в Крыму."""

NAMES_ALIKE = frozenset(("Канат", "Эмир", "Темир", "Марс", "Арман"))
"""Given names of men that are written like a common word."""

ANIMATE_ENDINGS = ("ист", "ник", "чик", "щик", "лог", "тель", "граф", "мен", "ант", "анин", "янин", "вед", "арь", "ец")

AGREEING_CLASSIFIERS = frozenset(("город", "река", "столица", "деревня", "городок"))
"""Words after which a place's name stands in the same case; after область, месторождение and the like it stays."""

NAMED_PLACES = frozenset(
    ("область", "район", "месторождение", "рудник", "станция", "город", "село", "река", "озеро", "республика", "порт")
)
"""Nouns that are one with the name after them: nobody counts область Абай."""

INVARIABLE_PARTS = _set(
    """премьер вице пресс экс генерал контр бизнес интернет онлайн веб медиа топ мини макси блиц фото видео аудио пост
    штаб яхт дизель джаз рок спа сити смарт тест ток шоу арт ретро супер унтер обер лейб капитан флаг шеф киловатт
    мегаватт гигаватт человеко тонна иссык усть нур касым ак кызыл кара сары жана алма чолпон джалал"""
)
"""First parts of hyphenated words that are not declined."""

PARTICLES = _set(
    """же ж ли ль бы б не ни ведь вот лишь только даже тоже также уж уже именно как-то мол дескать якобы будто однако
    этот эта это эти этого этой этих этому этим этими этом эту тот та те того той тех тому тем теми
    свой своя своё свое свои своего своей своих своему своим своими своём своем свою
    наш наша наше наши нашего нашей наших нашему нашим нашими нашем нашу
    мой моя мое моё мои моего моей моих ваш ваша ваше ваши вашего вашей ваших
    его её ее их он она оно они я мы вы ему ей им ими себя сам сама само сами самого самой самих самому самим
    весь вся всё все всего всей всех всему всем всеми всю один одна одно одни"""
)
"""Words that may stand between the words of a term without parting it."""

NAME_ENDINGS_MASCULINE = ("ов", "ев", "ёв", "ин", "ын")
NAME_ENDINGS_FEMININE = ("ова", "ева", "ёва", "ина", "ына")
