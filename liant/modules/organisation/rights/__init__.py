"""What a role grants: the matrix of entity x action x scope, and how it is changed (SEC-01, SEC-02)."""
