"""Packages as a person reads them."""

import pytest

from data.packages import called, ecosystem


@pytest.mark.parametrize(
    ("component", "name", "place"),
    [
        ("pkg:npm/lodash", "lodash", "npm"),
        ("pkg:npm/lodash@4.17.21", "lodash 4.17.21", "npm"),
        ("pkg:npm/%40babel/core@7.1.0", "@babel/core 7.1.0", "npm"),
        ("pkg:maven/org.slf4j/slf4j-api@2.0.9?type=jar", "org.slf4j:slf4j-api 2.0.9", "Java"),
        ("pkg:golang/github.com/gorilla/mux@v1.8.0", "github.com/gorilla/mux v1.8.0", "Go"),
        ("pkg:pypi/requests", "requests", "Python"),
        ("pkg:deb/debian/curl@7.50.3-1?arch=i386", "debian/curl 7.50.3-1", "Debian"),
        ("pkg:githubactions/actions/checkout@v4", "actions/checkout v4", "GitHub Actions"),
        ("pkg:generic/openssl@3", "openssl 3", "generic"),  # a place that has no name of its own
        ("left-pad@1.3.0", "left-pad@1.3.0", ""),  # what has no purl
        ("a library of ours", "a library of ours", ""),
        ("pkg:", "pkg:", ""),
        ("", "", ""),
        ("pkg:npm/" + "a" * 60 + "b" * 60, "a" * 50 + "…" + "b" * 50, "npm"),
    ],
)
def test_a_component_is_called_what_people_call_it(component: str, name: str, place: str) -> None:
    assert (called(component), ecosystem(component)) == (name, place)
