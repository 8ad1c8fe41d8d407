"""How far a record is on its way: stages, the steps between them, and who may take each (ACT-04, ACT-05, WFL-03)."""
