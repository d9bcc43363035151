"""How the page looks: light and dark as the reader's system is, and on paper."""

import base64
from hashlib import sha256

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --soft: #5c5c5c;
  --line: #d5d5d0; --link: #0b4f9e; --mark: #fff1a8; --warn: #9a4a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e4df; --paper: #171717; --soft: #a5a29b; --line: #3c3b38;
    --link: #8ab8ff; --mark: #5a4b00; --warn: #ffb26b; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3, nav, table, figcaption, .apparatus, #notes { font-family: system-ui, sans-serif; }
h1 { line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav { font-size: .85rem; color: var(--soft); }
a { color: var(--link); }
sup { line-height: 0; font-size: .7em; }
sup a { text-decoration: none; padding: 0 .1em; }
li { margin: .35rem 0; overflow-wrap: anywhere; }
li p { margin: .2rem 0; font-size: .92em; color: var(--soft); }
em { color: var(--soft); }
mark { background: var(--mark); color: inherit; }
.tag { border: 1px solid var(--line); border-radius: .6em; padding: 0 .4em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .5rem;
  border-bottom: 1px solid var(--line); }
tr.more td { border-bottom-style: dotted; }
figure { margin: 1.25rem 0; }
figcaption, .apparatus, #notes { font-size: .85rem; }
svg { width: 100%; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg .label, svg .last { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .first, svg .middle, svg .last { fill: var(--soft); }
svg .link { fill: var(--link); }
svg .axis { stroke: var(--line); }
svg .range, svg .open { stroke: var(--link); stroke-width: 3; fill: none; }
svg .open { stroke-width: 2; }
svg .dot { fill: var(--link); stroke: var(--link); stroke-width: 2; }
svg .about { fill: var(--paper); }
svg .old { opacity: .45; }
:target { outline: 2px solid var(--link); outline-offset: 3px; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --line: #999;
    --link: #000; --mark: #ddd; --warn: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  nav, .back { display: none; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  li, tr, figure { break-inside: avoid; }
  @page { margin: 2cm; }
}
"""

_DIGEST = base64.b64encode(sha256(STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""The content security policy of the page: nothing is loaded or run, only this style counts."""
