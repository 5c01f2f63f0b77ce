"""`python -m gradient_garden` is the command `garden`."""

from gradient_garden.cli import main

if __name__ == "__main__":
    main()
