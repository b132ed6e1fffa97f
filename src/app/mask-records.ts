import { mask } from '../privacy/index.js';
import { type Outcome, type RecordFiles, runOneForOne, type Surroundings } from './one-for-one.js';

/** Masks the personal data of a file of texts. Offsets are those of the text as it stands in the input. */
export function maskRecords(files: RecordFiles, around: Surroundings): Promise<Outcome> {
  return runOneForOne(
    {
      ...files,
      label: 'mask',
      csvColumns: ['id', 'masked', 'spans'],
      concurrency: 1,
      work: (appeal) => {
        const { masked, spans } = mask(appeal.text);
        return Promise.resolve({ id: appeal.id, masked, spans });
      },
    },
    around,
  );
}
