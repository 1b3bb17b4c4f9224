"""Told to begin anew, the server takes up changed data; broken ones are told, and those of before are served on."""

import http.client
import json
import os
import signal
import time

FACTS, PATIENCE_S = "facts/daily-2024-05-01.csv", 60


def ready(port):
    """What `/readyz` says; nothing where a process that goes took the connection with it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/readyz", headers={"Connection": "close"})
        answer = connection.getresponse()
        return json.loads(answer.read()) if answer.status == 200 else {}
    except (OSError, http.client.HTTPException):
        return {}
    finally:
        connection.close()


def wait(wanted):
    end = time.monotonic() + PATIENCE_S
    while not (found := wanted()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def test_sighup_takes_up_changed_data_and_keeps_the_old_where_they_are_broken(server):
    port, log, pid = server
    facts = log.parent / "toy" / "seeds" / FACTS
    whole, before = facts.read_text(encoding="utf-8"), wait(lambda: ready(port))["data_version"]
    facts.write_text(whole.replace("area,,,,,,,,120,만㎡", "area,,,,,,,,130,만㎡"), encoding="utf-8")
    os.kill(pid, signal.SIGHUP)
    wait(lambda: ready(port).get("data_version", before) != before)
    served = wait(lambda: ready(port))["data_version"]
    facts.write_text(whole.replace("under-way", "underway"), encoding="utf-8")
    os.kill(pid, signal.SIGHUP)
    wait(lambda: "the data stay as they were" in log.read_text(encoding="utf-8"))
    assert "'underway'" in log.read_text(encoding="utf-8")
    facts.write_text(whole.replace("area,,,,,,,,120,만㎡", "area,,,,,,,,130,만㎡"), encoding="utf-8")  # else 503
    assert wait(lambda: ready(port))["data_version"] == served
