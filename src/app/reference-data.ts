import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  type Agency,
  LEVELS,
  MurojaatError,
  type Names,
  type ReferenceData,
  systemCode,
  type Territory,
  type Topic,
} from '../domain/index.js';

const namesShape = { uz_latn: z.string(), uz_cyrl: z.string(), ru: z.string(), en: z.string(), kaa: z.string() };
const list = z.string().transform((cell) => cell.split('|').filter((item) => item !== ''));

const topicRows = z.array(
  z.object({
    id: z.string().min(1),
    group: z.string(),
    ...namesShape,
    description_ru: z.string(),
    description_en: z.string(),
    primary: z.string().min(1),
    also: list,
  }),
);
const agencyRows = z.array(
  z.object({
    id: z.string().min(1),
    ...namesShape,
    levels: list.pipe(z.array(z.enum(LEVELS)).min(1)),
    superior: z.string(),
    aliases: list,
  }),
);
const regionRows = z.array(z.object({ soato: z.string().regex(/^\d{4}$/), ...namesShape, aliases: list }));
const districtRows = z.array(
  z.object({
    /** Ten digits name a part of a city; routing ends at the city, seven digits. */
    soato: z.string().regex(/^\d{7}(\d{3})?$/),
    region_soato: z.string().regex(/^\d{4}$/),
    type: z.enum(['district', 'city', 'city_district']),
    ...namesShape,
    aliases: list,
  }),
);

/**
 * Loads topics, bodies and territories and checks that they agree with each other.
 * @throws MurojaatError REFERENCE_DATA
 */
export async function loadReferenceData(directory: string): Promise<ReferenceData> {
  const hash = createHash('sha256');
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    const text = await readTable(join(directory, name));
    hash.update(text);
    const rows = schema.safeParse(parse(text, { columns: true, bom: true, skip_empty_lines: true }));
    if (!rows.success) throw invalid(name, z.prettifyError(rows.error));
    return rows.data;
  };
  const topics = (await read('taxonomy.csv', topicRows)).map(toTopic);
  const agencies = (await read('agencies.csv', agencyRows)).map(toAgency);
  const regions = (await read('regions.csv', regionRows)).map(
    (row): Territory => ({
      soato: row.soato,
      region: row.soato,
      kind: 'region',
      names: toNames(row),
      aliases: row.aliases,
    }),
  );
  const districts = (await read('districts.csv', districtRows)).map(
    (row): Territory => ({
      soato: row.soato.slice(0, 7),
      region: row.region_soato,
      kind: row.type,
      names: toNames(row),
      aliases: row.aliases,
    }),
  );
  checkAgreement(topics, agencies, regions, districts);
  return { version: hash.digest('hex').slice(0, 12), topics, agencies, territories: [...regions, ...districts] };
}

function toNames(row: { uz_latn: string; uz_cyrl: string; ru: string; en: string; kaa: string }): Names {
  return { uzLatn: row.uz_latn, uzCyrl: row.uz_cyrl, ru: row.ru, en: row.en, kaa: row.kaa };
}

function toTopic(row: z.infer<typeof topicRows>[number]): Topic {
  return {
    id: row.id,
    group: row.group,
    names: toNames(row),
    description: { ru: row.description_ru, en: row.description_en },
    primary: row.primary,
    also: row.also,
  };
}

function toAgency(row: z.infer<typeof agencyRows>[number]): Agency {
  return { id: row.id, names: toNames(row), levels: row.levels, superior: row.superior, aliases: row.aliases };
}

function checkAgreement(
  topics: readonly Topic[],
  agencies: readonly Agency[],
  regions: readonly Territory[],
  districts: readonly Territory[],
): void {
  const bodies = new Set(agencies.map((agency) => agency.id));
  for (const topic of topics) {
    for (const id of [topic.primary, ...topic.also]) {
      if (!bodies.has(id)) throw invalid('taxonomy.csv', `topic ${topic.id} names the unknown body "${id}"`);
    }
  }
  for (const agency of agencies) {
    if (agency.superior !== '' && !bodies.has(agency.superior)) {
      throw invalid('agencies.csv', `body ${agency.id} has the unknown superior "${agency.superior}"`);
    }
  }
  const codes = new Set(regions.map((region) => region.soato));
  const stray = districts.find((district) => !codes.has(district.region));
  if (stray !== undefined) throw invalid('districts.csv', `district ${stray.soato} lies in an unknown region`);
}

async function readTable(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new MurojaatError('REFERENCE_DATA', `The reference table "${path}" cannot be read`, {
      got: systemCode(cause) ?? 'an unknown error',
      fix: 'restore data/reference from the repository',
      cause,
    });
  });
}

function invalid(file: string, got: string): MurojaatError {
  return new MurojaatError('REFERENCE_DATA', `The reference table ${file} is not valid`, {
    got,
    fix: `correct data/reference/${file}; its columns are described in data/reference/README.md`,
  });
}
