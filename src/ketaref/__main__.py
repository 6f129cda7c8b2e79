"""`python -m ketaref`: the command line, which opens the window when it is given nothing to do."""

from ketaref.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
