"""ClamAV's daemon as the virus scanner."""

from motcua.adapters.virus_scan_clamd.scanner import ClamdScanner

__all__ = ["ClamdScanner"]
