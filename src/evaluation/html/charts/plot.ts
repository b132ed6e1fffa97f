import { html, type Markup } from '../markup.js';

const MARGIN = { left: 46, right: 24, top: 12, bottom: 40 };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  /** Largest value of each axis; both begin at 0. */
  readonly mostX: number;
  readonly mostY: number;
}

/** From values to pixels of a chart whose axes begin at 0. */
export interface Scales {
  x(value: number): number;
  y(value: number): number;
}

export function scalesOf({ width, height, mostX, mostY }: PlotFrame): Scales {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  return {
    x: (value) => round(MARGIN.left + (value / mostX) * inner.width),
    y: (value) => round(MARGIN.top + (1 - value / mostY) * inner.height),
  };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

export interface PlotTexts {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly format: (value: number) => string;
}

/** A chart with grid, axes and their names around its content; its title is what a screen reader says. */
export function plot(frame: PlotFrame, texts: PlotTexts, content: readonly Markup[]): Markup {
  const { x, y } = scalesOf(frame);
  const right = frame.width - MARGIN.right;
  const grid = TICKS.map((tick) => {
    const [atX, atY] = [tick * frame.mostX, tick * frame.mostY];
    return html`<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${y(atY)}" y2="${y(atY)}"/><text class="tick" x="${MARGIN.left - 6}" y="${y(atY) + 4}" text-anchor="end">${texts.format(atY)}</text><text class="tick" x="${x(atX)}" y="${frame.height - MARGIN.bottom + 16}" text-anchor="middle">${texts.format(atX)}</text>`;
  });
  return html`<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${texts.title}">${grid}${content}<text class="axis" x="${(MARGIN.left + right) / 2}" y="${frame.height - 6}" text-anchor="middle">${texts.x}</text><text class="axis" transform="translate(11 ${(frame.height - MARGIN.bottom) / 2}) rotate(-90)" text-anchor="middle">${texts.y}</text></svg>`;
}

/** Points of a line in the form that `polyline` takes. */
export function pointsOf(scales: Scales, points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${scales.x(x)},${scales.y(y)}`).join(' ');
}
