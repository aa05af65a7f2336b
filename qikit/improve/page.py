"""A tool as HTML: inside a notebook, and as one page to print."""

from __future__ import annotations

from datetime import date

from qikit.improve.markup import day, escape
from qikit.improve.tool import Tool

_LOOK = """
body { color: #1b2430; font: 12pt/1.45 system-ui, Arial, sans-serif; margin: 2rem auto;
  max-width: 52rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0.2rem; } h2 { font-size: 1.15rem; }
figure { margin: 1rem 0; overflow-x: auto; } img { max-width: 100%; }
table { border-collapse: collapse; width: 100%; } caption { font-weight: 600; text-align: left; }
td, th { border: 1px solid #7a8794; padding: 0.25rem 0.5rem; text-align: left;
  vertical-align: top; }
footer { color: #44505e; font-size: 0.85rem; margin-top: 2rem; }
@media print { body { margin: 0; max-width: none; } h2, figure { break-inside: avoid; }
  .screen { display: none; } }
"""


def body(tool: Tool) -> str:
    """Return the drawing, the sentences and the outline of a tool as HTML."""
    drawing = tool.drawing()
    return (
        (drawing.as_figure() if drawing else "")
        + f"<p>{escape(tool.describe())}</p>"
        + f"<details><summary>In words</summary>{tool.outline()}</details>"
    )


def page(tool: Tool, *, today: date | None = None) -> str:
    """Return a tool as one self-contained HTML page to print.

    Parameters
    ----------
    tool : Tool
        What to print.
    today : date, optional
        The date at its foot; by default the day of printing.
    """
    name = tool.called.split(maxsplit=1)[1]
    name = name[0].upper() + name[1:]
    drawing = tool.drawing()
    asked = "".join(f"<li>{escape(question)}</li>" for question in tool.questions())
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title><style>{_LOOK}</style></head><body><main>"
        f'<h1>{escape(name)}</h1><p class="screen">To print: Ctrl+P, or Cmd+P on a Mac.</p>'
        f"<p>{escape(tool.describe())}</p>"
        + (drawing.as_figure(scrolls=False) if drawing else "")
        + f"<h2>In words</h2>{tool.outline()}"
        + (f"<h2>A coach would ask</h2><ul>{asked}</ul>" if asked else "")
        + f"</main><footer>As it stood on {day(today or date.today())}.</footer></body></html>\n"
    )
