"""Whether the service lives, and with which data."""

from layers.atlas import history, releases


def test_healthz_answers(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_readyz_says_which_data_it_serves(client, known):
    assert client.get("/readyz").get_json() == {
        "status": "ok",
        "data_version": known.data_version,
        "layers": len(known.catalog),
        "facts": len(known.facts),
        "documents": len(known.documents),
        "released": history.standing(known).released,
        "release": releases.last(known.seeds_dir)[0].version,
        "differing": history.standing(known).counts,
    }


def test_another_data_set_is_another_version(toy_config, toy_app):
    from web.application import create_app

    before = toy_app.test_client().get("/readyz").get_json()["data_version"]
    notes = toy_config.seeds / "places.csv"
    notes.write_text(notes.read_text(encoding="utf-8").replace("하나뿐", "오직 하나"), encoding="utf-8")
    assert create_app(toy_config).test_client().get("/readyz").get_json()["data_version"] != before


def test_data_that_were_never_released_say_so(toy_app):
    answer = toy_app.test_client().get("/readyz").get_json()
    assert (answer["released"], answer["release"]) == (False, None)
