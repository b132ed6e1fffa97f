import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transliterate } from '../text/index.js';
import { readText } from '../triage/index.js';
import { originalSpans } from '../triage/original-spans.js';
import { loadUrgencyCues } from './index.js';

const cues = await loadUrgencyCues();
const matchesOf = (text: string) => {
  const { modelText, matched } = readText(text);
  return cues.find(modelText, matched);
};
const criticalOf = (text: string): string[] =>
  matchesOf(text)
    .filter((match) => match.level === 'critical')
    .map((match) => match.danger.id);

/** Danger and sentence, written for this test. */
const CRITICAL: readonly (readonly [danger: string, sentence: string])[] = [
  ['gas', 'Podyezdda gaz hidi kelyapti, odamlar bor'],
  ['gas', 'Подъездда газ ҳиди келяпти'],
  ['gas', 'podezdda gaz xidi kelvotti tezro kelila'],
  ['gas', "Uyda bola yolg'iz, oshxonadan gaz hidi chiqyapti."],
  ['gas', 'В подъезде сильно пахнет газом'],
  ['gas', 'Ребёнок один дома, и на лестнице запах газа'],
  ['gas', 'v podezde paxnet gazom'],
  ['gas', 'Podezdde gaz iyisi shıǵıp tur, balalar úyde'],
  ['gas', 'Подъездде газ ийиси шығып тур'],
  ['gas', 'There is a smell of gas in our block'],
  ['gas', 'В подвале запах тухлых яиц со вчерашнего вечера'],
  ['gas', 'Gaz quvuridan vishillagan ovoz chiqyapti, gaz sizib yotibdi'],
  ['carbon-monoxide', "Is gazidan onam hushidan ketdi, o'ziga kelmayapti"],
  ['carbon-monoxide', 'Сын угорел от колонки, лежит без сознания'],
  ['carbon-monoxide', 'Kotelni yoqsak hammamizning boshimiz aylanyapti'],
  ['carbon-monoxide', 'Carbon monoxide from the stove, my mother is unconscious'],
  ['fire', "Qo'shni uyimiz yonyapti, tezroq kelinglar"],
  ['fire', 'Қўшнининг уйи ёняпти, ўт ўчирувчилар йўқ'],
  ['fire', 'Горит крыша соседнего дома, пожарных до сих пор нет'],
  ['fire', 'Начался пожар на складе, ветер на дома'],
  ['fire', 'Qońsınıń úyi janıp atır, órt óshiriwshi joq'],
  ['fire', "Our neighbour's house is on fire"],
  ['fire', 'Uyimiz yonvotti tezro kelila'],
  ['wire', 'Кўчамизда сим узилиб ерда ётибди'],
  ['wire', 'Svet simi uzilib tushdi, tok bor, bolalar yuribdi'],
  ['wire', 'Оборванный провод искрит над детской площадкой'],
  ['wire', 'Provod lejit na zemle i iskrit'],
  ['wire', 'Sım úzilip jolda jatır, tok bar'],
  ['wire', 'A live wire is lying across the playground'],
  ['wire', 'Maktab devoridan tok uryapti, bir bolani silkitib tashladi'],
  ['wire', 'Перила в школе бьют током, ребёнок обжёг ладонь'],
  ['violence', 'Erim mast kelib meni uryapti'],
  ['violence', 'Эрим мени уряпти, болалар йиғлаяпти'],
  ['violence', 'Муж меня бьет каждый день'],
  ['violence', 'За стеной избивают ребёнка, он кричит'],
  ['violence', 'Kúyewim házir de meni urıp atır'],
  ['violence', 'My husband beats me every night'],
  ['violence', 'Сосед с топором ломится в дверь, мы заперлись'],
  ['violence', 'adam yana ichib keldi ayamni oshxonada uryapti'],
  ['threat', "Sobiq erim o'ldiraman deb eshik oldida turibdi, qo'limda bolam"],
  ['threat', 'Бывший муж угрожает убить меня и детей'],
  ['threat', "Agar qaytmasang o'ldiraman deb qizimni qo'rqityapti"],
  ['threat', 'He says he will kill me tonight'],
  ['suicide', 'Yashagim kelmayapti, charchadim'],
  ['suicide', 'Яшагим келмаяпти, чарчадим'],
  ['suicide', 'Я больше не хочу жить, сегодня всё закончится'],
  ['suicide', 'Если меня выселят, я покончу с собой'],
  ['suicide', 'Endi jasaǵım kelmeydi, búgin bári pitedi'],
  ['suicide', 'I do not want to live any more'],
  ['suicide', "O'zimni osaman, boshqa yo'lim qolmadi"],
  ['torture', "Ukamni so'roqda uryaptilar, advokatni kiritishmayapti"],
  ['torture', 'В отделе брата пытают током, требуют признания'],
  ['torture', 'Брата третьи сутки держат в отделе без протокола, адвоката не пускают'],
  ['torture', 'Inimdi bólimde urıp atır, advokat kirgizbeydi'],
  ['torture', 'They are torturing my brother at the police station'],
  ['child', "Onasi bolasini tashlab ketgan, go'dak yolg'iz uyda yig'layapti"],
  ['child', 'Малыш один в закрытой квартире, плачет с утра'],
  ['child', 'Bala úyde jalǵız qaldı, náreste jılap atır'],
  ['child', 'A child is locked in the flat alone since morning'],
  ['child', "Jiyanimning badanida sigaret kuydirgan izlar bor, bugun ko'rdim"],
  ['child', 'В садике воспитательница привязывает детей к стульям и сейчас'],
  ['missing', 'Bolam maktabdan qaytmadi, ikki soatdan beri topolmayapmiz'],
  ['missing', 'Болам мактабдан қайтмади, тополмаяпмиз'],
  ['missing', 'Сын не вернулся из школы, не можем найти'],
  ['missing', 'Balam mektepten qaytpadı, taba almay atırmız'],
  ['missing', 'My daughter did not come home from school, she is missing'],
  ['missing', 'Дедушка с деменцией ушёл из дома утром и не вернулся, уже вечер, сегодня мороз'],
  ['health', 'Tez yordam chaqirdik, ikki soatdan beri kelmayapti'],
  ['health', 'Тез ёрдам келмаяпти, отам нафас ололмаяпти'],
  ['health', 'Скорая едет два часа, отец задыхается'],
  ['health', 'Tez járdem eki saattan beri kelmey atır'],
  ['health', 'The ambulance has not come for two hours'],
  ['health', 'Роддом не принимает, жена кровит, сказали ехать домой'],
  ['health', 'ayam nafas ololmayaptila skoriy kemayapti'],
  ['medicine', "Bolamning insulini bugun tugaydi, dorixonada yo'q"],
  ['medicine', 'Инсулина осталось на один укол, завтра колоть нечего'],
  ['medicine', 'Свет отключили, мама на кислородном концентраторе'],
  ['medicine', 'Insulin búgin tamam boladı, dárixanada joq'],
  ['poisoning', "Bog'chadagi tushlikdan keyin o'nta bola zaharlandi"],
  ['poisoning', 'Боғчадаги тушликдан кейин бир нечта бола қусяпти'],
  ['poisoning', 'После обеда в садике рвота у двадцати детей'],
  ['poisoning', 'Baqshadaǵı balalar awqattan keyin qusıp atır'],
  ['poisoning', 'Twenty children are vomiting after the kindergarten lunch'],
  ['collapse', 'Bolam quduqqa tushib ketdi, chiqara olmayapmiz'],
  ['collapse', 'Болам қудуққа тушиб кетди, чиқара олмаяпмиз'],
  ['collapse', 'Мальчик упал в открытый колодец, достать не можем'],
  ['collapse', 'Застряли в лифте с грудным ребёнком, диспетчер молчит'],
  ['collapse', "Liftda ikki bola qolib ketdi, yarim soat bo'ldi"],
  ['collapse', 'Balam qudıqqa túsip ketti, shıǵara almay atırmız'],
  ['collapse', 'A worker is buried in the trench, he does not answer'],
  ['cold', "Uyda olti gradus, chaqaloqning lablari ko'karyapti"],
  ['cold', 'В комнате пять градусов, у младенца синие губы'],
  ['cold', 'Náreste suwıqtan kógerip baratır'],
  ['hunger', 'Uch kundan beri bolalarim och, uyda non ham qolmadi'],
  ['hunger', 'Третий день дети голодные, кормить нечем'],
  ['hunger', "Lejachi kampir yolg'iz yashaydi, uch kundan beri o'rnidan turolmaydi"],
  ['animals', 'Quturgan it uch bolani tishladi, hali ham yuribdi'],
  ['animals', 'Қутурган ит уч болани тишлади, ҳали ҳам юрибди'],
  ['animals', 'Бешеная собака покусала школьников, её не поймали'],
  ['animals', 'A rabid dog has bitten three children and is still loose'],
  ['explosive', "Dalada eski snaryad topib oldik, bolalar o'ynayapti"],
  ['explosive', 'Нашли в огороде мину, дети её трогали'],
  ['flood', 'Sel kelyapti, hovlilarga suv bostirib kiryapti'],
  ['flood', 'Сел келяпти, ҳовлиларга сув бостириб киряпти'],
  ['flood', 'Прорвало дамбу, сейчас топит дома, люди на крышах'],
  ['flood', 'Water is up to the windows, people are on the roof'],
  ['bondage', "Xo'jayin pasportlarimizni olib qo'ygan, g'isht zavodida qulflab ishlatyapti"],
  ['bondage', 'Паспорта отобрали, живём под замком на кирпичном заводе, бьют'],
  ['bondage', 'Pasportımızdı alıp qoydı, zavodta qamap islettirip atır'],
  ['bondage', 'Our passports were taken, we are locked in the factory and forced to work'],
  ['transport', "Avtobus haydovchisi mast, ichida bolalar bor, hozir yo'ldamiz"],
  ['transport', 'Водитель маршрутки пьяный, везёт пассажиров прямо сейчас'],
  ['emergency-line', "103 va 112 ga qo'ng'iroq qilib bo'lmayapti, aloqa yo'q"],
  ['emergency-line', 'Второй день не дозвониться ни до 103, ни до 112'],
];
const UNRELATED = [
  'Manzilim: Guliston koʻchasi.',
  'Мы живём здесь двадцать лет.',
  'Koʻcha oxirida choyxona bor.',
  'Ismim Dilshod.',
  'Our street is the second on the left.',
];
const UZBEK_LATIN = CRITICAL.map(([, sentence]) => sentence).filter(
  (sentence) => /^[\x20-\x7e]+$/.test(sentence) && readText(sentence).language.code === 'uz',
);

describe('facts of danger', () => {
  it.each(CRITICAL)('%s: %s', (danger, sentence) => {
    expect(criticalOf(sentence)).toContain(danger);
  });

  it('are found whatever unrelated sentence follows', () => {
    const lost = CRITICAL.flatMap(([danger, sentence]) =>
      UNRELATED.flatMap((next) =>
        ['. ', '! ', '\n', '.\n\n']
          .map((sign) => `${sentence.replace(/[.!]$/, '')}${sign}${next}`)
          .filter((text) => !criticalOf(text).includes(danger)),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('are the same in Latin, in Cyrillic and in the new Latin', () => {
    expect(UZBEK_LATIN.length).toBeGreaterThan(20);
    for (const sentence of UZBEK_LATIN) {
      const latin = criticalOf(sentence);
      expect(criticalOf(transliterate(sentence, { language: 'uz', to: 'Cyrl' })), sentence).toEqual(latin);
      expect(criticalOf(transliterate(sentence, { language: 'uz', to: 'newLatn' })), sentence).toEqual(latin);
    }
  });

  it('are found with a typing error in a long word', () => {
    expect(criticalOf('Ukamni soʻroqda qiynashyapti, advokatni kiritishmayapti')).toContain('torture');
    expect(criticalOf('Uyda is gazidan zaharalndik, bolam hushsiz')).toContain('carbon-monoxide');
    expect(criticalOf('Оборваный провод исрит над детской площадкой')).toContain('wire');
  });

  it('point at the words of the original text, whatever stood between', () => {
    const raw = 'Telefonim +998 90 123 45 67. <b>Podyezdda</b> gaz  hidi kelyapti!';
    const reading = readText(raw);
    const spans = cues.find(reading.modelText, reading.matched).flatMap((match) => match.spans);
    expect(originalSpans(reading, spans).map(({ start, end }) => raw.slice(start, end))).toEqual(['gaz  hidi']);
  });

  it('never throws, and every span lies in the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...CRITICAL).map(([, each]) => each),
            fc.string(),
          ),
        ),
        (parts) => {
          const raw = `x ${parts.join(' ')}`;
          const reading = readText(raw);
          const matches = cues.find(reading.modelText, reading.matched);
          for (const { start, end } of originalSpans(
            reading,
            matches.flatMap((match) => match.spans),
          )) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(raw.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
