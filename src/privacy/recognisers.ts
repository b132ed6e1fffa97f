import type { Recogniser } from './candidate.js';
import { recogniseAccounts } from './recognise-account.js';
import { recogniseAddresses } from './recognise-address.js';
import { recogniseBirthdates } from './recognise-birthdate.js';
import { recogniseCadastres } from './recognise-cadastre.js';
import { recogniseCards } from './recognise-card.js';
import { recogniseEmails } from './recognise-email.js';
import { recogniseHandles } from './recognise-handle.js';
import { recognisePassports } from './recognise-passport.js';
import { recognisePhones } from './recognise-phone.js';
import { recognisePinfls } from './recognise-pinfl.js';
import { recognisePlates } from './recognise-plate.js';
import { recogniseStirs } from './recognise-stir.js';

/** Every recogniser in use. A new kind (names of persons) is one more entry; the resolver does the rest. */
export const RECOGNISERS: readonly Recogniser[] = [
  recognisePhones,
  recogniseEmails,
  recogniseHandles,
  recogniseAddresses,
  recognisePinfls,
  recognisePassports,
  recogniseCards,
  recogniseAccounts,
  recognisePlates,
  recogniseCadastres,
  recogniseStirs,
  recogniseBirthdates,
];
