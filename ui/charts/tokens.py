"""The light colors of guildhall.css for pictures in files; a test holds the two together."""

COLORS = {
    "d1": "#0b5f59",
    "d2": "#c07a1c",
    "d3": "#7a4581",
    "d4": "#4a72a8",
    "ctx": "#8a9390",
    "surface": "#ffffff",
}
TEXTS = {
    "t-2": "#515c59",
    "t-d1": "#0b5f59",
    "t-d2": "#7f4c00",
    "t-on-d1": "#ffffff",
    "t-on-d2": "#1a1206",
}
STROKES = {"grid": "#e4e1d9", "zero": "#c9c5ba", "hatch": "#bdb8ab"}
FONT = '"Roboto", "Helvetica Neue", "Liberation Sans", Arial, sans-serif'

LIGHT = "".join(
    [
        f"text{{fill:#1a2422;font-size:12px;font-family:{FONT}}}",
        ".t-b{font-weight:600}.t-13{font-size:13px}.t-15{font-size:15px}",
        ".t-end{text-anchor:end}.t-mid{text-anchor:middle}",
        *[f".{name}{{fill:{color}}}" for name, color in TEXTS.items()],
        *[f".f-{name}{{fill:{color}}}" for name, color in COLORS.items()],
        ".f-zone{fill:#e2efec}.f-interval{fill-opacity:.35}",
        *[
            f".s-{name}{{fill:none;stroke:{color};stroke-width:2}}"
            for name, color in COLORS.items()
        ],
        *[
            f".s-{name}{{fill:none;stroke:{color};stroke-width:1}}"
            for name, color in STROKES.items()
        ],
        ".s-dash{stroke-dasharray:5 4;stroke-width:1.5}",
        ".dot-open{fill:#ffffff;stroke:#0b5f59;stroke-width:2}",
        *[
            f".dot-{name}{{fill:{COLORS[name]};stroke:#ffffff;stroke-width:2}}"
            for name in ("d1", "d2", "ctx")
        ],
    ]
)
