import { expect, it } from 'vitest';
import { quantiseClass } from './quantise.js';

it('keeps each weight to half a step of 1/127 of its class’s largest', () => {
  const weights = Float32Array.from({ length: 200 }, (_, at) => Math.sin(at * 1.7) * (at % 2 === 0 ? 3 : 0.01));
  const bytes = new Int8Array(100 * 4);
  const scale = quantiseClass(weights, 2, 1, 100, bytes, 4, 2);
  for (let feature = 0; feature < 100; feature++) {
    expect(Math.abs((bytes[feature * 4 + 2] ?? 0) * scale - (weights[feature * 2 + 1] ?? 0))).toBeLessThanOrEqual(
      scale / 2 + 1e-9,
    );
    expect(bytes[feature * 4]).toBe(0);
  }
  expect(quantiseClass(new Float32Array(10), 1, 0, 10, new Int8Array(10), 1, 0)).toBe(0);
});
