"""`python -m liant` is the `liant` command."""

from liant.config.cli import main

if __name__ == "__main__":
    main()
