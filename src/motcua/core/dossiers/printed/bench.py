"""How many slips a second this machine prints: both copies of form 01, each with data of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from motcua.core.dossiers.printed import samples
from motcua.core.dossiers.printed.printing import print_form


def slips_per_second(*, slips: int = 100, threads: int = 1) -> float:
    """Prints `slips` different reception slips in `threads` threads and tells the rate; the first one is not timed."""
    print_form(samples.reception_slip())
    with ThreadPoolExecutor(threads) as pool:
        began = time.perf_counter()
        for _ in pool.map(_print_one, range(slips)):
            pass
        return slips / (time.perf_counter() - began)


def _print_one(number: int) -> int:
    slip = samples.reception_slip()
    applicant = replace(
        slip.applicant,
        name=f"{slip.applicant.name} {number}",
        phone=f"0903 {number:06d}",
    )
    code = f"H06.14-240913-{number:04d}"
    slip = replace(
        slip,
        applicant=applicant,
        dossier_code=code,
        status_url=f"{slip.status_url}{number}",
    )
    return len(print_form(slip))
