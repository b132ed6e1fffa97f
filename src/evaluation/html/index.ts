export { REPORT_LANGUAGES, type ReportLanguage } from './messages.js';
export { renderHtml } from './render-html.js';
