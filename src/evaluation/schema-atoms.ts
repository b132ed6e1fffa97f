import { z } from 'zod';

export const count = z.int().min(0);
/** 0 to 1; null where it cannot be computed (no rows, or no row of the kind the figure needs). */
export const share = z.number().min(0).max(1).nullable();
/** Both ends of a 95 % interval; null where it cannot be computed. */
export const interval = z.object({ low: z.number(), high: z.number() }).nullable();
/** Minutes of staff time. */
export const minutes = z.number();
