"""The interface as programs that nobody here wrote use it: GDAL, OWSLib, and a fuzzer of its own description."""

import json
import subprocess
import sys

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from owslib.ogcapi.features import Features
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.browser.serving import served
from tests.layers_named import LAYERS
from web.features.openapi import PATHS

PATIENCE_S, EXAMPLES, EVERY = 120, 15, list(HealthCheck)
PLAIN = {"Accept-Encoding": "identity"}
#: It asks for the description itself to begin with.
DESCRIPTION = "/api/openapi"
#: GDAL holds the interpreter while it waits for an answer: it reads from a process of its own.
READ = """
import json, pyogrio
source = "OAPIF:{root}/api"
whole = {{name: len(pyogrio.read_dataframe(source, layer=name)) for name in {layers}}}
window = pyogrio.read_dataframe(source, layer="advanced-complexes", bbox=(126.5, 35.0, 129.0, 36.2))
chosen = pyogrio.read_dataframe(source, layer="advanced-complexes", where="status = 'designated'")
axes = [axis.direction for axis in window.crs.axis_info]
print(json.dumps([len(pyogrio.list_layers(source)), whole, len(window), len(chosen), axes]))
"""
OF_GDAL = ("advanced-complexes", "grdp", "battery-triangle")


@pytest.fixture(scope="module")
def root(app):
    with served(app) as address:
        yield address


def counted(client, layer, **asked):
    return json.loads(client.get(f"/api/collections/{layer}/items", query_string=asked).data)["numberMatched"]


def test_gdal_reads_layers_windows_and_conditions(client, root):
    script = READ.format(root=root, layers=OF_GDAL)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=PATIENCE_S)
    assert ran.returncode == 0, ran.stderr
    layers, whole, window, chosen, axes = json.loads(ran.stdout.splitlines()[-1])
    assert layers == len(LAYERS)
    assert whole == {name: counted(client, name) for name in OF_GDAL}
    assert window == counted(client, "advanced-complexes", bbox="126.5,35.0,129.0,36.2")
    assert chosen == counted(client, "advanced-complexes", status="designated")
    assert axes == ["east", "north"]


def test_owslib_reads_every_collection(client, root):
    service = Features(f"{root}/api/")
    assert sorted(service.feature_collections()) == sorted(LAYERS)
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in service.conformance()["conformsTo"]
    found = service.collection_items("advanced-complexes", limit=5, bbox=[126.5, 35.0, 129.0, 36.2])
    assert found["numberMatched"] == counted(client, "advanced-complexes", bbox="126.5,35.0,129.0,36.2")
    first = found["features"][0]
    assert service.collection_item("advanced-complexes", first["id"])["properties"] == first["properties"]
    assert "status" in service.collection_queryables("advanced-complexes")["properties"]


def test_every_answer_is_one_that_the_description_names(app):
    """With what the schema of an operation allows and with what it does not: nothing breaks, nothing is undescribed.

    A schema cannot say which texts are conditions or free of control characters: such a 400 is no fault.
    """
    description = schemathesis.openapi.from_wsgi(DESCRIPTION, app)
    operations = [each.ok() for each in description.get_all_operations()]
    assert {each.path for each in operations} == {*PATHS} - {DESCRIPTION}
    for operation in operations:

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=EVERY)
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate(headers=PLAIN, excluded_checks=[positive_data_acceptance])

        ask()
