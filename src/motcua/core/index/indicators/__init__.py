"""What each indicator counts, a file a group. Weights, targets and dates are data: `law/indicators`."""

from motcua.core.index.indicators import digitisation, online, operations, progress, satisfaction, transparency

__all__ = ["digitisation", "online", "operations", "progress", "satisfaction", "transparency"]
