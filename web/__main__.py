"""`python -m web`: the same as the command `atlas`, where the project is not installed."""

from web.cli import main

if __name__ == "__main__":
    main(prog_name="atlas")
