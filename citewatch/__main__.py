"""Lets `python -m citewatch` be the command line."""

from citewatch.cli.main import main

if __name__ == "__main__":
    main()
