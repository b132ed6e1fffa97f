import type { Agency, Level, Route } from '../domain/index.js';
import type { Place } from './recognise-places.js';

const KARAKALPAKSTAN = '1735';

/**
 * The body's own office at the recognised place: the lowest of its levels that the place allows. Without a place
 * the lowest level is named and the territory left open. (Article 25 follows in a later release.)
 */
export function suggestRoute(agency: Agency, place: Place): Route {
  if (agency.id === 'hokimiyat' && place.region === KARAKALPAKSTAN && place.district === null) {
    return { agency: 'qqr_vk', level: 'region', territory: KARAKALPAKSTAN, excluded: [] };
  }
  const level = lowestAt(agency.levels, place);
  return { agency: agency.id, level, territory: territoryAt(level, place), excluded: [] };
}

function lowestAt(levels: readonly Level[], place: Place): Level {
  const lowest = levels.at(-1) ?? 'republic';
  if (lowest === 'district' && place.district === null && place.region !== null && levels.includes('region'))
    return 'region';
  return lowest;
}

function territoryAt(level: Level, place: Place): string | null {
  if (level === 'republic') return null;
  return level === 'district' ? place.district : place.region;
}
