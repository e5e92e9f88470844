"""The demo twin of the virus scanner: it knows one virus, the harmless one that all scanners are tested with."""

from motcua.core.documents.ports import ScannerState, Verdict

# Written in two halves, so that a real scanner does not report this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

_ENGINE = "demo"


class DemoScanner:
    """Port "virus_scan" for the demo and for tests."""

    def scan(self, content: bytes) -> Verdict:
        return Verdict("Eicar-Test-Signature" if EICAR in content else "", _ENGINE)

    def state(self) -> ScannerState:
        return ScannerState(True, _ENGINE, "Bộ quét minh họa: chỉ nhận ra tệp thử EICAR, không dùng khi vận hành thật.")
