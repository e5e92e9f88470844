"""Files and papers: taken in safely, kept once, offered again, printed."""
