"""The style of a page: the manner of well-set legal print, in light, in dark and on paper."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --paper: #fdfcf9; --wash: #f3f1ea; --ink: #16191d;
  --quiet: #4b5159; --rule: #dad6ca; --accent: #17456b; --force: #1c5f45; --pause: #8a4a00;
  --ended: #565b62;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", Georgia, serif;
  --sans: -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --wash: #20252a; --ink: #ebe8e1;
  --quiet: #b2b6bb; --rule: #363c42; --accent: #8fc1e8; --force: #7fcba6; --pause: #e8b06a;
  --ended: #aab0b6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--sans); }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3 { font-family: var(--serif); font-weight: 400; line-height: 1.2; }
h1 { font-size: 2.4rem; margin: 0 0 1.5rem; } h2 { font-size: 1.6rem; margin: 0 0 .5rem; }
h3 { font-size: 1.25rem; margin: 0 0 .6rem; color: var(--quiet); }
h4 { font-size: .9375rem; font-weight: 650; margin: 0 0 .2rem; font-variant-numeric: tabular-nums; }
p, ul, dl { margin: 0 0 .75rem; } a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
article { border-top: 1px solid var(--ink); padding-top: 1.5rem; margin-bottom: 4rem; }
.note { font: 1.2rem/1.5 var(--serif); max-width: 42rem; } .quiet { color: var(--quiet); }
p.quiet, li .quiet, .sure { font-size: .8125rem; color: var(--quiet); }
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.25rem; background: var(--wash);
  padding: .8rem 1rem; font-size: .9375rem; }
.facts dt { font-size: .8125rem; color: var(--quiet); } .facts dd { margin: 0; }
nav ul { list-style: none; padding: 0; margin: 1.25rem 0 0; font-size: .9375rem; }
nav li { display: grid; grid-template-columns: minmax(0, 21rem) minmax(0, 1fr); gap: 1.25rem;
  padding: .4rem 0; border-bottom: 1px solid var(--rule); }
nav a { color: inherit; text-decoration-color: var(--rule); }
nav p { margin: 0; } nav p + p { margin-top: .2rem; } nav .mark { color: var(--ended); }
nav .decided .mark { color: var(--force); } nav .referred .mark { color: var(--pause); }
nav .mark::before { content: "– "; } nav .decided .mark::before { content: "● "; }
nav .referred .mark::before { content: "◌ "; }
.unsure { font-size: .8125rem; color: var(--pause); white-space: nowrap; }
section { border-top: 1px solid var(--rule); padding-top: 1.4rem; margin-top: 1.75rem; }
.said + .said { margin-top: 1.5rem; } .said { padding-left: 1rem; border-left: 3px solid; }
.said.decided { border-color: var(--force); }
.said.referred { border-left-style: dotted; border-color: var(--pause); }
.said.not-applicable { border-color: var(--rule); }
.answer { font-size: 1.2rem; line-height: 1.4; margin-bottom: .6rem; }
.kind { font-size: .8125rem; white-space: nowrap; margin-left: .4rem; color: var(--ended); }
.kind::before { content: "– "; } .decided .kind { color: var(--force); }
.decided .kind::before { content: "● "; } .referred .kind { color: var(--pause); }
.referred .kind::before { content: "◌ "; }
.row { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem;
  font-size: .9375rem; line-height: 1.45; }
.row .head { margin: 0; color: var(--quiet); } .row ul { padding: 0; list-style: none; }
.row li + li { margin-top: .35rem; } .sure { margin: 0; }
.sure.low { color: var(--pause); font-weight: 600; }
footer { border-top: 1px solid var(--ink); padding-top: 1rem; }
@media (max-width: 40rem) { .row, nav li { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  h1 { font-size: 1.95rem; } }
@media print { :root { --paper: #fff; --wash: #f5f5f5; } body { font-size: 9pt; }
  main { max-width: none; padding: 0; } nav { display: none; }
  .said, .facts { break-inside: avoid; }
  h3 { break-after: avoid; } article { break-before: page; } article:first-of-type {
  break-before: auto; } section { margin-top: 1rem; padding-top: .75rem; } }
"""
