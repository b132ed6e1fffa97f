import fc from 'fast-check';
import { expect, it } from 'vitest';
import { productWithTransposed } from './matrix-product.js';

it('the blocked product equals the plain one for every shape', () => {
  const size = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(size, size, size, fc.boolean(), (rows, columns, depth, add) => {
      const a = Float64Array.from({ length: rows * depth }, (_, at) => (at % 7) - 3);
      const b = Float64Array.from({ length: columns * depth }, (_, at) => (at % 5) - 2);
      const out = new Float64Array(rows * columns).fill(2);
      productWithTransposed(a, b, out, rows, columns, depth, add);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = add ? 2 : 0;
          for (let at = 0; at < depth; at++) sum += (a[row * depth + at] ?? 0) * (b[column * depth + at] ?? 0);
          expect(out[row * columns + column]).toBe(sum);
        }
      }
    }),
  );
});
