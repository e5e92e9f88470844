"""The lowest domain: what happened, who did it, and the proof that it was not changed afterwards."""
