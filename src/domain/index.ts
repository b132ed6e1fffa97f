export * from './appeal.js';
export * from './errors.js';
export * from './language.js';
export * from './ports.js';
export * from './random.js';
export * from './reference.js';
export * from './span.js';
export * from './triage.js';
