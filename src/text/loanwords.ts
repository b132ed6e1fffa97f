/**
 * Uzbek words whose Cyrillic spelling does not follow from the Latin one: ц, ь, ъ and э of loanwords, and
 * "yo" that is й + о. As stem pairs, Latin (old alphabet) to Cyrillic; endings are transliterated by rule.
 * The longest stem at a word's beginning wins.
 */
const UZBEK_STEMS = `
abzats:абзац albom:альбом alyuminiy:алюминий apelsin:апельсин aprel:апрель artel:артель artikl:артикль
asfalt:асфальт atelye:ателье balzam:бальзам baryer:барьер batalyon:батальон bilyard:бильярд bolshevik:большевик
bulyon:бульон dekabr:декабрь detal:деталь devalvatsiya:девальвация dirijyor:дирижёр dissertatsiya:диссертация
duel:дуэль dvigatel:двигатель emulsiya:эмульсия fakultet:факультет feldsher:фельдшер festival:фестиваль
fevral:февраль film:фильм filtr:фильтр folklor:фольклор fyucher:фьючер gastrol:гастроль gospital:госпиталь
impuls:импульс insult:инсульт intervyu:интервью iyul:июль iyun:июнь kabel:кабель kalendar:календарь
kalkulyator:калькулятор kalsiy:кальций kanselyariya:канцелярия kanserogen:канцероген kanstovar:канцтовар
karusel:карусель karyer:карьер kastryul:кастрюль koeffitsiyent:коэффициент kompyuter:компьютер
konsepsiya:концепция konsern:концерн konsert:концерт konsessiya:концессия konsult:консульт kontrol:контроль
korol:король kultur:культур kuryer:курьер litsenziya:лицензия litsey:лицей losyon:лосьон lotsman:лоцман
magistral:магистраль mayonez:майонез mayor:майор mebel:мебель medal:медаль medalyon:медальон meditsina:медицина
menyu:меню mikrorayon:микрорайон militsiya:милиция model:модель modul:модуль molbert:мольберт
multfilm:мультфильм munitsipal:муниципал natsional:национал nikel:никель nol:ноль noyabr:ноябрь obyekt:объект
ofitser:офицер oktabr:октябрь oktyabr:октябрь otel:отель panel:панель parallel:параллель parol:пароль
pasyans:пасьянс patsient:пациент patsiyent:пациент pavilyon:павильон pensiya:пенсия pochtalyon:почтальон
politsiya:полиция poyezd:поезд premyera:премьера prinsip:принцип protsent:процент protsess:процесс puls:пульс
pult:пульт pyesa:пьеса ransel:ранец rayon:район rels:рельс relyef:рельеф retsenziya:рецензия retsept:рецепт
retseptor:рецептор retsidiv:рецидив royal:рояль rul:руль sel:сель sement:цемент sentabr:сентябрь sentner:центнер
sentr:центр sentyabr:сентябрь senzura:цензура sex:цех shampun:шампунь shinel:шинель shtempel:штемпель sifr:цифр
sikl:цикл silindr:цилиндр sirk:цирк sirkul:циркуль sisterna:цистерна sitrus:цитрус sivilizatsiya:цивилизация
skalpel:скальпель sotsial:социал sotsiolog:социолог spektakl:спектакль ssenariy:сценарий stansiya:станция
statsionar:стационар stil:стиль subyekt:субъект sulfat:сульфат sunami:цунами syezd:съезд syomka:съёмка
tabel:табель tonnel:тоннель tsellyuloza:целлюлоза tunnel:туннель tushonka:тушёнка ultimatum:ультиматум
unsiya:унция vakansiya:вакансия vaksina:вакцина vals:вальс vanil:ваниль violonchel:виолончель yakor:якорь
yanvar:январь
`;

/** Karakalpak loanwords whose Cyrillic does not follow from the Latin (й + о, ь, ъ), as stem pairs. */
const KARAKALPAK = `
rayon:район mikrorayon:микрорайон mayor:майор aprel:апрель asfalt:асфальт dekabr:декабрь fevral:февраль iyul:июль
iyun:июнь kompyuter:компьютер noyabr:ноябрь obyekt:объект oktyabr:октябрь sentyabr:сентябрь subyekt:субъект yanvar:январь
`;
/** Karakalpak words with э at the beginning; native ones have е. */
const KARAKALPAK_E =
  'ekonom ekolog eksport ekspert ekran ekskurs ekspres ekspluat ekvator elektr element eliks elita emal emblem energ enciklop entuz epidem epopey epoxa era esse estafet estet estrad etaj etap etika etimolog etnik etnograf etnos evakua evolyuc';

export const UZBEK_LOANWORDS = parsePairs(UZBEK_STEMS);
export const KARAKALPAK_STEMS: readonly (readonly [string, string])[] = [...parsePairs(KARAKALPAK)];
export const KARAKALPAK_WITH_E: readonly string[] = KARAKALPAK_E.split(' ');

function parsePairs(pairs: string): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const pair of pairs.trim().split(/\s+/)) {
    const [latin, cyrillic] = pair.split(':');
    if (latin !== undefined && cyrillic !== undefined) stems.set(latin, cyrillic);
  }
  return stems;
}
