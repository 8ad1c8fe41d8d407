"""The condition language: what saved views, lists, target groups and the API's `?criteria=` ask of records (GEN-02).

A tree in JSON. `all`, `any` and `not` join what they hold; a leaf asks for a field, or for related records:

    {"all": [
        {"field": "kind", "operator": "is", "value": ["account"]},
        {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca"]},
        {"related": "activities", "quantity": "none", "within": {"operator": "in_the_last", "value": {"days": 90}},
         "where": {"field": "type", "operator": "is", "value": [2]}}
    ]}

`read` checks such a tree against a model and returns a node, which narrows records (`q`, in one SQL statement) and
tells itself in words (`text`).
"""
