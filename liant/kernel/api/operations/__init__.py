"""The operations that every entity has over REST."""
