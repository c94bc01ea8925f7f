"""Stories that try to break a report: hostile texts wherever somebody else writes, and everything at its longest."""

from dataclasses import replace
from itertools import cycle

from report.story import Ask, Cell, Chapter, Claim, Column, Heading, Report, Sentence, Step, Table, Text
from tests.report.stories import full

HOSTILE = (
    '#import "@preview/x:1.0.0" #panic("out") $x^2$ *b* _e_ `raw` @ref <label> [block] = Title // gone /* gone',
    "<script>alert(1)</script><img src=https://host.example/x onerror=alert(1)>&amp;\"'</td></table>",
    '=HYPERLINK("https://host.example","here")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "{{ 7*7 }} {% for x in y %} ${x} %s {0}",
    "\N{ARABIC LETTER MEEM}دينة الميناء (2026) وإدارة المصادر المفتوحة, 52 %",
    "עיריית נמל המוזה: 52 % of 100",
    "left \u202eright to left\u202c, \u2067alone\u2069, \u202bwithin\u202c",
    "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL} \N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
    "\U0001f44d\U0001f3fe \U0001f1eb\U0001f1ee 1\ufe0f\u20e3 a\u200db\u200cc\u200bd",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "NUL\0 VT\v FF\f ESC\x1b[31m BEL\a CR\r\nLF\n NEL\x85 LS\u2028 PS\u2029 DEL\x7f",
    "half \ud83d a character \udc00, none \ufffe\uffff, private \ue000, BOM \ufeff",
    "Z\u0301" + "\u0300\u0316" * 400 + "algo",
    "Ω\u2126 fi\ufb01 e\u0301 \N{HANGUL SYLLABLE GA} \N{CJK UNIFIED IDEOGRAPH-6771}京都 ไทย हिन्दी ქართული",
    "\u200b\u200d\ufeff\u2060",
    " \t\n ",
    "x" * 10_000,
    "word " * 2_000,
    "\N{WOMAN}\u200d" * 5_000,
    "../../../../etc/passwd\\..\\%00 file:///etc/passwd javascript:alert(1) data:text/html,x",
)


def hostile() -> Report:
    """Everywhere a person, a forge or a peer writes stands something hostile, and 25 answers contradict numbers."""
    text = cycle(HOSTILE)
    told = full()
    columns = tuple(Column(next(text), kind, 2) for kind in ("text", "number", "text"))
    rows: tuple[tuple[Cell, ...], ...] = tuple((next(text), next(text), next(text)) for _ in range(40))
    return replace(
        told,
        organisation=next(text),
        title=f"Open source in {HOSTILE[0]}",
        aware=replace(
            told.aware, sentences=tuple(Sentence(next(text), next(text), one.tone) for one in told.aware.sentences)
        ),
        ask=Ask(told.ask.title, "\n\n".join(HOSTILE), ""),
        maturity=replace(
            told.maturity, goals=tuple(replace(one, title=next(text), last=next(text)) for one in told.maturity.goals)
        ),
        figures=replace(
            told.figures,
            legend=next(text),
            figures=tuple(replace(one, title=next(text), peers=next(text)) for one in told.figures.figures),
        ),
        risk=replace(told.risk, text=next(text), step=next(text), owner=next(text)),
        duties=replace(told.duties, items=tuple(replace(one, title=next(text)) for one in told.duties.items)),
        claims=replace(told.claims, items=tuple(Claim(next(text), next(text), next(text)) for _ in range(25))),
        steps=replace(
            told.steps,
            items=tuple(Step(next(text), next(text), next(text), one.due, one.late) for one in told.steps.items),
        ),
        small_print=replace(told.small_print, lines=HOSTILE),
        chapters=(
            *told.chapters,
            Chapter(next(text), (Heading(next(text)), *map(Text, HOSTILE), Table(next(text), columns, rows))),
        ),
        numbers=(*told.numbers, *(replace(told.numbers[0], text=one, source=one) for one in HOSTILE)),
    )


WORDS = (
    "Rechtsschutzversicherungsgesellschaften und Bundesbehörden verwalten Verwaltungsvorschriften über "
    "Softwarebeschaffung, Nachnutzung und Langzeitverfügbarkeit quelloffener Fachverfahren gemeinsam mit Ländern "
)


def words(characters: int) -> str:
    """So many characters of long words."""
    return (WORDS * (characters // len(WORDS) + 1))[: characters - 1].rstrip() + "."


def long() -> Report:
    """Everything as long as it may be, and as often as a report has it."""
    told = full()
    amount = "2,388,204 organisations"
    goals = tuple(replace(one, title=words(60), range="between 38 and 52") for one in told.maturity.goals)
    figures = tuple(
        replace(
            one,
            title=words(60),
            value=amount if one.value != "unknown" else "unknown",
            change=f"rose from 1,204,988 to {amount}",
            basis=words(200),
            peers=words(200),
            definition=words(300),
        )
        for one in told.figures.figures
    )
    return replace(
        told,
        organisation=words(120),
        title=words(120),
        aware=replace(
            told.aware, sentences=tuple(replace(one, title=words(120), text=words(300)) for one in told.aware.sentences)
        ),
        ask=replace(told.ask, text="\n".join(words(119) for _ in range(5))),
        maturity=replace(told.maturity, goals=goals, definition=words(300)),
        figures=replace(told.figures, figures=figures, legend=words(120)),
        risk=replace(told.risk, text=words(300), step=words(200), owner=words(80)),
        duties=replace(
            told.duties, items=tuple(replace(one, title=words(120)) for one in told.duties.items * 4), note=words(300)
        ),
        claims=replace(told.claims, items=tuple(Claim(words(200), words(200), words(200)) for _ in range(3))),
        steps=replace(
            told.steps,
            items=tuple(replace(one, title=words(120), moves=words(120), owner=words(80)) for one in told.steps.items),
        ),
        changed=replace(told.changed, lines=(words(300),) * 5) if told.changed else None,
        small_print=replace(told.small_print, lines=(words(300),) * 6),
        chapters=tuple(
            replace(one, title=words(120), blocks=(Heading(words(120)), Text(words(1500)), *one.blocks, _table()))
            for one in told.chapters
        ),
    )


def _table() -> Table:
    columns = (Column(words(80), weight=2), Column(words(60), "number"), Column(words(40)))
    return Table(words(120), columns, ((words(200), "2,388,204", words(200)),) * 60)
