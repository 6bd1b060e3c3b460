"""An adoption names the approval that it used, so that a version can be adopted anew once its fact was withdrawn."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

NAMED = """
ALTER TABLE plan_adoption NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
ALTER TABLE plan_step NO FORCE ROW LEVEL SECURITY;
UPDATE plan_adoption a SET step_id = (
    SELECT s.id FROM plan_step s WHERE s.version_id = a.version_id AND s.taken = 'approved' ORDER BY s.number DESC LIMIT 1
);
ALTER TABLE plan_step FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_adoption FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def approval(*, null: bool) -> models.OneToOneField[Any, Any]:
    return models.OneToOneField(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="adoption", to="plans.step"
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_plans")]

    operations = [
        migrations.AddField(model_name="adoption", name="step", field=approval(null=True)),
        migrations.RunSQL(NAMED, migrations.RunSQL.noop),
        migrations.AlterField(model_name="adoption", name="step", field=approval(null=False)),
        migrations.AlterField(
            model_name="adoption",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="adoptions", to="plans.version"
            ),
        ),
    ]
