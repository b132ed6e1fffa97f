import { describe, expect, it } from 'vitest';
import { MurojaatError } from '../domain/index.js';
import { compareAgreement } from './index.js';

describe('agreement of two readers', () => {
  it('is told raw and corrected for chance', () => {
    const agreement = compareAgreement(['x', 'x', 'y', 'y'], ['x', 'y', 'y', 'y']);
    expect(agreement).toEqual({ n: 4, agreed: 3, raw: 0.75, kappa: 0.5 });
  });
  it('has no kappa where there is only one label, and no figure without records', () => {
    expect(compareAgreement(['x'], ['x'])).toEqual({ n: 1, agreed: 1, raw: 1, kappa: null });
    expect(compareAgreement([], [])).toEqual({ n: 0, agreed: 0, raw: null, kappa: null });
  });
  it('refuses lists of different length', () => {
    expect(() => compareAgreement(['x'], [])).toThrow(MurojaatError);
  });
});
