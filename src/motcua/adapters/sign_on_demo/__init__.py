"""The demo's stand-in for VNeID: a page on which one is whoever one says. For demo and tests only."""
