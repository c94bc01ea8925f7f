"""A questionnaire small enough to see at a glance, in two versions."""

from pathlib import Path

from assessments.questionnaire.model import Model, found

WHOLE = """\
id: small
version: "2.0"
title: Small
source: Ourselves
subject: organisation
roles:
  lead: Team lead
goals:
  - id: use
    title: Use
    activities:
      - id: A-1
        title: Know
        roles: [lead]
        next: [A-2]
        groups: {mandate: [internal], demand: [skills], stage: 1}
        points:
          - id: A-1.1
            question: Is there a list?
            help: Yes if there is.
          - id: A-1.2
            question: Is it true?
            help: Yes if it is.
            first_look: true
            why: The middle one.
            evidence:
              use: answers
              metric: commits
              yes: {at_least: 90}
              partly: {at_least: 50}
      - id: A-2
        title: Share
        points:
          - id: A-2.1
            question: Is it shared?
            help: Yes if it is.
            first_look: true
retired:
  A-1.3: {until: "1.0", reason: It asked the same twice.}
"""

OLDER = """\
id: small
version: "1.0"
extends: small@2.0
reworded: [A-1.2]
goals:
  - id: use
    activities:
      - id: A-1
        title: Know well
        points:
          - id: A-1.3
            question: Is there a list, really?
            help: Yes if there is.
          - id: A-1.2
          - id: A-1.1
"""


def models(folder: Path, *texts: str) -> dict[tuple[str, str], Model]:
    """What the files a.yaml, b.yaml, … of these texts give."""
    for name, text in zip("abcde", texts, strict=False):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return found(folder)
