import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './index.js';

describe('Wilson interval against statsmodels 0.15.0 (proportion_confint, method="wilson")', () => {
  it.each([
    [8, 10, 0.49016247153664183, 0.9433178485456247],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371106, 1],
    [690, 812, 0.8235331193171707, 0.872680579875132],
    [1, 3, 0.06149194472039626, 0.7923403991979523],
  ])('%i of %i', (hits, rows, low, high) => {
    const interval = wilsonInterval(hits, rows);
    expect(interval?.low).toBeCloseTo(low, 12);
    expect(interval?.high).toBeCloseTo(high, 12);
  });
  it('of no rows is undefined', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });
});
