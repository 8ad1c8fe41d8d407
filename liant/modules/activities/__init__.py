"""Calls, meetings, letters, tasks: what was and is to be done, and who takes part (ACT)."""
