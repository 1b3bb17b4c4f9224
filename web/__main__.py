"""`python -m web`: the command line without an installed script."""

from web.cli import main

main(prog_name="atlas")
