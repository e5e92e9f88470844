"""What happens in the city when nobody plays: who comes with what, what becomes of it, who acts when.

Pure planners decide (chance.py … agenda of acts), from a seed and from where a dossier lies; a driver carries the
acts out through the services, in the name of the city's people. The same seed makes the same city.
"""
