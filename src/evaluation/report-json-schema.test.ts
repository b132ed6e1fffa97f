import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportJsonSchema } from './index.js';

describe('the published schema of report.json', () => {
  it('is what the code writes (npm run eval:schema)', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../eval/report.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });
});
