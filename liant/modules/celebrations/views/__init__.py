"""The pages of celebrations."""
