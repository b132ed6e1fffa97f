import type { TrainOptions } from '../training/index.js';
import type { Around } from './training-rows.js';

/** Runs a training with one progress display a stage. */
export async function trainingProgress<T>(
  { reporter, signal }: Around,
  work: (options: Required<Pick<TrainOptions, 'onProgress' | 'signal'>>) => Promise<T>,
): Promise<T> {
  let progress = reporter.progress('training');
  let current = '';
  const onProgress = (stage: string, done: number, total: number): void => {
    if (stage !== current) {
      progress.stop();
      progress = reporter.progress(stage, total);
      current = stage;
    }
    progress.update(done);
  };
  return work({ signal, onProgress }).finally(() => progress.stop());
}
