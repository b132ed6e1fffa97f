import { expect, it } from 'vitest';
import { weightedF1 } from '../classification/index.js';
import { seededRandom } from '../domain/index.js';
import { figuresOf } from './figures.js';

/** Answers of which a share is right, over `classes` classes. */
function answers(rows: number, classes: number, share: number, seed: number) {
  const random = seededRandom(seed);
  const truth = Array.from({ length: rows }, () => Math.floor(random() * classes));
  return { truth, predicted: truth.map((own) => (random() < share ? own : (own + 1) % classes)) };
}

it('gives Wilson’s interval of the accuracy', () => {
  const figures = figuresOf([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1, 1, 0, 0], 2, 1);
  expect(figures?.accuracy.value).toBe(0.8);
  expect(figures?.accuracy.low).toBeCloseTo(0.4902, 4);
  expect(figures?.accuracy.high).toBeCloseTo(0.9433, 4);
});

it('gives F1 intervals that hold the value, narrow with the rows, and are the same each time', () => {
  const few = answers(100, 4, 0.7, 1);
  const many = answers(2500, 4, 0.7, 1);
  const [one, other] = [figuresOf(few.truth, few.predicted, 4, 3), figuresOf(many.truth, many.predicted, 4, 3)];
  const width = (figure: { low: number; high: number } | undefined): number => (figure?.high ?? 0) - (figure?.low ?? 0);
  for (const name of ['macroF1', 'weightedF1'] as const) {
    expect(one?.[name].low).toBeLessThan(one?.[name].value ?? 0);
    expect(one?.[name].high).toBeGreaterThan(one?.[name].value ?? 0);
    // a fifth of the width at twenty-five times the rows
    expect(width(one?.[name]) / width(other?.[name])).toBeGreaterThan(3.5);
    expect(width(one?.[name]) / width(other?.[name])).toBeLessThan(7);
  }
  expect(figuresOf(few.truth, few.predicted, 4, 3)).toEqual(one);
});

it('holds the true weighted F1 of the source in about 95 of 100 samples', () => {
  const source = answers(100_000, 5, 0.6, 9);
  const truth = weightedF1(source.truth, source.predicted, 5);
  let held = 0;
  for (let sample = 0; sample < 60; sample++) {
    const { truth: own, predicted } = answers(120, 5, 0.6, 100 + sample);
    const interval = figuresOf(own, predicted, 5, 1)?.weightedF1;
    if (interval !== undefined && interval.low <= truth && truth <= interval.high) held++;
  }
  expect(held).toBeGreaterThanOrEqual(52);
});

it('gives nothing without rows', () => {
  expect(figuresOf([], [], 3, 1)).toBeUndefined();
});
