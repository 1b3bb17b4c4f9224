"""What machines read to run the service names what there is: metrics, settings, addresses, commands."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click import Context

from web.cli.main import main
from web.cli.server import GRACE_S
from web.service.config import Config, variable

DEPLOY = Path(__file__).parents[2] / "deploy"
METRIC = re.compile(r"\batlas_\w+")
SETTING = re.compile(r"\bATLAS_[A-Z_]+")
#: What compose asks of the operator and the service does not know.
OF_COMPOSE = {"ATLAS_TLS"}


def text(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_every_metric_of_the_dashboard_is_one_of_the_service(client):
    told = set(re.findall(r"^(atlas_\w+?)(?:\{| )", client.get("/metrics").text, re.M))
    client.get("/regions")
    client.get("/export/layers/advanced-complexes.csv")
    told |= set(re.findall(r"^(atlas_\w+?)(?:\{| )", client.get("/metrics").text, re.M))
    asked = [target["expr"] for panel in json.loads(text("grafana.json"))["panels"] for target in panel["targets"]]
    named = {name for expression in asked for name in METRIC.findall(expression)}
    assert named
    assert named - told == set()


@pytest.mark.parametrize("name", ["Containerfile", "compose.yaml", "atlas.service"])
def test_every_setting_is_one_of_the_service(name):
    known = {variable(each) for each in Config.__dataclass_fields__} | OF_COMPOSE
    assert set(SETTING.findall(text(name))) - known == set()


def test_whoever_stops_the_service_waits_for_its_files():
    assert int(re.search(r"TimeoutStopSec=(\d+)", text("atlas.service"))[1]) > GRACE_S
    compose = yaml.safe_load(text("compose.yaml"))
    grace = [each["stop_grace_period"] for name, each in compose["services"].items() if name.startswith("web")]
    assert len(grace) == 2
    assert all(int(each.removesuffix("s")) > GRACE_S for each in grace)


def test_nginx_knows_the_services_of_compose_and_costly_addresses(app):
    services = {name for name in yaml.safe_load(text("compose.yaml"))["services"] if name.startswith("web")}
    assert set(re.findall(r"server (\S+):8000", text("nginx.conf"))) == services
    costly = re.search(r"location ~ \^/\(([^)]+)\)/", text("nginx.conf"))[1].split("|")
    first = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}
    assert set(costly) <= first
    assert "location = /metrics { deny all; }" in text("nginx.conf")


def test_the_unit_runs_a_command_and_is_one_that_systemd_takes(tmp_path):
    command = re.search(r"ExecStart=\S+/atlas (\S+)", text("atlas.service"))[1]
    assert command in main.list_commands(Context(main))
    unit = tmp_path / "atlas.service"
    unit.write_text(re.sub(r"ExecStart=\S+.*", "ExecStart=/bin/true", text("atlas.service")), encoding="utf-8")
    if shutil.which("systemd-analyze"):
        verified = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
        assert verified.returncode == 0, verified.stderr
        assert "Unknown" not in verified.stderr
