/** Text that is markup already and is not escaped again. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly (string | number | Markup)[];

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose values are escaped, but for markup made by the same tag. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, each, index) => text + textOf(values[index - 1] ?? '') + each));
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
  return part.map(textOf).join('');
}

export const NOTHING = new Markup('');
