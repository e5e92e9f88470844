"""Filing, in a few plain steps: where and for whom, the form, the papers, a look at all of it, the receipt."""
