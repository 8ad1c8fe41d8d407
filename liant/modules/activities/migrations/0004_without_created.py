from django.db import migrations


class Migration(migrations.Migration):
    """No list of activities comes in the order in which they were made."""

    dependencies = [("activities", "0003_complete")]

    operations = [migrations.RemoveIndex(model_name="activity", name="activity_created")]
