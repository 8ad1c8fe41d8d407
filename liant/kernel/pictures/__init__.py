"""A picture of a record: a person's photo, a company's logo; small, without what cameras write into it (CON-07)."""
