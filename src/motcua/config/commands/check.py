"""./motcua check"""

import click
import django
from django.core.checks import run_checks
from django.core.checks.messages import ERROR, WARNING, CheckMessage


@click.command()
@click.option("--deploy", is_flag=True, help="Also what matters in production; a warning is a failure then.")
def check(deploy: bool) -> int:
    """Check the settings and the models, one line a finding. Exit status 1 if any is serious."""
    django.setup()
    findings = [found for found in run_checks(include_deployment_checks=deploy) if not found.is_silenced()]
    for found in findings:
        click.echo(_line(found), err=True)
    worst = max((found.level for found in findings), default=0)
    if worst >= (WARNING if deploy else ERROR):
        return 1
    click.echo("All is well.")
    return 0


def _line(found: CheckMessage) -> str:
    hint = f" {found.hint}" if found.hint else ""
    return f"motcua: {found.id}: {' '.join(str(found.msg).split())}{hint}"
