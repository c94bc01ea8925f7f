import pytest

from collectors.deps_dev.names import named


@pytest.mark.parametrize(
    ("package", "path"),
    [
        ("pkg:npm/lodash", "NPM/packages/lodash"),
        ("pkg:npm/%40babel/core", "NPM/packages/%40babel%2Fcore"),
        ("pkg:pypi/zope.interface", "PYPI/packages/zope-interface"),
        ("pkg:maven/org.apache.commons/commons-lang3", "MAVEN/packages/org.apache.commons%3Acommons-lang3"),
        ("pkg:golang/github.com/BurntSushi/toml", "GO/packages/github.com%2FBurntSushi%2Ftoml"),
        ("pkg:cargo/serde_json", "CARGO/packages/serde_json"),
        ("pkg:nuget/Newtonsoft.Json", "NUGET/packages/Newtonsoft.Json"),
        ("pkg:gem/rails", "RUBYGEMS/packages/rails"),
    ],
)
def test_where_a_package_is_listed(package: str, path: str) -> None:
    name = named(package)
    assert name
    assert name.path == f"/v3/systems/{path}"
    assert name.version_path("1.0+a/b") == f"/v3/systems/{path}/versions/1.0%2Ba%2Fb"


@pytest.mark.parametrize("package", ["pkg:composer/a/b", "pkg:deb/debian/curl", "pkg:generic/x", "pkg:npm/..", "x", ""])
def test_what_deps_dev_does_not_have(package: str) -> None:
    assert named(package) is None
