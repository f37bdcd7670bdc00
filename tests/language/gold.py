"""Our own small gold of sentence boundaries: `|` stands where a segment ends."""

from __future__ import annotations

ENGLISH = (
    "The U.S. President spoke.| He left.",
    "It was made in the U.S.| The plant is closed.",
    "Mr. Smith met Lt. Gen. Abdulov.| They talked.",
    "J. F. Kennedy and K. Tokayev did not meet.",
    "The rally began at 6 p.m.| Police came at 8 p.m. Tuesday.| No one was hurt.",
    "They demanded a “complete cleansing of corruption.”| A day earlier they went home.",
    "“Will they build it?” Tokayev asked.| “No.”| He smiled.",
    "“Shame!” the crowd shouted.| Police watched… and waited.",
    "See No. 5 and Art. 274 of the code.| No.| He did not.",
    "On Sept. 3 about 1.5 million barrels, i.e. half, were sold by Chevron Corp. Officials confirmed it.",
    "Exxon Mobil Corp. said so.| (The ministry denied it.)| It was late.",
    "He said the […] plan was dead.| What next?!| Nobody knows...| Time will tell.",
    "The office in Washington, D.C. Mayor’s district is shut.",
    "1. Tokayev visits Beijing.| 2. Protesters gather.",
    "In 2011 police shot 16 people.| 55 plants are planned.[1]| China pays.",
    "RFE/RL’s Kazakh Service reported (Radio Azattyq, Sept. 3).| In St. Petersburg nothing happened.",
    "He moved from St. Louis to Almaty.| The website is tengrinews.kz.| Visit it.",
    "He cited Plan B.| It failed.",
    'The plaintiff in Grace v. Sessions was silent (Sen. Flake, R. – Ariz.).| " No comment . "',
)

RUSSIAN = (
    "В 2011 г. в Жанаозене стреляли.| Погибли 16 человек.",
    "Это было в 2019 г.| Протестующие вышли на площадь.",
    "Встреча прошла в г. Алматы.| К. К. Токаев улетел в Пекин.",
    "Завод стоит 5 млрд. долларов, т. е. 2 трлн. тенге.| Деньги даст Китай.",
    "Собрались рабочие, студенты и т. д.| Полиция не вмешалась.",
    "Школа им. Абая закрыта.| В ней учились 500 детей.",
    "«Мы против заводов!» — сказал он.| «Нет коррупции».| Митинг кончился.",
    "«Нет!» — Токаев ответил сразу.| Толпа ждала.",
    "«Что делать?» — спросил аким… и ушёл.| Никто не знал…| Потом пришли все.",
    "По ст. 174 УК РФ им грозит срок.| См. также п. 5.",
    "Задержаны Иванов И. И., Петров П. П. и др.| Их отпустили.",
    "Проф. А. С. Ахметов живёт на ул. Абая, д. 5.| Он не ответил.",
    "Дж. Буш приехал (впервые с 1999 г.).| Его ждали.",
    "Сколько их было?| Около 100 тыс. человек!| Так говорят.",
    "Выпало 10 см. осадков, местами 15 см.| Для горных районов это мало.",
    "Продают Essie и Dr. PawPaw.| «Дела идут хорошо», — сказал он. —",
    "Выделено 100 долл. США.| Это мало.",
    "Полиция помогла им.| Протестующие ушли.| Они говорили о нем.| Аким молчал.",
    "КазНУ им. Аль-Фараби и театр драмы им. М. Ауэзова закрыты.| Парк отдыха им. Горького тоже.",
    "Это было в Мангистауской обл.| Полиция молчит.",
    "По данным Минэнерго [...] добыча упала на 4,5%.| Цена — 60 долл.| Рынок ждёт.",
)

KAZAKH = (
    "Жаңаөзенде жүздеген адам митингіге шықты.| Олар Қытай зауыттарына қарсы.",
    "2019 ж. 3 қыркүйекте жиын өтті.| Полиция араласпады.",
    "Бұл 2011 ж.| Жаңаөзенде 16 адам қаза тапты.",
    "Қ.-Ж. Тоқаев Бейжіңге барады.| А. Байтұрсынұлы атындағы мектеп жабық.",
    "Мұнайшылар, студенттер, т.б. келді.| Әкім шықты.",
    "Жиынға мұнайшылар, студенттер және т.б.| Полиция да келді.",
    "«Зауыт керек емес!» – деді ол.| Жұрт қол соқты.",
    "«Не істейміз?» – деп сұрады әкім.| Ешкім жауап бермеді…| Кейін бәрі тарады.",
    "Зауыттың құны 5 млрд. доллар.| Ақшаны Қытай береді.",
    "Проф. С. Ахметов Абай көш. 5 мекенжайында тұрады.| Ол жауап бермеді.",
    "Қанша адам болды?| 100 мыңға жуық!| Солай дейді.",
    "Келесі жиын қ. Алматы мен Ақтауда өтті.| Қатысушылар аз болды.",
    "Ол мәлімдеді.| ”Ресей мен Иран келісті”, – деді ол.",
    "“Біз қарсымыз.”| Олар осылай деді.",
    "Баға 4,5%-ға өсті.| 60 доллар болды (2018 ж. деректері бойынша).| Нарық күтуде.",
    "Бұл Ақтау қ.| Полиция үнсіз.",
    "Ол «Қазмұнайгаз» АҚ-да істейді.| Компания үнсіз.",
    "Дж. Буш келді.| Оны күтті.",
)

GOLD = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
