"""What machines read to run the service names what there is: metrics, settings, addresses, commands."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

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
OF_COMPOSE = {"ATLAS_TLS", "ATLAS_PASSWORD"}


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


#: What compose may say of a service here; the rest of its many keys is refused, so that a slip is no silent one.
OF_A_SERVICE = {
    *("image", "command", "environment", "depends_on", "networks", "ports", "volumes", "tmpfs", "restart", "read_only"),
    *("cap_add", "cap_drop", "security_opt", "stop_grace_period", "mem_limit", "pids_limit"),
}
LISTS = ("depends_on", "networks", "ports", "volumes", "tmpfs", "cap_add", "cap_drop", "security_opt", "command")


def test_compose_has_what_it_names_and_opens_no_door_but_that_of_nginx():
    compose = yaml.safe_load(text("compose.yaml"))
    services = compose["services"]
    assert set(services) == {"web-1", "web-2", "nginx", "cache", "database"}
    for name, told in services.items():
        assert set(told) <= OF_A_SERVICE, name
        assert all(isinstance(each, str) for key in LISTS for each in told.get(key, [])), name
        assert re.fullmatch(r"[a-z./-]+:[\w.-]+", told["image"]), name
        assert set(told.get("depends_on", [])) <= set(services), name
        assert set(told["networks"]) == set(compose["networks"]), name
        named = {each.partition(":")[0] for each in told.get("volumes", [])}
        assert {each for each in named if each.isalpha()} <= set(compose["volumes"]), name
    assert [name for name, told in services.items() if "ports" in told] == ["nginx"]


def test_compose_names_the_cache_that_it_starts():
    compose = yaml.safe_load(text("compose.yaml"))
    address = urlsplit(compose["services"]["web-1"]["environment"]["ATLAS_CACHE_URL"])
    assert (address.scheme, address.hostname) == ("redis", "cache")
    assert address.hostname in compose["services"]


def test_the_image_is_installed_as_the_script_asks_for():
    """What is copied is what the script is called with: bundle, key, folder."""
    copied = re.search(r"^COPY (.+) /bundle/$", text("Containerfile"), re.MULTILINE)[1].split()
    script, *given = re.search(r"^RUN sh (\S+) (\S+) (\S+) (\S+) &&", text("Containerfile"), re.MULTILINE).groups()
    assert {each.removeprefix("/bundle/") for each in (script, *given[:2])} < set(copied)
    assert f"{given[0].removeprefix('/bundle/')}.minisig" in copied
    assert f"[ $# -eq {len(given)} ]" in text("install.sh")
    assert f'ENTRYPOINT ["{given[2]}/bin/atlas"]' in text("Containerfile")


@pytest.fixture(scope="module")
def wanted():
    """What a bundle takes along, by what `bundle.sh` makes of the lock."""
    asked = re.search(r'^sed "(.+)" (\S+) ', text("bundle.sh"), re.MULTILINE)
    rule = asked[1].replace("$minor", "3.11")
    lock = DEPLOY.parent / asked[2]
    return subprocess.run(("sed", rule, str(lock)), capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("package", ["redis", "psycopg", "psycopg-binary", "flask"])
def test_a_bundle_has_the_clients_of_cache_and_database(wanted, package):
    assert re.search(rf"^{package}==", wanted, re.MULTILINE)


def test_a_bundle_has_what_any_patch_of_its_python_needs(wanted):
    """Debian's 3.11.2 asks for a package that 3.11.7, where the bundle is made, does not."""
    marks = re.findall(r"^(\S+?)==\S+ ; .*python_full_version [<>=]+ '([\d.]+)'", wanted, re.MULTILINE)
    assert [name for name, patch in marks if patch.count(".") > 1] == []
    assert re.search(r"^async-timeout==[\d.]+ *\\$", wanted, re.MULTILINE)


def test_what_must_not_be_kept_is_kept_by_no_nginx():
    """Only pages are, for a second, apart by all that an answer depends on; what says no-store never is."""
    site = text("nginx.conf")
    key = re.search(r'proxy_cache_key "([^"]+)"', site)[1]
    assert {"$host$request_uri", "$http_accept_encoding", "$http_accept"} == set(key.split())
    assert re.search(r'"~no-store\|private" 1;', site)
    assert "proxy_no_cache $kept_by_nobody;" in site
    assert site.count("proxy_cache answers;") == 1
    assert "proxy_cache answers;" in re.search(r"location / \{(.*?)\}", site, re.DOTALL)[1]
