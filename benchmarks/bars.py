"""Million rows a second as horizontal bars on a logarithmic scale."""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import vl_convert

OURS: Final = "Foedus"
LIMIT: Final = "a copy, which answers nothing"
PEER: Final = "others"
COLOURS: Final = {OURS: "#0b5394", PEER: "#c27c3a", LIMIT: "#9aa0a6"}


def bars(rates: dict[str, float], title: str) -> dict[str, Any]:
    """The picture, as Vega-Lite: *rates* by name, the highest first."""
    data = [
        {"name": name, "rate": rate, "whose": whose(name), "told": _told(rate)}
        for name, rate in sorted(rates.items(), key=lambda one: -one[1])
    ]
    lowest = min(rates.values())
    base = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y(
            "name:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=320, ticks=False, labelPadding=8),
        ),
        x=alt.X(
            "rate:Q",
            title="million rows a second; from line to line tenfold",
            scale=alt.Scale(type="log", domain=[lowest / 2, max(rates.values()) * 3]),
            axis=alt.Axis(values=[10.0**n for n in range(-3, 5)], format="~g", domain=False),
        ),
    )
    colour = alt.Color(
        "whose:N",
        title=None,
        scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
        legend=alt.Legend(orient="top", direction="horizontal"),
    )
    marks = base.mark_bar(height=13).encode(color=colour, x2=alt.datum(lowest / 2))
    figures = base.mark_text(align="left", dx=5, color="#333").encode(text="told:N")
    chart = (marks + figures).properties(title=title, width=520, height={"step": 21})
    return _calm(chart).to_dict()


def whose(name: str) -> str:
    """Whose method it is, by its name."""
    if name.startswith("Foedus"):
        return OURS
    return LIMIT if name.startswith("a copy") else PEER


def _told(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"


def _calm(chart: alt.LayerChart) -> alt.LayerChart:
    font = "sans-serif"
    return (
        chart.configure(font=font, padding=16, background="white")
        .configure_title(anchor="start", fontSize=15, fontWeight="normal", offset=10)
        .configure_axis(gridColor="#e6e6e6", labelFontSize=12, titleFontWeight="normal")
        .configure_view(stroke=None)
    )


def svg(picture: dict[str, Any]) -> str:
    """The picture drawn."""
    return vl_convert.vegalite_to_svg(picture)


def png(picture: dict[str, Any]) -> bytes:
    """The picture in pixels, to look at."""
    return vl_convert.vegalite_to_png(picture, scale=2)
