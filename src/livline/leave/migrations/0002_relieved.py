import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leave', '0001_who_is_away'),
    ]

    operations = [
        migrations.CreateModel(
            name='Relieved',
            fields=[
                ('stand_in', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='relieved', serialize=False, to='leave.standin')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leave.standin')),
            ],
            options={
                'db_table': 'stand_in_relieved',
            },
        ),
    ]
