"""The page itself: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..checks.check import Check
from ..checks.power import POWER
from ..stories.story import Story
from .maps import Stop
from .words import in_words, plain

HEADINGS = ("Check", "Measure", "Target", "Source", "Got", "Result")
STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;
 color:#12202e}
h1,h2,h3{line-height:1.2;color:#1f3b57}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;border-bottom:1px solid #d5dde5;padding:.3rem .5rem;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}.no{background:#fde8e4;font-weight:600}
ol.map{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;counter-reset:s}
ol.map li{border:1px solid #8aa0b4;border-radius:.5rem;padding:.4rem .6rem;font-size:.85rem;
 max-width:14rem}
ol.map small{display:block;color:#41566b}.story{margin:1.2rem 0;border-top:2px solid #d5dde5}
.kind{background:#1f3b57;color:#fff;border-radius:.3rem;padding:.05rem .4rem;font-size:.8rem}
img{max-width:100%;height:auto}.banner{background:#fff4d6;padding:.6rem 1rem;border-radius:.5rem}
"""


def document(title: str, body: Iterable[str]) -> str:
    """Return the whole page."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(title)}</h1>{''.join(body)}</main></body></html>\n"
    )


def checks_table(checks: Iterable[Check]) -> str:
    """Return the table of realism checks: target, source, got, pass."""
    rows = "".join(
        f'<tr class="{"" if check.passed else "no"}"><td>{escape(check.id)}</td>'
        f"<td>{escape(check.measure)}</td><td>{escape(in_words(check.low, check.high))}</td>"
        f'<td>{escape(check.source)}</td><td class="n">{plain(check.got)}</td>'
        f"<td>{'pass' if check.passed else 'does not pass'}</td></tr>"
        for check in checks
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def pathway_map(stops: Iterable[Stop]) -> str:
    """Return the map of a pathway."""
    items = "".join(
        f"<li><b>{escape(stop.activity)}</b><small>{escape(stop.partner)}</small>"
        f"<small>{100 * stop.share:.0f} % of journeys · {escape(stop.when)}</small></li>"
        for stop in stops
    )
    return f'<ol class="map">{items}</ol>'


def story_block(story: Story, found: bool | None, image: str, words: str) -> str:
    """Return one story: what was planted, what should show it, and its picture."""
    shown = {True: "Found by its check.", False: "Not found by its check.", None: ""}[found]
    if story.id in POWER:
        shown += f" In trial cohorts: {100 * POWER[story.id]:.0f} %."
    return (
        f'<section class="story"><h3>{escape(story.id)} {escape(story.title)} '
        f'<span class="kind">{escape(story.kind)}</span></h3>'
        f"<p>{escape(story.what)} <b>{escape(story.effect)}</b></p>"
        f"<p>Look with: {escape(story.tool)}. Expected: {escape(story.expected)} {shown}</p>"
        f'<img alt="{escape(words, quote=True)}" src="{image}"></section>'
    )
