import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cueRulesSchema } from '../classification/index.js';
import { readText } from '../triage/index.js';
import { BUNDLED, loadUrgencyCues, measureCues } from './index.js';

const cues = await loadUrgencyCues();
const levelsOf = (text: string): string[] => {
  const { modelText, matched } = readText(text);
  return cues.find(modelText, matched).map((match) => match.level);
};

const HIGH: readonly string[] = [
  "Uch kundan beri svet yo'q",
  'Уч кундан бери свет йўқ',
  'Четвёртый день нет воды во всём доме',
  'Úsh kúnnen beri svet joq',
  'There has been no water for five days',
  'Sud ijrochilari ertaga uydan chiqarib yuborishadi',
  'Приставы придут выселять в понедельник, дом единственный',
  'Shikoyat qilish muddati juma kuni tugaydi',
  'Срок апелляции истекает в пятницу',
  "Insultdan keyin onam yotibdi, qaraydigan odam yo'q",
  'Мама после инсульта лежит одна, ухаживать некому',
  "Hozir nomimga kredit rasmiylashtirilyapti, to'xtatinglar",
  'Прямо сейчас с карты списывают деньги',
  'Люк без крышки у школы, дети ходят мимо',
];

/** Denied, past and settled, hearsay, supposed, figures of speech, tone, proposals, thanks, everyday matters. */
const NOTHING: readonly string[] = [
  "Gaz hidi yo'q, hammasi joyida",
  'Газ ҳиди йўқ, ҳаммаси жойида',
  'газ хиди йук, лекин плита ёнмаяпти',
  'Запаха газа нет, просто не зажигается',
  'There is no smell of gas, the stove just does not light',
  'Gaz iyisi joq, biraq pech janbaydı',
  "O'tgan yili gaz hidi chiqqan edi, tuzatishdi",
  'Ўтган йили газ ҳиди чиққан эди, тузатишди',
  'В прошлом году был запах газа, всё устранили',
  'Last year there was a smell of gas, it was fixed',
  'Ótken jılı gaz iyisi shıqqan edi, dúzetti',
  'Gazimiz past, ovqat pishmayapti',
  'Gaz hisoblagichini almashtirib bering',
  "Agar gaz hidi chiqsa, qayerga qo'ng'iroq qilamiz?",
  'Если запахнет газом, куда звонить?',
  'Говорят, в соседнем доме была утечка газа',
  "Qo'shni mahallada gaz sizib chiqqan emish",
  "Yong'in xavfsizligi bo'yicha taklif kiritaman: har podyezdga o't o'chirgich qo'yilsa",
  'Предлагаю в каждом подъезде поставить датчик угарного газа',
  'I propose to install smoke detectors in every stairwell',
  "Yong'inni tez o'chirgan o't o'chiruvchilarga katta rahmat",
  'Спасибо пожарным за то, что быстро потушили пожар в нашем доме',
  'Thank you for saving our house from the fire',
  "Yuragim yonadi, shuncha yil sarson bo'ldim",
  'Юрагим ёнади, шунча йил сарсон бўлдим',
  'Сердце горит от такой несправедливости',
  'Júregim janıp atır, hesh kim tıńlamaydı',
  'У меня сроки горят, а справку не дают',
  'Цены бьют по карману',
  "Narxlar cho'ntakni uryapti",
  'Мы бьём тревогу уже полгода, а двор не убирают',
  'Он убивает моё время, этот чиновник',
  "Bu navbatlar meni o'ldiradi, ikki soat turdim",
  'Я в ярости! Сколько можно ждать мусоровоз!!!',
  'SHARMANDALIK!!! Axlat mashinasi kelmadi, hammangizni haydash kerak!',
  "Prezidentga murojaat qilamiz, chora ko'ring!",
  "Ko'chamizda chiroq yonmayapti",
  'Кўчамизда чироқ ёнмаяпти',
  'Не горит фонарь во дворе',
  'Telefon sim kartamni almashtirib bering',
  'Провода интернета свисают со столба, связисты не убирают',
  "Bolam bog'chaga navbatda turibdi",
  'Ребёнок один в семье, есть ли льгота?',
  'Прошу посадить деревья возле школы',
  'Qizim maktabdan yaxshi baho bilan qaytdi, rahmat',
  "Otam o'tgan yili vafot etgan, nafaqasi qanday rasmiylashtiriladi?",
  'Мать умерла три года назад, как оформить наследство?',
  'Пять лет назад муж меня избил, сейчас мы в разводе, как разделить дом?',
  "Besh yil oldin erim meni urgan edi, ajrashganmiz, uyni qanday bo'lamiz?",
  'Вчера смотрели фильм про пожар, понравилось',
  "Kinoda odam o'ldirishni ko'rsatishmasin",
  'Как получить направление в больницу?',
  "Shifoxonaga yo'llanma qanday olinadi?",
  'Скорая приехала быстро, спасибо врачам',
  'Tez yordam besh daqiqada keldi, shifokorlarga rahmat aytmoqchiman',
  'Собаки во дворе лают по ночам, мешают спать',
  'Itlar kechasi hurib uxlatmayapti',
  'It tishlamadi, faqat hurdi',
  'Вода из крана тёплая, прошу перерасчёт',
  "Suv hisoblagich noto'g'ri ko'rsatyapti",
  "Sel xavfi bo'lishi mumkin, ariqni tozalab qo'yish kerak",
  'В случае пожара лифт опускается на первый этаж?',
  'Учения по пожарной безопасности прошли в школе',
  "Maktabda yong'in bo'yicha o'quv mashg'uloti o'tdi",
  'Паспорт потерял, где получить новый?',
  'Pasportimni almashtirish uchun nima kerak?',
  'Полиция нашла моего сына, спасибо, всё хорошо',
  'Jumısqa ornalasıwǵa járdem beriń',
  'Жолды дүзетиўди сораймыз',
  'How do I get a copy of my diploma?',
  'My deadline is burning and the office is closed',
  'Assalomu alaykum, bayramingiz bilan tabriklayman',
  'Здравствуйте, это проверка связи',
];

describe('facts of high urgency', () => {
  it.each(HIGH)('%s', (sentence) => {
    const levels = levelsOf(sentence);
    expect(levels).toContain('high');
    expect(levels).not.toContain('critical');
  });
});

describe('alarm words without a danger that is there now', () => {
  it.each(NOTHING)('%s', (sentence) => {
    expect(levelsOf(sentence)).toEqual([]);
  });
});

describe('the data of the grammar', () => {
  const rules = cueRulesSchema.parse(JSON.parse(readFileSync(`${BUNDLED.reference}/urgency-rules.json`, 'utf8')));
  const rows = readFileSync(`${BUNDLED.reference}/urgency-words.csv`, 'utf8').trim().split('\n').slice(1);
  const concepts = new Set(rows.map((row) => row.split(',')[0]));

  it('names concepts that have words, and no concept in vain', () => {
    const used = new Set([
      ...rules.rules.flatMap((rule) => rule.when.flatMap((part) => part.replace('!', '').split('|'))),
      ...rules.rules.flatMap((rule) => rule.despite),
      ...rules.vetoes.map((veto) => veto.concept),
      ...rules.deniable,
      ...['deny.before', 'deny.after'],
    ]);
    expect([...used].filter((concept) => !concepts.has(concept))).toEqual([]);
    expect([...concepts].filter((concept) => concept === undefined || !used.has(concept))).toEqual([]);
  });

  it('has a danger for every rule, a rule for every danger, and each rule once', () => {
    expect(new Set(rules.rules.map((rule) => rule.danger))).toEqual(new Set(rules.dangers.map((each) => each.id)));
    expect(new Set(rules.rules.map((rule) => rule.id)).size).toBe(rules.rules.length);
  });

  it('states the figures of the unread dev texts as they are (npm run cues:measure -- --write)', () => {
    const line = z.object({ text: z.string(), urgency: z.string(), author: z.string() });
    const texts = readFileSync(`${BUNDLED.root}/eval/dev.jsonl`, 'utf8').trim().split('\n');
    const lines = texts.map((text) => line.parse(JSON.parse(text)));
    const unread = lines.filter(({ author }) => !rules.readAuthors.includes(author));
    expect(unread.length).toBeGreaterThan(200);
    const { critical, high } = measureCues(cues, unread);
    expect(critical).toMatchObject(rules.measured.critical);
    expect(high).toMatchObject(rules.measured.high);
  });
});
