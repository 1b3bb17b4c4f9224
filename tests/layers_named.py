"""Ids of the layers of the catalogue, by file name: what parametrised tests run over."""

from pathlib import Path

DEFINITIONS = Path(__file__).parents[1] / "layers" / "definitions"
LAYERS = tuple(sorted(path.stem for path in DEFINITIONS.glob("*.yml")))
