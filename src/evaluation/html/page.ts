import { FIELDS } from '../../domain/index.js';
import { type MessageKey, messageIn, type ReportLanguage } from './messages.js';

type Interval = { readonly low: number; readonly high: number } | null;

/** Words and numbers of one language. Where a figure cannot be computed it prints a dash. */
export interface Page {
  readonly language: ReportLanguage;
  say(key: MessageKey, ...values: readonly string[]): string;
  /** A field of the product in the language; a column of one's own by its name. */
  field(name: string): string;
  count(value: number): string;
  /** A share from 0 to 1 with three decimals. */
  share(value: number | null): string;
  percent(value: number | null): string;
  interval(value: Interval): string;
  decimal(value: number | null, digits: number): string;
}

const DASH = '–';

/** @param language of texts and number formats, a BCP 47 tag */
export function pageIn(language: ReportLanguage): Page {
  const counts = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimal = (value: number | null, digits: number): string => {
    if (value === null || !Number.isFinite(value)) return DASH;
    const format =
      decimals.get(digits) ??
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    decimals.set(digits, format);
    return format.format(value);
  };
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    language,
    say: (key, ...values) => messageIn(language, key, values),
    field: (name) => {
      const own = FIELDS.find((field) => field === name);
      return own === undefined ? name : messageIn(language, own);
    },
    count: (value) => counts.format(value),
    share: (value) => decimal(value, 3),
    percent: (value) => (value === null ? DASH : percents.format(value)),
    interval: (value) => (value === null ? DASH : `${decimal(value.low, 3)}–${decimal(value.high, 3)}`),
    decimal,
  };
}
