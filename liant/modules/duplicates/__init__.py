"""Contacts that are there twice: told while one is entered (CON-20)."""
