"""How people make a condition: a form field that is a tree of choices, and shows what fits while one makes it."""
