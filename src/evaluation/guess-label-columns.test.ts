import { describe, expect, it } from 'vitest';
import { guessLabelColumns } from './index.js';

const columnOf = (column: string) => guessLabelColumns(['id', 'text', column]).guesses[0]?.field;

describe('guessing which columns hold labels', () => {
  it.each([
    [
      'topic',
      [
        'topic',
        'Topic_label',
        'goldTopic',
        'mavzu',
        'Murojaat mavzusi',
        'Мавзу',
        "yo'nalish",
        'Yoʻnalish',
        'yonalish',
        'Йўналиш',
        'ТЕМА',
        'Тема обращения',
        'Тематика',
      ],
    ],
    ['type', ['type', 'tur', 'Turi', 'Murojaat turi', 'Мурожаат тури', 'вид', 'Вид обращения', 'Тип']],
    ['urgency', ['urgency', 'muhimlik', 'Муҳимлик', 'Срочность', 'urgency.true']],
    [
      'agency',
      [
        'agency',
        'organ',
        'idora',
        'ijrochi',
        'Ижрочи',
        'Ведомство',
        'Исполнитель',
        'Ответственный',
        'Ответственное лицо',
        'agency_responsible',
      ],
    ],
  ])('%s', (field, columns) => {
    expect(columns.map(columnOf)).toEqual(columns.map(() => field));
  });

  it('takes no column of an appeal for a label', () => {
    const columns = [
      'id',
      'text',
      'body',
      'matn',
      'Murojaat raqami',
      'murojaat_raqami',
      'Текст сообщения',
      'Дата',
      'region',
      'language',
      'mahalla',
      'natija_holat',
    ];
    expect(guessLabelColumns(columns)).toEqual({ guesses: [], missing: ['topic', 'type', 'urgency', 'agency'] });
  });
  it('prefers the likelier name and shows the others', () => {
    expect(guessLabelColumns(['Категория', 'Тематика'], ['topic'])).toEqual({
      guesses: [{ field: 'topic', column: 'Тематика', others: ['Категория'] }],
      missing: [],
    });
  });
  it('takes the field’s own name before any other spelling', () => {
    expect(guessLabelColumns(['Topic', 'mavzu', 'topic'], ['topic']).guesses[0]).toEqual({
      ...{ field: 'topic', column: 'topic', others: ['Topic', 'mavzu'] },
    });
  });
  it('finds the label columns of one’s own model by their names only', () => {
    const { guesses, missing } = guessLabelColumns(['Тематика', 'КАТЕГОРИЯ'], ['Категория', 'constructor']);
    expect(guesses.map(({ field, column }) => [field, column])).toEqual([['Категория', 'КАТЕГОРИЯ']]);
    expect(missing).toEqual(['constructor']);
  });
});
