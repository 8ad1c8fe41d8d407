"""Fields that administrators define for records, while Liant runs (CON-12)."""
