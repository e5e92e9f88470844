"""A dossier from the first typed letter to the result in the person's hand."""
