/** The page's own style: no font, image or script is fetched. */
export const STYLE = `
:root{--ink:#17212b;--soft:#5b6875;--line:#d5dce3;--paper:#fff;--panel:#f5f7f9;--mark:#1c5d99;--good:#1b7a43;--bad:#b3261e;--warn:#8a5a00}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9fabb7;--line:#36424d;--paper:#12181e;--panel:#1a222a;--mark:#6db1ee;--good:#5ec48a;--bad:#f2857d;--warn:#e0b458}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
a{color:var(--mark)}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.5rem 0}
nav a{display:inline-block;padding:.35rem 0}
.meta,figcaption,.privacy{color:var(--soft);font-size:.9rem}.meta{overflow-wrap:anywhere}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.5rem;margin:1rem 0}
.figures div{background:var(--panel);border-radius:.4rem;padding:.5rem .75rem}
dt{color:var(--soft);font-size:.85rem}dd{margin:0;font-size:1.35rem;font-variant-numeric:tabular-nums}dd small{display:block;font-size:.8rem;color:var(--soft)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1rem}
figure{margin:.75rem 0;max-width:34rem}svg{width:100%;height:auto;display:block;font-family:inherit}
.heat{max-width:60rem}
.scroll{overflow-x:auto;max-width:100%;margin:.5rem 0 1rem}.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;min-width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;text-align:left}tbody th{font-weight:400}.number{text-align:right;white-space:nowrap}thead .number{white-space:normal;min-width:5rem}
details{margin:.75rem 0;border:1px solid var(--line);border-radius:.4rem;padding:0 .75rem}summary{cursor:pointer;padding:.6rem 0;font-weight:600}
.badge{border-radius:.7rem;padding:.05rem .55rem;font-size:.85rem;border:1px solid currentColor;white-space:nowrap}.better{color:var(--good)}.worse{color:var(--bad)}.chance{color:var(--soft)}
.definitions dd{font-size:.9rem;margin:0 0 .6rem}.definitions dt{font-weight:600}
.warning{color:var(--warn)}.attention{background:var(--panel);border-left:4px solid var(--mark);padding:.5rem .75rem}
.grid{stroke:var(--line)}.tick,.name,.axis{fill:var(--soft);font-size:11px}.heat .name{font-size:10px}.axis{font-size:12px}
.ideal{stroke:var(--soft);stroke-dasharray:4 4}.line{fill:none;stroke:var(--mark);stroke-width:2}.whisker{stroke:var(--mark);stroke-width:2;opacity:.55}.mark{fill:var(--mark)}.point{fill:var(--bad)}
.cell.right{fill:var(--mark)}.cell.wrong{fill:var(--bad)}
@media print{body{font-size:11pt}main{max-width:none;padding:0}nav{display:none}section{break-before:auto}figure,table tr{break-inside:avoid}.scroll{overflow:visible}details{border:0;padding:0}details::details-content{content-visibility:visible;display:block;height:auto}.heat{min-width:0!important}}
`;
