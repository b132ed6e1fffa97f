export { BodyPrior, combineBody } from './body.js';
export { type BodyContrast, bodyContrast } from './body-contrast.js';
export { compilePlaces } from './place-names.js';
export { type Place, PlaceRecogniser } from './recognise-places.js';
export { suggestRoute } from './route.js';
