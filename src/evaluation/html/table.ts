import { html, type Markup, NOTHING } from './markup.js';
import type { MessageKey } from './messages.js';
import type { Page } from './page.js';

export type Cell = string | number | Markup;

export interface Column {
  readonly name: string;
  /** Numbers stand right. */
  readonly number?: boolean;
}

/** A table that scrolls by itself where it is wider than the page; by keyboard, too. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Markup {
  const kind = (index: number): string => (columns[index]?.number === true ? 'number' : 'text');
  const head = columns.map(({ name }, index) => html`<th scope="col" class="${kind(index)}">${name}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row" class="${kind(index)}">${cell}</th>` : html`<td class="${kind(index)}">${cell}</td>`))}</tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Columns of numbers that are headed by these messages. */
export function numberColumns(keys: readonly MessageKey[], { say }: Page): Column[] {
  return keys.map((key) => ({ name: say(key), number: true }));
}

/** What is long is folded away; in print it is open. */
export function folded(summary: string, content: Markup): Markup {
  return content === NOTHING ? NOTHING : html`<details><summary>${summary}</summary>${content}</details>`;
}
