"""Liant: everything between a company and its customers, with one history, one calendar, one security."""

__version__ = "0.1.0"
