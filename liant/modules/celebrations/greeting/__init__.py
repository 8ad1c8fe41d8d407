"""Greetings: to whom one may write, what one writes, and that nobody is greeted twice."""
