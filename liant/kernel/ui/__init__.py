"""The face of Liant: page templates, their parts and the tags they use."""
