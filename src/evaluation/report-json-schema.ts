import { z } from 'zod';
import { reportSchema } from './report-schema.js';

/** The JSON Schema (draft 2020-12) of report.json, as eval/report.schema.json publishes it. */
export function reportJsonSchema(): object {
  return { title: 'Murojaat evaluation report, schema version 2', ...z.toJSONSchema(reportSchema) };
}
