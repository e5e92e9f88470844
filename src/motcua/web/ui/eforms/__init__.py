"""E-forms on a page: definitions of the catalogue as Django fields, and what was posted as answers.

A box is named by the path of its field ("plot", "address.line", "outlets.0.volume"), the same path by which
`rules.eforms` names what is visible and what is wrong. Nothing is checked here: reading answers is one rule,
and it lives in the catalogue.
"""
