"""Where a server is missing, a test says what installs it; `make check` has done so before."""

import subprocess
from pathlib import Path

import pytest

from tests.services.running import Missing, program

ROOT = Path(__file__).parents[2]


def test_what_is_missing_is_told_with_the_command_that_installs_it():
    with pytest.raises(Missing, match="no-such-server is missing here: make services"):
        program("no-such-server")


def test_the_check_installs_the_servers_first():
    asked = subprocess.run(
        ("make", "--dry-run", "INSTALLED=yes", "check"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "sh .ci/services" in asked.stdout.split("-m pytest")[0]
