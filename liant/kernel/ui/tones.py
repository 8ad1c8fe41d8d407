"""The eight colours of badges and avatars."""

import zlib

TONES = ("blue", "purple", "pink", "red", "orange", "yellow", "green", "teal")


def tone_of_row(number: int) -> str:
    """Return the colour of a row of few, by its number: neighbours differ."""
    return TONES[number % len(TONES)]


def tone_of(word: str) -> str:
    """Return the colour that a word names, else one that is always the same for the same word; grey for no word."""
    if not word:
        return "gray"
    return word if word in (*TONES, "gray") else TONES[zlib.crc32(word.encode()) % len(TONES)]
