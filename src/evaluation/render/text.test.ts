import { describe, expect, it } from 'vitest';
import { bar, figure, printable, truncate, wrap } from './text.js';

describe('text on a terminal', () => {
  it('keeps a long name’s beginning and end', () => {
    expect(truncate('Некачественное водоснабжение частного сектора', 24)).toBe(
      'Некачественное в… сектора'.replace('… ', '…'),
    );
    expect(truncate('roads', 5)).toBe('roads');
    expect(truncate('roads', 1)).toBe('…');
  });
  it('lets no label move the cursor, break a line or reverse the writing', () => {
    expect(printable('a\u001b[2Jb\nc\u202ed ')).toBe('a [2Jb cd');
  });
  it('draws a share in 64 steps', () => {
    expect([0, 0.5, 1].map(bar)).toEqual(['', '████', '████████']);
    expect(bar(0.52)).toBe('████▏');
  });
  it('shows a figure that cannot be computed as a dash', () => {
    expect([figure(null), figure(0.8536)]).toEqual(['–', '0.854']);
  });
  it('breaks at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  });
});
