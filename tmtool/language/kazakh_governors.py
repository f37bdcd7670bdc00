"""Which case a Kazakh word stands in, told by the words around it: data only.

English words say it before the translation does; Kazakh ones come after the word that they govern.
"""

from __future__ import annotations

from tmtool.language.kazakh_suffixes import Case

_LETTERS = {
    "n": Case.NOMINATIVE,
    "g": Case.GENITIVE,
    "d": Case.DATIVE,
    "a": Case.ACCUSATIVE,
    "l": Case.LOCATIVE,
    "b": Case.ABLATIVE,
    "i": Case.INSTRUMENTAL,
}


def _table(lines: str) -> dict[str, tuple[Case, ...]]:
    """Read lines such as `dni: for, to`: words and the cases that follow from them, the likeliest first."""
    table: dict[str, tuple[Case, ...]] = {}
    for line in lines.strip().splitlines():
        cases, words = line.split(":")
        table |= {word.strip(): tuple(_LETTERS[letter] for letter in cases.strip()) for word in words.split(",")}
    return table


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH_PREPOSITIONS = _table(
    """
    lgd: in, within, inside, aboard, throughout, across
    ldn: at
    lnd: on
    dln: into, onto, to, towards, toward, upon, against, despite, until, till, bound for, back to, up to
    dna: for, regarding, concerning
    dnl: over
    dbn: because of, due to, owing to
    dnb: before, prior to
    bng: from, out of, off, since, away from, starting from
    bgd: after, following
    bnd: than, more than, other than, apart from, except, besides
    idn: with
    ing: along with, together with, alongside
    nig: by, through, via, between
    nad: about
    nlg: during
    nga: like, as, including, such as, without, near, under, amid, ahead of, per, named, called
    gna: of, according to, among, outside, behind, above, below, beyond, around, instead of, on behalf of, next to
    gnd: in front of, thanks to, in favor of, in favour of, opposite, beside, at the expense of
    and: in support of, call on, called on, calls on, calling on
    dln: attack on, attacks on, ban on, tax on, taxes on, impact on, pressure on, effect on, depends on, depend on
    dln: dependent on, focus on, focused on, relies on, rely on, based on, influence on, sanctions on, opinion on
    ngd: law on, decision on, agreement on, report on, reports on, information on, debate on, bill on, resolution on
    adn: call for, calls for, called for, calling for, demands for, ask for, asks for, asked for, asking for
    adn: look for, looking for, looked for, search for, searching for, wait for, waiting for, push for, pushing for
    dna: vote for, voted for, apply for, applied for, prepare for, preparing for, prepared for, run for, support for
    ldn: work for, works for, worked for, working for
    ina: known for, linked to, compared to, compared with, speak to, spoke to, talk to, talked to, engaged in
    bng: in addition to, different from, suffer from, suffering from
    dln: arrive in, arrived in, arrives in, arriving in, arrive at, arrived at, landed in, return to, returned to
    dnl: take part in, took part in, taking part in, participate in, participated in, participating in, interest in
    dnl: interested in, invest in, invested in, investing in, investment in, investments in, believe in, involved in
    dnl: spend on, spent on, spending on, comment on, complain about, complained about, worried about, confidence in
    dnl: look at, looked at, aimed at, shot at, related to, contrary to, addicted to, trust in, joined in, stake in
    gna: increase in, rise in, growth in, decline in, fall in, drop in, reduction in, decrease in, change in, cut in
    gna: changes in, shift in, head of, heads of, leader of, leaders of, result of, results of, effects of
    nad: investigation into, inquiry into, probe into, talks on, talk on, vote on, agree on, agreed on, on charges of
    bng: unlike, afraid of, consists of, deprived of, stripped of, free of, out of, made of, independent of
    dgn: member of, members of, responsible for, candidate for, close to, similar to, owner of
    nga: accused of, suspected of, convicted of, spoke of, warned of, warned about, aware of, instead of
    ngb: exports of, export of, imports of, import of, production of, shortage of, supply of, supplies of
    nga: tons of, tonnes of, barrels of, liters of, kilograms of, kilos of, kilometers of, cubic meters of
    ngb: sales of, price of, prices of, lack of, sale of, delivery of, deliveries of, shipments of, cost of, center of
    nga: appointed as, appointed, was elected, elected as, known as, works as, worked as, serves as, served as
    """
)
"""Prepositions; of several words the longest counts."""

ENGLISH_VERBS = _table(
    """
    dan: visit, join, enter, attend, oppose, reach, help, tell, told, attack, sign, affect, approach, threaten, thank
    dan: order, allow, permit, forbid, advise, ban, address, cost, suffer
    dna: warn, answer, give, gave, pay, paid, owe, trust, believe, hit, strike, struck, access, await, rejoin, inform
    dan: fine, sue, assist, obey, harm, grant, award, impact, influence, damage, respond, offer, teach, taught, promise
    ina: meet, met, marry, contact, border, fight, fought, combat, divorce
    bad: leave, left, exceed, flee, fled, fear, quit, ask, avoid, surpass, escape, outnumber
    nga: is, was, are, were, be, been, become, became, remain, remained, being, am, has, have, had, include
    """
)
"""Verbs whose object stands in another case than the accusative; without -s, -ed, -ing."""

TRANSITIVE = _words(
    """
    accept accuse adopt allow announce appoint approve arrest back ban begin blame block boost bought bring brought
    build built buy call cancel catch caught cause change charge choose chose close condemn confirm consider create
    criticize criticise cut decide declare defend delay demand deny describe detain develop discuss dismiss end expand
    expect expel extend fine finish fire free head fund get got halt hand have hold held increase investigate invite
    jail join keep kept kill know knew launch lead led lift limit lose lost lower make made mark monitor need name open
    order organize organise pardon pass postpone praise present press prevent privatize produce prosecute protect
    protest prove publish push put raise ratify read receive recognize recognise reduce reform reject release remove
    renew reopen repair replace report request require resume review revise run ran save saw see sell seize send sent
    sentence set settle shut sold solve stage start stop strengthen study submit summon support suspend take took
    target tax test tighten topple track try unite unveil urge use veto view violate want wants watch weaken welcome win
    withdraw withdrew won write wrote
    """
)
"""Verbs whose object stands in the accusative, besides all others in -ed and -ing."""

ENGLISH_INTRANSITIVE = _words(
    """
    broke rose rise rises fell falls began begin begins went go goes came come comes grew grow grows stood stand sat
    lie lies lay spoke speak lives live work works stay stays took place held happen will would can could
    may might must has
    is was are were be been have had did does do voted died lost won ran remain remains appear occur exist vote
    """
)
"""Verbs that end the subject; what comes after them belongs to the verb."""

OF_AFTER_OBJECT = _words("accuse suspect convict deprive strip warn inform clear rob acquit remind")
"""Verbs with `of` after their object, which does not belong to it: accused the police of torture."""

ENGLISH_SKIPPED = _words(
    """
    the a an this that these those its their his her our your my some all both many several most more other another
    any every each new former first second two three four five six seven eight nine ten and or not also only just
    same whole entire own even local foreign hundred thousand million billion
    building meeting morning evening indeed united hundreds thousands
    """
)
"""Words between a preposition or verb and its noun."""

CLAUSE_BEGINS = _words(
    "that when where which who whom if because while but although though whether after before as says said say"
)
"""Words after which a subject may come."""

KAZAKH_POSTPOSITIONS = _table(
    """
    n: туралы, үшін, бойынша, арқылы, жайлы, жайында, жөнінде, жөніндегі, жөнінен, сияқты, секілді, ретінде, кезінде
    n: кезіндегі, сайын, мен, бен, пен, деп, деген, тұрғысынан, хақында, емес, тәрізді, ғана
    ng: маңында, маңындағы, алдында, алдындағы, арасында, арасындағы, қарсаңында, атты, аясында, барысында, салдарынан
    ng: төңірегінде, бастаған, басқарған, шегінде, негізінде
    gn: ішінде, үстінде, астында, жанында, тарапынан, орнына, атынан, қасында, артында, үстінен, ішіндегі, пікірінше
    gn: айтуынша, мәліметінше, хабарлауынша, дерегінше, сөзінше, есебінше, болжамынша, арқасында, кесірінен
    b: кейін, кейінгі, соң, бері, бергі, бастап, басқа, бұрын, гөрі, өзге, өзгеше, тыс, төмен, артық, астам, аса
    d: дейін, дейінгі, шейін, қарсы, қарай, таман, сәйкес, байланысты, қатысты, қарағанда, қарамастан, жуық, тиесілі
    d: тән, арналған, бола, тәуелді, ұқсас, мүше, жасалған, салынған, салынатын, енгізілген, мүдделі, баратын, апаратын
    i: бірге, қатар, шекаралас, салыстырғанда, күрес, күресу, кездесу
    """
)
"""Kazakh words that govern the word before them."""

KAZAKH_VERBS = _table(
    """
    b: шыққан, шықты, шығып, келетін, қашқан, қашып, айырылды, босатылды, айырды, сұрады, талап, асты, құтылды, қорқады
    d: барды, барады, келді, келеді, жетті, кірді, қосылды, айтты, көмектесті, қол, жүгінді, тапсырды, берді, сенеді
    d: қатысқан, қатысады, қатысуға, ұшып, аттанды, жіберді, бармақ, кіреді, қосылады, кетті, қайтты, оралды, көшті
    d: көшеді, ықпал, әсер, шабуыл, жеткізу, жеткізді, шағымданды, хабарлады, ескертті, жол, айыппұл
    i: кездесті, кездеседі, сөйлесті, айналысады, тілдесті, келіссөз, соғыс, қамтамасыз, әріптестік, ынтымақтастық
    i: келісті, шектеседі, айырбас
    l: болды, болған, болатын, өтті, өтеді, өткен, тұрады, тұратын, орналасқан, тұрған, туған, оқиды, өтетін, өмір
    a: қолдады, қолдайды, айыптады, ұстады, қабылдады, бекітті, сынға, тоқтатты, жапты, салды, мақұлдады, жариялады
    a: талқылады, көтерді, босатты, қамауға, шақырды, өзгертті, азайтты, арттырды, қорғауға, дамыту, қолдау, қорғау
    a: көтеруді, көтеруге, төмендету, төмендетті, арттыру, шешу, құру, құрды, жою, жойды, ашты, құрметтеу, бұзды
    a: қысқарту, қысқартты, таратты, тарату, өткізу, өткізді, өткізуге, тергеп, ұстап, тағайындады, айыптап
    a: сайлады, сатып, енгізді, қабылдау, басқарады, сынады, күшейту, реформалау, экспорттау
    """
)
"""Kazakh words that tell the case of the word before them where the English says nothing."""

ALWAYS_PLURAL = _words("wages elections authorities exports imports riots police news goods earnings savings")
"""English plurals for what is a singular in Kazakh."""

QUANTITIES = _words("dozens tens scores hundreds thousands millions billions majority number couple pair")
"""English words that count what follows their `of`."""

NO_NOUN_NEXT = _words(
    """
    last next this that these those yesterday today tomorrow early late later earlier again also soon then when while
    who whom which whose where why how because if whether but or nor so than too not never always often now here there
    will would can could may might must shall should do does did has have had is are was were be been being he she it
    they we you i him her them us more less most all both each every once twice abroad home together alone instead
    """
)
"""English words after a term that show that it does not modify another noun; besides prepositions and verbs."""

PLURAL_WORDS = _words("these those many several both all most some dozens hundreds thousands few")
"""English words before a plural."""

KAZAKH_SINGULAR_AFTER = _words(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың миллион "
    "миллиард млн млрд бірнеше көп көптеген аз ондаған жүздеген мыңдаған қанша неше астам жуық әр әрбір кейбір"
)
"""Kazakh words after which a noun stays singular."""
