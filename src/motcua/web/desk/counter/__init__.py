"""Reception at the counter (screen 4): the person, the procedure, the papers, the slip; by keyboard, in a minute."""
