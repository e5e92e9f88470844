"""What can be done with a draft and a dossier: one verb a file. Page, counter, simulator and job all call these."""
