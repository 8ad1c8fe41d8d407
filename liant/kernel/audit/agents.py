"""The name that a client's program gives itself, made short: "Firefox 140, Windows"."""

import re

# What most programs claim to be comes last.
PROGRAMS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Version", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def short(agent: str) -> str:
    """Program and system, where they are among the usual ones; else the first word."""
    program = next((f"{name} {found[1]}" for token, name in PROGRAMS if (found := _version(token, agent))), "")
    system = next((name for token, name in SYSTEMS if token in agent), "")
    return ", ".join(filter(None, [program, system])) or agent.partition(" ")[0]


def _version(token: str, agent: str) -> re.Match[str] | None:
    return re.search(rf"\b{token}\w*/(\d+)", agent)
