// Writes eval/report.schema.json, the published JSON Schema of report.json (npm run eval:schema).
import { writeFileSync } from 'node:fs';

const { reportJsonSchema } = await import(new URL('../dist/app/index.js', import.meta.url).href);
writeFileSync(
  new URL('../eval/report.schema.json', import.meta.url),
  `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
);
