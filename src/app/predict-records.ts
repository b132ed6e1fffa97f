import type { Config } from './config.js';
import { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';
import { concurrencyOf } from './open-embedder.js';
import { openModel } from './open-model.js';
import { headInput } from './prepare.js';

export interface PredictRecords extends RecordFiles {
  /** Folder that `train` has written. */
  readonly model: string;
}

/** Labels the texts of a file with a trained model. @throws MurojaatError MODEL_NOT_FOUND, MODEL_DAMAGED, MODEL_INCOMPATIBLE */
export async function predictRecords(task: PredictRecords, config: Config, around: Surroundings): Promise<Outcome> {
  const { embedder, heads } = await openModel(task.model, config);
  try {
    const keys = ['value', 'confidence', 'alternatives'];
    return await runOneForOne(
      {
        ...task,
        label: 'predict',
        csvColumns: ['id', ...heads.columns.flatMap((column) => keys.map((key) => `${column}.${key}`))],
        concurrency: concurrencyOf(config),
        work: async ({ id, text }) => ({ id, ...heads.predict(await headInput(text, embedder, around.signal)) }),
      },
      around,
    );
  } finally {
    await embedder.close();
  }
}
