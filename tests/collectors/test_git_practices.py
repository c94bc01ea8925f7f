"""What pipelines and READMEs show: which tools run, and that a tool which is only spoken of does not."""

import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collectors.git import practices
from tests.conftest import Collect, Rows
from tests.histories import History

CI = ".github/workflows/ci.yml"
STATE = """select name, value from observation where kind = 'practice'
qualify row_number() over (partition by name order by observed_at desc) = 1 order by name"""


def workflow(*steps: str, on: str = "push") -> str:
    """A workflow of GitHub with these steps."""
    lines = "".join(f"      - {step}\n" for step in steps)
    return f"name: All of it\non:\n  {on}:\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n{lines}"


def shown(text: str, path: str = ".github/workflows/ci.yml") -> dict[str, set[str]]:
    """The practices that one file shows."""
    kind = "readme" if path.startswith("README") else "pipeline"
    return {name: tools for name, tools in practices.observed([(kind, path, text)]).items() if tools}


@pytest.mark.parametrize(
    ("step", "tool"),
    [
        ("uses: github/codeql-action/init@v3", "CodeQL"),
        ("uses: aquasecurity/trivy-action@0.28.0", "Trivy"),
        ("run: trivy --quiet fs --exit-code 1 .", "Trivy"),
        ("run: docker run aquasec/trivy image app", "Trivy"),
        ("uses: anchore/scan-action@v5", "Grype"),
        ("uses: snyk/actions/node@master", "Snyk"),
        ("run: npx snyk test", "Snyk"),
        ("run: semgrep ci", "Semgrep"),
        ("run: bandit -r src", "Bandit"),
        ("run: python -m bandit src", "Bandit"),
        ("uses: securego/gosec@master", "Gosec"),
        ("run: bundle exec brakeman", "Brakeman"),
        ("uses: gitleaks/gitleaks-action@v2", "Gitleaks"),
        ("uses: trufflesecurity/trufflehog@main", "TruffleHog"),
        ("uses: dependency-check/Dependency-Check_Action@main", "OWASP Dependency-Check"),
        ("run: mvn org.owasp:dependency-check-maven:check", "OWASP Dependency-Check"),
        ("run: ./gradlew dependencyCheckAnalyze", "OWASP Dependency-Check"),
        ("uses: google/osv-scanner-action/osv-scanner-action@v1", "OSV-Scanner"),
        ("run: npm audit --omit=dev", "npm audit"),
        ("run: yarn npm audit", "npm audit"),
        ("uses: pypa/gh-action-pip-audit@v1", "pip-audit"),
        ("run: pip-audit", "pip-audit"),
        ("run: bundle-audit check --update", "bundler-audit"),
        ("run: composer audit", "composer audit"),
        ("run: cargo audit", "cargo-audit"),
        ("run: govulncheck ./...", "govulncheck"),
        ("uses: golang/govulncheck-action@v1", "govulncheck"),
        ("uses: SonarSource/sonarqube-scan-action@v4", "Sonar"),
        ("run: mvn verify sonar:sonar", "Sonar"),
        ("uses: bridgecrewio/checkov-action@v12", "Checkov"),
        ("uses: zaproxy/action-baseline@v0.14", "ZAP"),
        ("run: docker run zaproxy/zap-stable zap-baseline.py -t x", "ZAP"),
        ("uses: ossf/scorecard-action@v2", None),
        ("run: npm audit signatures", None),
        ("run: npm ci", None),
        ("name: Run Trivy with trivy fs and npm audit", None),
        ("run: make  # trivy fs . and npm audit", None),
        ("uses: docker/build-push-action@v6", None),
        ("run: echo safety first, brake man, security audit", None),
    ],
)  # fmt: skip
def test_scanners(step: str, tool: str | None) -> None:
    assert shown(workflow(step)).get("scanner", set()) == ({tool} if tool else set())


@pytest.mark.parametrize(
    ("step", "tool"),
    [
        ("uses: fsfe/reuse-action@v5", "REUSE"),
        ("run: pipx run reuse lint", "REUSE"),
        ("run: reuse --root . lint", "REUSE"),
        ("uses: fossas/fossa-action@main", "FOSSA"),
        ("run: scancode -l src", "ScanCode"),
        ("uses: oss-review-toolkit/ort-ci-github-action@v1", "ORT"),
        ("run: licensee detect", "licensee"),
        ("run: npx license-checker --onlyAllow MIT", "license-checker"),
        ("run: license_finder", "LicenseFinder"),
        ("run: cargo deny check licenses", "cargo-deny"),
        ("run: cargo deny check", "cargo-deny"),
        ("run: cargo deny check advisories", None),
        ("uses: actions/dependency-review-action@v4", "Dependency review"),
        ("run: echo reuse everything", None),
        ("# - uses: fsfe/reuse-action@v5", None),
    ],
)  # fmt: skip
def test_licence_checks(step: str, tool: str | None) -> None:
    assert shown(workflow(step)).get("licence_check", set()) == ({tool} if tool else set())


def test_other_forges_pipelines() -> None:
    gitlab = "include:\n  - template: Security/SAST.gitlab-ci.yml\n  - template: Jobs/License-Scanning.gitlab-ci.yml\n"
    found = {"scanner": {"GitLab"}, "licence_check": {"GitLab"}, "shared_pipeline": {"GitLab include"}}
    assert shown(gitlab, ".gitlab-ci.yml") == found
    assert shown("include:\n  #- template: Security/SAST.gitlab-ci.yml\n", ".gitlab-ci.yml") == {}
    jenkins = "pipeline {\n  triggers { cron('@daily') }\n  // sh 'npm audit'\n  sh 'trivy fs .'\n}\n"
    assert shown(jenkins, "Jenkinsfile") == {"scanner": {"Trivy"}, "scheduled_scanner": {"Trivy"}}
    kept = "archiveArtifacts '**/*.xml'\nsh 'trivy fs .'\narchiveArtifacts '**/*.jar'\n"
    assert shown(kept, "Jenkinsfile") == {"scanner": {"Trivy"}}
    assert shown("/*\n sh 'trivy fs .'\n*/\n", "Jenkinsfile") == {}


@pytest.mark.parametrize(
    ("text", "path", "form"),
    [
        ("jobs:\n  a:\n    uses: org/shared/.github/workflows/ci.yml@v1\n", CI, "Reusable workflow"),
        ("jobs:\n  a:\n    uses: 'org/shared/.github/workflows/ci.yml@v1'\n", CI, "Reusable workflow"),
        ("jobs: {}\n#   uses: org/shared/.github/workflows/ci.yml@v1\n", CI, None),
        ("jobs:\n  a:\n    uses: ./.github/workflows/ci.yml\n", CI, None),
        (workflow("uses: actions/checkout@v4", "run: echo uses org/.github/workflows"), CI, None),
        (workflow("run: library('tidyr')", "with: {project: x}"), CI, None),
        ("strategy:\n  matrix:\n    include:\n      - project: x\n", CI, None),
        ("include:\n  - project: org/shared\n    file: ci.yml\n", ".gitlab-ci.yml", "GitLab include"),
        ("include:\n- local: own.yml\n\n- component: host.example/x/y@1\n", ".gitlab-ci.yml", "GitLab include"),
        ("include: {remote: 'https://host.example/ci.yml'}\n", ".gitlab-ci.yml", "GitLab include"),
        ("include: https://host.example/ci.yml\n", ".gitlab-ci.yml", "GitLab include"),
        ("include:\n  - local: own.yml\n\nbuild:\n  project: x\n", ".gitlab-ci.yml", None),
        ("include: own.yml\n", ".gitlab-ci.yml", None),
        ("@Library('shared@main') _\npipeline {}\n", "Jenkinsfile", "Jenkins library"),
        ("library identifier: 'shared@main'\n", "Jenkinsfile", "Jenkins library"),
        ("library 'shared@main'\n", "Jenkinsfile", "Jenkins library"),
        ("// @Library('shared') _\npipeline {}\n", "Jenkinsfile", None),
        ("extends:\n  template: base.yml@shared\n", "azure-pipelines.yml", "Azure template"),
        ("steps:\n- template: steps/build.yaml@shared\n", "azure-pipelines.yml", "Azure template"),
        ("extends:\n  template: base.yml\n", "azure-pipelines.yml", None),
        ("extends:\n  template: base.yml@self\n", "azure-pipelines.yml", None),
    ],
)  # fmt: skip
def test_what_is_taken_over_from_a_shared_template(text: str, path: str, form: str | None) -> None:
    assert shown(text, path).get("shared_pipeline", set()) == ({form} if form else set())


@pytest.mark.parametrize(
    ("text", "path", "scheduled"),
    [
        (workflow("uses: github/codeql-action/init@v3", on="push"), ".github/workflows/a.yml", False),
        ("on:\n  schedule:\n    - cron: '0 3 * * 1'\n" + "  run: npm audit\n", ".github/workflows/a.yml", True),
        ("on: {schedule: [{cron: '0 3 * * 1'}]}\nrun: npm audit\n", ".github/workflows/a.yml", True),
        ("on:\n  # schedule:\n  #  - cron: '0 3 * * 1'\n  push:\nrun: npm audit\n", ".github/workflows/a.yml", False),
        ("on:\n  schedule:\n    - cron: '0 3 * * 1'\nrun: npm test\n", ".github/workflows/a.yml", False),
        ("audit:\n  script: npm audit\n  only:\n    - schedules\n", ".gitlab-ci.yml", True),
        ('audit:\n  script: npm audit\n  rules: [{if: $CI_PIPELINE_SOURCE == "schedule"}]\n', ".gitlab-ci.yml", True),
        ("steps:\n- script: npm audit\nschedules:\n- cron: '0 0 * * *'\n", "azure-pipelines.yml", True),
        ("when:\n  event: cron\nsteps:\n  a:\n    commands: [npm audit]\n", ".woodpecker.yml", True),
    ],
)  # fmt: skip
def test_scanners_on_a_schedule(text: str, path: str, scheduled: bool) -> None:
    assert shown(text, path).get("scheduled_scanner", set()) == ({"npm audit"} if scheduled else set())


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("[![x](https://www.bestpractices.dev/projects/1/badge)](https://www.bestpractices.dev/projects/1)",
         {"OpenSSF Best Practices"}),
        ("![CII](https://bestpractices.coreinfrastructure.org/projects/1/badge)", {"OpenSSF Best Practices"}),
        ("![x](https://api.scorecard.dev/projects/github.com/a/b/badge)", {"OpenSSF Scorecard"}),
        ("![x](https://api.securityscorecards.dev/projects/github.com/a/b/badge)", {"OpenSSF Scorecard"}),
        ("<!-- ![x](https://api.scorecard.dev/projects/github.com/a/b/badge) -->", set()),
        ("We follow best practices and run trivy fs and npm audit.", set()),
    ],
)  # fmt: skip
def test_badges(text: str, tools: set[str]) -> None:
    assert shown(text, "README.md") == ({"best_practice": tools} if tools else {})


def test_scorecard_in_the_pipeline() -> None:
    assert shown(workflow("uses: ossf/scorecard-action@v2.4.0")) == {"best_practice": {"OpenSSF Scorecard"}}


@pytest.mark.parametrize(
    "hostile", ["trivy ", "<!--", "cargo deny ", "\n", " ", "/*", "#", "reuse ", "name:", "- ", "include:\n -"]
)
def test_no_text_takes_long(hostile: str, app: History, collect: Collect, rows: Rows) -> None:
    text = hostile * (250_000 // len(hostile))
    app.commit("2024-01-01", files={"Jenkinsfile": text, "README.md": text, "azure-pipelines.yml": text})
    began = time.monotonic()
    collect(app.path)
    assert time.monotonic() - began < 60
    assert len(rows(STATE)) == 5


def test_a_state_holds_until_another_is_seen(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"README.md": "x\n"})
    collect(app.path)
    names = ("best_practice", "licence_check", "scanner", "scheduled_scanner", "shared_pipeline")
    nothing = [(name, None) for name in names]
    assert rows(STATE) == nothing  # looked for and not there
    first = rows("select observed_at from observation where kind = 'practice' and name = 'licence_check'")
    app.commit("2024-01-02", files={".gitlab-ci.yml": "a:\n  script: [trivy fs ., npm audit]\n"})
    time.sleep(1.1)
    collect(app.path)
    assert rows(STATE)[2] == ("scanner", "Trivy, npm audit")
    assert rows("select observed_at from observation where kind = 'practice' and name = 'licence_check'") == first
    assert rows("select count(*) from observation where kind = 'practice'") == [(6,)]
    before = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    time.sleep(1.1)
    collect(app.path)  # nothing new
    assert rows("select count(*) from observation where kind = 'practice'") == [(6,)]
    late = "select count(*) from observation where kind = 'practice' and confirmed_at > ?"
    assert rows(late, before) == [(5,)]


def test_files_are_brought_with_the_licences(app: History, collect: Collect, rows: Rows, tmp_path: Path) -> None:
    app.git("config", "uploadpack.allowFilter", "true")
    app.git("config", "uploadpack.allowAnySHA1InWant", "true")
    app.commit("2024-01-01", files={"LICENSE": "MIT\n", ".gitlab-ci.yml": "a:\n  script: npm audit\n"})
    collect(f"file://{app.path}")
    assert rows(STATE)[2] == ("scanner", "npm audit")
    # what there is, the commits, and both files in one
    assert rows("select requests from collection where resource = 'commit'") == [(3,)]
    to = tmp_path / "partial.git"
    subprocess.run(["git", "clone", "-q", "--bare", "--filter=blob:none", f"file://{app.path}", str(to)], check=True)
    collect(to)
    assert rows("select count(*) from observation where kind = 'practice' and repository = 'local/partial'") == [(0,)]


def test_lockfiles_and_sboms_are_files_of_interest(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"frontend/package-lock.json": "{}", "sbom/app.json": "{}", "deep/er/yarn.lock": ""})
    collect(app.path)
    found: dict[str, str] = dict(
        rows("select name, value from observation where kind = 'file' and name in ('lockfile', 'sbom')")
    )
    assert found == {"lockfile": "frontend/package-lock.json", "sbom": "sbom/app.json"}
