import type { Prediction } from '../classification/index.js';
import { type Appeal, type Clock, FIELDS, type Suggestion } from '../domain/index.js';
import type { Config } from './config.js';
import { concurrencyOf } from './open-embedder.js';
import { openModel } from './open-model.js';
import { headInput } from './prepare.js';
import { openServices } from './services.js';

/** What is said of one field; with a policy, also what is to be done with it. */
export interface FieldAnswer extends Prediction {
  readonly action?: Suggestion['action'];
}

/** Anything that answers label fields for a text: a trained model, or the bundled pipeline. */
export interface Predictor {
  readonly fields: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  /** True for the bundled pipeline, whose fields are the product's own. */
  readonly bundled: boolean;
  readonly concurrency: number;
  predict(appeal: Appeal, signal: AbortSignal): Promise<Readonly<Record<string, FieldAnswer>>>;
  close(): Promise<void>;
}

/** A model folder that `train` has written. @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, MODEL_INCOMPATIBLE */
export async function openModelPredictor(folder: string, config: Config): Promise<Predictor> {
  const { embedder, heads } = await openModel(folder, config);
  return {
    fields: heads.columns,
    versions: { encoder: embedder.id, heads: heads.description.dataHash.slice(0, 12) },
    bundled: false,
    concurrency: concurrencyOf(config),
    predict: async (appeal, signal) => heads.predict(await headInput(appeal.text, embedder, signal)),
    close: () => embedder.close(),
  };
}

/** The whole pipeline as `triage` runs it. */
export async function openPipelinePredictor(config: Config, clock: Clock): Promise<Predictor> {
  const services = await openServices({ config, clock });
  return {
    fields: FIELDS,
    versions: { ...services.versions, encoder: services.embedder.id },
    bundled: true,
    concurrency: services.concurrency,
    predict: async (appeal, signal) => {
      const { topic, type, urgency, agency } = await services.triage(appeal, signal);
      return { topic, type, urgency, agency };
    },
    close: () => services.close(),
  };
}
