"""The logo as a picture that every office shows."""

import io

import typst

from report.logo import Logo

_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.logo), format: "svg", height: 70pt)"""


def png(logo: Logo) -> io.BytesIO:
    """The logo as PNG; an SVG is drawn, as slides have none."""
    if logo.form == "png":
        return io.BytesIO(logo.content)
    inputs = {"logo": logo.content.decode()}
    drawn = typst.compile(_SOURCE, format="png", ppi=288, sys_inputs=inputs, ignore_system_fonts=True)
    if not isinstance(drawn, bytes):
        raise TypeError
    return io.BytesIO(drawn)
