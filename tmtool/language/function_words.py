"""Words that say little by themselves: articles, prepositions, pronouns, conjunctions, auxiliaries, particles."""

from __future__ import annotations

_ENGLISH = """
a about after all also am an and any are as at be because been before being but by can could did do does during each
either for from had has have he her hers him his how i if in into is it its itself may me might more most must my no nor
not of off on one only or other our ours out over own s shall she should so some such t than that the their theirs them
then there these they this those through to too under until up upon us was we were what when where whether which while
who whom whose why will with within without would you your yours
"""
_RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее если есть еще же за
и из или им ими их к как какой когда которая которого которое которой котором которому которую которые который которых
кто ли либо между меня мне мной мы на над нам нами нас не него нее ней нет ни нибудь ним ними них но о об однако около
он она они оно от по под после при про с сам сами свой своего своей своем своих свою себе себя со так также такая такие
такой там тем то того тоже той только том тот ту ты у уже хотя чего чем через что чтобы чье чья эта эти этих это этого
этой этом этому этот эту я является являются
"""
_KAZAKH = """
ал арқылы арасында артық бар барлық бен бері беру бір біз болады болған болды болып болса болу бойынша бұл бұған бұдан
бұны бұның да де деген дейін деп ғана ғой дәл егер еді екен емес ең ескере және жоқ жөнінде кейін кез келген кім қазір
қандай қана қарай мен менің мұнда не немесе неше ол олар олардың онда оның осы осыған осындай өз өзі өте пен сай сайын
сен сіз сол соң сондай сонда сондықтан та тағы те тек туралы тұр турасында үшін шейін
"""
_OF_LANGUAGE = {
    language: frozenset(words.split()) for language, words in {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH}.items()
}
_SHORT = 2
"""In a language of which nothing is known, words of so many letters are taken for such words."""


def says_little(word: str, language: str) -> bool:
    """Say whether a word is a function word, a figure or a lone sign.

    Args:
        word: folded as the concordance folds it: lower case, ё as е, parted at apostrophes.
        language: its language, as a folded tag.
    """
    if not any(map(str.isalpha, word)):
        return True
    known = _OF_LANGUAGE.get(language)
    return len(word) <= _SHORT if known is None else word in known
