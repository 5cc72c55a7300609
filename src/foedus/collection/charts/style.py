"""The style of a picture that stands alone: the light tokens, and a manner that prints well.

`CLASSES` says, in the tokens of the site's style sheet, how the classes of charts look: a page
that shows fragments takes it into its own style sheet; a document that stands alone carries it.
"""

from __future__ import annotations

from typing import Final

TOKENS: Final = """\
svg {
  --paper: #ffffff; --sheet: #ffffff; --wash: #f3f1ea;
  --ink: #16191d; --ink-2: #4b5159; --rule: #dad6ca; --edge: #7d7a70;
  --accent: #17456b; --accent-wash: #e8eff5; --force: #1c5f45; --pause: #8a4a00;
  --ended: #565b62; --rival: #7a2a63; --unknown: #565b62;
  --pause-wash: #fbf3e6; --rival-wash: #f8eef5;
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", Georgia, serif;
}
"""
"""The light tokens of the design."""

CLASSES: Final = """\
.g { stroke: var(--rule); stroke-width: 1; }
.on { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 4 3; }
.b-force { fill: var(--force); }
.b-sign { fill: var(--ink-2); }
.b-rival { fill: var(--rival); }
.b-prov { fill: var(--sheet); stroke: var(--force); stroke-width: 1.5; }
.b-susp { fill: none; stroke: var(--pause); stroke-width: 1.5; }
.b-disp { fill: none; stroke: var(--rival); stroke-width: 1.5; }
.b-unk { fill: var(--paper); stroke: var(--unknown); stroke-width: 1.5; stroke-dasharray: 3 3; }
.b-no { stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 1 5; }
.b-end { stroke: var(--ended); stroke-width: 2; fill: none; }
.ring { fill: var(--paper); stroke: var(--ink-2); stroke-width: 2; }
.hatchbg { fill: var(--pause-wash); }
.hatchline { stroke: var(--pause); stroke-width: 2.5; }
.halfbg { fill: var(--rival-wash); }
.halfln { stroke: var(--rival); stroke-width: 1; }
.dia { fill: var(--rival); stroke: var(--paper); stroke-width: 2; }
.dia-half { fill: var(--paper); }
.on-mark { stroke: var(--sheet); }
.step { fill: none; stroke-width: 2.5; stroke: var(--ink-2); }
.step-1 { stroke: var(--accent); }
.step-2 { stroke: var(--force); stroke-dasharray: 7 3; }
.step-3 { stroke: var(--pause); stroke-dasharray: 2 3; }
.step-doubt { stroke-width: 1.2; stroke-dasharray: 2 2; }
.step-name { font-weight: 600; fill: var(--ink-2); }
.name-1 { fill: var(--accent); }
.name-2 { fill: var(--force); }
.name-3 { fill: var(--pause); }
.faint { color: var(--edge); }
.tiles .t-doubt { border-style: dashed; border-color: var(--rival); }
.tiles .since { margin-left: 1.45em; font-variant-numeric: tabular-nums; }
.tl .say .st.force .ic { color: var(--force); }
.tl .say .st + small { margin-left: 1.45em; }
.marks .ic { width: 1.25rem; height: 1.25rem; vertical-align: middle; }
.marks th[scope=row] { font-weight: 400; max-width: 24rem; line-height: 1.35; }
@media (max-width: 44rem) {
  .marks, .marks tbody, .marks caption { display: block; }
  .marks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; }
  .marks thead { clip-path: inset(50%); }
  .marks tr { display: grid; grid-template-columns: repeat(6, 1fr); padding: .8rem 0; }
  .marks tr > * { border: 0 !important; padding: .2rem 0 !important; }
  .marks tbody tr { border-bottom: 1px solid var(--edge); }
  .marks th[scope=row] { grid-column: 1 / -1; font-weight: 600; max-width: none; }
  .marks td[data-l]::before { content: attr(data-l); display: block; color: var(--ink-2); }
  .marks td[data-l]::before { font-size: .75rem; }
}
"""
"""How the classes of charts look, in tokens. Fragments need it on the page."""

_DOCUMENT: Final = """\
text { font: 400 12px var(--sans); fill: var(--ink-2); font-variant-numeric: tabular-nums; }
.paper { fill: var(--paper); }
.head { font: 400 22px var(--serif); fill: var(--ink); }
.name { font-size: 13px; font-weight: 600; fill: var(--ink); }
.strong { font-weight: 600; fill: var(--ink); }
.code { font: 400 26px var(--serif); fill: var(--ink); }
.rule { stroke: var(--rule); }
.rule-ink { stroke: var(--ink); stroke-width: 1.5; }
.tile { fill: var(--sheet); stroke: var(--edge); stroke-width: 1.5; }
.tile-in { fill: var(--accent-wash); stroke: var(--accent); stroke-width: 2; }
.tile-doubt { fill: var(--sheet); stroke: var(--rival); stroke-width: 1.5; stroke-dasharray: 5 3; }
.force { color: var(--force); }
.pause { color: var(--pause); }
.ended { color: var(--ended); }
.rival { color: var(--rival); }
.unknown { color: var(--unknown); }
.out { color: var(--ink-2); }
.faint { color: var(--edge); }
@media print { svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""

DOCUMENT: Final = TOKENS + CLASSES + _DOCUMENT
"""The whole style of a document that stands alone."""
