"""What holds of every expression and of every text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.licences import CLASSES, UNKNOWN, evaluate
from data.licences.compatible import REASONS, look

SOME = ["MIT", "CC0-1.0", "MPL-2.0", "GPL-2.0-only", "AGPL-3.0-only", "BUSL-1.1", "LicenseRef-x", "BSD", "EUPL-1.2"]
ORDER = [*CLASSES, UNKNOWN]

leaves = st.sampled_from([*SOME, "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-3.0-only WITH something"])
expressions = st.recursive(
    leaves, lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(lambda x: f"({' '.join(x)})"),
    max_leaves=8,
)  # fmt: skip
words = st.sampled_from([*SOME, "AND", "OR", "WITH", "and", "or", "(", ")", "/", "+", "*", ",", "v2", "the", "\n"])


def binds(expression: str) -> int:
    return ORDER.index(evaluate(expression).licence_class)


@settings(deadline=None)
@given(expressions, expressions)
def test_and_is_never_freer_than_its_parts(one: str, other: str) -> None:
    assert binds(f"({one}) AND ({other})") == max(binds(one), binds(other))


@settings(deadline=None)
@given(expressions, expressions)
def test_or_is_never_more_binding_than_its_freest_choice(one: str, other: str) -> None:
    assert binds(f"({one}) OR ({other})") == min(binds(one), binds(other))


@settings(deadline=None)
@given(expressions)
def test_what_was_written_anew_is_the_same(expression: str) -> None:
    found = evaluate(expression)
    assert found.expression is None or evaluate(found.expression) == found


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(words, max_size=40).map(" ".join)))
@example("GPL-2.0 AND (")
@example("MIT WITH WITH MIT")
def test_any_text_gives_a_licence(text: str) -> None:
    found = evaluate(text)
    assert found.licence_class in ORDER
    assert (found.expression is None) <= (found.licence_class == UNKNOWN)


@settings(deadline=None)
@given(expressions, expressions)
def test_any_two_give_a_reason_or_none(one: str, other: str) -> None:
    assert look(one, other) in [None, *REASONS]


@settings(deadline=None)
@given(expressions, expressions, expressions)
def test_a_choice_more_makes_no_reason_graver(ours: str, one: str, other: str) -> None:
    order = [None, *REASONS]
    assert order.index(look(ours, f"({one}) OR ({other})")) == min(order.index(look(ours, x)) for x in (one, other))
