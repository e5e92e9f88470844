"""How many reception slips (form 01, both copies on one PDF) are printed a second, each with data of its own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import typst

from motcua.config.benches.figures import Figure, Report
from motcua.core.documents.typesetting import fonts
from motcua.core.dossiers.printed.bench import slips_per_second

THREADS = 2
SLIPS = 300
QUICK_SLIPS = 10


def measure(*, quick: bool = False) -> Report:
    slips = QUICK_SLIPS if quick else SLIPS
    together = slips_per_second(slips=slips, threads=THREADS)
    alone = slips_per_second(slips=slips, threads=1)
    figures = [
        Figure(f"slips, {THREADS} threads", together, "/s", at_least=25),
        Figure("slips, one thread", alone, "/s"),
        Figure(f"a page of one word by Typst, {THREADS} threads", words_per_second(slips), "/s", baseline=True),
    ]
    conditions = (
        f"{slips} slips in one process, PDF/A-2a and PDF/UA-1; the first one, which reads the fonts, not counted"
    )
    return Report("slips", conditions, figures, quick)


def words_per_second(number: int) -> float:
    """What Typst does at most: a page with one word that differs, plain PDF."""
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(_word, range(-10 * THREADS, 0)))
        began = time.perf_counter()
        list(pool.map(_word, range(number)))
        return number / (time.perf_counter() - began)


_of_this_thread = threading.local()


def _word(number: int) -> object:
    if not hasattr(_of_this_thread, "compiler"):
        _of_this_thread.compiler = typst.Compiler(font_paths=fonts.all_fonts(), ignore_system_fonts=True)
    return _of_this_thread.compiler.compile(
        input=b"#sys.inputs.word", format="pdf", sys_inputs={"word": f"Word{number}"}
    )
