"""Following a dossier: who holds it, since when, until when; what is asked of its owner; what came of it."""
