import { join } from 'node:path';
import { ENCODER_FOLDER } from '../classification/index.js';
import { MurojaatError } from '../domain/index.js';
import { type EncoderManifest, readManifest } from '../embedding/index.js';
import { exists } from './exists.js';
import { BUNDLED } from './paths.js';

/** The bundled encoders: one for any text, one adapted to appeals. */
export const ENCODER_NAMES = ['general', 'appeals'] as const;
export type EncoderName = (typeof ENCODER_NAMES)[number];

/** A folder with an encoder, and what it says of itself. */
export interface EncoderPlace {
  readonly name: EncoderName | 'own';
  readonly folder: string;
  readonly manifest: EncoderManifest;
}

/** Where the encoder of a model folder lies that brings its own. */
export function ownEncoderOf(modelFolder: string): string {
  return join(modelFolder, ENCODER_FOLDER);
}

export function encoderNames(places: readonly EncoderPlace[]): string[] {
  return places.map(({ name }) => name);
}

/** @throws MurojaatError MODEL_NOT_FOUND */
export function encoderNamed(name: EncoderName, places: readonly EncoderPlace[]): EncoderPlace {
  const found = places.find((place) => place.name === name);
  if (found !== undefined) return found;
  throw new MurojaatError('MODEL_NOT_FOUND', `There is no bundled encoder "${name}" in this release`, {
    expected: `one of ${encoderNames(places).join(', ')}`,
    fix: 'leave --encoder out',
  });
}

/** The encoders that ship with the product, the general one first. @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED */
export async function bundledEncoders(): Promise<EncoderPlace[]> {
  const general: EncoderPlace = {
    name: 'general',
    folder: BUNDLED.encoder,
    manifest: await readManifest(BUNDLED.encoder),
  };
  const appeals = await placeOf('appeals', BUNDLED.appealsEncoder);
  return appeals === undefined ? [general] : [general, appeals];
}

/**
 * The encoder that the heads of a model folder were trained on: the folder's own or a bundled one.
 * @param id of the encoder, as the folder's model.json names it
 * @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, MODEL_INCOMPATIBLE
 */
export async function encoderFor(id: string, modelFolder: string): Promise<EncoderPlace> {
  const own = await placeOf('own', ownEncoderOf(modelFolder));
  if (own?.manifest.id === id) return own;
  const known = [...(await bundledEncoders()), ...(own === undefined ? [] : [own])];
  const found = known.find(({ manifest }) => manifest.id === id);
  if (found !== undefined) return found;
  throw new MurojaatError('MODEL_INCOMPATIBLE', `The model in "${modelFolder}" was trained on another encoder`, {
    expected: `the encoder ${id}, which its model.json names`,
    got: known.map(({ manifest, folder }) => `${manifest.id} in "${folder}"`).join(', '),
    fix: 'train the model anew with an encoder that is there, or copy its whole folder (with "encoder", where it has one) from where it came',
  });
}

/** `undefined` where there is no such folder; a folder whose manifest cannot be read is an error. */
async function placeOf(name: EncoderPlace['name'], folder: string): Promise<EncoderPlace | undefined> {
  const isThere = await exists(join(folder, 'manifest.json'));
  return isThere ? { name, folder, manifest: await readManifest(folder) } : undefined;
}
