import type { Level } from './triage.js';

/** Names of a thing of the reference data in the languages served; `kaa` is Karakalpak Cyrillic and may be empty. */
export interface Names {
  readonly uzLatn: string;
  readonly uzCyrl: string;
  readonly ru: string;
  readonly en: string;
  readonly kaa: string;
}

export interface Topic {
  readonly id: string;
  readonly group: string;
  readonly names: Names;
  /** What belongs here and the rule that parts it from its neighbours. */
  readonly description: { readonly ru: string; readonly en: string };
  /** Id of the usual responsible body. */
  readonly primary: string;
  readonly also: readonly string[];
}

export interface Agency {
  readonly id: string;
  readonly names: Names;
  /** Levels at which the body has its own units, from republic down. */
  readonly levels: readonly Level[];
  /** Who considers a complaint about its highest level; empty for the highest bodies only. */
  readonly superior: string;
  readonly aliases: readonly string[];
}

export interface Territory {
  /** SOATO code: 4 digits a region, 7 a district or city. */
  readonly soato: string;
  /** The region's code; a region's own. */
  readonly region: string;
  readonly kind: 'region' | 'district' | 'city' | 'city_district';
  readonly names: Names;
  readonly aliases: readonly string[];
}

/** Everything of `data/reference`, checked at load. `version` is a hash of the files' content. */
export interface ReferenceData {
  readonly version: string;
  readonly topics: readonly Topic[];
  readonly agencies: readonly Agency[];
  readonly territories: readonly Territory[];
}
