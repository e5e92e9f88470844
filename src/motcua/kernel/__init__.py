"""What everything else stands on: pure Python, no models, no framework."""
