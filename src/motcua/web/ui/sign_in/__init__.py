"""The doors: where people sign in and out, and choose for whom they act."""
