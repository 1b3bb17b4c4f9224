"""`python -m web`: the command line without an installed script."""

from web.cli.main import main

if __name__ == "__main__":
    main(prog_name="atlas")
