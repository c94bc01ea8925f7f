"""Topics name metrics that there are, and reports tell every metric once."""

from collections import Counter

import pytest

from data import topics
from data.definitions import metrics

EVERY = {**topics.CONTRIBUTIONS, **topics.RESPONSIVENESS, **topics.DEPENDENCIES}


@pytest.mark.parametrize("topic", EVERY)
def test_a_topic_names_metrics_that_there_are(topic: str) -> None:
    assert set(EVERY[topic].metrics) <= metrics().keys()


def test_reports_tell_every_metric_once() -> None:
    told = [one for topic in (*topics.contributions(), *topics.dependencies()) for one in topic.metrics]
    assert Counter(told) == Counter([*metrics()])


def test_what_is_on_no_page_is_told_where_its_needs_belong() -> None:
    of = {one: topic.title for topic in (*topics.contributions(), *topics.dependencies()) for one in topic.metrics}
    assert of["licence_coverage"] == of["active_repositories"] == "Repositories"
    assert of["opencode_security"] == of["codegouvfr_score"] == "By the rules of other administrations"
    assert of["severe_vulnerabilities"] == "What our software is built from"
    assert of["give_back_ratio"] == "Giving back"


def test_what_leaves_a_page_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "CONTRIBUTIONS", {})
    monkeypatch.setattr(topics, "DEPENDENCIES", {one: topics.DEPENDENCIES[one] for one in ("give_back", "practices")})
    told = [one for topic in (*topics.contributions(), *topics.dependencies()) for one in topic.metrics]
    assert Counter(told) == Counter([*metrics()])
    assert "commits" in topics.contributions()[2].metrics and "libyears" in topics.dependencies()[0].metrics
