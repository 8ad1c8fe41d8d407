"""What takes longer than a second says what it does."""

from contextlib import AbstractContextManager, nullcontext

from rich.console import Console


def progress(words: str) -> AbstractContextManager[object]:
    """Show the words while the block runs: moving on a terminal, as a line in a log."""
    console = Console(stderr=True)
    if console.is_terminal:
        return console.status(words)
    console.print(words)
    return nullcontext()
