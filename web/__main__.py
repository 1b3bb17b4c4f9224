"""`python -m web`: the command line without an installed script."""

import gc


def main() -> None:
    """Import the commands, which leaves nothing to be collected, and run the one that was named."""
    gc.disable()
    from web.cli.main import main as named

    gc.enable()
    named(prog_name="atlas")


if __name__ == "__main__":
    main()
