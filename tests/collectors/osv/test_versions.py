"""The order of versions by each ecosystem's own published table."""

import itertools

import pytest

from collectors.osv.versions import compare, stable

# Each line rises: every version comes before all that stand after it.
RISING = {
    "PyPI, PEP 440: releases and suffixes": ("PyPI", """
        1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456
        1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15
        1.1.dev1 1.10
    """),
    "PyPI: an epoch comes first": ("PyPI", "2013.10 2014.04 1!1.0 1!1.1 1!2.0"),
    "semver.org": ("npm", """
        1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0
        1.0.1 1.2.0 1.10.0 2.0.0 2.1.0 2.1.1
    """),
    "npm: text by its characters": ("npm", "1.0.0--1 1.0.0-1a 1.0.0-A 1.0.0-a 1.0.0-a-b 1.0.0-a10 1.0.0-a2"),
    "Cargo": ("crates.io", "0.0.1 0.1.0-alpha.9 0.1.0-alpha.10 0.1.0 0.9.0 0.10.0 1.0.0"),
    "Maven: words": ("Maven", """
        1-alpha2snapshot 1-alpha2 1-alpha-123 1-beta-2 1-beta123 1-m2 1-m11 1-rc 1-cr2 1-rc123 1-SNAPSHOT 1
        1-sp 1-sp2 1-sp123 1-abc 1-def 1-pom-1 1-1-snapshot 1-1 1-2 1-123
    """),
    "Maven: numbers": ("Maven", """
        2.0 2.0.a 2-1 2.0.2 2.0.123 2.1.0 2.1-a 2.1b 2.1-c 2.1-1 2.1.0.1 2.2 2.123 11.a2 11.a11 11.b2 11.b11
        11.m2 11.m11 11 11.a 11b 11c 11m
    """),
    "Maven: as the plan has it": ("Maven", """
        1-alpha-1 1-beta 1-milestone 1-rc 1-snapshot 1 1-sp 1-foo2 1-foo10 1-1 1.1
    """),
    "Maven: a dot before a word is a hyphen": ("Maven", "1.0.0.RC1 1.0.0-RC2 1.0.0.RC3 1.0.0.RELEASE 1.0.1"),
    "Maven: long numbers": ("Maven", """
        20190126.230843 1234567890.12345 123456789012345.1H.5-beta 12345678901234567890.1
    """),
    "Maven: a counter of nought": ("Maven", "1-rc 1-rc0 1-rc1 1"),
    "Maven: a letter within": ("Maven", "6.1.0rc3 6.1.0 6.1H.5-beta"),
    "Maven: builds of vendors": ("Maven", "1.0.final-redhat 1.0-sp1-redhat"),
    "Go: versions made of commits": ("Go", """
        v0.0.0-20170915032832-14c0d48ead0c v0.0.0-20180101000000-000000000000 v0.1.0
        v1.2.3-0.20191109021931-daa7c04131f5 v1.2.3-pre v1.2.3-pre.0.20191109021931-daa7c04131f5 v1.2.3
        v1.2.4-0.20191109021931-daa7c04131f5 v1.2.4
    """),
    "Go: shortened": ("Go", "v0 v1-pre v1 v1.1 v1.1.1 v1.2.0 v2.0.0+incompatible v2.0.1+incompatible"),
    "RubyGems": ("RubyGems", """
        0.0.0 1.0.a1 1.0.b1 1.0 1.0.1 1.1.a9 1.1.a10 1.1.rc1 1.1 1.8.2.a 1.8.2.b 1.8.2 1.9.2.99 1.9.3
    """),
    "RubyGems: letters": ("RubyGems", "5.a 5.0.0.rc2 5.x 5"),
    "RubyGems: with a hyphen": ("RubyGems", "1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1"),
    "RubyGems: a number after a hyphen": ("RubyGems", "1.0.0-1 1"),
    "NuGet": ("NuGet", """
        1.0.1-aaa 1.0.1-alpha10 1.0.1-alpha2 1.0.1-beta 1.0.1-open 1.0.1-rc.2 1.0.1-rc.10 1.0.1-zzz 1.0.1
        1.0.1.1 1.0.1.2
    """),
    "Packagist": ("Packagist", """
        1.0.0-dev 1.0.0-alpha1 1.0.0-beta2 1.0.0-RC1-dev 1.0.0-RC1 1.0.0 1.0.0-p1 1.0.0.1 v1.10
    """),
    "Dart counts what comes after the plus": ("Pub", "1.0.0-dev.1 1.0.0-dev.1+2 1.0.0 1.0.0+1 1.0.0+2 1.0.0+10 1.0.1"),
    "Elixir": ("Hex", "1.0.0-dev 1.0.0-rc.0 1.0.0"),
    "GitHub Actions": ("GitHub Actions", "v1 v2.0.1 v2.1 v3"),
    "Debian": ("Debian:12", "1.0~rc1-1 1.0-1 1.0-1+deb12u1 1.0-1.1 1.0-2 1.0.1-1 1:0.5-1"),
    "Alpine": ("Alpine:v3.20", "1.0_alpha1 1.0_beta2 1.0_rc1 1.0 1.0-r1 1.0_p1 1.0a 1.0.1"),
}  # fmt: skip

SAME = {
    "PyPI": [
        "1 1.0 1.0.0 v1.0 01.0", "1.0a1 1.0.alpha.1 1.0-A1", "1.0rc1 1.0c1 1.0-preview1", "1.0.post1 1.0-1 1.0.r1",
    ],
    "npm": ["1.0.0 v1.0.0 1.0.0+a 1.0.0+b"],
    "crates.io": ["1.0.0 1.0.0+abc"],
    "Maven": [
        "1 1.0 1.0.0 1-0 1.0-0 1- 1-ga 1.ga 1-final 1.0.FINAL 1.0.0.RELEASE 01",
        "1-rc 1-cr 1.rc 1.0-RC",
        "1a1 1-a1 1-alpha-1 1-alpha1 1.0.alpha1",
        "1b2 1-beta-2", "1m3 1-milestone-3 1MileStone3",
        "1x 1-x 1.0x 1.0.0-x 1.x", "0000000000000000001 1",
    ],
    "Go": ["v2.0.0 2.0.0 v2.0.0+incompatible v2 v2.0"],
    "RubyGems": ["1 1.0 1.0.0", "0.beta.1 0.0.beta.1", "1.2.b1 1.2.b.1", "1.2.3-1 1.2.3.pre.1"],
    "NuGet": ["1 1.0 1.0.0 1.0.0.0 1.00 01.0 1.0.0+build", "1.0.0-BETA 1.0.0-beta 1.0.0.0-Beta+x"],
    "Packagist": [
        "1 1.0 v1.0.0 1.0.0.0 1.0.0-stable 1.0+build", "1.0-b2 1.0.0beta2 1.0.0-BETA.2", "1.0-pl1 1.0.0-patch1 1.0p1",
    ],
}  # fmt: skip

UNREADABLE = {
    "PyPI": ["", "latest", "1.0-final-2", "dev-main", ">=1.0", "1" * 300],
    "npm": ["", "latest", "1.2.3.4", "01.2.3", "1.0.0-01", "1.0.0-", "^1.0.0", "1!2", "1.0 .0", "1.2.3-a..b", "١.0.0"],
    "Go": ["latest", "v1.2.3.4", "master", "v1.2.3-"],
    "Maven": ["", "1" * 300],
    "NuGet": ["1.2.3.4.5", "1.0.0-", "x", "$(Version)"],
    "RubyGems": ["junk", "1..2", "1.2 3.4 x"],
    "Packagist": ["dev-main", "1.x-dev", "self.version", "1.0.0.0.0"],
    "Nowhere": ["1.0"],
}


@pytest.mark.parametrize(("ecosystem", "versions"), RISING.values(), ids=list(RISING))
def test_every_version_comes_before_all_that_follow(ecosystem: str, versions: str) -> None:
    wrong = [
        (low, high)
        for low, high in itertools.combinations(versions.split(), 2)
        if (compare(ecosystem, low, high), compare(ecosystem, high, low)) != (-1, 1)
    ]
    assert wrong == []


@pytest.mark.parametrize(("ecosystem", "versions"), [(e, line) for e, lines in SAME.items() for line in lines])
def test_spellings_of_one_version(ecosystem: str, versions: str) -> None:
    wrong = [pair for pair in itertools.product(versions.split(), repeat=2) if compare(ecosystem, *pair) != 0]
    assert wrong == []


@pytest.mark.parametrize(("ecosystem", "version"), [(e, v) for e, versions in UNREADABLE.items() for v in versions])
def test_what_is_no_version_is_not_compared(ecosystem: str, version: str) -> None:
    assert compare(ecosystem, version, "1.0.0") is None
    assert compare(ecosystem, "1.0.0", version) is None
    assert not stable(ecosystem, version)


@pytest.mark.parametrize(
    ("ecosystem", "final", "early"),
    [
        ("PyPI", "1.0 1.0.post1 1.0+local 1!2", "1.0.dev1 1.0a1 1.0rc1 1.0.post1.dev2"),
        ("npm", "1.0.0 1.0.0+b", "1.0.0-0 1.0.0-next.1"),
        ("crates.io", "0.1.0", "0.1.0-alpha.1"),
        ("Maven", "1 1.0-jre 2.0.0.RELEASE 1.0.Final", "1-SNAPSHOT 1.0-M2 1.0.0.RC1 1-alpha-1 2.0b1 1-cr 1-jre-rc1"),
        ("Go", "v1.2.3 v2.0.0+incompatible", "v0.0.0-20170915032832-14c0d48ead0c v1.0.0-rc.1"),
        ("RubyGems", "1.2.0 22.1.50.0", "1.2.0.a 2.9.b 1.2.d.42 1-1 1.A"),
        ("NuGet", "1.0.0.1 1.0+b", "1.0-beta"),
        ("Packagist", "1.0 1.0-p1 1.0-stable", "1.0-dev 1.0-RC1 1.0-p1-dev"),
        ("Debian:12", "1.0-1", "1.0~rc1-1"),
        ("Alpine", "1.0-r1 1.0_p1", "1.0_rc1"),
    ],
)  # fmt: skip
def test_what_is_a_release(ecosystem: str, final: str, early: str) -> None:
    assert [version for version in final.split() if not stable(ecosystem, version)] == []
    assert [version for version in early.split() if stable(ecosystem, version)] == []
