"""`python -m web`: the command line without an installed script."""

from web.cli.main import main

main(prog_name="atlas")
