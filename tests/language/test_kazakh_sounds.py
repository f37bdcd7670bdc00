"""How Kazakh suffixes take their shape."""

from __future__ import annotations

import pytest

from tmtool.language.kazakh_sounds import Final, Sounds, attach, sounds


def _cases(word: str) -> str:
    return " ".join(attach(word, suffix) for suffix in ("NIң", "GA", "YI", "DA", "BAн", "Mен"))


@pytest.mark.parametrize(
    "forms",
    [
        "қаланың қалаға қаланы қалада қаладан қаламен",
        "елдің елге елді елде елден елмен",
        "Бейжіңнің Бейжіңге Бейжіңді Бейжіңде Бейжіңнен Бейжіңмен",
        "газдың газға газды газда газдан газбен",
        "соттың сотқа сотты сотта соттан сотпен",
        "сайлаудың сайлауға сайлауды сайлауда сайлаудан сайлаумен",
        "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен",
        "Медведевтің Медведевке Медведевті Медведевте Медведевтен Медведевпен",
        "Брюссельдің Брюссельге Брюссельді Брюссельде Брюссельден Брюссельмен",
        "институттың институтқа институтты институтта институттан институтпен",
        "министрдің министрге министрді министрде министрден министрмен",
        "Петербургтің Петербургке Петербургті Петербургте Петербургтен Петербургпен",
        "Әлидің Әлиге Әлиді Әлиде Әлиден Әлимен",
        "фестивальдің фестивальге фестивальді фестивальде фестивальден фестивальмен",
    ],
)
def test_case_suffixes_follow_the_last_vowel_and_the_last_sound(forms: str) -> None:
    citation = forms.split()[0][:-3]
    assert _cases(citation) == forms


def test_a_figure_is_heard_as_it_is_read() -> None:
    assert attach("100", "GA", sounds("жүз"), joint="-") == "100-ге"
    assert attach("80", "BAн", sounds("сексен"), joint="-") == "80-нен"


def test_what_cannot_be_heard_is_none() -> None:
    assert sounds("СССР") is None
    assert sounds("Oil") is None
    assert sounds("орын") == Sounds(front=False, final=Final.NASAL)
    with pytest.raises(ValueError, match="sounds"):
        attach("17", "GA")
