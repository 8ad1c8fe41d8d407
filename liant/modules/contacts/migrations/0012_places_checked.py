"""In a transaction of its own: others read and write while all addresses are looked at."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contacts", "0011_places")]

    operations = [ValidateConstraint(model_name="address", name="address_place")]
