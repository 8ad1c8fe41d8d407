"""The pages of the kernel's organisation chart: employees, units, and the roles they hold (RES-01, SEC-02)."""
