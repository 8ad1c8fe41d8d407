"""Passwords of tests are kept as those of users are, with the least work."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickHasher(Argon2PasswordHasher):
    """Argon2 with its smallest costs: guessing is as easy as signing in is quick."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
