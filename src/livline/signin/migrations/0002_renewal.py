import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('signin', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='signin_event_is_known',
        ),
        migrations.AddField(
            model_name='event',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='event',
            name='what',
            field=models.TextField(choices=[('signed_in', 'Logget ind'), ('failed', 'Mislykket login'), ('code_failed', 'Forkert kode'), ('refused', 'Login afvist'), ('signed_out', 'Logget af'), ('factor_added', 'To-trins-login tilføjet'), ('factor_removed', 'To-trins-login fjernet'), ('codes_renewed', 'Nye gendannelseskoder'), ('password_changed', 'Adgangskode ændret'), ('reset_asked', 'Ny adgangskode bestilt'), ('session_ended', 'Session lukket'), ('confirmed', 'Identitet bekræftet igen'), ('invited', 'Link til første login lavet af en medarbejder'), ('renewal_made', 'Link til nyt to-trins-login lavet af en medarbejder'), ('slowed', 'For mange sider på kort tid'), ('renewed', 'To-trins-login fjernet med et link')]),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['signed_in', 'failed', 'code_failed', 'refused', 'signed_out', 'factor_added', 'factor_removed', 'codes_renewed', 'password_changed', 'reset_asked', 'session_ended', 'confirmed', 'invited', 'renewal_made', 'slowed', 'renewed'])), name='signin_event_is_known'),
        ),
    ]
