"""Many records changed or deleted at once, in the background: with progress, stopped and undone at will (GEN-02)."""
