export { caseColumns, fillCase } from './fill-case.js';
